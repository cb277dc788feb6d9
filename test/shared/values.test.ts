import { area, areaFromText, areaText } from "#cloud/shared/values/area"
import { clockOf, day, dayOf, daysLater, isDay, startOf, weekdayOf } from "#cloud/shared/values/day"
import { fen, fenFromYuan, sumFen, yuanText } from "#cloud/shared/values/fen"
import { id, isId } from "#cloud/shared/values/id"
import { instant, isInstant, later, minute, within } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"

describe("money", () => {
  test("is whole fen and nothing else", () => {
    for (const amount of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => fen(amount)).toThrow(RangeError)
    expect(sumFen([fen(1), fen(2)])).toBe(3)
    expect(() => sumFen([fen(Number.MAX_SAFE_INTEGER), fen(1)])).toThrow(RangeError)
  })

  test.each([
    ["8600元", 860_000],
    ["¥1,234.5", 123_450],
    ["１２００．０５", 120_005],
    ["0", 0],
    ["0.01", 1],
  ])("typed as %s it is %i fen", (typed, amount) => {
    expect(fenFromYuan(typed)).toBe(amount)
  })

  test.each(["", "1.234", "-5", "1e5", "一百", "1.2.3", "9".repeat(12)])("%s is not an amount", typed => {
    expect(fenFromYuan(typed)).toBeUndefined()
  })

  test("what is shown reads back as what it was", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), amount => {
        expect(fenFromYuan(yuanText(fen(amount)))).toBe(amount)
      }),
    )
    expect([yuanText(fen(123_456)), yuanText(fen(860_000)), yuanText(fen(-5)), yuanText(fen(100_000_010))]).toEqual([
      "1,234.56",
      "8,600",
      "-0.05",
      "1,000,000.10",
    ])
  })
})

describe("area", () => {
  test("is whole 0.01 m², written and read the same", () => {
    expect(areaFromText("８９．５㎡")).toBe(8950)
    expect(areaFromText("89.53 平方米")).toBe(8953)
    expect(areaFromText("89.535")).toBeUndefined()
    expect(areaText(area(8950))).toBe("89.50")
    expect(areaText(area(9000))).toBe("90")
    expect(() => area(-1)).toThrow(RangeError)
  })
})

describe("days and moments", () => {
  test("a day begins at midnight in China, which is 16:00 UTC the day before", () => {
    expect(startOf(day("2026-03-01"))).toBe("2026-02-28T16:00:00.000Z")
    expect(dayOf(instant("2026-02-28T15:59:59.999Z"))).toBe("2026-02-28")
    expect(dayOf(instant("2026-02-28T16:00:00.000Z"))).toBe("2026-03-01")
    expect(clockOf(instant("2026-02-28T16:05:00.000Z"))).toBe("00:05")
  })

  test("days that do not exist are refused", () => {
    expect(["2026-02-29", "2026-13-01", "2026-1-1", "0000-00-00"].some(isDay)).toBe(false)
    expect(["2028-02-29", "2026-12-31"].every(isDay)).toBe(true)
    expect(() => day("2026-02-30")).toThrow(RangeError)
    expect(isInstant("2026-02-30T00:00:00Z")).toBe(false)
    expect(() => instant("2026-03-01 10:00")).toThrow(RangeError)
  })

  test("the day after, and the day of the week", () => {
    expect(daysLater(day("2028-02-28"), 2)).toBe("2028-03-01")
    expect(weekdayOf(day("2026-11-29"))).toBe(7)
    expect(weekdayOf(day("2026-11-30"))).toBe(1)
  })

  test("a window has its beginning and not its end", () => {
    const opens = instant("2026-03-01T00:00:00.000Z")
    const closes = later(opens, minute)
    expect([within(later(opens, -1), opens, closes), within(opens, opens, closes)]).toEqual([false, true])
    expect([within(later(closes, -1), opens, closes), within(closes, opens, closes)]).toEqual([true, false])
  })
})

test("an id is short, plain text", () => {
  expect(["a", "vote:1-2", "x".repeat(120)].every(isId)).toBe(true)
  expect(["", "a b", "楼", "x".repeat(121), "a/b", "a%00"].some(isId)).toBe(false)
  expect(() => id("../x")).toThrow(RangeError)
})
