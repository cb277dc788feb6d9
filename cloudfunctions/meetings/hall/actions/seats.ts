import { seatsOfPerson, seatsOn } from "../../../councils/actions.ts"
import type { CouncilSeat } from "../../../councils/rules.ts"
import type { Resident } from "../../../shared/ask.ts"
import { digest } from "../../../shared/digest.ts"
import type { Documents, Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import type { Meeting } from "../../calling/records.ts"
import { type Presence, presences, within } from "../records.ts"
import { refuse } from "../refusals.ts"
import type { Looking } from "./looking.ts"
import { endMandate } from "./mandates.ts"
import { dayOfMeeting, type Ground } from "./reading.ts"

type MeetingId = Id<"meeting">

/** What is read out as proof of a check-in: always the same for a seat at a meeting. */
export const numberOf = (meeting: string, seat: string): string =>
  digest(within(meeting, seat)).slice(0, 6).toUpperCase()

/**
 * Of the seats that a person holds or stands in for, those they speak for: the one that is named, or all that they hold, or,
 * holding none, those they are the substitute of. Refuses who has none, and an observer's.
 */
export const spokenFor = (
  all: readonly CouncilSeat[],
  person: Id<"person">,
  named?: Id<"seat">,
): readonly CouncilSeat[] => {
  if (named !== undefined) {
    const one = all.find(({ seat }) => seat === named)
    if (!one) throw refuse("noSuchSeat")
    if (one.observer) throw refuse("observer")
    return [one]
  }
  if (all.length === 0) throw refuse("noSeatHere")
  const voting = all.filter(({ observer }) => !observer)
  if (voting.length === 0) throw refuse("observer")
  const held = voting.filter(({ holder }) => holder === person)
  return held.length > 0 ? held : voting
}

/**
 * The seats a person speaks for at a meeting, out of what this process has read of it lately: 500 people at the door are not
 * 500 looks at all seats. Who is not there is looked for anew.
 */
export const mySeats = async (
  ground: Ground & { readonly by: Resident },
  looking: Looking,
  meeting: { readonly id: MeetingId; readonly told: Meeting },
  named?: Id<"seat">,
): Promise<readonly CouncilSeat[]> => {
  const { person } = ground.by.member
  const { seats } = await looking.roll(ground, meeting.id)
  const mine = seats.filter(({ holder, substitute }) => holder === person || substitute === person)
  const known = mine.length > 0 && (named === undefined || mine.some(({ seat }) => seat === named))
  const { documents } = ground
  return spokenFor(
    known ? mine : await seatsOfPerson(documents, meeting.told.body, person, dayOfMeeting(meeting.told)),
    person,
    named,
  )
}

/** A seat of the meeting's body, on its day; refuses any other. */
export const seatAt = async (documents: Documents, meeting: Meeting, seat: Id<"seat">): Promise<CouncilSeat> => {
  const seats = await seatsOn(documents, meeting.body, dayOfMeeting(meeting))
  const found = seats.find(one => one.seat === seat)
  if (!found) throw refuse("noSuchSeat")
  return found
}

export interface Entry {
  readonly seat: Id<"seat">
  readonly number: string
  readonly at: Instant
  readonly again: boolean
  readonly proxyEnded: boolean
}

/**
 * Step: a seat comes in, or back. Creates or changes its own document and nothing that another check-in writes; a mandate it
 * has given ends. A seat that is there stays as it is; refuses a second person on it.
 */
export const enter = async (
  tx: Tx,
  meeting: MeetingId,
  { seat, group }: CouncilSeat,
  came: Pick<Presence, "person" | "by" | "at" | "reason" | "offline" | "entered">,
  now: Instant,
): Promise<Entry> => {
  const place = within(meeting, seat)
  const before = await tx.get(presences, place)
  const told = { seat, number: numberOf(meeting, seat) }
  if (before && before.left === undefined) {
    if (before.person !== came.person) throw refuse("seatTaken")
    return { ...told, at: before.back ?? before.at, again: true, proxyEnded: false }
  }
  const proxyEnded = await endMandate(tx, meeting, seat, { at: now, why: "checkedIn" })
  if (!before) await tx.create(presences, place, { meeting, seat, group, ...came })
  else {
    const { id: _, left, reason: __, ...stay } = before
    const back = left !== undefined && came.at < left ? left : came.at
    await tx.put(presences, place, { ...stay, ...came, at: before.at, back })
  }
  return { ...told, at: came.at, again: false, proxyEnded }
}

/** Step: a seat leaves. Refuses one that is not there. */
export const leave = async (
  tx: Tx,
  meeting: MeetingId,
  seat: Id<"seat">,
  at: Instant,
  reason?: string,
): Promise<void> => {
  const place = within(meeting, seat)
  const found = await tx.get(presences, place)
  if (!found || found.left !== undefined) throw refuse("notHere")
  const { id: _, ...stay } = found
  await tx.put(presences, place, { ...stay, left: at, ...(reason !== undefined && { reason }) })
}
