import { Solar } from "lunar-typescript"
import { marksOf } from "#cloud/meetings/calendar/marks"
import { type Day, day, daysLater } from "#cloud/shared/values/day"
import { unannounced } from "./unannounced.ts"

const days = (first: string, last: string, step = 1): Day[] => {
  const found: Day[] = []
  for (let at = day(first); at <= last; at = daysLater(at, step)) found.push(at)
  return found
}

/** The State Council's arrangement for 2026 (国办发明电〔2025〕7号): days off, and weekends that are worked. */
const off2026: [string, string, string][] = [
  ["2026-01-01", "2026-01-03", "元旦"],
  ["2026-02-15", "2026-02-23", "春节"],
  ["2026-04-04", "2026-04-06", "清明"],
  ["2026-05-01", "2026-05-05", "劳动节"],
  ["2026-06-19", "2026-06-21", "端午"],
  ["2026-09-25", "2026-09-27", "中秋"],
  ["2026-10-01", "2026-10-07", "国庆节"],
]
const worked2026 = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]

test("every day of 2026 is off, worked, weekend or weekday as the State Council has arranged it", () => {
  const off = new Map(off2026.flatMap(([first, last, name]) => days(first, last).map(date => [date, name] as const)))
  const year = days("2026-01-01", "2026-12-31")
  expect(year).toHaveLength(365)
  for (const date of year) {
    const { rest, weekday, holiday } = marksOf(date)
    const name = off.get(date)
    const expected = name ? "off" : worked2026.includes(date) ? "work" : weekday > 5 ? "weekend" : "weekday"
    expect([date, rest]).toEqual([date, expected])
    if (name) expect([date, holiday?.zh]).toEqual([date, expect.stringContaining(name)])
  }
  expect(off.size).toBe(33)
  expect(marksOf(day("2026-02-28")).holiday).toEqual({ zh: "春节", en: "Spring Festival" })
})

test("a year that is not arranged yet is never guessed: it says so on every day, holidays and workdays alike", () => {
  const year = days(`${unannounced}-01-01`, `${unannounced}-12-31`)
  expect(year.length).toBeGreaterThanOrEqual(365)
  expect(new Set(year.map(date => marksOf(date).rest))).toEqual(new Set(["unannounced"]))
  expect(year.filter(date => marksOf(date).holiday)).toEqual([])
  const nationalDay = `${unannounced}-10-01`
  expect(marksOf(day(nationalDay))).toMatchObject({
    ...{ weekday: new Date(nationalDay).getUTCDay() || 7, rest: "unannounced" },
  })
  expect(marksOf(day("2003-10-01")).rest).toBe("unannounced")
})

test.each([
  ["2026-02-16", 12, 29, false],
  ["2026-02-17", 1, 1, false],
  ["2026-03-03", 1, 15, false],
  ["2026-06-19", 5, 5, false],
  ["2026-09-25", 8, 15, false],
  ["2025-07-25", 6, 1, true],
  ["2025-08-22", 6, 29, true],
  ["2033-12-22", 11, 1, true],
])("the lunar date of %s is month %i, day %i, leap: %s", (date, month, lunarDay, leap) => {
  expect(marksOf(day(date)).lunar).toEqual({ month, day: lunarDay, leap })
})

test("lunar dates agree with an astronomical calendar from 2015 to 2059, and beyond nothing is said", () => {
  // A month that begins wrongly is wrong for four weeks: one day a week finds it.
  let compared = 0
  for (const date of days("2015-01-01", "2059-12-31", 7)) {
    const [year = 0, month = 0, dayOfMonth = 0] = date.split("-").map(Number)
    const lunar = Solar.fromYmd(year, month, dayOfMonth).getLunar()
    const expected = { month: Math.abs(lunar.getMonth()), day: lunar.getDay(), leap: lunar.getMonth() < 0 }
    const { lunar: ours } = marksOf(date)
    if (ours?.month !== expected.month || ours.day !== expected.day || ours.leap !== expected.leap)
      throw new Error(`${date}: ${JSON.stringify(ours)} is not ${JSON.stringify(expected)}`)
    compared += 1
  }
  expect(compared).toBe(2_348)
  expect(marksOf(day("2060-05-01")).lunar).toBeUndefined()
})

test("weekdays count from Monday", () => {
  expect(days("2026-03-02", "2026-03-08").map(date => marksOf(date).weekday)).toEqual([1, 2, 3, 4, 5, 6, 7])
})
