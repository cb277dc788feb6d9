import { randomBytes } from "node:crypto"
import { second } from "#cloud/shared/values/instant"
import { type Answer, type Faults, no, outside } from "./faults.ts"

/** A mini-program's account, or a service account's, and the clock of its platform. */
export interface Account {
  readonly appid: string
  readonly secret: string
  readonly now: () => number
}

const tokenHolds = 7200

/** Access tokens of the simulated WeChat (`stable_token`): one for everybody, for two hours. */
export const openTokens = ({ appid: ours, secret: ourSecret, now }: Account, faults: Faults) => {
  const tokens = new Map<string, number>()
  return {
    token: ({ appid, secret }: Readonly<Record<string, unknown>>): Answer => {
      if (appid !== ours) return no(40013, "invalid appid")
      if (secret !== ourSecret) return no(40125, "invalid appsecret")
      if (faults.of.get("*") === "outside") return no(...outside)
      const current = [...tokens].find(([, until]) => until > now())
      const made = current?.[0] ?? `SIM_${randomBytes(24).toString("base64url")}`
      if (!current) tokens.set(made, now() + tokenHolds * second)
      return { errcode: 0, errmsg: "ok", access_token: made, expires_in: tokenHolds }
    },
    /** Why a token is not taken; undefined for one that is. */
    tokenTrouble: (text: string | undefined): Answer | undefined => {
      if (!text) return no(41001, "access_token missing")
      const until = tokens.get(text)
      if (until === undefined) return no(40001, "invalid credential, access_token is invalid or not latest")
      return until <= now() ? no(42001, "access_token expired") : undefined
    },
    /** Every token is void from now on, as after somebody has reset the secret. */
    voidTokens: (): void => tokens.clear(),
  }
}
