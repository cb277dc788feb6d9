import { bodyOf, charterOf, seatsOn } from "../../../councils/actions.ts"
import { type CouncilSeat, type Office, seatsAreHouseholds } from "../../../councils/rules.ts"
import type { Member } from "../../../shared/ports.ts"
import type { Scope } from "../../../shared/scope.ts"
import { type Documents, every, type Tx } from "../../../shared/store.ts"
import type { Day } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import { type Meeting, meetings, rsvps } from "../records.ts"
import { refuse } from "../refusals.ts"
import { type SeatSays, standingAnswer } from "../rules.ts"

/** Step: takes a change or the documents; gives the meeting, without its id. Refuses `meetings.noSuchMeeting` (404). */
export const meetingIn = async (from: Pick<Tx, "get"> | Documents, meeting: Id<"meeting">): Promise<Meeting> => {
  const found = await ("get" in from ? from.get(meetings, meeting) : from.read(meetings, meeting))
  if (!found) throw refuse("noSuchMeeting")
  const { id: _, ...body } = found
  return body
}

/** Where everybody reads about a meeting; the street's carry where they are. */
export const pageOf = (scope: Scope, meeting: string): string =>
  `/pages/meetings/meeting?meeting=${meeting}${scope.startsWith("street:") ? "&at=street" : ""}`

export type Sitting = Awaited<ReturnType<typeof bodyOf>>

/** The seats of a body on a day, but those that are the households of the roll: of them a member knows their own. */
export const namedSeats = async (documents: Documents, body: Sitting, day: Day): Promise<readonly CouncilSeat[]> =>
  seatsAreHouseholds(body.kind) ? [] : seatsOn(documents, body.id, day)

/** For which of a body's seats a member may speak: as holder, as substitute, or as the delegate of a household. */
export const seatsOfMember = (
  body: Sitting,
  seats: readonly CouncilSeat[],
  member: Member,
  day: Day,
): CouncilSeat[] => {
  if (!seatsAreHouseholds(body.kind))
    return seats.filter(({ holder, substitute }) => holder === member.person || substitute === member.person)
  if (!member.household || !member.delegate) return []
  const { group = "", name = "" } = body.groups[0] ?? {}
  const seat = member.household as string as Id<"seat">
  return [
    {
      seat,
      body: body.id,
      group,
      groupName: name,
      holder: member.person,
      home: member.community,
      observer: false,
      from: day,
    },
  ]
}

/** Whether the rules of procedure let a member call the body's meetings: by a role, or by the title of a seat they hold. */
export const mayCall = (offices: readonly Office[], seats: readonly CouncilSeat[], member: Member): boolean =>
  offices.some(office =>
    office === "chair" || office === "convener"
      ? seats.some(seat => seat.title === office && seat.holder === member.person)
      : member.roles.includes(office),
  )

/** A meeting with its body, the rules of procedure it was called under, and its seats as they are on a day. */
export const settingOf = async (documents: Documents, meeting: Pick<Meeting, "body" | "charter">, day: Day) => {
  const body = await bodyOf(documents, meeting.body)
  const [charter, seats] = await Promise.all([
    charterOf(documents, meeting.body, meeting.charter),
    namedSeats(documents, body, day),
  ])
  return { body, charter, seats }
}
export type Setting = Awaited<ReturnType<typeof settingOf>>

/** Every answer to a meeting, by seat. */
export const answersTo = async (documents: Documents, meeting: Id<"meeting">) => {
  const found = new Map<string, { readonly person: string; readonly says: SeatSays; readonly at: Meeting["begins"] }>()
  for await (const { seat, person, says, at } of every(documents, rsvps, { meeting }))
    found.set(seat, { person, says, at })
  return found
}

/** What each of some seats says by now, in their order: an answer of somebody who has left the seat is none. */
export const sayingOf = (
  seats: readonly CouncilSeat[],
  given: Awaited<ReturnType<typeof answersTo>>,
): (SeatSays | undefined)[] => seats.map(seat => standingAnswer(seat, given.get(seat.seat)))
