import { clockOf } from "#cloud/shared/values/day"
import { dayLong, hour, instant, later, minute } from "#cloud/shared/values/instant"
import { lastDay } from "#cloud/shared/values/last-day"
import { fc } from "../support/drawn.ts"

const opens = instant("2026-03-02T01:00:00.000Z")

test("a day before the close, in the daytime, and never on the heels of the question", () => {
  expect(lastDay(opens, instant("2026-03-09T12:00:00.000Z"))).toBe("2026-03-08T12:00:00.000Z")
  // Closes at 23:00 in China: the evening before that, at 20:00. Closes at midnight: at 20:00, at 05:00: in the morning at 8.
  expect(lastDay(opens, instant("2026-03-09T15:00:00.000Z"))).toBe("2026-03-08T12:00:00.000Z")
  expect(lastDay(opens, instant("2026-03-08T21:00:00.000Z"))).toBe("2026-03-08T00:00:00.000Z")
  expect(lastDay(opens, later(opens, 2 * dayLong))).toBe(later(opens, dayLong))
  expect(lastDay(opens, later(opens, dayLong + 11 * hour))).toBeUndefined()
  // Closes at one minute to midnight, and at midnight: the evening of the day it was opened is too soon, the next morning is not.
  expect(lastDay(opens, later(opens, dayLong + 15 * hour - minute))).toBeUndefined()
  expect(lastDay(opens, later(opens, dayLong + 15 * hour))).toBe("2026-03-03T00:00:00.000Z")
  expect(lastDay(opens, later(opens, 2 * hour))).toBeUndefined()
})

test("there is time left to act, and nobody is woken, whenever it closes", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 * 24 - 1 }),
      fc.integer({ min: 60, max: 60 * 24 * 90 }),
      (past, minutes) => {
        const opened = later(opens, past * minute)
        const closes = later(opened, minutes * minute)
        const at = lastDay(opened, closes)
        // A day, what the evening is early for the latest hour of a day, and the twelve hours of peace.
        if (at === undefined) return expect(minutes).toBeLessThan(60 * (24 + 4 + 12))
        expect(clockOf(at) >= "08:00" && clockOf(at) < "21:00").toBe(true)
        expect(at >= later(closes, -28 * hour) && at <= later(closes, -16 * hour)).toBe(true)
        expect(at >= later(opened, 12 * hour)).toBe(true)
      },
    ),
  )
})
