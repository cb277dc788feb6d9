import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import { costAt, idAt, type Option } from "./ballots.ts"
import { refuse } from "./refusals.ts"
import type { TieOrder, TieStep } from "./rule.ts"

/** Options that were exactly equal, which of them went first, and what decided. */
export interface Tie {
  readonly among: readonly string[]
  readonly first: string
  readonly by: TieStep
  /** In how many runs of the method this same tie was met (add1 runs it again and again). */
  readonly times: number
}

/**
 * The lot of an option: SHA-256(seed ‖ root of the board ‖ id), the lower one goes first. Takes the seed and the root,
 * one after the other, in hex.
 */
export const lotOf = (seedAndRoot: string, option: string): string =>
  bytesToHex(sha256(concatBytes(hexToBytes(seedAndRoot), utf8ToBytes(option))))

/**
 * The order of all options by a tie rule, made once: `rank[place]` is lower for the one that goes first, and `decisive`
 * names the step that sets two options apart.
 */
export interface TieRanks {
  readonly rank: Int32Array
  readonly decisive: (a: number, b: number) => TieStep
}

/**
 * Takes the options, their votes, a tie order and the seed of the lot (hex; needed when the order has `lot`); gives the
 * order of all. What the steps leave equal stands in the order of the list.
 */
export const tieRanks = (
  options: readonly Option[],
  votes: ArrayLike<number>,
  ties: TieOrder,
  seed: string | undefined,
): TieRanks => {
  const lots = ties.includes("lot") ? lotsOf(options, seed) : []
  const compare: Record<TieStep, (a: number, b: number) => number> = {
    votes: (a, b) => (votes[b] ?? 0) - (votes[a] ?? 0),
    cost: (a, b) => costAt(options, a) - costAt(options, b),
    lot: (a, b) => ((lots[a] as string) < (lots[b] as string) ? -1 : 1),
    order: (a, b) => a - b,
  }
  const decisive = (a: number, b: number): TieStep => ties.find(step => compare[step](a, b) !== 0) ?? "order"
  const sorted = options.map((_, place) => place).sort((a, b) => compare[decisive(a, b)](a, b))
  const rank = new Int32Array(options.length)
  sorted.forEach((place, at) => {
    rank[place] = at
  })
  return { rank, decisive }
}

const lotsOf = (options: readonly Option[], seed: string | undefined): string[] => {
  if (seed === undefined) throw refuse("lotMissing")
  return options.map(({ id }) => lotOf(seed, id))
}

/** The place that goes first among several that are equal. */
export const firstOf = ({ rank }: TieRanks, among: readonly number[]): number =>
  among.reduce((first, place) => ((rank[place] ?? 0) < (rank[first] ?? 0) ? place : first))

/** Collects the ties that were met, each one once, in the order in which they were first met. */
export class TieBook {
  readonly #found = new Map<string, { among: readonly number[]; first: number; times: number }>()

  /** Notes that these places were equal and that `first` went first. */
  note(among: readonly number[], first: number, times = 1): void {
    const places = [...among].sort((a, b) => a - b)
    const key = `${first}:${places.join(",")}`
    const found = this.#found.get(key)
    if (found) found.times += times
    else this.#found.set(key, { among: places, first, times })
  }

  /** Takes over what another book has noted. */
  add(other: TieBook): void {
    for (const { among, first, times } of other.#found.values()) this.note(among, first, times)
  }

  /** The ties in words of the election; what decided is the step that set the first apart from the next in order. */
  list(options: readonly Option[], { rank, decisive }: TieRanks): Tie[] {
    const id = (place: number): string => idAt(options, place)
    return [...this.#found.values()].map(({ among, first, times }) => {
      const others = among.filter(place => place !== first)
      const next = others.reduce((a, b) => ((rank[b] ?? 0) < (rank[a] ?? 0) ? b : a))
      return { among: among.map(id), first: id(first), by: decisive(first, next), times }
    })
  }
}
