import { clockOf, dayOf, startOf } from "./day.ts"
import { dayLong, hour, type Instant, later } from "./instant.ts"

/** Nobody is told anything at night (quiet hours 21–8): the evening before it begins, or the morning after, is time enough. */
const evening = 20 * hour
const morning = 8 * hour
/** Whoever was asked so shortly before is not reminded. */
const peace = 12 * hour

/**
 * When those who have not taken part are told that something closes in a day, by when it was opened and when it closes: a day
 * before, in the daytime. Undefined where that would come on the heels of the question.
 */
export const lastDay = (opens: Instant, closes: Instant): Instant | undefined => {
  const before = later(closes, -dayLong)
  const clock = clockOf(before)
  const at =
    clock >= "21:00" ? startOf(dayOf(before), evening) : clock < "08:00" ? startOf(dayOf(before), morning) : before
  return at < later(opens, peace) ? undefined : at
}
