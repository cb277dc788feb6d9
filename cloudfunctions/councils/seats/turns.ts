import { type Day, daysLater } from "../../shared/values/day.ts"
import type { Id } from "../../shared/values/id.ts"
import { refuse } from "../refusals.ts"
import type { CouncilSeat, Turn } from "./rules.ts"

/** No plan for seats reaches further than a year. */
const furthest = 366
/** Seats of one body: what a hall, a poll and a page are made for. */
export const seatsMost = 500

/** Refuses a first day that is past or too far away, and a term that ends before it begins. */
export const checkDays = ({ from, until }: Pick<Turn, "from" | "until">, today: Day): void => {
  if (from < today) throw refuse("dayPast", { day: from })
  if (from > daysLater(today, furthest)) throw refuse("dayFar", { day: from })
  if (until !== undefined && until < from) throw refuse("termBackwards")
}

/**
 * Refuses a person for a seat: who has it already; who would stand in for themselves; and, where the charter says one seat
 * each, who holds another voting seat of the body. Takes all seats as they are on the first day.
 */
export const checkPerson = (
  all: readonly CouncilSeat[],
  seat: Id<"seat">,
  as: Turn["as"],
  person: Id<"person">,
  oneSeatEach: boolean,
): void => {
  const own = all.find(one => one.seat === seat)
  if (own?.[as] === person) throw refuse("sameAgain")
  if (own?.[as === "holder" ? "substitute" : "holder"] === person) throw refuse("ownSubstitute")
  if (!oneSeatEach || own?.observer) return
  const other = all.find(one => one.seat !== seat && !one.observer && [one.holder, one.substitute].includes(person))
  if (other) throw refuse("holdsAlready", { group: other.groupName })
}
