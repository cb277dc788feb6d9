import type { Messenger, Subject } from "#cloud/shared/ports"
import { unanswered } from "./asking.ts"
import { type Account, outcomeOf, valuesOf, wechatServer } from "./wechat-server.ts"

/**
 * WeChat's subscribe messages (`subscribeMessage.send`), in its two forms: over HTTP with an access token, and from
 * inside WeChat cloud without one. Written from the public documentation and run against the host's simulated WeChat;
 * not tried with a live account.
 */

/** Openids are the subjects of the mini-program ("wx:<openid>"). */
const openidOfSubject = (subject: Subject): string | undefined =>
  subject.startsWith("wx:") ? subject.slice("wx:".length) : undefined

export interface HttpAccount extends Account {
  /** Which version of the mini-program a tap opens. */
  readonly opens?: "developer" | "trial" | "formal"
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

/** The part of `wx-server-sdk` that sends; it throws what WeChat refuses, with its `errCode`. */
export interface CloudSdk {
  readonly openapi: {
    readonly subscribeMessage: {
      send(message: Readonly<Record<string, unknown>>): Promise<{ readonly errCode?: number }>
    }
  }
}

/** Loaded at the first message and only inside a function, where the package lies beside the bundle. */
const installed = (): CloudSdk => require("wx-server-sdk")

/** Sends from inside WeChat cloud: WeChat knows which mini-program is asking. */
export const wechatFromCloud = (
  sdk: () => CloudSdk = installed,
  opens: HttpAccount["opens"] = "formal",
): Messenger => ({
  reaches: subject => openidOfSubject(subject) !== undefined,
  send: async ({ to, template, fields, page }) => {
    const touser = openidOfSubject(to)
    if (touser === undefined) return { sent: false, trouble: "noSuchPerson", code: "none" }
    const data = valuesOf(fields)
    const message = { touser, templateId: template, page, data, miniprogramState: opens, lang: "zh_CN" }
    try {
      const { errCode = 0 } = await sdk().openapi.subscribeMessage.send(message)
      return outcomeOf({ errcode: errCode })
    } catch (error) {
      const code = Number((error as { readonly errCode?: unknown } | undefined)?.errCode)
      // Below zero are the cloud's own errors, but for -1, which is WeChat's "busy": nobody knows whether it arrived.
      return code > 0 || code === -1
        ? outcomeOf({ errcode: code })
        : { sent: false, trouble: "noAnswer", code: String(code) }
    }
  },
})
