import { seatsOn } from "../../../councils/actions.ts"
import type { Audience } from "../../../shared/audience.ts"
import type { Member } from "../../../shared/ports.ts"
import type { Documents } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import type { Followup } from "../records.ts"

/** As many persons as one audience holds. */
const most = 500

/** Everybody who has a seat on a body at that moment. */
export const personsOfBody = async (documents: Documents, body: Id<"body">, at: Instant): Promise<Id<"person">[]> => {
  const seats = await seatsOn(documents, body, dayOf(at))
  return [...new Set(seats.flatMap(({ holder }) => holder ?? []))].slice(0, most)
}

/**
 * Who is told of something that is to be done: the holder of the seat, the office, or, where only words say who, those who
 * wrote it down. A street has no offices of its own but its staff: there it is who wrote it down.
 */
export const audienceOf = async (
  documents: Documents,
  { body, who, madeBy }: Followup,
  now: Instant,
): Promise<Audience> => {
  const writer: Audience = { to: "persons", persons: [madeBy] }
  if (who.is === "seat") {
    const seat = (await seatsOn(documents, body, dayOf(now))).find(one => one.seat === who.seat)
    return seat?.holder ? { to: "persons", persons: [seat.holder] } : writer
  }
  const inStreet = documents.scope.startsWith("street:")
  return who.is === "office" && !inStreet ? { to: "roles", roles: [who.office] } : writer
}

/** Whether a member may say that it is done: who is responsible, and the staff and the committee. */
export const isResponsible = (
  { who }: Pick<Followup, "who">,
  { person, roles }: Member,
  seats: readonly { readonly seat: string; readonly holder?: string; readonly substitute?: string }[],
): boolean =>
  roles.includes("staff") ||
  roles.includes("committee") ||
  (who.is === "office" && roles.includes(who.office)) ||
  (who.is === "seat" &&
    seats.some(one => one.seat === who.seat && (one.holder === person || one.substitute === person)))
