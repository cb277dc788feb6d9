import dayjs from "dayjs"
import utc from "dayjs/plugin/utc.js"
import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator"
import type { Instant } from "#cloud/shared/values/instant"

dayjs.extend(utc)

const zone = "Asia/Shanghai"
/** China's one zone: eight hours ahead of UTC, no daylight saving time since 1991 (minutes). */
const offset = 480

/** RFC 5545 3.6.5; "CST" as the tz database abbreviates it. */
const zoneText = [
  "BEGIN:VTIMEZONE",
  `TZID:${zone}`,
  "BEGIN:STANDARD",
  "DTSTART:19910915T000000",
  "TZOFFSETFROM:+0800",
  "TZOFFSETTO:+0800",
  "TZNAME:CST",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n")

/** One date in somebody's calendar. */
export interface Entry {
  /** The same for every version of it: what a calendar updates and cancels by. */
  readonly uid: string
  /** Grows with every version (RFC 5545 3.8.7.4). */
  readonly sequence: number
  /** When this version was made. */
  readonly stamp: Instant
  readonly title: string
  readonly place: string
  readonly text: string
  readonly begins: Instant
  readonly ends: Instant
  readonly cancelled: boolean
}

/**
 * Takes an entry; gives it as an iCalendar file (RFC 5545), published or cancelled, in China's time, lines of at most 75
 * octets. The times are handed over with their offset: of a bare Date the library would take the clock of this machine.
 */
export const calendarFile = (entry: Entry): string => {
  const inChina = (at: Instant) => dayjs.utc(at).utcOffset(offset)
  const calendar = ical({
    prodId: { company: "weiyi", product: "meetings", language: "ZH" },
    method: entry.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: () => zoneText },
  })
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: dayjs.utc(entry.stamp),
    start: inChina(entry.begins),
    end: inChina(entry.ends),
    timezone: zone,
    summary: entry.title,
    location: entry.place,
    ...(entry.text && { description: entry.text }),
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return `${calendar.toString()}\r\n`.replace(/(\r\n)+$/, "\r\n")
}
