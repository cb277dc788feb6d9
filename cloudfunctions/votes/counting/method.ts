import type { BallotKind } from "./ballots.ts"
import type { ChoosingExplanation } from "./outcome.ts"
import type { Election } from "./profile.ts"
import type { TieBook, TieRanks } from "./ties.ts"

/** An election that has been checked, with what every method needs. */
export interface Context<Rule> {
  readonly rule: Rule
  readonly election: Election
  /** Ballots that name each option, or the points it was given. */
  readonly votes: Float64Array
  readonly ranks: TieRanks
  readonly seed: string | undefined
  /** Where a method notes the ties it meets. */
  readonly book: TieBook
}

/** The places elected, in order, and the explanation, made when it is asked for. */
export interface Elected {
  readonly places: readonly number[]
  readonly runs: number
  readonly explain: () => ChoosingExplanation
}

/** One way of counting: which ballots it takes, whether it shares out a budget, and how it elects. */
export interface Method<Rule> {
  readonly takes: readonly BallotKind[]
  readonly funds: "always" | "never" | "with a budget"
  /** The part of an election that the rule looks at, when that is not all of it. */
  view?(election: Election, rule: Rule): Election
  elect(context: Context<Rule>): Elected
  /** What is known of changes that would elect an option, to find the least one. */
  readonly changes?: {
    /** The step in which a cost is lowered. */
    unit(rule: Rule): number
    /** Whether what is enough stays enough when there is more of it: then halving finds the least. */
    monotone(rule: Rule, side: "votes" | "cost"): boolean
    /** How many units cheaper an option must be before anything changes for it. */
    leastCost?(context: Context<Rule>, place: number): number
  }
}
