import { isInvited } from "#cloud/meetings/polls/invited"
import {
  beginOf,
  checkPoll,
  countOf,
  endOf,
  farthest,
  nextSaid,
  noTally,
  ranked,
  recounted,
  type Says,
  type Slot,
  sayings,
  settledOn,
  slotId,
  stateOf,
  summed,
  type Tally,
} from "#cloud/meetings/polls/rules"
import { Refusal } from "#cloud/shared/refusal"
import { day, dayOf, daysLater } from "#cloud/shared/values/day"
import { id } from "#cloud/shared/values/id"
import { instant } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { monday } from "./neighbours.ts"

const now = instant(monday)
const slot = (date: string, from: string, to: string): Slot => ({ day: day(date), from, to })
const thursday = slot("2026-03-05", "19:00", "20:30")
const saturday = slot("2026-03-07", "09:30", "11:00")
const sunday = slot("2026-03-08", "09:30", "11:00")

const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return "accepted"
}

test("a slot begins and ends by the clock in China", () => {
  expect(beginOf(thursday)).toBe("2026-03-05T11:00:00.000Z")
  expect(endOf(thursday)).toBe("2026-03-05T12:30:00.000Z")
  expect(beginOf(slot("2026-03-05", "00:30", "01:00"))).toBe("2026-03-04T16:30:00.000Z")
})

/** Counted one person after the other. */
const tallyOf = (all: readonly Says[]): Tally => all.reduce((tally, one) => recounted(tally, {}, one), noTally)

const horizon = daysLater(dayOf(now), farthest)
test.each([
  ["times that are all to come", [saturday, thursday], "2026-03-04T12:00:00.000Z", "accepted"],
  ["a time that begins this minute", [slot("2026-03-02", "09:00", "10:00")], "2026-03-02T01:00:00.001Z", "slotPast"],
  ["a time a minute from now", [slot("2026-03-02", "09:01", "10:00")], "2026-03-02T01:00:00.001Z", "accepted"],
  ["the last day that may be chosen", [slot(horizon, "09:00", "10:00")], "2026-03-04T12:00:00.000Z", "accepted"],
  ["a day later", [slot(daysLater(horizon, 1), "09:00", "10:00")], "2026-03-04T12:00:00.000Z", "slotFar"],
  [
    "a time that ends as it begins",
    [slot("2026-03-05", "19:00", "19:00")],
    "2026-03-04T12:00:00.000Z",
    "slotBackwards",
  ],
  ["a time twice", [thursday, saturday, { ...thursday, to: "21:00" }], "2026-03-04T12:00:00.000Z", "sameSlot"],
  ["a deadline that is now", [thursday], monday, "closesPast"],
  ["a deadline as the first time begins", [saturday, thursday], "2026-03-05T11:00:00.000Z", "accepted"],
  ["a deadline a moment later", [saturday, thursday], "2026-03-05T11:00:00.001Z", "closesLate"],
])("opening a poll with %s", (_, slots, closes, outcome) => {
  const expected = outcome === "accepted" ? outcome : `meetings.${outcome}`
  expect(codeOf(() => checkPoll({ slots, closes: instant(closes) }, now))).toBe(expected)
})

test("a poll is open up to its deadline, and not at it", () => {
  const poll = { slots: [thursday], closes: instant("2026-03-04T12:00:00.000Z") }
  expect(stateOf(poll, instant("2026-03-04T11:59:59.999Z"))).toBe("open")
  expect(stateOf(poll, poll.closes)).toBe("closed")
  expect(stateOf({ ...poll, settled: { slot: slotId(thursday) } }, now)).toBe("settled")
  expect(stateOf({ ...poll, withdrawn: { reason: "改期" } }, now)).toBe("withdrawn")
})

test("a poll is settled on a time it offered that has not begun, once", () => {
  const poll = { slots: [thursday, saturday], closes: instant("2026-03-04T12:00:00.000Z") }
  expect(settledOn(poll, slotId(saturday), now)).toEqual(saturday)
  expect(codeOf(() => settledOn(poll, slotId(sunday), now))).toBe("meetings.notASlot")
  expect(codeOf(() => settledOn(poll, slotId(thursday), beginOf(thursday)))).toBe("meetings.slotBegun")
  const settled = { ...poll, settled: { slot: slotId(thursday) } }
  expect(codeOf(() => settledOn(settled, slotId(thursday), now))).toBe("meetings.settled")
})

test("the best time is the one most can come to, then the one more like, then the earlier", () => {
  const slots = [sunday, saturday, thursday]
  const [t, s, u] = [slotId(thursday), slotId(saturday), slotId(sunday)]
  const tally = tallyOf([
    { [t]: "yes", [s]: "ifNeeded", [u]: "yes" },
    { [t]: "no", [s]: "yes", [u]: "yes" },
    { [t]: "yes", [s]: "ifNeeded" },
    {},
  ])
  expect(tally.people).toBe(3)
  expect(countOf(tally, t)).toEqual({ yes: 2, ifNeeded: 0, no: 1 })
  expect(ranked(slots, tally)).toEqual([saturday, thursday, sunday])
  const liked = tallyOf([{ [t]: "ifNeeded", [s]: "ifNeeded", [u]: "yes" }])
  expect(ranked(slots, liked)).toEqual([sunday, thursday, saturday])
})

const offered = [thursday, saturday, sunday]
const says = fc.dictionary(fc.constantFrom(...offered.map(slotId)), fc.constantFrom(...sayings)) as fc.Arbitrary<Says>

test("counting loses nobody, counts nobody twice, and never takes silence for a no", () => {
  fc.assert(
    fc.property(fc.array(says, { maxLength: 30 }), all => {
      const tally = tallyOf(all)
      for (const one of offered.map(slotId)) {
        const { yes, ifNeeded, no } = countOf(tally, one)
        expect(yes + ifNeeded + no).toBe(all.filter(each => each[one] !== undefined).length)
        expect(no).toBe(all.filter(each => each[one] === "no").length)
      }
      expect(tally.people).toBe(all.filter(each => Object.keys(each).length > 0).length)
      expect([...ranked(offered, tally)].sort((a, b) => (slotId(a) < slotId(b) ? -1 : 1))).toEqual(offered)
      const halves = [all.filter((_, place) => place % 2 === 0), all.filter((_, place) => place % 2 === 1)]
      expect(summed(halves.map(tallyOf))).toEqual(tally)
    }),
  )
})

test("whoever changes their mind, ever so often, is counted as they said last", () => {
  fc.assert(
    fc.property(fc.array(says, { minLength: 1, maxLength: 8 }), fc.array(says, { maxLength: 5 }), (mine, others) => {
      let tally = tallyOf(others)
      for (const [place, now] of mine.entries()) tally = recounted(tally, mine[place - 1] ?? {}, now)
      const last = tallyOf([...others, mine.at(-1) ?? {}])
      expect(tally.people).toBe(last.people)
      for (const one of offered.map(slotId)) expect(countOf(tally, one)).toEqual(countOf(last, one))
    }),
  )
})

test("one more person who can come never makes a time fall behind", () => {
  fc.assert(
    fc.property(fc.array(says, { maxLength: 12 }), fc.constantFrom(...offered), (all, liked) => {
      const place = (votes: readonly Says[]) => ranked(offered, tallyOf(votes)).indexOf(liked)
      expect(place([...all, { [slotId(liked)]: "yes" }])).toBeLessThanOrEqual(place(all))
    }),
  )
})

test("taps go round: nothing, fine, fine if needed, no, nothing", () => {
  expect(nextSaid(undefined)).toBe("yes")
  expect(nextSaid("yes")).toBe("ifNeeded")
  expect(nextSaid("ifNeeded")).toBe("no")
  expect(nextSaid("no")).toBeUndefined()
})

test("who is invited: everybody, some buildings, some households, some roles, some persons", () => {
  const member = { person: id<"person">("p"), household: id<"household">("h"), roles: ["council"] as const }
  const building = id<"building">("b3")
  expect(isInvited({ to: "community" }, member, undefined)).toBe(true)
  expect(isInvited({ to: "buildings", buildings: [building] }, member, building)).toBe(true)
  expect(isInvited({ to: "buildings", buildings: [building] }, member, undefined)).toBe(false)
  expect(isInvited({ to: "households", households: [id("h")] }, member, undefined)).toBe(true)
  expect(isInvited({ to: "households", households: [id("x")] }, member, undefined)).toBe(false)
  expect(isInvited({ to: "roles", roles: ["council", "staff"] }, member, undefined)).toBe(true)
  expect(isInvited({ to: "roles", roles: ["staff"] }, member, undefined)).toBe(false)
  expect(isInvited({ to: "persons", persons: [id("p")] }, member, undefined)).toBe(true)
  expect(isInvited({ to: "persons", persons: [id("q")] }, member, undefined)).toBe(false)
})
