import type { Enough, Fate, Payment, RankingExplanation, Round } from "./outcome.ts"
import type { Rule } from "./rule.ts"
import type { VerdictWords } from "./verdict.ts"
import { en } from "./words.en.ts"
import { zh } from "./words.zh.ts"

/** How amounts are shown, whole or not (a price per supporter hardly ever is): fen as yuan, rounded, or a file's currency. */
export type Money = (amount: number) => string

/** The sentences about rules and results, in one language. */
export interface CountingWords {
  /** The parts of a rule, one sentence each, as a notice of the vote says them. */
  readonly rule: (rule: Rule, money: Money) => readonly string[]
  readonly round: (round: Round, at: number, money: Money) => string
  readonly payment: (payment: Payment, money: Money) => string
  /** Why an option was chosen or not, in one sentence. */
  readonly fate: (fate: Fate, money: Money) => string
  /** "还差 12 票，或少花 800 元"; empty when no such change is enough. */
  readonly enough: (enough: Enough, money: Money) => string
  readonly tie: (tie: {
    readonly first: string
    readonly others: readonly string[]
    readonly by: "votes" | "cost" | "lot" | "order"
  }) => string
  /** Whether a motion passed, by which figures, and what was lacking. */
  readonly verdict: VerdictWords
  readonly rankingRound: (
    round: RankingExplanation["rounds"][number],
    at: number,
    titleOf: (option: string) => string,
  ) => string
}

export const countingWords: { readonly zh: CountingWords; readonly en: CountingWords } = { zh, en }
