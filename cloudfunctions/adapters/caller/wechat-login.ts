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

/**
 * Who is behind a code of `wx.login`, for a mini-program that talks to its own server. The code is used once. Gives the
 * subject, or why there is none; never the session key, and no error of it carries the secret.
 */
export const wechatLogin =
  ({ appid, secret, base = "https://api.weixin.qq.com", patience = 5_000 }: Account) =>
  async (code: string): Promise<{ readonly subject: Subject } | { readonly trouble: LoginTrouble }> => {
    const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: "authorization_code" })
    try {
      const answer = await asked(`${base}/sns/jscode2session?${query}`, { patience })
      const { openid, errcode = 0 } = JSON.parse(answer) as { openid?: unknown; errcode?: number }
      if (errcode !== 0) return { trouble: troubles.get(errcode) ?? "misconfigured" }
      return typeof openid === "string" && openid !== "" ? { subject: `wx:${openid}` as Subject } : { trouble: "busy" }
    } catch {
      // Whatever it was, its address holds the secret: nothing of it goes on.
      return { trouble: "busy" }
    }
  }
