import type { Tally, Verdict } from "./majority.ts"
import type { OwnersVerdict } from "./owners.ts"
import type { Tie } from "./ties.ts"

/** What a count gives. `total` is what the winners cost together, 0 where nothing is bought. */
export interface Outcome {
  /** Ids in the order of election. */
  readonly winners: readonly string[]
  readonly total: number
  /** How often the method ran: more than once only where add1 raises the shares. */
  readonly runs: number
  /** Every tie that was met, of all runs. */
  readonly ties: readonly Tie[]
  readonly explanation: Explanation
}

export type ChoosingExplanation = FundingExplanation | RankingExplanation
export type Explanation = ChoosingExplanation | DecisionExplanation

/** The outcome of a choice among options. */
export type ChoosingOutcome = Outcome & { readonly explanation: ChoosingExplanation }

/** What a whole, or a group of it, came to: the figures, and what would have been enough. */
export interface Part {
  readonly quorum: Verdict["quorum"]
  /** Without a number that is lacking, no number would have been enough. */
  readonly majority: Omit<Verdict["majority"], "lacking"> & { readonly lacking?: number | undefined }
  readonly tally: Tally
}

/**
 * How a motion was decided. By groups: each with its own part, `empty` ones settled beforehand. By owners: the part counts
 * persons, and `owners` has area (whole 0.01 m²) and persons of each threshold. Of several choices every figure is about the one
 * with most votes: whoever is for another, or for none, is against it; `choices` has the votes of each, `none` those for none.
 */
export interface DecisionExplanation extends Part {
  readonly kind: "decision"
  readonly passed: boolean
  readonly choices?: readonly { readonly option: string; readonly votes: number }[] | undefined
  readonly none?: number | undefined
  readonly groups?:
    | readonly (Part & { readonly group: string; readonly passed: boolean; readonly empty: boolean })[]
    | undefined
  readonly groupsNeeded?: number | undefined
  readonly groupsPassed?: number | undefined
  readonly owners?: (Omit<OwnersVerdict, "passed" | "silent"> & Partial<Pick<OwnersVerdict, "silent">>) | undefined
}

/** How a budget was shared out: counts and amounts, never persons. Amounts are in the unit of the costs (fen). */
export interface FundingExplanation {
  readonly kind: "funding"
  /** Ballots that name at least one option. */
  readonly voters: number
  readonly budget: number
  /** What each voter could spend at first and in the run that decided; rounded, to show. Equal shares only. */
  readonly share: { readonly first: number; readonly last: number } | undefined
  readonly rounds: readonly Round[]
  readonly fates: readonly Fate[]
}

/** One purchase. */
export interface Round {
  readonly option: string
  /** By the shares of its supporters, or by votes with what was left. */
  readonly phase: "shares" | "votes"
  readonly cost: number
  readonly votes: number
  /** The budget left after it. */
  readonly left: number
  readonly payment: Payment | undefined
  /** The other options that were still in the running, and their effective votes then; equal shares only. */
  readonly others: readonly { readonly option: string; readonly effectiveVotes: number }[]
}

/** Who paid: `inFull` supporters paid the price, `theRest` paid all they had left. Figures rounded, to show. */
export interface Payment {
  readonly price: number
  readonly effectiveVotes: number
  readonly inFull: number
  readonly theRest: number
}

/** Why an option was chosen or not. */
export type Why =
  | "chosen"
  | "no-votes"
  | "below-threshold"
  /** Its supporters together no longer had its cost, and it did not fit in what was left either. */
  | "supporters-short"
  /** What was left of the budget was less than its cost. */
  | "too-dear"
  /** The method had stopped before its turn. */
  | "stopped"

export interface Fate {
  readonly option: string
  readonly votes: number
  readonly cost: number
  readonly why: Why
  /** The round, from 1, in which it was chosen or dropped out; 0 when it was never in the running. */
  readonly round: number
  /** What would have been enough; filled by `explained`, for options that were not chosen. */
  readonly enough?: Enough
}

/**
 * The least change that, everything else unchanged, would have elected an option: further ballots that name it alone, or
 * a lower cost in whole steps. Found by counting again. `least` says that every smaller change was shown not to be enough;
 * otherwise just the change one smaller was. A side is absent when no such change is enough.
 */
export interface Enough {
  readonly votes?: { readonly more: number; readonly least: boolean }
  readonly cost?: { readonly less: number; readonly least: boolean }
}

/** How one or several options were elected from rankings or single choices. */
export interface RankingExplanation {
  readonly kind: "ranking"
  readonly voters: number
  /** The votes one needs to be elected, where the rule has such a number. */
  readonly quota: number | undefined
  readonly rounds: readonly {
    readonly tallies: readonly { readonly option: string; readonly votes: number }[]
    readonly elected: readonly string[]
    readonly eliminated: readonly string[]
  }[]
  /** The options that go to a second vote, where the rule has one and nobody was elected. */
  readonly runoff: readonly string[]
}
