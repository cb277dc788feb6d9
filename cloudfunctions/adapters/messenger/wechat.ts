import type { Messenger, Subject } from "#cloud/shared/ports"
import { turns } from "#cloud/shared/turn"
import { unanswered } from "./asking.ts"
import { type Opens, openidOfSubject, outcomeOf, valuesOf } from "./wechat-codes.ts"
import { type Account, wechatServer } from "./wechat-server.ts"

/**
 * WeChat's subscribe messages (`subscribeMessage.send`) over HTTP with an access token; from inside WeChat cloud see
 * wechat-cloud.ts. Written from the public documentation and run against the host's simulated WeChat; not tried with a
 * live account.
 */

export interface HttpAccount extends Account {
  /** Which version of the mini-program a tap opens. */
  readonly opens?: Opens
  readonly openidOf?: (subject: Subject) => string | undefined
}

/**
 * Sends subscribe messages over HTTPS, one at a time to a phone: somebody may be told something in two communities at once, and
 * WeChat refuses two at once (43108). Between processes it may still happen, and is tried again like anything that is busy.
 */
export const wechatOverHttp = (account: HttpAccount): Messenger => {
  const { opens = "formal", openidOf = openidOfSubject } = account
  const ask = wechatServer(account)
  const inTurn = turns<string>()
  return {
    reaches: subject => openidOf(subject) !== undefined,
    send: async ({ to, template, fields, page }) => {
      const touser = openidOf(to)
      if (touser === undefined) return { sent: false, trouble: "noSuchPerson", code: "none" }
      const data = valuesOf(fields)
      const message = { touser, template_id: template, page, data, miniprogram_state: opens, lang: "zh_CN" }
      try {
        return await inTurn(touser, async () => outcomeOf(await ask("/cgi-bin/message/subscribe/send", message)))
      } catch (error) {
        return unanswered(error)
      }
    },
  }
}
