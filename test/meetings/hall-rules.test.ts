import { createHmac } from "node:crypto"
import { codeNow, codeOf, isFresh, stepOf } from "#cloud/meetings/hall/code"
import { type Expected, figuresOf, lostAt, missingGroups, reachedAt, type Stay } from "#cloud/meetings/hall/presence"
import { instant, later, minute, msOf, second } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"

const now = instant("2026-03-05T11:02:10.000Z")
const secret = "a secret of one meeting"
const about = "20260302T010000-4f9c2a7d"

describe("the code on the screen", () => {
  test("is HMAC-SHA-256 of the meeting and the 30-second step, cut to six digits", () => {
    const sum = createHmac("sha256", secret)
      .update(`${about}\n${Math.floor(msOf(now) / 30_000)}`)
      .digest()
    expect(codeOf(secret, about, stepOf(now))).toBe(String(sum.readUIntBE(0, 6) % 1_000_000).padStart(6, "0"))
  })

  test("changes on the half minute and says when", () => {
    const first = codeNow(secret, about, now)
    expect(first.until).toBe("2026-03-05T11:02:30.000Z")
    expect(codeNow(secret, about, later(first.until, -1))).toEqual(first)
    expect(codeNow(secret, about, first.until).code).not.toBe(first.code)
  })

  test("threat 3: a photographed code is refused 90 seconds later, and at another meeting at once", () => {
    const { code } = codeNow(secret, about, now)
    expect(isFresh(secret, about, code, now)).toBe(true)
    expect(isFresh(secret, about, code, later(now, 30 * second))).toBe(true)
    expect(isFresh(secret, about, code, later(now, 90 * second))).toBe(false)
    expect(isFresh(secret, "20260302T010000-another1", code, now)).toBe(false)
    expect(isFresh("another secret", about, code, now)).toBe(false)
  })

  test("threat 3: whatever a clock is wrong by, up to five minutes, a code is good for its own step and its neighbours only", () => {
    let good = 0
    let over = 0
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), fc.nat({ max: 1_000_000_000 }), (skew, start) => {
        const shown = later(now, start)
        const seen = later(shown, skew)
        const near = Math.abs(stepOf(seen) - stepOf(shown)) <= 1
        const fresh = isFresh(secret, about, codeNow(secret, about, shown).code, seen)
        if (near) good += 1
        else over += 1
        // Two different steps may share a code once in a million; these steps and this secret do not.
        return fresh === near
      }),
      { numRuns: 2_000, seed: 20260305 },
    )
    expect(good).toBeGreaterThan(100)
    expect(over).toBeGreaterThan(1_000)
  })

  test("a code of another length or with other signs is wrong, not a fault", () => {
    const { code } = codeNow(secret, about, now)
    for (const wrong of ["", code.slice(1), `${code}0`, `x${code.slice(1)}`, "０１２３４５"])
      expect(isFresh(secret, about, wrong, now)).toBe(false)
  })
})

const council: readonly Expected[] = [
  ...Array.from({ length: 8 }, (_, n) => ({ seat: `r${n}`, group: "residents" })),
  ...Array.from({ length: 3 }, (_, n) => ({ seat: `s${n}`, group: "shops" })),
]
const groups = ["residents", "shops", "property"]
const twoThirds = { num: 2, den: 3, strict: false }
const usual = { quorum: twoThirds, required: [{ group: "shops", least: 1 }] }
const at = (minutes: number) => later(now, minutes * minute)

describe("who is in the hall", () => {
  test("counts expected and present by group, and how many more make the quorum", () => {
    expect(figuresOf(council, new Set(["r0", "r1", "s0"]), groups, usual)).toEqual({
      eligible: 11,
      present: 3,
      needed: 8,
      lacking: 5,
      valid: false,
      groups: [
        { group: "residents", eligible: 8, present: 2, least: 0 },
        { group: "shops", eligible: 3, present: 1, least: 1 },
      ],
    })
  })

  test("is valid with the quorum and every required group, and not with one of the two", () => {
    const residents = council.slice(0, 8).map(({ seat }) => seat)
    const without = figuresOf(council, new Set(residents), groups, usual)
    expect(without).toMatchObject({ present: 8, lacking: 0, valid: false })
    expect(missingGroups(without)).toEqual([{ group: "shops", missing: 1 }])
    expect(figuresOf(council, new Set([...residents, "s2"]), groups, usual).valid).toBe(true)
    expect(figuresOf(council, new Set([...residents.slice(0, 6), "s2"]), groups, usual)).toMatchObject({
      lacking: 1,
      valid: false,
    })
  })

  test("who is not expected counts for nothing, and a required group without a seat is never there", () => {
    expect(figuresOf(council, new Set(["observer", "r0"]), groups, usual).present).toBe(1)
    const all = new Set(council.map(({ seat }) => seat))
    const required = [{ group: "property", least: 1 }]
    const figures = figuresOf(council, all, groups, { quorum: twoThirds, required })
    expect(figures).toMatchObject({ present: 11, valid: false })
    expect(missingGroups(figures)).toEqual([{ group: "property", missing: 1 }])
  })

  test("more than half is more than half, and nobody at all is no quorum", () => {
    const half = { quorum: { num: 1, den: 2, strict: true }, required: [] }
    const ten = council.slice(0, 8).concat(council.slice(9, 11))
    const some = (n: number) => new Set(ten.slice(0, n).map(({ seat }) => seat))
    expect(figuresOf(ten, some(5), groups, half)).toMatchObject({ valid: false, lacking: 1 })
    expect(figuresOf(ten, some(6), groups, half).valid).toBe(true)
    expect(figuresOf([], new Set(), [], half)).toMatchObject({ valid: false, lacking: 1 })
  })

  test("valid exactly when nothing is lacking, for every crowd", () => {
    let valid = 0
    fc.assert(
      fc.property(fc.subarray([...council]), fc.integer({ min: 0, max: 3 }), (some, least) => {
        const present = new Set(some.map(({ seat }) => seat))
        const figures = figuresOf(council, present, groups, {
          quorum: twoThirds,
          required: [{ group: "shops", least }],
        })
        const shops = some.filter(({ group }) => group === "shops").length
        const right = 3 * present.size >= 2 * council.length && shops >= least
        if (right) valid += 1
        expect(figures.valid).toBe(right)
        expect(figures.lacking === 0 && missingGroups(figures).length === 0).toBe(right)
      }),
      { numRuns: 1_000, seed: 1 },
    )
    expect(valid).toBeGreaterThan(50)
  })

  test("the quorum was reached when the one came who made it so, and lost with the last who left", () => {
    const stays: Stay[] = council.slice(0, 9).map(({ seat }, n) => ({ seat, at: at(n) }))
    const isValid = (present: ReadonlySet<string>) => figuresOf(council, present, groups, usual).valid
    // The eighth resident comes in the eighth minute, the first shop after that.
    expect(reachedAt(stays, isValid)).toBe(at(8))
    expect(reachedAt(stays.slice(0, 8), isValid)).toBeUndefined()
    const back = stays.map(stay => (stay.seat === "s0" ? { ...stay, at: at(0), back: at(20) } : stay))
    expect(reachedAt(back, isValid)).toBe(at(20))
    expect(lostAt([...stays, { seat: "s1", at: at(1), left: at(30) }, { seat: "s2", at: at(1), left: at(25) }])).toBe(
      at(30),
    )
  })
})
