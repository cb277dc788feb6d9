import type { Ask } from "../../shared/ask.ts"
import { canonical, digest } from "../../shared/digest.ts"
import { noteDue } from "../../shared/due.ts"
import type { Collection } from "../../shared/record.ts"
import type { Documents, Store, Stored, Tx } from "../../shared/store.ts"
import type { Area } from "../../shared/values/area.ts"
import type { Fen } from "../../shared/values/fen.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import type { VoteOption } from "../ballot-shape.ts"
import type { Ballot, BallotForm } from "../counting/ballots.ts"
import { elect } from "../counting/registry.ts"
import { type ChoosingRule, rulesHash } from "../counting/rule.ts"
import { refuse } from "../refusals.ts"
import { commitmentOf, countableFrom, endOf } from "../rules.ts"
import { ends, type Opening, openings, seatChunks, seeds } from "./records.ts"

/** One who may take part, once. `group` is what people call its building: figures are shown by it. */
export interface Seat {
  readonly seat: Id<"seat">
  readonly weight?: number
  readonly area?: Area
  readonly group?: string
}

/** What a feature hands over to have a vote. Costs and budget in whole fen. */
export interface Plan {
  /** New for every try to open: take it from `ask.keyedId`, so that a repeat of the request finds what was staged. */
  readonly vote: Id<"vote">
  readonly title: string
  readonly form: BallotForm
  readonly options: readonly VoteOption[]
  readonly budget: Fen
  readonly rule: ChoosingRule
  readonly opens: Instant
  readonly closes: Instant
  readonly changeAllowed: boolean
  readonly seats: AsyncIterable<Seat> | Iterable<Seat>
}

/** A vote that is ready to be opened. */
export interface Staged {
  readonly vote: Id<"vote">
  readonly opening: Opening
}

/** What the steps need of a running request, or of a timer that makes it itself. */
export type Ground = Pick<Ask<unknown, unknown>, "store" | "documents" | "now">

/** So many chunks go into one change. */
const chunksAtOnce = 40

/**
 * First half of opening a vote: checks the plan, freezes the seats in chunks and commits to the seed of the lot, in
 * changes that a repeat finds done. Nothing can be cast before `openVote`. Refuses a window that is over, an empty roll,
 * and options, ballots and rule that do not fit together.
 */
export const stageVote = async (ground: Ground & Pick<Ask<unknown, unknown>, "newId">, plan: Plan): Promise<Staged> => {
  const { vote, seats, options, ...told } = plan
  if (vote.includes(":")) throw new Error("a vote's id stands before a colon in other ids")
  if (plan.opens >= plan.closes || plan.closes <= ground.now) throw refuse("badWindow")
  // Counting a blank ballot finds out whether all this can be counted.
  elect({ ...plan, ballots: [blankOf(plan.form)], seed: digest("") })
  const roll = await freezeSeats(ground.documents, vote, await inChunks(seats))
  if (roll.seats === 0) throw refuse("noSeats")
  const seed = await seedFor(ground, vote)
  await noteDue(ground.store, "votes", {
    at: countableFrom(plan.closes),
    scope: ground.documents.scope,
    what: `erase:${vote}`,
  })
  return {
    vote,
    opening: {
      ...told,
      options: [...options],
      rulesHash: rulesHash(plan.rule),
      secrecy: "T1",
      ...roll,
      lot: commitmentOf(seed),
    },
  }
}

/** Step: makes the vote real in the running change. Refuses one that has been opened before. */
export const openVote = async (tx: Tx, { vote, opening }: Staged): Promise<void> => {
  if (await tx.get(openings, vote)) throw refuse("alreadyOpen")
  await tx.create(openings, vote, opening)
}

/**
 * Step: ends a vote earlier than planned, at `at` (now or later). Who casts after that moment is too late. Refuses a vote
 * that has ended, or is to end early already, and a moment that is past or after the planned end.
 */
export const endEarly = async (
  tx: Tx,
  vote: Id<"vote">,
  when: { readonly at: Instant; readonly now: Instant; readonly reason: string },
): Promise<void> => {
  const opening = await tx.get(openings, vote)
  if (!opening) throw refuse("noSuchVote")
  if (when.at < when.now) throw refuse("endInThePast")
  if (when.at >= opening.closes || (await tx.get(ends, vote))) throw refuse("alreadyEnded")
  await tx.create(ends, vote, { at: when.at, reason: when.reason, sealed: false })
}

/** A vote's opening and the moment it ends; refuses a vote that is not here. */
export const openingOf = async (
  documents: Documents,
  vote: string,
): Promise<{ readonly opening: Stored<Opening>; readonly end: Instant; readonly sealed: boolean }> => {
  const [opening, end] = await Promise.all([documents.read(openings, vote), documents.read(ends, vote)])
  if (!opening) throw refuse("noSuchVote")
  return { opening, end: endOf(opening, end), sealed: end?.sealed ?? false }
}

/** The seats of a vote that a seat's chunk holds; undefined when it has none. */
export const chunkOf = (vote: string, seat: string): string => `${vote}:${digest(seat).slice(0, 2)}`

/** Documents that are written once may be remembered by the process that has read them: the latest so many. */
const mostRemembered = 2000
const memories = new WeakMap<Store, Map<string, unknown>>()

/** Reads a document that never changes, from memory when this process has read it before. */
export const readFrozen = async <Body>(
  { store, documents }: Pick<Ground, "store" | "documents">,
  collection: Collection<Body, string, "once">,
  id: string,
): Promise<Stored<Body> | undefined> => {
  const memory = memories.get(store) ?? new Map<string, unknown>()
  memories.set(store, memory)
  const place = `${documents.scope}|${collection.name}|${id}`
  const found = memory.get(place) as Stored<Body> | undefined
  if (found) return found
  const read = await documents.read(collection, id)
  if (!read) return undefined
  if (memory.size >= mostRemembered) memory.clear()
  memory.set(place, read)
  return read
}

const blankOf = (form: BallotForm): Ballot => {
  if (form.kind === "motion") return { kind: "motion", choice: "abstain" }
  if (form.kind === "choice") return { kind: "choice", option: null }
  if (form.kind === "points") return { kind: "points", points: [] }
  return { kind: form.kind, options: [] }
}

type Chunk = Record<string, { weight: number; area?: Area; group?: string }>

const inChunks = async (seats: Plan["seats"]): Promise<Map<string, Chunk>> => {
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
const freezeSeats = async (
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

const seedFor = async ({ documents, newId }: Pick<Ask<unknown, unknown>, "documents" | "newId">, vote: string) => {
  const made = digest(`${newId()}\n${newId()}`)
  return documents.change(async tx => {
    const before = await tx.get(seeds, vote)
    if (before) return before.seed
    await tx.create(seeds, vote, { seed: made })
    return made
  })
}
