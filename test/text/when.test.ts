import { dayInWords, deadlineInWords, lastDayInWords, leftInWords, momentInWords } from "../../src/text/when"

const now = "2026-11-28T11:30:00.000Z"
const close = "2026-11-30T12:00:00.000Z"

test("a deadline says its day, its weekday, its hour in Beijing and how many days are left", () => {
  expect(deadlineInWords(close, "zh", now)).toBe("11 月 30 日（周一）20:00 截止，还有 2 天")
  expect(deadlineInWords(close, "en", now)).toBe("closes Mon 30 Nov 20:00, 2 d left")
})

test("what is left is rounded down, and never says that nothing is left while something is", () => {
  expect(leftInWords(close, "zh", "2026-11-29T12:00:00.001Z")).toBe("还有 23 小时")
  expect(leftInWords(close, "zh", "2026-11-30T11:01:00.000Z")).toBe("还有 59 分钟")
  expect(leftInWords(close, "zh", "2026-11-30T11:59:59.000Z")).toBe("还有 1 分钟")
})

test("from its very moment on a deadline has passed: windows are half-open", () => {
  expect(deadlineInWords(close, "zh", close)).toBe("11 月 30 日（周一）20:00 已截止")
})

test("late in the evening in London it is already tomorrow in Beijing", () => {
  expect(momentInWords("2026-11-30T16:00:00.000Z", "zh", now)).toBe("12 月 1 日（周二）00:00")
})

test("another year is said, a day without an hour keeps its weekday", () => {
  expect(dayInWords("2027-01-01", "zh", now)).toBe("2027 年 1 月 1 日（周五）")
  expect(dayInWords("2026-12-31", "zh", "2026-12-31T16:00:00.000Z")).toBe("2026 年 12 月 31 日（周四）")
})

test("what ends at midnight ends at 24:00 of its last day, not at 00:00 of the next", () => {
  const midnight = "2026-12-10T16:00:00.000Z"
  expect(deadlineInWords(midnight, "zh", now)).toBe("12 月 10 日（周四）24:00 截止，还有 12 天")
  expect(lastDayInWords(midnight, "zh", now)).toBe("12 月 10 日（周四）")
})
