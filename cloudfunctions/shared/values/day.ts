import { dayLong, hour, type Instant, instantOf, msOf } from "./instant.ts"

/** A calendar date in China, "2026-03-01". Text order is date order. */
export type Day = string & { readonly zone: "Asia/Shanghai" }

/** China has one zone and no daylight saving time (since 1991). */
const offset = 8 * hour

/** Whether a text is a Day that exists. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(Date.parse(text)).toISOString().startsWith(text)

/** Takes such a text; refuses anything else (RangeError). */
export const day = (text: string): Day => {
  if (!isDay(text)) throw new RangeError("not a day")
  return text as Day
}

/** The date in China at that moment. */
export const dayOf = (at: Instant): Day => instantOf(msOf(at) + offset).slice(0, 10) as Day

/** The moment that day begins in China, plus ms into it. */
export const startOf = (date: Day, ms = 0): Instant => instantOf(Date.parse(date) - offset + ms)

/** The date so many days later (or earlier). */
export const daysLater = (date: Day, days: number): Day =>
  new Date(Date.parse(date) + days * dayLong).toISOString().slice(0, 10) as Day

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: Day): number => new Date(Date.parse(date)).getUTCDay() || 7

/** Hour and minute in China at that moment, "19:30". */
export const clockOf = (at: Instant): string => instantOf(msOf(at) + offset).slice(11, 16)
