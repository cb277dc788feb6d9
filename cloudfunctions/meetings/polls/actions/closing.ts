import type { Due } from "../../../shared/due.ts"
import { type Fact, factId, facts, noteFact } from "../../../shared/fact.ts"
import type { Store } from "../../../shared/store.ts"
import { id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { polls, tallies } from "../records.ts"
import { summed } from "../rules.ts"
import { pageOf, partsOf, pollIn } from "./reading.ts"
import { forOffice } from "./reminding.ts"

/**
 * Counts the answers of a poll that has ended, once and for good, and tells those who settle that it is their turn.
 * May run twice.
 */
export const closePoll = async (store: Store, due: Due, now: Instant): Promise<"done"> => {
  const documents = store.in(due.scope)
  const poll = id<"poll">(due.what.slice("count:".length))
  const before = await documents.read(polls, poll)
  if (!before || before.tally) return "done"
  const parts = await partsOf(documents, poll)
  const tally = summed(parts)
  const told: Fact = {
    kind: "meetings.pollClosed",
    about: poll,
    audience: forOffice(due.scope, before.openedBy),
    page: pageOf(poll, due.scope, "settling"),
    data: { title: before.title, people: tally.people },
    at: now,
  }
  await noteFact(store, due.scope, told)
  await documents.change(async tx => {
    const current = await pollIn(tx, poll)
    if (current.tally) return
    await tx.put(polls, poll, { ...current, tally })
    for (const part of parts) await tx.remove(tallies, part.id)
    if (!current.settled && !current.withdrawn) await tx.create(facts, factId(told), told)
  })
  return "done"
}
