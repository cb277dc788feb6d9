import { charterOf, seatsOn } from "../../../councils/actions.ts"
import type { CouncilSeat } from "../../../councils/rules.ts"
import type { Audience } from "../../../shared/audience.ts"
import type { Documents } from "../../../shared/store.ts"
import { every } from "../../../shared/store.ts"
import type { Day } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import { answers } from "../records.ts"
import { refuse } from "../refusals.ts"
import { inTime, type Says, type Slot } from "../rules.ts"

/** The largest audience of named persons (shared/audience). */
const mostPersons = 500

/** Whoever may come for a seat. */
const peopleOf = ({ holder, substitute }: CouncilSeat): Id<"person">[] =>
  [holder, substitute].filter(one => one !== undefined)

/** The seats that count towards a quorum: held, and no observer's. A vacant seat is nobody's to take. */
export const counting = (seats: readonly CouncilSeat[]): readonly CouncilSeat[] =>
  seats.filter(({ observer, holder }) => !observer && holder !== undefined)

/** The day of the first time that is offered: the seats of a poll are those of that day. */
export const firstDay = (slots: readonly Slot[], otherwise: Day): Day => inTime(slots)[0]?.day ?? otherwise

/**
 * Who is asked when a body is: everybody on its seats that day, substitutes and observers too. Refuses a body without
 * anybody, and one whose charter asks for a group that nobody sits for: no time could make its meeting valid.
 */
export const audienceOfBody = async (documents: Documents, body: Id<"body">, day: Day): Promise<Audience> => {
  const [charter, seats] = await Promise.all([charterOf(documents, body), seatsOn(documents, body, day)])
  const held = counting(seats)
  if (held.length === 0) throw refuse("nobodySeated")
  const missing = charter.required.filter(
    ({ group, least }) => held.filter(seat => seat.group === group).length < least,
  )
  if (missing.length > 0)
    throw refuse("neverValid", {
      groups: missing.map(({ group }) => seats.find(seat => seat.group === group)?.groupName ?? group),
    })
  const persons = [...new Set(seats.flatMap(peopleOf))]
  return persons.length > mostPersons ? { to: "community" } : { to: "persons", persons }
}

/** What everybody has said to a poll, by person. */
export const allSaid = async (documents: Documents, poll: Id<"poll">): Promise<ReadonlyMap<Id<"person">, Says>> => {
  const found = new Map<Id<"person">, Says>()
  for await (const { person, says } of every(documents, answers, { poll })) found.set(person, says)
  return found
}

/** What was said for a seat: by its holder, and by the substitute if there is one. */
export const saidFor = (seat: CouncilSeat, said: ReadonlyMap<Id<"person">, Says>): readonly Says[] =>
  peopleOf(seat).map(person => said.get(person) ?? {})

/** Seats that count and for which nobody has said anything. */
export const silentSeats = (
  seats: readonly CouncilSeat[],
  said: ReadonlyMap<Id<"person">, Says>,
): readonly CouncilSeat[] =>
  counting(seats).filter(seat => saidFor(seat, said).every(says => Object.keys(says).length === 0))
