import { costAt, type Option } from "./ballots.ts"
import type { Election } from "./profile.ts"
import { votesOf } from "./profile.ts"
import type { Greedy } from "./rule.ts"
import type { TieBook, TieRanks } from "./ties.ts"

/** An option that was considered by votes: bought, or passed over because it did not fit. */
export interface Considered {
  readonly place: number
  readonly bought: boolean
  /** The budget left after it. */
  readonly left: number
}

/**
 * Orders places by a measure, the better first (`better` is positive when a is better than b); what is equal goes by the
 * tie rule, and every choice among equals is noted in the book.
 */
export const ordered = (
  places: readonly number[],
  better: (a: number, b: number) => number,
  { rank }: TieRanks,
  book: TieBook,
): number[] => {
  const sorted = [...places].sort((a, b) => better(b, a) || (rank[a] ?? 0) - (rank[b] ?? 0))
  for (let from = 0; from < sorted.length; from++) {
    const first = sorted[from] ?? 0
    let to = from + 1
    while (to < sorted.length && better(first, sorted[to] ?? 0) === 0) to++
    if (to - from > 1) book.note(sorted.slice(from, to), first)
  }
  return sorted
}

/** Buys in the given order what fits; `skip` goes on after something that does not fit, otherwise that ends it. */
export const bought = (
  order: readonly number[],
  options: readonly Option[],
  budget: number,
  skip: boolean,
): Considered[] => {
  const steps: Considered[] = []
  let left = budget
  for (const place of order) {
    const cost = costAt(options, place)
    const fits = cost <= left
    if (fits) left -= cost
    steps.push({ place, bought: fits, left })
    if (!fits && !skip) break
  }
  return steps
}

/** Votes per cost compared exactly, by cross-multiplication. */
const perCost = (votes: ArrayLike<number>, options: readonly Option[]) => (a: number, b: number) => {
  const left = BigInt(votes[a] ?? 0) * BigInt(costAt(options, b))
  const right = BigInt(votes[b] ?? 0) * BigInt(costAt(options, a))
  return left < right ? -1 : left > right ? 1 : 0
}

/** The places that have a supporter and reach the threshold. */
export const inTheRunning = (votes: Float64Array, threshold: number): number[] =>
  [...votes.keys()].filter(place => (votes[place] ?? 0) >= Math.max(threshold, 1))

/** The greedy rule: options by votes (or votes per cost) while the budget lasts; one without votes is never bought. */
export const greedy = (election: Election, rule: Greedy, ranks: TieRanks, book: TieBook): Considered[] => {
  const votes = votesOf(election)
  const better =
    rule.by === "votes" ? (a: number, b: number) => (votes[a] ?? 0) - (votes[b] ?? 0) : perCost(votes, election.options)
  const order = ordered(inTheRunning(votes, rule.threshold), better, ranks, book)
  return bought(order, election.options, election.budget, rule.skip)
}
