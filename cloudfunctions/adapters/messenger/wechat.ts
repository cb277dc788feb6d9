import type { Messenger, Subject } from "#cloud/shared/ports"
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

/** Sends subscribe messages over HTTPS. */
export const wechatOverHttp = (account: HttpAccount): Messenger => {
  const { opens = "formal", openidOf = openidOfSubject } = account
  const ask = wechatServer(account)
  return {
    reaches: subject => openidOf(subject) !== undefined,
    send: async ({ to, template, fields, page }) => {
      const touser = openidOf(to)
      if (touser === undefined) return { sent: false, trouble: "noSuchPerson", code: "none" }
      const data = valuesOf(fields)
      const message = { touser, template_id: template, page, data, miniprogram_state: opens, lang: "zh_CN" }
      try {
        return outcomeOf(await ask("/cgi-bin/message/subscribe/send", message))
      } catch (error) {
        return unanswered(error)
      }
    },
  }
}
