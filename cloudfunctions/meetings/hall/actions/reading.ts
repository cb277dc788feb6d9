import { bodyOf, charterOf, seatsOn } from "../../../councils/actions.ts"
import type { Charter, CouncilSeat } from "../../../councils/rules.ts"
import { type Documents, every, type Store, type Tx } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { meetingIn } from "../../calling/actions.ts"
import type { Meeting } from "../../calling/records.ts"
import { type Expected, type Figures, figuresOf, inHall } from "../presence.ts"
import {
  type Hall,
  halls,
  type Mandate,
  type Moment,
  type Motion,
  moments,
  motions,
  type Presence,
  presences,
  proxies,
} from "../records.ts"
import { refuse } from "../refusals.ts"

/** What the steps need of a running request, or of a timer. */
export interface Ground {
  readonly store: Store
  readonly documents: Documents
  readonly now: Instant
}

type MeetingId = Id<"meeting">

/** Everything there is in the hall of a meeting, as it was read at one time. */
export interface Room {
  readonly id: MeetingId
  readonly meeting: Meeting
  readonly body: Awaited<ReturnType<typeof bodyOf>>
  readonly charter: Charter
  /** Undefined before the hall is opened. */
  readonly hall: Hall | undefined
  readonly seats: readonly CouncilSeat[]
  readonly expected: readonly Expected[]
  readonly stays: readonly Presence[]
  /** Mandates that stand, and those of them whose holder is in the hall while the seat itself is not. */
  readonly proxies: readonly Mandate[]
  readonly represented: readonly Mandate[]
  readonly figures: Figures
}

/** The day that decides who holds which seat: the meeting's. */
export const dayOfMeeting = (meeting: Pick<Meeting, "begins">) => dayOf(meeting.begins)

/** Whether a seat is expected: somebody holds it, and it is not an observer's. */
export const isExpected = (seat: CouncilSeat): boolean => !seat.observer && seat.holder !== undefined

/** The hall of a meeting, without its id; refuses one that is not open yet, or no more. */
export const hallIn = async (from: Pick<Tx, "get"> | Documents, meeting: MeetingId): Promise<Hall> => {
  const found = await ("get" in from ? from.get(halls, meeting) : from.read(halls, meeting))
  if (!found) throw refuse("notBegun")
  const { id: _, ...hall } = found
  if (hall.closed !== undefined) throw refuse("hallClosed")
  return hall
}

/** A meeting whose hall is open; refuses one that has not begun, is over or was cancelled. */
export const openRoom = async (documents: Documents, id: MeetingId): Promise<{ meeting: Meeting; hall: Hall }> => {
  const meeting = await meetingIn(documents, id)
  if (meeting.state === "cancelled") throw refuse("meetingCancelled")
  return { meeting, hall: await hallIn(documents, id) }
}

const all = async <T>(of: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const one of of) found.push(one)
  return found
}

/** Step: every seat that has checked in at a meeting, with who came, how and when, those who left included. */
export const presentSeats = (documents: Documents, meeting: MeetingId): Promise<readonly Presence[]> =>
  all(every(documents, presences, { meeting }))

/** Step: what was put to the vote at a meeting, in order. */
export const motionsOf = (
  documents: Documents,
  meeting: MeetingId,
): Promise<readonly (Motion & { readonly id: string })[]> => all(every(documents, motions, { meeting }))

/** Step: what happened at a meeting, in order. */
export const momentsOf = (documents: Documents, meeting: MeetingId): Promise<readonly Moment[]> =>
  all(every(documents, moments, { meeting }))

/** Step: the mandates of a meeting that stand. */
export const proxiesOf = async (documents: Documents, meeting: MeetingId): Promise<readonly Mandate[]> =>
  (await all(every(documents, proxies, { meeting }))).filter(({ ended }) => ended === undefined)

/** Who may sit in a meeting and by which rules: what hardly changes while it goes on. */
export type Roll = Pick<Room, "body" | "charter" | "seats">
export type RollOf = (documents: Documents, id: MeetingId, meeting: Meeting) => Promise<Roll>

export const rollOf: RollOf = async (documents, _, meeting) => {
  const [body, charter, seats] = await Promise.all([
    bodyOf(documents, meeting.body),
    charterOf(documents, meeting.body, meeting.charter),
    seatsOn(documents, meeting.body, dayOfMeeting(meeting)),
  ])
  return { body, charter, seats }
}

/**
 * Reads a hall whole. A seat is present when it has checked in and not left, or when it has given a mandate to somebody who
 * is there (委托出席). Costs a list of the seats and one of those who came: whoever asks often asks `lately`.
 */
export const roomOf = async ({ documents }: Pick<Ground, "documents">, id: MeetingId, roll = rollOf): Promise<Room> => {
  const meeting = await meetingIn(documents, id)
  const [{ body, charter, seats }, stays, given, found] = await Promise.all([
    roll(documents, id, meeting),
    presentSeats(documents, id),
    proxiesOf(documents, id),
    documents.read(halls, id),
  ])
  const there = new Map<string, string>(inHall(stays).map(stay => [stay.seat, stay.person]))
  const represented = charter.proxies.allowed
    ? given.filter(({ seat, to, holder }) => !there.has(seat) && there.get(to) === holder)
    : []
  const expected = seats.filter(isExpected)
  const present = new Set<string>([...there.keys(), ...represented.map(({ seat }) => seat)])
  const groups = body.groups.map(({ group }) => group)
  return {
    ...{ id, meeting, body, charter, seats, expected, stays, proxies: given, represented },
    hall: found && withoutId(found),
    figures: figuresOf(expected, present, groups, charter),
  }
}

const withoutId = <T extends { id: string }>({ id: _, ...body }: T): Omit<T, "id"> => body
