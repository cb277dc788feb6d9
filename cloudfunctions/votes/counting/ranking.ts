import { idAt } from "./ballots.ts"
import type { RankingExplanation } from "./outcome.ts"
import type { Election, Profile } from "./profile.ts"
import { type Ratio, shown } from "./ratio.ts"
import { firstOf, type TieBook, type TieRanks } from "./ties.ts"

/** Rankings that are equal, together: how many ballots, and the options they name, best first. */
export interface Rankings {
  readonly count: number
  readonly places: readonly number[]
}

/** Puts equal rankings together; blank ones are left out. */
export const rankingsOf = ({ ends, choices }: Profile): Rankings[] => {
  const found = new Map<string, { count: number; places: readonly number[] }>()
  let from = 0
  for (const end of ends) {
    const places = [...new Set(choices.subarray(from, end))]
    from = end
    if (places.length === 0) continue
    const key = places.join()
    const known = found.get(key)
    if (known) known.count++
    else found.set(key, { count: 1, places })
  }
  return [...found.values()]
}

/** One round of a method that elects and eliminates, by place. */
export interface RankingRound {
  readonly tallies: ReadonlyMap<number, Ratio>
  readonly elected: readonly number[]
  readonly eliminated: readonly number[]
}

/** What a ranking method gives: the places elected, in order, and how it came to that. */
export interface Ranked {
  readonly places: readonly number[]
  readonly rounds: readonly RankingRound[]
  readonly quota?: number
  readonly runoff?: readonly number[]
}

/** The explanation in ids; tallies to show, the most votes first. */
export const rankingExplanation = (
  { options }: Election,
  voters: number,
  { rounds, quota, runoff = [] }: Ranked,
): RankingExplanation => {
  const id = (place: number): string => idAt(options, place)
  return {
    kind: "ranking",
    voters,
    quota,
    rounds: rounds.map(({ tallies, elected, eliminated }) => ({
      tallies: [...tallies]
        .map(([place, { num, den }]) => ({ option: id(place), votes: shown(num, den) }))
        .sort((a, b) => b.votes - a.votes),
      elected: elected.map(id),
      eliminated: eliminated.map(id),
    })),
    runoff: runoff.map(id),
  }
}

/**
 * Settles a tie between options with equal tallies: by the latest earlier round in which they differ, then by the tie
 * rule. Takes the earlier tallies, latest last; `sign` is 1 to find the one with the most votes, −1 for the fewest.
 */
export const settled = (
  tied: readonly number[],
  earlier: readonly ReadonlyMap<number, Ratio>[],
  compare: (a: Ratio, b: Ratio) => number,
  sign: 1 | -1,
  ranks: TieRanks,
  book: TieBook,
): number => {
  let left = tied
  for (const tallies of [...earlier].reverse()) {
    const tally = (place: number): Ratio => tallies.get(place) ?? zero
    const best = left.reduce((a, b) => (sign * compare(tally(b), tally(a)) > 0 ? b : a))
    left = left.filter(place => compare(tally(place), tally(best)) === 0)
  }
  if (left.length === 1) return left[0] as number
  const first = firstOf(ranks, left)
  book.note(left, first)
  return sign === 1 ? first : lastOf(ranks, left)
}

const zero: Ratio = { num: BigInt(0), den: BigInt(1) }

const lastOf = ({ rank }: TieRanks, among: readonly number[]): number =>
  among.reduce((last, place) => ((rank[place] ?? 0) > (rank[last] ?? 0) ? place : last))
