import type { Begun, CardTrouble, Changed, LiveCards, PrivateCards, Subject } from "#cloud/shared/ports"
import { unanswered } from "./asking.ts"
import { begunOf, cardTrouble, type Version, wordsOf } from "./wechat-card-codes.ts"
import { openidOfSubject } from "./wechat-codes.ts"
import { type Account, wechatServer } from "./wechat-server.ts"

/**
 * WeChat's cards that change where they stand (动态消息: updatableMessage.createActivityId, setUpdatableMsg), over HTTP with an
 * access token; from inside WeChat cloud see wechat-cards-cloud.ts. Written from the public documentation and run against the
 * host's simulated WeChat; not tried with a live account.
 */

const noAnswer = (error: unknown): CardTrouble => {
  const { trouble, code } = { trouble: "noAnswer" as const, code: "none", ...unanswered(error) }
  return { trouble, code }
}

export interface CardAccount extends Account {
  readonly version?: Version
}

/** An activity; the interface takes its query behind a GET. */
const begin = async (ask: ReturnType<typeof wechatServer>, query = ""): Promise<Begun> => {
  try {
    const answer = await ask(`/cgi-bin/message/wxopen/activityid/create${query}`)
    if (answer.errcode) return { begun: false, ...cardTrouble(answer.errcode) }
    return begunOf(answer.activity_id, answer.expiration_time)
  } catch (error) {
    return { begun: false, ...noAnswer(error) }
  }
}

/** Cards that change, over HTTPS. */
export const liveCardsOverHttp = ({ version = "release", ...account }: CardAccount): LiveCards => {
  const ask = wechatServer(account)
  return {
    begin: () => begin(ask),
    show: async (activity, card): Promise<Changed> => {
      const { state, parameters } = wordsOf(card, version)
      const message = { activity_id: activity, target_state: state, template_info: { parameter_list: parameters } }
      try {
        const { errcode = 0 } = await ask("/cgi-bin/message/wxopen/updatablemsg/send", message)
        return errcode === 0 ? { changed: true } : { changed: false, ...cardTrouble(errcode) }
      } catch (error) {
        return { changed: false, ...noAnswer(error) }
      }
    },
  }
}

/**
 * Cards that cannot be passed on (私密消息), over HTTPS. Documented: their activity is made with the sharer's openid and over
 * HTTP, not from a cloud function.
 */
export const privateCardsOverHttp = ({
  openidOf = openidOfSubject,
  ...account
}: Account & { readonly openidOf?: (subject: Subject) => string | undefined }): PrivateCards => {
  const ask = wechatServer(account)
  return {
    begin: async sharer => {
      const openid = openidOf(sharer)
      if (openid === undefined) return { begun: false, trouble: "noSuchPerson", code: "none" }
      return begin(ask, `?openid=${encodeURIComponent(openid)}`)
    },
  }
}
