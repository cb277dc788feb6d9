import { dayOf, daysLater, startOf } from "../../shared/values/day.ts"
import { hour, type Instant, later } from "../../shared/values/instant.ts"

/** Reminders go out at ten in the morning in China: nobody is woken, and the day is still ahead. */
const atTen = 10 * hour
/** Whoever was asked a moment ago is not reminded yet, and nobody is when it is too late to think. */
const peace = 12 * hour
const last = hour

/** When those who have not answered are reminded next: once a day until the deadline; undefined when not any more. */
export const nextReminder = (now: Instant, closes: Instant): Instant | undefined => {
  const earliest = later(now, peace)
  const today = startOf(dayOf(earliest), atTen)
  const next = today > earliest ? today : startOf(daysLater(dayOf(earliest), 1), atTen)
  return next <= later(closes, -last) ? next : undefined
}
