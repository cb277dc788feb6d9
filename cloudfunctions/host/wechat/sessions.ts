import { createCipheriv, randomBytes } from "node:crypto"
import { minute } from "#cloud/shared/values/instant"
import { type Answer, type Faults, no } from "./faults.ts"
import type { Account } from "./tokens.ts"

/** Documented: a code of `wx.login` is good for five minutes, once. */
const codeHolds = 5 * minute
/** The limit has no number in the documentation; what is refused is 45011. */
const loginsMost = 100

/** Sign-in of the simulated WeChat: codes of phones (`wx.login`), `jscode2session`, and what it seals with a session's key. */
export const openSessions = ({ appid: ours, secret: ourSecret, now }: Account, faults: Faults) => {
  const codes = new Map<string, { readonly openid: string; readonly until: number; used: boolean }>()
  const keys = new Map<string, Buffer>()
  const asked = new Map<string, number[]>()
  const risky = new Set<string>()

  const tooOften = (openid: string): boolean => {
    const recent = (asked.get(openid) ?? []).filter(at => at > now() - minute)
    asked.set(openid, [...recent, now()])
    return recent.length >= loginsMost
  }

  return {
    /** People whom WeChat takes for a risk: they cannot sign in (40226). */
    risky,

    /** `wx.login` on a phone. Documented: the key of the session may change with it; here it always does. */
    login: (openid: string): string => {
      keys.set(openid, randomBytes(16))
      const code = randomBytes(24).toString("base64url")
      codes.set(code, { openid, until: now() + codeHolds, used: false })
      return code
    },

    /** `/sns/jscode2session`: whose code it is, and the key of what WeChat seals for this person. */
    jscode2session: (query: Readonly<Record<string, string | undefined>>): Answer | "broken" | undefined => {
      const { appid, secret, js_code: code = "", grant_type: kind } = query
      const fault = faults.of.get("*")
      if (fault === "silent" || fault === "broken") return fault === "broken" ? fault : undefined
      if (fault === "busy") return no(-1, "system error")
      if (appid !== ours) return no(40013, "invalid appid")
      if (secret !== ourSecret) return no(40125, "invalid appsecret")
      if (kind !== "authorization_code") return no(40002, "invalid grant_type")
      const found = codes.get(code)
      if (!found || found.until <= now()) return no(40029, "invalid code")
      if (found.used) return no(40163, "code been used")
      const { openid } = found
      if (tooOften(openid)) return no(45011, "api minute-quota reach limit")
      found.used = true
      if (risky.has(openid)) return no(40226, "code blocked")
      const key = keys.get(openid) ?? randomBytes(16)
      return { errcode: 0, errmsg: "ok", openid, session_key: key.toString("base64") }
    },

    /**
     * Data that WeChat seals for a person's page (AES-128-CBC, PKCS#7, with the key of their session) and its watermark; undefined
     * before they have signed in.
     */
    sealed: (openid: string, data: object): { readonly encryptedData: string; readonly iv: string } | undefined => {
      const key = keys.get(openid)
      if (!key) return undefined
      const iv = randomBytes(16)
      const cipher = createCipheriv("aes-128-cbc", key, iv)
      const watermark = { appid: ours, timestamp: Math.floor(now() / 1000) }
      const inside = Buffer.concat([cipher.update(JSON.stringify({ ...data, watermark })), cipher.final()])
      return { encryptedData: inside.toString("base64"), iv: iv.toString("base64") }
    },
  }
}
