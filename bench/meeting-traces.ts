import type { Came, Heard } from "../cloudfunctions/meetings/chances/likely.ts"
import type { Validity } from "../cloudfunctions/meetings/chances/rules.ts"
import type { Said, Says, Slot } from "../cloudfunctions/meetings/polls/rules.ts"
import { slotId } from "../cloudfunctions/meetings/polls/rules.ts"
import { type Day, daysLater, weekdayOf } from "../cloudfunctions/shared/values/day.ts"

/**
 * Invented councils that look for a time, meeting after meeting: who says what, and who would have come to each time. The same
 * on every machine: whole numbers and one fixed stream. Written before the ranking was ever run on it, and not changed since.
 */
export interface Trace {
  readonly council: number
  readonly slots: readonly Slot[]
  readonly validity: Validity
  readonly seats: readonly { readonly group: string; readonly says: Says }[]
  /** By time, whether each seat would have come. */
  readonly came: Readonly<Record<string, readonly boolean[]>>
}

/** Somebody's earlier meetings by what was said, as the ranking takes them. */
export type Memory = Partial<Record<Heard, Came>>

/** Numbers from 0 to below 2³² (mulberry32). */
const stream = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const from = (least: number, most: number): number => least + (next() % (most - least + 1))
  const happens = (thousandths: number): boolean => next() % 1000 < thousandths
  const one = <T>(all: readonly T[]): T => all[next() % all.length] as T
  return { from, happens, one }
}
type Stream = ReturnType<typeof stream>

/** How many in a thousand are free: weekday morning, afternoon, evening, weekend morning, afternoon, evening. */
const free: Readonly<Record<string, readonly number[]>> = {
  committee: [900, 900, 750, 600, 500, 350],
  property: [750, 750, 600, 500, 450, 300],
  offices: [850, 850, 450, 250, 200, 150],
  elders: [850, 700, 450, 800, 650, 350],
  workers: [200, 200, 750, 700, 650, 550],
  shops: [550, 600, 350, 300, 250, 300],
}
const clocks = [
  { from: "09:30", to: "11:00" },
  { from: "15:00", to: "16:30" },
  { from: "19:00", to: "20:30" },
] as const

interface Person {
  readonly group: string
  /** By part of the week: more or less free than the others of the group. */
  readonly lean: readonly number[]
  /** How often, in thousandths, an answer is given at all, and somebody who is free comes. */
  readonly answers: number
  readonly keeps: number
}

interface Council {
  readonly people: readonly Person[]
  readonly groups: readonly string[]
  readonly validity: Validity
}

const councilOf = ({ from, happens, one }: Stream): Council => {
  const groups = Object.keys(free).filter(group => group === "elders" || happens(650))
  const people = groups.flatMap(group =>
    Array.from({ length: from(1, group === "elders" || group === "workers" ? 7 : 4) }, () => ({
      group,
      lean: Array.from({ length: 6 }, () => from(-150, 150)),
      answers: from(600, 950),
      keeps: from(700, 990),
    })),
  )
  const sizeOf = (group: string): number => people.filter(person => person.group === group).length
  const required = groups
    .filter(() => happens(450))
    .map(group => ({ group, least: Math.max(1, happens(300) ? Math.ceil(sizeOf(group) / 2) : 1) }))
  const quorum = one([
    { num: 2, den: 3, strict: false },
    { num: 2, den: 3, strict: false },
    { num: 1, den: 2, strict: true },
  ])
  return { people, groups, validity: { quorum, required } }
}

/** Eight different times within two weeks. */
const slotsOf = ({ from }: Stream, first: Day): Slot[] => {
  const places = new Set<number>()
  while (places.size < 8) places.add(from(0, 14 * clocks.length - 1))
  return [...places].map(place => ({
    day: daysLater(first, Math.floor(place / clocks.length)),
    ...(clocks[place % clocks.length] ?? clocks[0]),
  }))
}

const partOf = ({ day, from }: Slot): number =>
  (weekdayOf(day) > 5 ? 3 : 0) + clocks.findIndex(clock => clock.from === from)

/** What somebody says who is free, or is not: people mean well, and forget. */
const saysOf = ({ from }: Stream, isFree: boolean): Said => {
  const dice = from(0, 999)
  if (isFree) return dice < 750 ? "yes" : dice < 950 ? "ifNeeded" : "no"
  return dice < 700 ? "no" : dice < 900 ? "ifNeeded" : "yes"
}

const traceOf = (random: Stream, council: number, { people, groups, validity }: Council, first: Day): Trace => {
  const { from, happens } = random
  const slots = slotsOf(random, first)
  // What keeps a whole group away (an inspection, a market day), and nobody knew when answering.
  const kept = slots.map(() => new Map(groups.map(group => [group, happens(120) ? 450 : 0])))
  const came: Record<string, boolean[]> = Object.fromEntries(slots.map(slot => [slotId(slot), []]))
  const seats = people.map(person => {
    const answers = happens(person.answers)
    const says: Record<string, Said> = {}
    for (const [place, slot] of slots.entries()) {
      const part = partOf(slot)
      const isFree = happens((free[person.group]?.[part] ?? 0) + (person.lean[part] ?? 0) + from(-200, 200))
      const said = saysOf(random, isFree)
      if (answers && happens(900)) says[slotId(slot)] = said
      const comes = happens(isFree ? person.keeps : 80)
      came[slotId(slot)]?.push(comes && !happens(kept[place]?.get(person.group) ?? 0))
    }
    return { group: person.group, says }
  })
  return { council, slots, validity, seats, came }
}

/** So many councils, each with so many meetings, one after the other. */
export function* traces(councils: number, meetings: number, seed = 20260101): Generator<Trace> {
  const random = stream(seed)
  for (let council = 0; council < councils; council++) {
    const made = councilOf(random)
    for (let meeting = 0; meeting < meetings; meeting++)
      yield traceOf(random, council, made, daysLater("2026-03-02" as Day, 28 * meeting))
  }
}
