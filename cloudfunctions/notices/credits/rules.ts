/**
 * One accept on the phone is one message (WeChat's one-time subscription), credits do not expire, and no interface tells
 * how many are left: so we keep the books ourselves.
 */

/** What a phone answers when asked, in WeChat's words; `off` is the person's own switch with us. */
export const answers = ["accept", "reject", "ban", "filter", "off"] as const
export type Answer = (typeof answers)[number]

/** What changes a balance: an answer; a message that took its credit, gave it back, or found WeChat had none left. */
export type Cause = Answer | "spent" | "returned" | "refused"

export interface Credit {
  readonly balance: number
  readonly accepted: number
  readonly rejected: number
  readonly spent: number
  readonly refused: number
  /** The person wants no such message, whatever is left. */
  readonly off: boolean
}

export const noCredit: Credit = { balance: 0, accepted: 0, rejected: 0, spent: 0, refused: 0, off: false }

/** Whether a message may be sent on it. */
export const isReady = (credit: Pick<Credit, "balance" | "off">): boolean => credit.balance > 0 && !credit.off

/** The credit after a cause. A message may only be charged to a credit that is ready (a bug otherwise). */
export const entered = (credit: Credit, cause: Cause): Credit => {
  switch (cause) {
    case "accept":
      return { ...credit, balance: credit.balance + 1, accepted: credit.accepted + 1, off: false }
    case "reject":
    case "ban":
    case "filter":
      return { ...credit, rejected: credit.rejected + 1 }
    case "off":
      return { ...credit, off: true }
    case "spent":
      if (!isReady(credit)) throw new RangeError("no credit to spend")
      return { ...credit, balance: credit.balance - 1, spent: credit.spent + 1 }
    case "returned":
      return { ...credit, balance: credit.balance + 1, spent: credit.spent - 1 }
    case "refused":
      return { ...credit, balance: 0, refused: credit.refused + 1 }
  }
}
