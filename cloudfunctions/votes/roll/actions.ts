import { canonical, digest } from "../../shared/digest.ts"
import type { Documents } from "../../shared/store.ts"
import type { Area } from "../../shared/values/area.ts"
import type { Id } from "../../shared/values/id.ts"
import { readFrozen, type Seen } from "../frozen.ts"
import { type Opening, seatChunks } from "../opening/records.ts"

/** One who may take part, once. `group` is what people call its building: figures are shown by it. */
export interface Seat {
  readonly seat: Id<"seat">
  readonly weight?: number
  readonly area?: Area
  readonly group?: string
}

/** So many chunks go into one change. */
const chunksAtOnce = 40

/** Where a seat stands in the frozen roll: the id of its chunk. */
const chunkOf = (vote: string, seat: string): string => `${vote}:${digest(seat).slice(0, 2)}`

/** What the frozen roll says of a seat; undefined when it is not on it. */
export const seatOnRoll = async (seen: Seen, vote: string, seat: string) => {
  const chunk = await readFrozen(seen, seatChunks, chunkOf(vote, seat))
  return chunk && Object.hasOwn(chunk.seats, seat) ? chunk.seats[seat] : undefined
}

type Chunk = Record<string, { weight: number; area?: Area; group?: string }>

/** Sorts seats into chunks; a seat listed twice is a bug. */
export const inChunks = async (seats: AsyncIterable<Seat> | Iterable<Seat>): Promise<Map<string, Chunk>> => {
  const chunks = new Map<string, Chunk>()
  for await (const { seat, weight = 1, area, group } of seats) {
    const name = digest(seat).slice(0, 2)
    const chunk = chunks.get(name) ?? {}
    if (Object.hasOwn(chunk, seat)) throw new Error("a seat is listed twice")
    chunk[seat] = { weight, ...(area !== undefined && { area }), ...(group !== undefined && { group }) }
    chunks.set(name, chunk)
  }
  return chunks
}

/** Saves the chunks; what an earlier try has staged stands. Gives what the opening says of the roll. */
export const freezeSeats = async (
  documents: Documents,
  vote: Id<"vote">,
  chunks: ReadonlyMap<string, Chunk>,
): Promise<Pick<Opening, "seats" | "groups" | "roll">> => {
  const names = [...chunks.keys()].sort()
  const frozen: Chunk[] = []
  for (let from = 0; from < names.length; from += chunksAtOnce) {
    const some = names.slice(from, from + chunksAtOnce)
    const saved = await documents.change(tx =>
      Promise.all(
        some.map(async name => {
          const before = await tx.get(seatChunks, `${vote}:${name}`)
          if (before) return before.seats as Chunk
          const seats = chunks.get(name) ?? {}
          await tx.create(seatChunks, `${vote}:${name}`, { vote, seats })
          return seats
        }),
      ),
    )
    frozen.push(...saved)
  }
  const groups = new Map<string, number>()
  let seats = 0
  for (const chunk of frozen)
    for (const { group } of Object.values(chunk)) {
      seats += 1
      if (group !== undefined) groups.set(group, (groups.get(group) ?? 0) + 1)
    }
  return {
    seats,
    groups: [...groups].map(([group, n]) => ({ group, seats: n })),
    roll: digest(frozen.map(chunk => digest(canonical(chunk))).join("\n")),
  }
}
