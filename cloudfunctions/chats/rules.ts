import { type Instant, later, minute } from "../shared/values/instant.ts"

/** A code that binds a group is good for so long. */
export const bindCodeMinutes = 10
/** A group shows so many votes at most; more at once is a page. */
export const offersMost = 20

/** A card is shown unasked for so long after its vote was put into the group (ms): later it would only surprise. */
export const shownWithin = 30 * minute
/** Minutes after which a card that could not be shown is tried again. */
const looks = [1, 3, 7, 15] as const

/** When to try again to show what was offered at `at`; undefined: not any more, people ask for it. */
export const nextLook = (at: Instant, now: Instant): Instant | undefined =>
  looks.map(minutes => later(at, minutes * minute)).find(look => look > now)
