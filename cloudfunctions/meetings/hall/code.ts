import { hmac } from "@noble/hashes/hmac.js"
import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import { type Instant, instantOf, msOf, second } from "../../shared/values/instant.ts"

/** How long one code stands on the screen. */
export const stepLong = 30 * second

/**
 * Six digits: what somebody whose camera fails types at arm's length from the screen. Three codes are right at a time; ten
 * tries a minute (the contract's limit) meet one of them in an hour's meeting with 1 to 500, and only for one's own seat.
 */
const digits = 6
const codes = 10 ** digits

/** Which step of 30 s a moment of the server's clock lies in, counted from 1970. */
export const stepOf = (at: Instant): number => Math.floor(msOf(at) / stepLong)

/** The code of one step: HMAC-SHA-256(secret of the meeting, meeting ‖ step), cut to six digits. */
export const codeOf = (secret: string, meeting: string, step: number): string => {
  const sum = hmac(sha256, utf8ToBytes(secret), utf8ToBytes(`${meeting}\n${step}`))
  const number = sum.slice(0, 6).reduce((all, byte) => all * 256 + byte, 0)
  return String(number % codes).padStart(digits, "0")
}

/** The code that the screen shows now, and the moment it changes. */
export const codeNow = (secret: string, meeting: string, now: Instant): { code: string; until: Instant } => ({
  code: codeOf(secret, meeting, stepOf(now)),
  until: instantOf((stepOf(now) + 1) * stepLong),
})

/** Whether two codes are equal, in a time that does not tell where they differ. */
const sameCode = (one: string, other: string): boolean => {
  let differs = one.length ^ other.length
  for (let at = 0; at < digits; at += 1) differs |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return differs === 0
}

/**
 * Whether a code is this meeting's, of this step, the one before or the next (±30 s: the way from the screen to the hand,
 * and servers whose clocks differ a little). All three are always compared.
 */
export const isFresh = (secret: string, meeting: string, code: string, now: Instant): boolean => {
  const step = stepOf(now)
  return [step - 1, step, step + 1].map(one => sameCode(codeOf(secret, meeting, one), code)).includes(true)
}
