import type { Election } from "./profile.ts"
import { type Ranked, type RankingRound, rankingsOf, settled } from "./ranking.ts"
import { compare, type Ratio, ratio } from "./ratio.ts"
import type { TieBook, TieRanks } from "./ties.ts"

/**
 * Instant run-off: each ballot counts for the first of its options that is still in; whoever has more than half of these
 * ballots wins, otherwise the last is eliminated. An elimination tie goes by the latest round that differs, then by the
 * tie rule. Options that no ballot names take no part.
 */
export const irv = ({ ballots }: Election, ranks: TieRanks, book: TieBook): Ranked => {
  const rankings = rankingsOf(ballots)
  const open = new Set(rankings.flatMap(({ places }) => places))
  const rounds: RankingRound[] = []
  while (open.size > 0) {
    const counts = new Map<number, number>([...open].sort((a, b) => a - b).map(place => [place, 0]))
    let continuing = 0
    for (const { count, places } of rankings) {
      const first = places.find(place => open.has(place))
      if (first === undefined) continue
      counts.set(first, (counts.get(first) ?? 0) + count)
      continuing += count
    }
    const tallies = new Map([...counts].map(([place, count]): [number, Ratio] => [place, ratio(count)]))
    const winner = [...counts].find(([, count]) => 2 * count > continuing)
    if (winner) {
      rounds.push({ tallies, elected: [winner[0]], eliminated: [] })
      return { places: [winner[0]], rounds }
    }
    const fewest = Math.min(...counts.values())
    const last = [...counts].flatMap(([place, count]) => (count === fewest ? [place] : []))
    const out = settled(
      last,
      rounds.map(round => round.tallies),
      compare,
      -1,
      ranks,
      book,
    )
    rounds.push({ tallies, elected: [], eliminated: [out] })
    open.delete(out)
  }
  return { places: [], rounds }
}
