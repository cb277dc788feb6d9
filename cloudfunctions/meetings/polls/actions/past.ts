import type { CouncilSeat } from "../../../councils/rules.ts"
import { type Documents, every } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { meetings } from "../../calling/records.ts"
import { heardOf, lookedBack, type Past, soonest } from "../../chances/likely.ts"
import { presences } from "../../hall/records.ts"
import { polls } from "../records.ts"
import { allSaid, saidFor } from "./seats.ts"

/**
 * How often the seats of a body came to its latest meetings whose time was settled by a poll, by what was said for them
 * then. Answers are kept for half a year; a meeting whose answers are gone says nothing.
 */
export const pastOf = async (
  documents: Documents,
  body: Id<"body">,
  seats: readonly CouncilSeat[],
): Promise<ReadonlyMap<string, Past>> => {
  const closed = await documents.list(meetings, { where: { body, state: "closed" }, newestFirst: true, limit: 100 })
  const found = new Map<string, Past>()
  for (const { id, poll } of closed.filter(meeting => meeting.poll !== undefined).slice(0, lookedBack)) {
    const slot = poll && (await documents.read(polls, poll))?.settled?.slot
    const said = poll && (await allSaid(documents, poll))
    if (!slot || !said || said.size === 0) continue
    const there = new Set<string>()
    for await (const { seat } of every(documents, presences, { meeting: id as Id<"meeting"> })) there.add(seat)
    for (const seat of seats) {
      const heard = soonest(saidFor(seat, said).map(says => heardOf(says, slot)))
      const before = found.get(seat.seat) ?? {}
      const { came, of } = before[heard] ?? { came: 0, of: 0 }
      found.set(seat.seat, { ...before, [heard]: { came: came + (there.has(seat.seat) ? 1 : 0), of: of + 1 } })
    }
  }
  return found
}
