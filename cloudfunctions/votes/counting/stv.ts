import type { Election } from "./profile.ts"
import { type Ranked, type RankingRound, rankingsOf, settled } from "./ranking.ts"
import { compare, minus, none, plus, product, type Ratio, ratio } from "./ratio.ts"
import type { TieBook, TieRanks } from "./ties.ts"

interface Pile {
  readonly places: readonly number[]
  /** What these ballots are worth together. */
  worth: Ratio
}

/**
 * Single transferable vote for `seats`: Droop quota ⌊V / (seats + 1)⌋ + 1. Whoever reaches it is elected, the one with the
 * most votes first; all ballots that stood for them go on at the fraction that was surplus, exactly. When nobody reaches
 * it the last is eliminated. Ties go by the latest round that differs, then by the tie rule.
 */
export const stv = ({ ballots }: Election, seats: number, ranks: TieRanks, book: TieBook): Ranked => {
  const piles = rankingsOf(ballots).map(({ count, places }): Pile => ({ places, worth: ratio(count) }))
  const voters = piles.reduce((sum, { worth }) => sum + Number(worth.num), 0)
  const quota = Math.floor(voters / (seats + 1)) + 1
  const open = new Set(piles.flatMap(({ places }) => places).sort((a, b) => a - b))
  const elected: number[] = []
  const rounds: RankingRound[] = []
  const firstOpen = ({ places }: Pile): number | undefined => places.find(place => open.has(place))
  while (open.size > 0 && elected.length < seats) {
    const tallies = new Map([...open].map((place): [number, Ratio] => [place, ratio(0)]))
    for (const pile of piles) {
      const place = firstOpen(pile)
      if (place !== undefined) tallies.set(place, plus(tallies.get(place) ?? ratio(0), pile.worth))
    }
    const tally = (place: number): Ratio => tallies.get(place) ?? ratio(0)
    const extreme = (sign: 1 | -1): number => {
      const best = [...open].reduce((a, b) => (sign * compare(tally(b), tally(a)) > 0 ? b : a))
      const tied = [...open].filter(place => compare(tally(place), tally(best)) === 0)
      return settled(
        tied,
        rounds.map(round => round.tallies),
        compare,
        sign,
        ranks,
        book,
      )
    }
    // As many options as seats: nobody can lose any more.
    const allIn = open.size <= seats - elected.length
    const most = [...open].some(place => compare(tally(place), ratio(quota)) >= 0) || allIn ? extreme(1) : undefined
    if (most === undefined) {
      const out = extreme(-1)
      rounds.push({ tallies, elected: [], eliminated: [out] })
      open.delete(out)
      continue
    }
    const surplus = minus(tally(most), ratio(quota))
    const kept = surplus.num > none ? product(surplus, ratio(tally(most).den, tally(most).num)) : ratio(0)
    for (const pile of piles) if (firstOpen(pile) === most) pile.worth = product(pile.worth, kept)
    rounds.push({ tallies, elected: [most], eliminated: [] })
    elected.push(most)
    open.delete(most)
  }
  return { places: elected, rounds, quota }
}
