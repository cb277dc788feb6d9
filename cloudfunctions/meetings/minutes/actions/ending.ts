import type { Due } from "../../../shared/due.ts"
import type { Store } from "../../../shared/store.ts"
import { id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { minutes } from "../records.ts"
import { freezes } from "../rules.ts"
import { minutesIn } from "./reading.ts"

/**
 * Freezes minutes whose publicity period is over and to which no objection is open; with one open its answer does it. May
 * run twice. Says "done", or when to look again.
 */
export const seeToMinutes = (store: Store, due: Due, now: Instant): Promise<"done" | Instant> => {
  const meeting = id<"meeting">(due.what.slice("minutes:".length))
  return store.in(due.scope).change(async tx => {
    if (!(await tx.get(minutes, meeting))) return "done"
    const standing = await minutesIn(tx, meeting)
    const answer = freezes(standing, now)
    if (answer === "yes") await tx.put(minutes, meeting, { ...standing, state: "frozen", frozen: now })
    return answer === "yes" || answer === "no" ? "done" : answer
  })
}
