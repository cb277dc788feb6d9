import type { Subject } from "#cloud/shared/ports"
import { asked } from "../messenger/asking.ts"

/** Why WeChat did not say who somebody is. */
export type LoginTrouble = "badCode" | "tooOften" | "blocked" | "busy" | "misconfigured"

/** The codes of jscode2session that its documentation explains to a developer. */
const troubles: ReadonlyMap<number, LoginTrouble> = new Map([
  [-1, "busy"],
  [40029, "badCode"],
  [40163, "badCode"],
  [45011, "tooOften"],
  [40226, "blocked"],
])

export interface Account {
  readonly appid: string
  readonly secret: string
  readonly base?: string
  /** ms to wait for an answer. */
  readonly patience?: number
}

/** What WeChat gives for a code: whose it is, and the key of what it encrypts for them; or why nothing. */
type Exchanged =
  | { readonly openid: string; readonly key: string; readonly trouble?: undefined }
  | { readonly trouble: LoginTrouble }

/**
 * Exchanges a code of `wx.login`, which is good once (`jscode2session`). The key is for whoever decrypts with it at once: nothing
 * keeps it. No error carries the secret.
 */
export const exchangeOf =
  ({ appid, secret, base = "https://api.weixin.qq.com", patience = 5_000 }: Account) =>
  async (code: string): Promise<Exchanged> => {
    const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: "authorization_code" })
    try {
      const answer = await asked(`${base}/sns/jscode2session?${query}`, { patience })
      const { openid, session_key: key, errcode = 0 } = JSON.parse(answer) as Answer
      if (errcode !== 0) return { trouble: troubles.get(errcode) ?? "misconfigured" }
      if (typeof openid !== "string" || openid === "") return { trouble: "busy" }
      return { openid, key: typeof key === "string" ? key : "" }
    } catch {
      // Whatever it was, its address holds the secret: nothing of it goes on.
      return { trouble: "busy" }
    }
  }

interface Answer {
  readonly openid?: unknown
  readonly session_key?: unknown
  readonly errcode?: number
}

/**
 * Who is behind a code of `wx.login`, for a mini-program that talks to its own server. Gives the subject, or why there is none;
 * never the session key.
 */
export const wechatLogin = (account: Account) => {
  const exchange = exchangeOf(account)
  return async (code: string): Promise<{ readonly subject: Subject } | { readonly trouble: LoginTrouble }> => {
    const found = await exchange(code)
    return found.trouble === undefined ? { subject: `wx:${found.openid}` as Subject } : { trouble: found.trouble }
  }
}
