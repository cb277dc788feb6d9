import { hour, type Instant, later, minute, msOf } from "../../shared/values/instant.ts"
import { triesAnHour } from "../rules.ts"

/** What a code is written with: 32 signs without I, O, 0 and 1, so that eight of them are 40 bits and none is misread. */
const signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

/** Takes at least 40 random bits as hexadecimal text; gives a code of 8 signs, "K7QM-2XHP". */
export const codeFrom = (hex: string): string => {
  if (!/^[0-9a-f]{10}/.test(hex)) throw new RangeError("a code needs 40 random bits")
  let bits = BigInt(`0x${hex.slice(0, 10)}`)
  let code = ""
  for (let place = 0; place < 8; place++) {
    code = signs[Number(bits % 32n)] + code
    bits /= 32n
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** A code as it is compared: capital letters, without spaces and dashes, full-width signs as plain ones. */
export const plainCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")

/** How often something was tried, and since when. */
export interface Tries {
  readonly count: number
  readonly since: Instant
}

/** One more try; gives what to keep, or the whole minutes to wait: five an hour. */
export const tried = (before: Tries | undefined, now: Instant): Tries | { readonly minutes: number } => {
  if (!before || later(before.since, hour) <= now) return { count: 1, since: now }
  if (before.count >= triesAnHour) return { minutes: Math.ceil((msOf(before.since) + hour - msOf(now)) / minute) }
  return { count: before.count + 1, since: before.since }
}

/** A household may have so many requests waiting; more is a mistake or a nuisance. */
export const requestsOfHousehold = 5
