import { checkPoll, type Slot, slotId } from "#cloud/meetings/polls/rules"
import { day } from "#cloud/shared/values/day"
import { instant, later, minute } from "#cloud/shared/values/instant"
import {
  canChoose,
  lengths,
  momentOf,
  mondayOf,
  slotAt,
  toggled,
  usualDeadline,
  usualTimes,
  weekOf,
} from "../../src/pages/meetings/parts/week"
import { lunarInWords } from "../../src/text/lunar"

const now = instant("2026-03-04T01:00:00.000Z")
const today = day("2026-03-04")
const at = (date: string, from: string, minutes = 90): Slot => {
  const slot = slotAt(day(date), from, minutes)
  if (!slot) throw new Error("past midnight")
  return slot
}

test("a week begins on Monday, whatever day it is", () => {
  for (const date of ["2026-03-02", "2026-03-04", "2026-03-08"]) expect(mondayOf(day(date))).toBe("2026-03-02")
  expect(weekOf(day("2026-03-02")).at(-1)).toBe("2026-03-08")
})

test("a time ends on the same day or is not offered", () => {
  expect(slotAt(today, "19:30", 90)).toEqual({ day: today, from: "19:30", to: "21:00" })
  expect(slotAt(today, "22:00", 119)).toEqual({ day: today, from: "22:00", to: "23:59" })
  expect(slotAt(today, "22:00", 120)).toBeUndefined()
  for (const from of usualTimes) for (const length of lengths) expect(slotAt(today, from, length)).toBeDefined()
})

test("what is past can not be tapped, nor a forty-first time; one that is chosen can always be undone", () => {
  expect(canChoose(at("2026-03-04", "09:00"), [], now)).toBe(false)
  expect(canChoose(at("2026-03-04", "09:30"), [], now)).toBe(true)
  expect(canChoose(at("2026-09-01", "09:30"), [], now)).toBe(false)
  const forty = Array.from({ length: 40 }, (_, number) =>
    at("2026-03-06", `${String(8 + Math.floor(number / 4)).padStart(2, "0")}:${["00", "15", "30", "45"][number % 4]}`),
  )
  expect(canChoose(at("2026-03-07", "09:30"), forty, now)).toBe(false)
  expect(canChoose(at("2026-03-06", "09:30"), forty, now)).toBe(true)
})

test("a second tap takes a time away again, and times stand in order", () => {
  const one = toggled(toggled([], at("2026-03-07", "09:00")), at("2026-03-05", "19:00"))
  expect(one.map(slotId)).toEqual(["2026-03-05T19:00", "2026-03-07T09:00"])
  expect(toggled(one, at("2026-03-05", "19:00")).map(slotId)).toEqual(["2026-03-07T09:00"])
})

test("the deadline that is offered is one the rules accept, even for a meeting in half an hour", () => {
  expect(usualDeadline([], now)).toBeUndefined()
  expect(usualDeadline([at("2026-03-07", "09:00"), at("2026-03-06", "19:00")], now)).toBe("2026-03-05T12:00:00.000Z")
  for (const from of ["09:30", "10:00", "11:00", "20:00"]) {
    const slots = [at("2026-03-04", from)]
    const closes = usualDeadline(slots, now)
    expect(closes).toBeDefined()
    expect(() => checkPoll({ slots, closes: closes ?? now }, now)).not.toThrow()
  }
  expect(later(now, minute) < (usualDeadline([at("2026-03-05", "09:00")], now) ?? now)).toBe(true)
})

test("what is typed as a date and a clock time is a moment in China, or nothing yet", () => {
  expect(momentOf("2026-03-05", "20:00")).toBe("2026-03-05T12:00:00.000Z")
  expect(momentOf("", "20:00")).toBeUndefined()
  expect(momentOf("2026-03-05", "")).toBeUndefined()
})

test.each([
  [{ month: 1, day: 1, leap: false }, "正月初一", "lunar 1/1"],
  [{ month: 1, day: 15, leap: false }, "正月十五", "lunar 1/15"],
  [{ month: 6, day: 20, leap: true }, "闰六月二十", "lunar leap 6/20"],
  [{ month: 10, day: 21, leap: false }, "十月廿一", "lunar 10/21"],
  [{ month: 11, day: 10, leap: false }, "冬月初十", "lunar 11/10"],
  [{ month: 12, day: 30, leap: false }, "腊月三十", "lunar 12/30"],
])("the lunar date %j is %s", (lunar, zh, en) => {
  expect(lunarInWords(lunar, "zh")).toBe(zh)
  expect(lunarInWords(lunar, "en")).toBe(en)
})
