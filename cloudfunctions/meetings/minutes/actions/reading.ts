import { seatsOfPerson } from "../../../councils/actions.ts"
import type { CouncilSeat } from "../../../councils/rules.ts"
import { namesAtHome } from "../../../councils/seats/actions/reading.ts"
import { canonical, digest } from "../../../shared/digest.ts"
import type { Member } from "../../../shared/ports.ts"
import type { Documents, Store, Tx } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import type { Drafted } from "../draft.ts"
import {
  type Draft,
  draftId,
  type Minutes,
  minutes,
  minutesDrafts,
  minutesVersions,
  type Version,
  versionId,
} from "../records.ts"
import { refuse } from "../refusals.ts"
import type { Typed } from "../rules.ts"
import { words } from "../words.ts"

type MeetingId = Id<"meeting">
export type From = Pick<Tx, "get">

/** Reads outside of a change as within one. */
export const reader = (documents: Documents): From => ({
  get: (collection, key) => documents.read(collection, key),
})

/** Where the minutes of a meeting stand; refuses a meeting that has none (404). */
export const minutesIn = async (from: From, meeting: MeetingId): Promise<Minutes> => {
  const found = await from.get(minutes, meeting)
  if (!found) throw refuse("noMinutes")
  const { id: _, ...body } = found
  return body
}

/** One version with the draft it stands on; refuses one that is not there (404). */
export const contentIn = async (
  from: From,
  meeting: MeetingId,
  version: number,
): Promise<{ readonly typed: Version["typed"]; readonly draft: Draft }> => {
  const found = await from.get(minutesVersions, versionId(meeting, version))
  const draft = found && (await from.get(minutesDrafts, draftId(meeting, found.draft)))
  if (!found || !draft) throw refuse("noSuchVersion")
  return { typed: found.typed, draft }
}

/** SHA-256 of what minutes say, in hex: which meeting, what happened, what was written, where journal and ledgers stood. */
export const hashOf = (about: Minutes["about"], { drafted, heads }: Draft, typed: Typed): string =>
  digest(canonical({ about, drafted, heads, typed }))

/** How somebody stands to a body's minutes: what they may see and write there. */
export interface Access {
  readonly inside: boolean
  readonly writes: boolean
  readonly publishes: boolean
  readonly seats: readonly CouncilSeat[]
}

const writers = ["minuteTaker", "chair", "convener"]

/**
 * Staff, the committee and the oversight committee see a body's minutes while they are written, and whoever has a seat; staff,
 * the committee, the minute taker and who leads the body write them; staff and the committee publish.
 */
export const accessOf = async (
  documents: Documents,
  body: Id<"body">,
  { person, roles }: Member,
  now: Instant,
): Promise<Access> => {
  const seats = await seatsOfPerson(documents, body, person, dayOf(now))
  const publishes = roles.includes("staff") || roles.includes("committee")
  const titled = seats.some(({ title, holder }) => holder === person && title !== undefined && writers.includes(title))
  return {
    inside: publishes || roles.includes("oversight") || seats.length > 0,
    writes: publishes || titled,
    publishes,
    seats,
  }
}

/** Refuses whoever does not write this body's minutes; those outside do not learn more than that. */
export const checkWrites = (access: Access): void => {
  if (!access.writes) throw refuse("notWriter")
}

/** What everybody who came, or holds a seat, is called, by seat; a forgotten person has no name. */
export const namesIn = async (store: Store, drafted: Drafted): Promise<ReadonlyMap<string, string>> => {
  const named = await namesAtHome(
    store,
    drafted.seats.flatMap(({ person, home }) => (person && home ? [{ person, home }] : [])),
  )
  return new Map(drafted.seats.map(({ seat, person }) => [seat, (person && named.get(person)) ?? ""]))
}

/** A seat in words: its name and its group. */
export const calledBy = (drafted: Drafted, names: ReadonlyMap<string, string>) => {
  const groups = new Map(drafted.groups.map(({ group, name }) => [group, name]))
  const groupOf = new Map(drafted.seats.map(({ seat, group }) => [seat as string, groups.get(group) ?? group]))
  return (seat: string): string => words.seatHeld(names.get(seat) ?? "", groupOf.get(seat) ?? "")
}

/** Where minutes are read and written; the street's carry where they are. */
export const pagePath = (page: string, documents: Documents, meeting: MeetingId): string =>
  `/pages/meetings/${page}?meeting=${meeting}${documents.scope.startsWith("street:") ? "&at=street" : ""}`
