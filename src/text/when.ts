import dayjs from "dayjs"
import utc from "dayjs/plugin/utc"
import { rightNow } from "../cloud/clock"
import type { Reading } from "./reading"
import { words } from "./words"

dayjs.extend(utc)

/** Shanghai has kept +8 without summer time since 1991, so dates are right whatever the zone of the phone. */
const shanghai = (instant: string) => dayjs.utc(instant).utcOffset(8 * 60)

const calendar = words(
  {
    weekdays: ["日", "一", "二", "三", "四", "五", "六"].map(day => `周${day}`),
    day: "M 月 D 日",
    dayOfYear: "YYYY 年 M 月 D 日",
    joined: (day: string, weekday: string) => `${day}（${weekday}）`,
    left: (days: number, hours: number, minutes: number) =>
      days > 0 ? `还有 ${days} 天` : hours > 0 ? `还有 ${hours} 小时` : `还有 ${Math.max(minutes, 1)} 分钟`,
    closes: (when: string) => `${when} 截止`,
    closed: (when: string) => `${when} 已截止`,
    and: "，",
  },
  {
    weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    day: "D MMM",
    dayOfYear: "D MMM YYYY",
    joined: (day: string, weekday: string) => `${weekday} ${day}`,
    left: (days: number, hours: number, minutes: number) =>
      days > 0 ? `${days} d left` : hours > 0 ? `${hours} h left` : `${Math.max(minutes, 1)} min left`,
    closes: (when: string) => `closes ${when}`,
    closed: (when: string) => `closed ${when}`,
    and: ", ",
  },
)

type Language = Reading["language"]

/** A day in words: "11 月 30 日（周一）"; with the year when it is not the year of `now`. Takes an Instant (UTC) or a Day. */
export const dayInWords = (at: string, language: Language, now: string = rightNow()): string => {
  const text = calendar[language]
  const day = at.length === "2026-11-30".length ? dayjs.utc(at) : shanghai(at)
  const format = day.year() === shanghai(now).year() ? text.day : text.dayOfYear
  return text.joined(day.format(format), text.weekdays[day.day()] ?? "")
}

/** A moment in words: "11 月 30 日（周一）20:00", always Beijing time. Takes an Instant. */
export const momentInWords = (at: string, language: Language, now?: string): string =>
  dayInWords(at, language, now) + (language === "zh" ? "" : " ") + shanghai(at).format("HH:mm")

/** A moment as a clock on the wall, "09:31:05", Beijing time. Takes an Instant. */
export const clockInWords = (at: string): string => shanghai(at).format("HH:mm:ss")

/** The end of a window in words: as momentInWords, but midnight is 24:00 of the day it ends. Takes an Instant. */
export const endInWords = (at: string, language: Language, now?: string): string =>
  shanghai(at).format("HHmm") === "0000"
    ? `${lastDayInWords(at, language, now)}${language === "zh" ? "" : " "}24:00`
    : momentInWords(at, language, now)

/** The last day of a window that ends at `at`: midnight belongs to the day before it. Takes an Instant. */
export const lastDayInWords = (at: string, language: Language, now?: string): string =>
  dayInWords(dayjs.utc(at).subtract(1, "millisecond").toISOString(), language, now)

/** What is left in words: "还有 2 天", rounded down so that nobody comes late. Takes two Instants, `at` being later. */
export const leftInWords = (at: string, language: Language, now: string = rightNow()): string => {
  const minutes = dayjs.utc(at).diff(dayjs.utc(now), "minute")
  return calendar[language].left(Math.floor(minutes / 1440), Math.floor(minutes / 60), minutes)
}

/** A deadline in words: "11 月 30 日（周一）20:00 截止，还有 2 天", or that it has passed. Takes an Instant. */
export const deadlineInWords = (at: string, language: Language, now: string = rightNow()): string => {
  const text = calendar[language]
  const when = endInWords(at, language, now)
  return at <= now ? text.closed(when) : text.closes(when) + text.and + leftInWords(at, language, now)
}
