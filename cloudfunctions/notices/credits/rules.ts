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
 * went out on a lasting consent, or found that WeChat had none left.
 */
export const causes = [...answers, "lasting", "spent", "returned", "carried", "refused"] as const
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
}

export const noCredit: Credit = { balance: 0, accepted: 0, rejected: 0, spent: 0, refused: 0, off: false }

/** Whether a message may be sent on it. */
export const isReady = ({ balance, lasting, off }: Pick<Credit, "balance" | "lasting" | "off">): boolean =>
  (lasting === true || balance > 0) && !off

/** What a person's answer is of a template: the accept of a long-term one lasts. */
export const causeOf = (answer: Answer, lasting: boolean): Cause =>
  answer === "accept" && lasting ? "lasting" : answer

/** What a message does to a credit that is ready. */
export const chargeOf = ({ lasting }: Credit): "spent" | "carried" => (lasting ? "carried" : "spent")

/** The credit after a cause. A message may only be charged to a credit that is ready (a bug otherwise). */
export const entered = (credit: Credit, cause: Cause): Credit => {
  switch (cause) {
    case "accept":
      return { ...credit, balance: credit.balance + 1, accepted: credit.accepted + 1, off: false }
    case "lasting":
      return { ...credit, accepted: credit.accepted + 1, lasting: true, off: false }
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
      return { ...credit, balance: credit.balance + 1, spent: credit.spent - 1 }
    case "carried":
      if (!isReady(credit) || !credit.lasting) throw new RangeError("no lasting consent")
      return credit
    case "refused":
      return { ...credit, balance: 0, lasting: false, refused: credit.refused + 1 }
  }
}
