import { canonical, digest } from "../../shared/digest.ts"
import { type Documents, every, type Tx } from "../../shared/store.ts"
import type { Area } from "../../shared/values/area.ts"
import type { Id } from "../../shared/values/id.ts"
import { readFrozen, type Seen } from "../frozen.ts"
import { type HeldSeat, holderChunks, type Opening, seatChunks } from "../opening/records.ts"

/** One who may take part, once. Whoever is recused is simply not among the seats. */
export interface Seat {
  readonly seat: Id<"seat">
  readonly weight?: number
  /** In an owners' vote a seat is one owner with all their units together (民法典 278), and this is the sum of them. */
  readonly area?: Area
  /** What people call its building, or its stakeholder group: figures are shown, and motions by groups counted, by it. */
  readonly group?: string
  /**
   * Who may cast for it: first the principal, then substitutes and proxies. Absent: the household's delegate. Nobody at all
   * for a seat that the quorum is of and that is not there to vote.
   */
  readonly holders?: readonly Id<"person">[]
  /** Whose seat it is, where that person may not cast: they are away, and another votes for them. */
  readonly principal?: Id<"person">
  /** Whether it is there when the vote is opened. */
  readonly present?: boolean
  /** What the list of a named vote calls it. Not kept for any other vote. */
  readonly called?: string
}

/** So many chunks go into one change. */
const chunksAtOnce = 40

/** Where a seat, or a person, stands in the frozen roll: the id of the chunk. */
const chunkOf = (vote: string, of: string): string => `${vote}:${digest(of).slice(0, 2)}`

/** What the frozen roll says of a seat; undefined when it is not on it. */
export const seatOnRoll = async (seen: Seen, vote: string, seat: string) => {
  const chunk = await readFrozen(seen, seatChunks, chunkOf(vote, seat))
  return chunk && Object.hasOwn(chunk.seats, seat) ? chunk.seats[seat] : undefined
}

/** The seats of the frozen roll that this person may cast for; none for strangers. */
export const seatsHeldBy = async (seen: Seen, vote: string, person: string): Promise<readonly HeldSeat[]> => {
  const chunk = await readFrozen(seen, holderChunks, chunkOf(vote, person))
  return (chunk && Object.hasOwn(chunk.holders, person) ? chunk.holders[person] : undefined) ?? []
}

type Chunk = Record<string, Omit<Seat, "seat" | "weight" | "holders"> & { weight: number; holders?: Id<"person">[] }>

/** The whole frozen roll, for the count. */
export const wholeRoll = async (
  documents: Documents,
  vote: Id<"vote">,
): Promise<ReadonlyMap<string, Chunk[string]>> => {
  const roll = new Map<string, Chunk[string]>()
  for await (const { seats } of every(documents, seatChunks, { vote }))
    for (const [seat, told] of Object.entries(seats)) roll.set(seat, told as Chunk[string])
  return roll
}

/** Sorts seats into chunks; a seat listed twice is a bug. */
export const inChunks = async (
  seats: AsyncIterable<Seat> | Iterable<Seat>,
  secrecy: Opening["secrecy"],
): Promise<Map<string, Chunk>> => {
  const chunks = new Map<string, Chunk>()
  for await (const { seat, weight = 1, area, group, holders, principal, present, called } of seats) {
    const name = digest(seat).slice(0, 2)
    const chunk = chunks.get(name) ?? {}
    if (Object.hasOwn(chunk, seat)) throw new Error("a seat is listed twice")
    chunk[seat] = {
      weight,
      ...(area !== undefined && { area }),
      ...(group !== undefined && { group }),
      ...(holders && { holders: [...new Set(holders)] }),
      ...(principal !== undefined && principal !== holders?.[0] && { principal }),
      ...(present && { present }),
      ...(called !== undefined && secrecy === "T0" && { called }),
    }
    chunks.set(name, chunk)
  }
  return chunks
}

/** Runs the chunks through changes of so many, in the order of their names. */
const inTurns = async <Found>(
  documents: Documents,
  names: readonly string[],
  save: (tx: Tx, name: string) => Promise<Found>,
): Promise<Found[]> => {
  const sorted = [...names].sort()
  const saved: Found[] = []
  for (let from = 0; from < sorted.length; from += chunksAtOnce) {
    const some = sorted.slice(from, from + chunksAtOnce)
    saved.push(...(await documents.change(tx => Promise.all(some.map(name => save(tx, name))))))
  }
  return saved
}

/** Saves the chunks; what an earlier try has staged stands. Gives what the opening says of the roll. */
export const freezeSeats = async (
  documents: Documents,
  vote: Id<"vote">,
  chunks: ReadonlyMap<string, Chunk>,
): Promise<Pick<Opening, "seats" | "groups" | "roll" | "held">> => {
  const frozen = await inTurns(documents, [...chunks.keys()], async (tx, name) => {
    const before = await tx.get(seatChunks, `${vote}:${name}`)
    if (before) return before.seats as Chunk
    const seats = chunks.get(name) ?? {}
    await tx.create(seatChunks, `${vote}:${name}`, { vote, seats })
    return seats
  })
  const held = await freezeHolders(documents, vote, frozen)
  const groups = new Map<string, number>()
  let seats = 0
  for (const chunk of frozen)
    for (const { group } of Object.values(chunk)) {
      seats += 1
      if (group !== undefined) groups.set(group, (groups.get(group) ?? 0) + 1)
    }
  return {
    seats,
    ...(held && { held }),
    groups: [...groups].map(([group, n]) => ({ group, seats: n })),
    roll: digest(frozen.map(chunk => digest(canonical(chunk))).join("\n")),
  }
}

/** Saves who may cast for what, as the frozen chunks have it; says whether anybody holds a seat. */
const freezeHolders = async (documents: Documents, vote: Id<"vote">, frozen: readonly Chunk[]): Promise<boolean> => {
  const chunks = new Map<string, Record<string, HeldSeat[]>>()
  for (const chunk of frozen)
    for (const [seat, { holders = [], group, called, principal = holders[0] }] of Object.entries(chunk)) {
      if (!principal) continue
      const told = { ...(group !== undefined && { group }), ...(called !== undefined && { called }) }
      for (const person of holders) {
        const name = digest(person).slice(0, 2)
        const persons = chunks.get(name) ?? {}
        const before = Object.hasOwn(persons, person) ? persons[person] : undefined
        persons[person] = [...(before ?? []), { seat: seat as Id<"seat">, principal, ...told }]
        chunks.set(name, persons)
      }
    }
  await inTurns(documents, [...chunks.keys()], async (tx, name) => {
    if (await tx.get(holderChunks, `${vote}:${name}`)) return
    await tx.create(holderChunks, `${vote}:${name}`, { vote, holders: chunks.get(name) ?? {} })
  })
  return chunks.size > 0
}
