import { bodyOf, charterOf, namesOfSeats, seatsOn } from "../../../councils/actions.ts"
import type { Actions } from "../../../shared/ask.ts"
import type { Documents } from "../../../shared/store.ts"
import { dayOf } from "../../../shared/values/day.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { meetings } from "../../calling/records.ts"
import { prospects } from "../../chances/ranking.ts"
import { mostSeats } from "../../chances/rules.ts"
import { type Known, samePlace } from "../clashes.ts"
import type { contract } from "../contract.ts"
import { polls } from "../records.ts"
import { refuse } from "../refusals.ts"
import { beginOf, endOf, slotId } from "../rules.ts"
import { pastOf } from "./past.ts"
import { readPoll } from "./reading.ts"
import { allSaid, counting, firstDay, saidFor, silentSeats } from "./seats.ts"

/** The latest so many meetings and polls are looked through for one place: half a year of a busy room. */
const lookedThrough = 100

/** The seats of a poll's body and what was said; refuses a poll that is not for a body. */
const seatsAsked = async (documents: Documents, poll: Id<"poll">, now: Instant) => {
  const { body, slots } = await readPoll(documents, poll)
  if (!body) throw refuse("notABody")
  const [seats, said] = await Promise.all([
    seatsOn(documents, body, firstDay(slots, dayOf(now))),
    allSaid(documents, poll),
  ])
  return { body, slots, seats, said }
}

/** What is known to be at a place from now on: meetings that were called, and times that are settled and not called yet. */
const knownAt = async (documents: Documents, place: string, now: Instant) => {
  const newest = { limit: lookedThrough, newestFirst: true }
  const [called, settled] = await Promise.all([documents.list(meetings, newest), documents.list(polls, newest)])
  const fromPolls = new Set(called.flatMap(({ poll }) => poll ?? []))
  const met = called
    .filter(({ state }) => state === "called" || state === "open")
    .filter(meeting => samePlace(meeting.place, place))
    .map(({ title, begins, ends, poll }): Known & { poll?: Id<"poll"> } => ({
      title,
      begins,
      ends,
      ...(poll && { poll }),
    }))
  const times = settled.flatMap(poll => {
    const slot = poll.slots.find(one => slotId(one) === poll.settled?.slot)
    const id = poll.id as Id<"poll">
    if (!slot || poll.withdrawn || fromPolls.has(id) || !samePlace(poll.place, place)) return []
    return [{ title: poll.title, begins: beginOf(slot), ends: endOf(slot), poll: id }]
  })
  return [...met, ...times].filter(({ ends }) => ends > now).sort((a, b) => (a.begins < b.begins ? -1 : 1))
}

/** What the office looks at before it settles a time of a body. */
export const outlook: Pick<Actions<typeof contract>, "outlook" | "unanswered" | "taken"> = {
  outlook: async ({ input, documents, now }) => {
    const { body, slots, seats, said } = await seatsAsked(documents, input.poll, now)
    const [{ name, groups }, charter] = await Promise.all([bodyOf(documents, body), charterOf(documents, body)])
    const called = new Map(groups.map(one => [one.group, one.name]))
    const held = counting(seats)
    const past = held.length > mostSeats ? new Map() : await pastOf(documents, body, held)
    const asked = held.map(seat => ({ group: seat.group, says: saidFor(seat, said), past: past.get(seat.seat) }))
    const ranked = held.length > mostSeats ? [] : prospects(slots, asked, charter)
    return {
      body: { id: body, name },
      slots: ranked.map(one => ({
        ...one,
        groups: one.groups.map(group => ({ ...group, name: called.get(group.group) ?? group.group })),
      })),
      seats: held.length,
      answered: held.length - silentSeats(seats, said).length,
    }
  },

  unanswered: async ({ input, store, documents, now }) => {
    const { seats, said } = await seatsAsked(documents, input.poll, now)
    const limit = input.limit ?? 50
    const silent = silentSeats(seats, said).filter(({ seat }) => input.after === undefined || seat > input.after)
    const page = [...silent].sort((a, b) => (a.seat < b.seat ? -1 : 1)).slice(0, limit)
    const names = await namesOfSeats(store, page)
    const last = page.at(-1)
    return {
      seats: page.map(({ seat, groupName }) => ({ seat, name: names.get(seat)?.name ?? "", group: groupName })),
      ...(last && silent.length > limit && { next: last.seat }),
    }
  },

  taken: async ({ input, documents, now }) => ({ taken: await knownAt(documents, input.place, now) }),
}
