import type { Begun, CardTrouble, Changed, LiveCard, LiveCards, PrivateCards, Subject } from "#cloud/shared/ports"
import { instantOf } from "#cloud/shared/values/instant"
import { unanswered } from "./asking.ts"
import { openidOfSubject, outcomeOf } from "./wechat-codes.ts"
import { type Account, wechatServer } from "./wechat-server.ts"

/**
 * WeChat's cards that change where they stand (动态消息: updatableMessage.createActivityId, setUpdatableMsg), over HTTP with an
 * access token; from inside WeChat cloud see wechat-cards-cloud.ts. Written from the public documentation and run against the
 * host's simulated WeChat; not tried with a live account.
 */

/** Which version of the mini-program a tap opens, as these interfaces call it. */
export type Version = "develop" | "trial" | "release"

/** What the codes of these interfaces mean besides those that all have. */
const troubles: ReadonlyMap<number, CardTrouble["trouble"]> = new Map([
  [47501, "over"],
  [47504, "over"],
  [47502, "badContent"],
  [47503, "badContent"],
])

/** Takes WeChat's code, not 0; gives what it means to us. */
export const cardTrouble = (errcode: number): CardTrouble => {
  const common = outcomeOf({ errcode })
  return { trouble: troubles.get(errcode) ?? (common.sent ? "unknown" : common.trouble), code: String(errcode) }
}

const form = /^[\w.:+/=-]{1,256}$/

/** Takes what came back for a new activity: its id, and when it ends in seconds since 1970. */
export const begunOf = (activity: unknown, ends: unknown): Begun =>
  typeof activity === "string" && form.test(activity) && typeof ends === "number" && ends > 0 && ends < 1e11
    ? { begun: true, activity, until: instantOf(ends * 1000) }
    : { begun: false, trouble: "unknown", code: "none" }

/** What a card says, as WeChat's words take it: “成员正在加入，当前 {member_count}/{room_limit} 人”, then “已开始”. */
export const wordsOf = ({ present, eligible, begun, page }: LiveCard, version: Version) => ({
  state: begun ? 1 : 0,
  parameters: begun
    ? [
        { name: "path", value: page },
        { name: "version_type", value: version },
      ]
    : [
        { name: "member_count", value: String(present) },
        { name: "room_limit", value: String(eligible) },
      ],
})

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
      const message = {
        ...{ activity_id: activity, target_state: state, template_info: { parameter_list: parameters } },
      }
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
