import type { Messenger } from "#cloud/shared/ports"
import { type Opens, openidOfSubject, outcomeOf, valuesOf } from "./wechat-codes.ts"

/** The part of `wx-server-sdk` that sends; it throws what WeChat refuses, with its `errCode`. */
export interface CloudSdk {
  readonly openapi: {
    readonly subscribeMessage: {
      send(message: Readonly<Record<string, unknown>>): Promise<{ readonly errCode?: number; readonly msgid?: unknown }>
    }
  }
}

/** Loaded at the first message and only inside a function, where the package lies beside the bundle. */
const installed = (): CloudSdk => require("wx-server-sdk")

/** Sends from inside WeChat cloud: WeChat knows which mini-program is asking. */
export const wechatFromCloud = (sdk: () => CloudSdk = installed, opens: Opens = "formal"): Messenger => ({
  reaches: subject => openidOfSubject(subject) !== undefined,
  send: async ({ to, template, fields, page }) => {
    const touser = openidOfSubject(to)
    if (touser === undefined) return { sent: false, trouble: "noSuchPerson", code: "none" }
    const data = valuesOf(fields)
    const message = { touser, templateId: template, page, data, miniprogramState: opens, lang: "zh_CN" }
    try {
      const { errCode = 0, msgid } = await sdk().openapi.subscribeMessage.send(message)
      return outcomeOf({ errcode: errCode, msgid })
    } catch (error) {
      const code = Number((error as { readonly errCode?: unknown } | undefined)?.errCode)
      if (code > 0 || code === -1) return outcomeOf({ errcode: code })
      // Below zero are the cloud's own errors, but for -1, which is WeChat's "busy": nobody knows whether it arrived, unless
      // the function may not send at all (its config.json lacks the permission).
      return { sent: false, trouble: code === -604101 ? "credentials" : "noAnswer", code: String(code) }
    }
  },
})
