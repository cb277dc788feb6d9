import { type Day, dayOf, daysLater, startOf } from "../../shared/values/day.ts"
import { hour, type Instant, minute } from "../../shared/values/instant.ts"
import { refuse } from "./refusals.ts"

/** At most so many times in one poll: more than a person reads through, and what one screen of a week grid can hold. */
export const mostSlots = 40
/** How far ahead a meeting is looked for. */
export const farthest = 180

/** A time that is offered: a date and two clock times in China, "19:00" to "20:30". */
export interface Slot {
  readonly day: Day
  readonly from: string
  readonly to: string
}

/** What a person says to a time. */
export const sayings = ["yes", "ifNeeded", "no"] as const
export type Said = (typeof sayings)[number]

/** What one person says, by slot. A slot that is not in it has not been answered: never counted as a no. */
export type Says = Readonly<Record<string, Said>>

export type State = "open" | "closed" | "settled" | "withdrawn"

/** What the rules need to know of a poll. */
export interface Polled {
  readonly slots: readonly Slot[]
  readonly closes: Instant
  readonly settled?: { readonly slot: string } | undefined
  readonly withdrawn?: { readonly reason: string } | undefined
}

/** How many people can come at a time. */
export interface Count {
  readonly yes: number
  readonly ifNeeded: number
  readonly no: number
}
export interface Tally {
  /** How many people have said anything. */
  readonly people: number
  readonly counts: Readonly<Record<string, Count>>
}

/** A slot is known by when it begins: "2026-03-05T19:00". */
export const slotId = (slot: Pick<Slot, "day" | "from">): string => `${slot.day}T${slot.from}`

/** As it is said in a sentence: "2026-03-05 19:00". */
const said = (id: string): string => id.replace("T", " ")

const intoDay = (clock: string): number => Number(clock.slice(0, 2)) * hour + Number(clock.slice(3)) * minute

/** The moments a slot begins and ends. */
export const beginOf = (slot: Slot): Instant => startOf(slot.day, intoDay(slot.from))
export const endOf = (slot: Slot): Instant => startOf(slot.day, intoDay(slot.to))

/** In the order of time. */
export const inTime = (slots: readonly Slot[]): Slot[] =>
  [...slots].sort((a, b) => (slotId(a) < slotId(b) ? -1 : slotId(a) > slotId(b) ? 1 : 0))

/** Refuses times that are past, too far away, backwards or twice, and a deadline that is past or after the first time. */
export const checkPoll = ({ slots, closes }: Pick<Polled, "slots" | "closes">, now: Instant): void => {
  const horizon = daysLater(dayOf(now), farthest)
  const ordered = inTime(slots)
  for (const [place, slot] of ordered.entries()) {
    const at = { slot: said(slotId(slot)) }
    if (beginOf(slot) <= now) throw refuse("slotPast", at)
    if (slot.day > horizon) throw refuse("slotFar", { ...at, days: farthest })
    if (slot.to <= slot.from) throw refuse("slotBackwards", at)
    const next = ordered[place + 1]
    if (next && slotId(next) === slotId(slot)) throw refuse("sameSlot", at)
  }
  if (closes <= now) throw refuse("closesPast")
  const first = ordered[0]
  if (first && closes > beginOf(first)) throw refuse("closesLate", { slot: said(slotId(first)) })
}

/** Where a poll stands; answers are taken in [opening, closes). */
export const stateOf = (poll: Polled, now: Instant): State => {
  if (poll.withdrawn) return "withdrawn"
  if (poll.settled) return "settled"
  return now < poll.closes ? "open" : "closed"
}

/** Refuses a poll that is withdrawn or settled already; another refusal than "closed" says why. */
export const checkUndecided = (poll: Polled): void => {
  if (poll.withdrawn) throw refuse("withdrawn", { reason: poll.withdrawn.reason })
  if (poll.settled) throw refuse("settled", { slot: said(poll.settled.slot) })
}

/** Refuses answers that come too late, and answers to times that are not offered. */
export const checkAnswer = (poll: Polled, says: Says, now: Instant): void => {
  checkUndecided(poll)
  if (now >= poll.closes) throw refuse("closed")
  const offered = new Set(poll.slots.map(slotId))
  for (const id of Object.keys(says)) if (!offered.has(id)) throw refuse("notASlot", { slot: said(id) })
}

/** Gives the slot a poll may be settled on; refuses a second decision, a foreign time, and one that has begun. */
export const settledOn = (poll: Polled, id: string, now: Instant): Slot => {
  checkUndecided(poll)
  const slot = poll.slots.find(one => slotId(one) === id)
  if (!slot) throw refuse("notASlot", { slot: said(id) })
  if (beginOf(slot) <= now) throw refuse("slotBegun", { slot: said(id) })
  return slot
}

const nobody: Count = { yes: 0, ifNeeded: 0, no: 0 }
export const noTally: Tally = { people: 0, counts: {} }

/** How many people say what to a slot. */
export const countOf = (tally: Tally, id: string): Count => tally.counts[id] ?? nobody

const hasSaid = (says: Says): number => (Object.keys(says).length > 0 ? 1 : 0)

/** The count after one person who said `before` says `after` instead. Somebody who says nothing is not counted. */
export const recounted = (tally: Tally, before: Says, after: Says): Tally => {
  const counts = { ...tally.counts }
  const add = (says: Says, by: 1 | -1): void => {
    for (const [slot, said] of Object.entries(says)) {
      const count = counts[slot] ?? nobody
      counts[slot] = { ...count, [said]: count[said] + by }
    }
  }
  add(before, -1)
  add(after, 1)
  return { people: tally.people - hasSaid(before) + hasSaid(after), counts }
}

/** Several counts of different people as one. */
export const summed = (tallies: readonly Tally[]): Tally => {
  const counts: Record<string, Count> = {}
  let people = 0
  for (const tally of tallies) {
    people += tally.people
    for (const [slot, { yes, ifNeeded, no }] of Object.entries(tally.counts)) {
      const sum = counts[slot] ?? nobody
      counts[slot] = { yes: sum.yes + yes, ifNeeded: sum.ifNeeded + ifNeeded, no: sum.no + no }
    }
  }
  return { people, counts }
}

/**
 * Slots from best to worst: most people who can come at all, then most who can come gladly, then the earlier. Gives every
 * slot once.
 */
export const ranked = (slots: readonly Slot[], tally: Tally): Slot[] =>
  inTime(slots).sort((a, b) => {
    const one = countOf(tally, slotId(a))
    const two = countOf(tally, slotId(b))
    return two.yes + two.ifNeeded - (one.yes + one.ifNeeded) || two.yes - one.yes
  })

/** The next state of a cell that is tapped: nothing → yes → if need be → no → nothing. */
export const nextSaid = (now: Said | undefined): Said | undefined =>
  now === undefined ? sayings[0] : sayings[sayings.indexOf(now) + 1]
