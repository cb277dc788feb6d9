import { heardOf } from "../cloudfunctions/meetings/chances/likely.ts"
import { type Asked, isPossible, type Prospect, prospects } from "../cloudfunctions/meetings/chances/ranking.ts"
import {
  noTally,
  ranked,
  recounted,
  type Said,
  type Says,
  type Slot,
  sayings,
  slotId,
} from "../cloudfunctions/meetings/polls/rules.ts"
import { digest } from "../cloudfunctions/shared/digest.ts"
import { type Day, daysLater } from "../cloudfunctions/shared/values/day.ts"
import { hall } from "./hall.ts"
import { type Memory, type Trace, traces } from "./meeting-traces.ts"
import { timed } from "./timing.ts"

/** Meetings: how fast times are ranked, and how many meetings are valid when the clerk follows the ranking. */
export const measure = async (): Promise<object> => ({
  ranking: ranking(),
  noShows: noShows(),
  hall: await hall(),
})

const rule = (groups: number) => ({
  quorum: { num: 2, den: 3, strict: false },
  required: Array.from({ length: groups }, (_, group) => ({ group: `g${group}`, least: 1 })),
})

/** So many seats in so many groups, with answers of every kind and a past of their own. */
const body = (seats: number, groups: number, times: number) => {
  const slots = Array.from({ length: times }, (_, place): Slot => {
    const from = ["09:30", "19:00"][place % 2] ?? ""
    return { day: daysLater("2026-03-02" as Day, Math.floor(place / 2)), from, to: "21:00" }
  })
  const said = (seat: number, place: number): Said | undefined => [...sayings, undefined][(seat * 7 + place * 3) % 4]
  const asked = Array.from({ length: seats }, (_, seat): Asked => {
    const answers = slots.flatMap((slot, place) => {
      const one = said(seat, place)
      return one ? [[slotId(slot), one] as const] : []
    })
    const past = { yes: { came: seat % 7, of: 6 + (seat % 5) } }
    return { group: `g${seat % groups}`, says: [Object.fromEntries(answers)], past }
  })
  return { slots, asked, rule: rule(groups) }
}

/** Ranking 40 times: ms, median. */
export const ranking = (): object => {
  const council = body(31, 6, 40)
  const largest = body(500, 6, 40)
  return {
    "31 seats, 6 groups, 40 times: ms": timed(25, 5, () => prospects(council.slots, council.asked, council.rule)),
    "500 seats, 6 groups, 40 times: ms": timed(3, 1, () => prospects(largest.slots, largest.asked, largest.rule)),
  }
}

const wasValid = ({ seats, came, validity }: Trace, slot: string | undefined): boolean => {
  const there = seats.filter((_, place) => slot !== undefined && came[slot]?.[place])
  return isPossible(
    there.map(({ group }) => group),
    seats.length,
    validity,
  )
}

const byHeads = ({ slots, seats }: Trace): string | undefined => {
  const tally = seats.reduce((sum, { says }) => recounted(sum, {}, says), noTally)
  const [best] = ranked(slots, tally)
  return best && slotId(best)
}

const byChance = ({ slots, seats, validity }: Trace, past: readonly Memory[]): Prospect | undefined => {
  const asked = seats.map(({ group, says }, place): Asked => ({ group, says: [says], past: past[place] }))
  return prospects(slots, asked, validity)[0]
}

/** What is known of each seat after one more meeting, held at that time. */
const remembered = (past: readonly Memory[], { seats, came }: Trace, slot: string | undefined): Memory[] =>
  seats.map(({ says }: { says: Says }, place) => {
    const before = past[place] ?? {}
    if (slot === undefined) return before
    const heard = heardOf(says, slot)
    const { came: times, of } = before[heard] ?? { came: 0, of: 0 }
    return { ...before, [heard]: { came: times + (came[slot]?.[place] ? 1 : 0), of: of + 1 } }
  })

const percent = (part: number, whole: number): number => Math.round((10_000 * part) / whole) / 100

/** 12,000 meetings of 1,000 invented councils: the share that is valid, by how the clerk chooses among eight times. */
export const noShows = (councils = 1_000, each = 12): object => {
  const valid = {
    "by chance": 0,
    "by chance, past known": 0,
    "by heads": 0,
    "first time offered": 0,
    "in hindsight": 0,
  }
  const only = { "by chance, not by heads": 0, "by heads, not by chance": 0 }
  let meetings = 0
  let promised = 0
  let read = ""
  let council = -1
  let past: readonly Memory[] = []
  for (const trace of traces(councils, each)) {
    if (trace.council !== council) past = []
    council = trace.council
    meetings += 1
    read = digest(read + JSON.stringify(trace))
    const known = byChance(trace, past)
    const best = byChance(trace, [])
    const chance = wasValid(trace, best?.slot)
    promised += best?.chance ?? 0
    const heads = wasValid(trace, byHeads(trace))
    if (chance) valid["by chance"] += 1
    if (wasValid(trace, known?.slot)) valid["by chance, past known"] += 1
    if (heads) valid["by heads"] += 1
    if (wasValid(trace, trace.slots[0] && slotId(trace.slots[0]))) valid["first time offered"] += 1
    if (trace.slots.some(slot => wasValid(trace, slotId(slot)))) valid["in hindsight"] += 1
    if (chance && !heads) only["by chance, not by heads"] += 1
    if (heads && !chance) only["by heads, not by chance"] += 1
    past = remembered(past, trace, known?.slot)
  }
  const share = Object.fromEntries(Object.entries(valid).map(([how, count]) => [how, percent(count, meetings)]))
  return {
    meetings,
    traces: read.slice(0, 16),
    "valid, %": share,
    ...only,
    "promised, %": percent(promised, 1000 * meetings),
  }
}
