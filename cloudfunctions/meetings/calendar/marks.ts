import chineseDays from "chinese-days"
import arrangements from "chinese-days/dist/chinese-days.json" with { type: "json" }
import { type Day, weekdayOf } from "../../shared/values/day.ts"

/** A name in both languages, as the State Council's arrangement and its translation give it. */
export interface Named {
  readonly zh: string
  readonly en: string
}

/**
 * What a calendar on the wall says of a day. `rest`: off (public holiday or 调休), work (a weekend day that is worked),
 * weekend, weekday, or unannounced (the State Council has not yet published that year's arrangement).
 */
export interface Marks {
  readonly day: Day
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number
  readonly lunar?: { readonly month: number; readonly day: number; readonly leap: boolean }
  readonly rest: "off" | "work" | "weekend" | "weekday" | "unannounced"
  /** Which holiday a day off, or worked, belongs to. */
  readonly holiday?: Named
}

const holidays: Readonly<Record<string, string>> = arrangements.holidays
const worked: Readonly<Record<string, string>> = arrangements.workdays

/** A year is known when its National Day is: each autumn's arrangement is published for the whole next year at once. */
const isKnown = (year: string): boolean => Object.hasOwn(holidays, `${year}-10-01`)

/** The lunar tables agree with the astronomical calendar for these years; beyond them nothing is said rather than guessed. */
const lunarYears = { first: 2015, last: 2059 }

/** Takes a date; gives weekday, lunar date and rest. Never guesses the holidays of a year that is not arranged yet. */
export const marksOf = (day: Day): Marks => {
  const weekday = weekdayOf(day)
  const lunar = lunarOf(day)
  const base = { day, weekday, ...(lunar && { lunar }) }
  if (!isKnown(day.slice(0, 4))) return { ...base, rest: "unannounced" }
  const off = holidays[day]
  if (off !== undefined) return { ...base, rest: "off", holiday: named(off) }
  const work = worked[day]
  if (work !== undefined) return { ...base, rest: "work", holiday: named(work) }
  return { ...base, rest: weekday > 5 ? "weekend" : "weekday" }
}

const lunarOf = (day: Day): Marks["lunar"] => {
  const year = Number(day.slice(0, 4))
  if (year < lunarYears.first || year > lunarYears.last) return undefined
  const { lunarMon, lunarDay, isLeap } = chineseDays.getLunarDate(day)
  return { month: lunarMon, day: lunarDay, leap: isLeap }
}

/** The package writes "National Day,国庆节,3". */
const named = (entry: string): Named => {
  const [en = "", zh = ""] = entry.split(",")
  return { zh, en }
}
