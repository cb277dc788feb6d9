import { certain, heardOf, likelyOf, type Past, soonest, usual, weight } from "#cloud/meetings/chances/likely"
import { type Asked, isPossible, prospects } from "#cloud/meetings/chances/ranking"
import { favourite, weakestOf } from "#cloud/meetings/chances/reasons"
import {
  type Chance,
  chancesOf,
  mostSeats,
  type Sitting,
  thousandths,
  type Validity,
} from "#cloud/meetings/chances/rules"
import { type Said, type Slot, sayings, slotId } from "#cloud/meetings/polls/rules"
import { day } from "#cloud/shared/values/day"
import { fc } from "../support/drawn.ts"

const twoThirds = { num: 2, den: 3, strict: false }
const half = { num: 1, den: 2, strict: true }

const same = (a: Chance, b: Chance): boolean => a.num * b.den === b.num * a.den

/** Every way in which seats can come or stay away, one after the other: what the convolution must equal. */
const bruteForce = (seats: readonly Sitting[], isValid: (there: readonly Sitting[]) => boolean): Chance => {
  const visit = (at: number, there: readonly Sitting[], num: bigint): bigint => {
    const seat = seats[at]
    if (num === 0n) return 0n
    if (!seat) return isValid(there) ? num : 0n
    const come = visit(at + 1, [...there, seat], num * BigInt(seat.chance))
    return come + visit(at + 1, there, num * BigInt(certain - seat.chance))
  }
  return { num: visit(0, [], 1n), den: BigInt(certain) ** BigInt(seats.length) }
}

/** Written down once more, apart from the rules: share of all seats, and so many of each group. */
const isValid = (validity: Validity, eligible: number) => (there: readonly Sitting[]) => {
  const { num, den, strict } = validity.quorum
  const enough = strict ? there.length * den > eligible * num : there.length * den >= eligible * num
  return (
    enough && validity.required.every(({ group, least }) => there.filter(one => one.group === group).length >= least)
  )
}

const groups = ["shops", "residents", "property", "offices"]
const sitting = fc.record({ group: fc.constantFrom(...groups), chance: fc.integer({ min: 0, max: certain }) })
const validity = fc.record({
  quorum: fc.constantFrom(twoThirds, half, { num: 4, den: 5, strict: false }, { num: 1, den: 1, strict: false }),
  required: fc.uniqueArray(fc.record({ group: fc.constantFrom(...groups), least: fc.integer({ min: 1, max: 3 }) }), {
    selector: ({ group }) => group,
    maxLength: 4,
  }),
})

test("for every council up to 15 seats, the chance is what trying every way to come or stay away gives", () => {
  let sure = 0
  let largest = 0
  fc.assert(
    fc.property(fc.array(sitting, { minLength: 1, maxLength: 15, size: "max" }), validity, (seats, asked) => {
      const chances = chancesOf(seats, asked)
      expect(same(chances.valid, bruteForce(seats, isValid(asked, seats.length)))).toBe(true)
      const alone = bruteForce(seats, isValid({ ...asked, required: [] }, seats.length))
      expect(same(chances.quorum.chance, alone)).toBe(true)
      for (const { group, least, chance } of chances.groups) {
        const ours = seats.filter(seat => seat.group === group)
        expect(
          same(
            chance,
            bruteForce(ours, there => there.length >= least),
          ),
        ).toBe(true)
      }
      if (chances.valid.num > 0n) sure += 1
      largest = Math.max(largest, seats.length)
    }),
    { numRuns: 150, seed: 20260302 },
  )
  expect(sure).toBeGreaterThan(50)
  expect(largest).toBe(15)
})

test("a group that must be there and has no seat makes every meeting invalid", () => {
  const chances = chancesOf([{ group: "residents", chance: certain }], {
    quorum: half,
    required: [{ group: "shops", least: 1 }],
  })
  expect(chances.valid.num).toBe(0n)
  expect(chances.quorum.chance.num).toBe(chances.quorum.chance.den)
})

test("half is not more than half, and two thirds include two thirds", () => {
  const seats = [certain, certain, 0, 0].map(chance => ({ group: "a", chance }))
  expect(thousandths(chancesOf(seats, { quorum: half, required: [] }).valid)).toBe(0)
  expect(thousandths(chancesOf(seats.slice(0, 3), { quorum: twoThirds, required: [] }).valid)).toBe(certain)
})

test("a shown chance is rounded down: what is not certain is never called certain", () => {
  const seats = Array.from({ length: 30 }, () => ({ group: "a", chance: 999 }))
  expect(thousandths(chancesOf(seats, { quorum: half, required: [] }).valid)).toBe(999)
})

test("chances that are not whole thousandths, and more seats than are computed, are refused", () => {
  const of =
    (chance: number, seats = 1) =>
    () =>
      chancesOf(
        Array.from({ length: seats }, () => ({ group: "a", chance })),
        { quorum: half, required: [] },
      )
  for (const chance of [0.5, -1, certain + 1, Number.NaN]) expect(of(chance)).toThrow(RangeError)
  expect(of(1, mostSeats + 1)).toThrow(RangeError)
})

test("how likely each answer is kept is what the decision record says", () => {
  expect(usual).toEqual({ yes: 950, ifNeeded: 700, no: 20, silent: 300 })
  expect(sayings.map(said => likelyOf(said))).toEqual([950, 700, 20])
  expect(heardOf({}, "2026-03-05T19:00")).toBe("silent")
})

test("what is known of a seat moves its chance towards how often it came, by the weight of four meetings", () => {
  const past = (came: number, of: number): Past => ({ yes: { came, of } })
  expect(likelyOf("yes", past(0, 4))).toBe(475)
  expect(likelyOf("yes", past(12, 12))).toBe(988)
  expect(likelyOf("no", past(0, 4))).toBe(usual.no)
  expect(weight).toBe(4)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (came, missed) => {
      const likely = likelyOf("ifNeeded", { ifNeeded: { came, of: came + missed } })
      expect(Number.isInteger(likely) && likely > 0 && likely < certain).toBe(true)
      const exact = (700 * 4 + 1000 * came) / (4 + came + missed)
      expect(Math.abs(likely - exact)).toBeLessThanOrEqual(0.5)
    }),
  )
})

test("a seat comes when its holder can, or else its substitute", () => {
  expect(soonest(["no", "yes"])).toBe("yes")
  expect(soonest(["no", "silent"])).toBe("silent")
  expect(soonest(["ifNeeded", "silent"])).toBe("ifNeeded")
  expect(soonest(["no"])).toBe("no")
  expect(soonest([])).toBe("silent")
})

const slot = (date: string, from: string, to: string): Slot => ({ day: day(date), from, to })
const wednesday = slot("2026-03-04", "19:00", "20:30")
const saturday = slot("2026-03-07", "09:30", "11:00")
const says = (one: Said | undefined, other: Said | undefined) => ({
  ...(one && { [slotId(wednesday)]: one }),
  ...(other && { [slotId(saturday)]: other }),
})
const seats = (group: string, count: number, one: Said | undefined, other: Said | undefined): Asked[] =>
  Array.from({ length: count }, () => ({ group, says: [says(one, other)] }))

test("where the shops are needed, the evening they can come beats the morning when more people can", () => {
  const all = [
    ...seats("residents", 3, "no", "yes"),
    ...seats("residents", 9, "yes", "yes"),
    ...seats("shops", 3, "yes", "no"),
  ]
  const ranked = prospects([saturday, wednesday], all, { quorum: twoThirds, required: [{ group: "shops", least: 1 }] })
  expect(ranked.map(({ slot: id }) => id)).toEqual([slotId(wednesday), slotId(saturday)])
  const [best, other] = ranked
  expect(best).toMatchObject({
    heads: { yes: 12, ifNeeded: 0, no: 3, silent: 0 },
    possible: true,
    quorum: { needed: 10, of: 15 },
    groups: [{ group: "shops", least: 1, of: 3, can: 3, chance: 999 }],
  })
  expect(best?.chance).toBeGreaterThan(900)
  expect(other).toMatchObject({ possible: false, groups: [{ group: "shops", can: 0, chance: 58 }] })
  expect(other && weakestOf(other)).toEqual({ of: "group", group: "shops", chance: 58 })
  expect(best && weakestOf(best).of).toBe("quorum")
})

test("counting heads alone would have chosen the other time, and that can be said", () => {
  const all = [
    ...seats("residents", 4, "no", "yes"),
    ...seats("residents", 9, "yes", "yes"),
    ...seats("shops", 3, "yes", "no"),
  ]
  const ranked = prospects([saturday, wednesday], all, { quorum: half, required: [{ group: "shops", least: 1 }] })
  expect(ranked[0]?.slot).toBe(slotId(wednesday))
  expect(favourite(ranked)?.slot).toBe(slotId(saturday))
})

test("equal chances are told apart by heads, then by the earlier time; every time is there once", () => {
  const nobody = seats("residents", 3, undefined, undefined)
  const rule = { quorum: half, required: [] }
  expect(prospects([saturday, wednesday], nobody, rule).map(one => one.slot)).toEqual([wednesday, saturday].map(slotId))
  const unreachable = { quorum: half, required: [{ group: "shops", least: 1 }] }
  const gladly = prospects([wednesday, saturday], seats("residents", 3, "ifNeeded", "yes"), unreachable)
  expect(gladly.map(one => [one.slot, one.chance])).toEqual([
    [slotId(saturday), 0],
    [slotId(wednesday), 0],
  ])
})

test("the order of times is the order of the exact chances, for every generated council", () => {
  const said = fc.option(fc.constantFrom(...sayings), { nil: undefined })
  const seat = fc.record({ group: fc.constantFrom(...groups), one: said, other: said })
  fc.assert(
    fc.property(fc.array(seat, { minLength: 1, maxLength: 12 }), validity, (all, rule) => {
      const asked = all.map(({ group, one, other }) => ({ group, says: [says(one, other)] }))
      const ranked = prospects([wednesday, saturday], asked, rule)
      const exact = ranked.map(({ slot: id }) =>
        bruteForce(
          asked.map(({ group, says: [answers] }) => ({ group, chance: likelyOf(heardOf(answers ?? {}, id)) })),
          isValid(rule, asked.length),
        ),
      )
      const [first, second] = exact
      if (!first || !second) throw new Error("two times were asked")
      expect(first.num * second.den >= second.num * first.den).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test("a meeting that can not be valid whoever comes is known beforehand", () => {
  const rule = { quorum: twoThirds, required: [{ group: "shops", least: 2 }] }
  expect(isPossible(["shops", "shops", "residents", "residents"], 6, rule)).toBe(true)
  expect(isPossible(["shops", "residents", "residents", "residents"], 6, rule)).toBe(false)
  expect(isPossible(["shops", "shops", "residents"], 6, rule)).toBe(false)
})
