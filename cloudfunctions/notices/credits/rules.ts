import type { Wish } from "../../shared/receipt.ts"
import { type Instant, msOf, second } from "../../shared/values/instant.ts"

/**
 * One accept on the phone is one message (WeChat's one-time subscription), credits do not expire, and no interface tells
 * how many are left: so we keep the books ourselves. Of a long-term template, which a government body may have, one accept
 * carries every message until it is taken back.
 */

/** What a phone answers when asked, in WeChat's words; `off` is the person's own switch with us. */
export const answers = ["accept", "reject", "ban", "filter", "off"] as const
export type Answer = (typeof answers)[number]

/**
 * What is entered: an answer (`lasting`: the accept of a long-term template); a message that took its credit, gave it back,
 * went out on a lasting consent, or found that WeChat had none left; and what WeChat tells of its own pages (`causeOfWish`).
 */
export const causes = [
  ...answers,
  "lasting",
  "spent",
  "returned",
  "carried",
  "refused",
  "muted",
  "opened",
  "withdrawn",
] as const
export type Cause = (typeof causes)[number]

export interface Credit {
  readonly balance: number
  readonly accepted: number
  readonly rejected: number
  readonly spent: number
  readonly refused: number
  /** A lasting consent is held: messages do not use it up. */
  readonly lasting?: boolean | undefined
  /** The person wants no such message, whatever is left. */
  readonly off: boolean
  /** The person has switched this kind off in WeChat's settings: their consents are over, until they agree again. */
  readonly muted?: boolean | undefined
  /** When the person last agreed or switched it off, as far as we heard: older words come too late. */
  readonly said?: Instant | undefined
}

export const noCredit: Credit = { balance: 0, accepted: 0, rejected: 0, spent: 0, refused: 0, off: false }

/** Whether a message may be sent on it. */
export const isReady = ({ balance, lasting, off }: Pick<Credit, "balance" | "lasting" | "off">): boolean =>
  (lasting === true || balance > 0) && !off

/** Why nothing may be sent on a credit that is not ready. */
export const whyNot = ({ off, muted }: Pick<Credit, "off" | "muted">): "off" | "muted" | "noCredit" =>
  off ? "off" : muted ? "muted" : "noCredit"

/** What a person's answer is of a template: the accept of a long-term one lasts. */
export const causeOf = (answer: Answer, lasting: boolean): Cause =>
  answer === "accept" && lasting ? "lasting" : answer

/** What a message does to a credit that is ready. */
export const chargeOf = ({ lasting }: Credit): "spent" | "carried" => (lasting ? "carried" : "spent")

/** The credit after a cause. A message may only be charged to a credit that is ready (a bug otherwise). */
export const entered = (credit: Credit, cause: Cause): Credit => {
  switch (cause) {
    case "accept":
      return { ...credit, balance: credit.balance + 1, accepted: credit.accepted + 1, off: false, muted: false }
    case "lasting":
      return { ...credit, accepted: credit.accepted + 1, lasting: true, off: false, muted: false }
    case "reject":
    case "ban":
      return { ...credit, rejected: credit.rejected + 1, lasting: false }
    // WeChat has left the question out: the person has said nothing.
    case "filter":
      return { ...credit, rejected: credit.rejected + 1 }
    case "off":
      return { ...credit, off: true, lasting: false }
    case "spent":
      if (!isReady(credit)) throw new RangeError("no credit to spend")
      return { ...credit, balance: credit.balance - 1, spent: credit.spent + 1 }
    case "returned":
      // What was switched off meanwhile is not given back.
      return { ...credit, balance: credit.balance + (credit.muted ? 0 : 1), spent: credit.spent - 1 }
    case "carried":
      if (!isReady(credit) || !credit.lasting) throw new RangeError("no lasting consent")
      return credit
    case "refused":
      return { ...credit, balance: 0, lasting: false, refused: credit.refused + 1 }
    case "muted":
      return { ...credit, balance: 0, lasting: false, muted: true }
    case "opened":
      return { ...credit, muted: false }
    case "withdrawn":
      return { ...credit, lasting: false }
  }
}

/** What a person says of it themselves, in a moment that counts. */
export const isSaid = (cause: Cause): boolean => ["accept", "lasting", "muted", "opened"].includes(cause)

/** WeChat's clock counts seconds. */
const inSeconds = (moment: Instant): number => Math.floor(msOf(moment) / second)

/** How many seconds a word is later than the last one that counts; one when there is none. */
const lateness = ({ said }: Pick<Credit, "said">, at: Instant): number =>
  said === undefined ? 1 : inSeconds(at) - inSeconds(said)

/** Whether what WeChat tells is an accept that is later than all we heard: what was switched off before it comes too late. */
export const isLatestAccept = (credit: Pick<Credit, "said">, { did, at }: Pick<Wish, "did" | "at">): boolean =>
  did === "accepted" && lateness(credit, at) > 0

/**
 * What is entered for what WeChat tells of its own pages; undefined for nothing. It only ever takes away: nothing connects an
 * accept that WeChat tells with the one that the page tells, so no consent is made of it; it ends a switching-off. Of two words
 * the later one stands, of one second the one that takes away.
 */
export const causeOfWish = (credit: Credit, { did, at }: Pick<Wish, "did" | "at">): Cause | undefined => {
  const late = lateness(credit, at)
  if (late < 0) return undefined
  if (did === "muted") return credit.muted && late === 0 ? undefined : "muted"
  if (did === "accepted") return credit.muted && late > 0 ? "opened" : undefined
  return credit.lasting ? "withdrawn" : undefined
}
