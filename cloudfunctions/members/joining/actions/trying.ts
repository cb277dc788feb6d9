import { noteDue } from "../../../shared/due.ts"
import type { Documents, Store } from "../../../shared/store.ts"
import { hour, type Instant, later } from "../../../shared/values/instant.ts"
import { tries } from "../records.ts"
import { refuse } from "../refusals.ts"
import { tried } from "../rules.ts"

/** Counts a try of `what` in a change of its own, whatever comes of it; refuses the sixth within an hour (429). */
export const countTry = async (store: Store, documents: Documents, what: string, now: Instant): Promise<void> => {
  const found = tried(await documents.read(tries, what), now)
  // Before the try it sweeps away: an entry without its try is harmless.
  if ("count" in found && found.count === 1)
    await noteDue(store, "members", { at: later(now, hour), scope: documents.scope, what: `tries:${what}` })
  await documents.change(async tx => {
    const after = tried(await tx.get(tries, what), now)
    if ("minutes" in after) throw refuse("tooManyTries", { minutes: after.minutes, retryAfter: after.minutes * 60 })
    await tx.put(tries, what, after)
  })
}
