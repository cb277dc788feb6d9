import { ordered } from "./greedy.ts"
import { type Election, votesOf } from "./profile.ts"
import type { Ranked } from "./ranking.ts"
import { type Ratio, ratio } from "./ratio.ts"
import type { TieBook, TieRanks } from "./ties.ts"

/** The options that have a vote, the most votes first. */
export const byVotesOrder = (votes: ArrayLike<number>, ranks: TieRanks, book: TieBook): number[] => {
  const supported = Array.from(votes, (_, place) => place).filter(place => (votes[place] ?? 0) > 0)
  return ordered(supported, (a, b) => (votes[a] ?? 0) - (votes[b] ?? 0), ranks, book)
}

/** Votes by place, as tallies of one round. */
export const talliesOf = (votes: ArrayLike<number>, places: readonly number[]): ReadonlyMap<number, Ratio> =>
  new Map(places.map(place => [place, ratio(votes[place] ?? 0)]))

/**
 * Two rounds: whoever has more than half of the ballots with a choice is elected; otherwise nobody is, and the first two
 * go to a second vote, which is held by plurality.
 */
export const twoRound = (election: Election, ranks: TieRanks, book: TieBook): Ranked => {
  const votes = votesOf(election)
  const order = byVotesOrder(votes, ranks, book)
  const cast = order.reduce((sum, place) => sum + (votes[place] ?? 0), 0)
  const elected = order.filter(place => 2 * (votes[place] ?? 0) > cast)
  const round = { tallies: talliesOf(votes, order), elected, eliminated: [] }
  return { places: elected, rounds: [round], runoff: elected.length > 0 ? [] : order.slice(0, 2) }
}
