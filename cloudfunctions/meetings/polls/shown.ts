import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { marksOf } from "../calendar/marks.ts"
import { countOf, inTime, type Polled, type Says, type Slot, slotId, stateOf, type Tally } from "./rules.ts"

/** A poll as it is stored, as far as it is shown. */
export interface Kept extends Polled {
  readonly title: string
  readonly place: string
  readonly note?: string | undefined
  readonly body?: Id<"body"> | undefined
  readonly countsShown: "always" | "afterClose"
  readonly settled?: { readonly slot: string; readonly at: Instant } | undefined
  readonly withdrawn?: { readonly reason: string; readonly at: Instant } | undefined
}

/** Whether a person may see how many said what: staff always, others as the poll was opened. Never who. */
export const countsAreShown = (poll: Kept, isStaff: boolean, now: Instant): boolean =>
  isStaff || poll.countsShown === "always" || stateOf(poll, now) !== "open"

/** Takes a stored slot; gives it with what the person said and, where it is shown, how many said what. */
export const shownSlot = (slot: Slot, mine: Says, tally: Tally | undefined) => {
  const id = slotId(slot)
  const said = mine[id]
  return { id, ...slot, ...(said && { mine: said }), ...(tally && { count: countOf(tally, id) }) }
}

/** Takes a poll, what the person has said, and the count if it is shown; gives the poll as a page reads it. */
export const shownPoll = (
  id: Id<"poll">,
  poll: Kept,
  person: { readonly invited: boolean; readonly mine: Says },
  tally: Tally | undefined,
  now: Instant,
) => {
  const slots = inTime(poll.slots)
  const days = [...new Set(slots.map(slot => slot.day))]
  return {
    id,
    title: poll.title,
    place: poll.place,
    ...(poll.note !== undefined && { note: poll.note }),
    state: stateOf(poll, now),
    closes: poll.closes,
    countsShown: poll.countsShown,
    invited: person.invited,
    ...(poll.body && { body: poll.body }),
    ...(tally && { people: tally.people }),
    slots: slots.map(slot => shownSlot(slot, person.mine, tally)),
    days: days.map(marksOf),
    ...(poll.settled && { settled: poll.settled }),
    ...(poll.withdrawn && { withdrawn: poll.withdrawn }),
  }
}

/** Takes a poll; gives it as one line of a list. */
export const shownLine = (
  id: Id<"poll">,
  poll: Kept,
  person: { readonly invited: boolean; readonly mine: Says },
  now: Instant,
) => {
  const chosen = poll.slots.find(slot => slotId(slot) === poll.settled?.slot)
  return {
    id,
    title: poll.title,
    place: poll.place,
    state: stateOf(poll, now),
    closes: poll.closes,
    slots: poll.slots.length,
    answered: Object.keys(person.mine).length,
    invited: person.invited,
    ...(poll.body && { body: poll.body }),
    ...(chosen && { settled: shownSlot(chosen, person.mine, undefined) }),
  }
}
