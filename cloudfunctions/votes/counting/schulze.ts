import type { Election } from "./profile.ts"
import { rankingsOf } from "./ranking.ts"
import { firstOf, type TieBook, type TieRanks } from "./ties.ts"

/** How many ballots rank a above b, for all a and b; ranked is above unranked. Row a, column b. */
export const pairwise = ({ options, ballots }: Election): Float64Array => {
  const n = options.length
  const wins = new Float64Array(n * n)
  for (const { count, places } of rankingsOf(ballots)) {
    const below = new Set(options.keys())
    for (const a of places) {
      below.delete(a)
      for (const b of below) wins[a * n + b] = (wins[a * n + b] as number) + count
    }
  }
  return wins
}

/** The strength of the strongest path from a to b, where a link is as strong as its winning votes. */
const strongestPaths = (wins: Float64Array, n: number): Float64Array => {
  const paths = wins.map((votes, at) => (votes > (wins[(at % n) * n + Math.floor(at / n)] as number) ? votes : 0))
  for (let over = 0; over < n; over++)
    for (let from = 0; from < n; from++) {
      const first = paths[from * n + over] as number
      for (let to = 0; to < n; to++) {
        const through = Math.min(first, paths[over * n + to] as number)
        if (through > (paths[from * n + to] as number)) paths[from * n + to] = through
      }
    }
  return paths
}

/**
 * Schulze's order with winning votes: a is before b when the strongest path from a to b is stronger than the one back.
 * What is left equal goes by the tie rule. Options that no ballot names take no part.
 */
export const schulze = (election: Election, ranks: TieRanks, book: TieBook): number[] => {
  const n = election.options.length
  const paths = strongestPaths(pairwise(election), n)
  const open = new Set(election.ballots.choices)
  const order: number[] = []
  while (open.size > 0) {
    const unbeaten = [...open].filter(a =>
      [...open].every(b => (paths[b * n + a] as number) <= (paths[a * n + b] as number)),
    )
    const first = firstOf(ranks, unbeaten)
    if (unbeaten.length > 1) book.note(unbeaten, first)
    order.push(first)
    open.delete(first)
  }
  return order
}
