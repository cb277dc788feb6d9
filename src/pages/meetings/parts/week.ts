import { beginOf, farthest, inTime, mostSlots, type Slot, slotId } from "#cloud/meetings/polls/rules"
import { type Day, dayOf, daysLater, startOf, weekdayOf } from "#cloud/shared/values/day"
import { hour, type Instant, later } from "#cloud/shared/values/instant"

/** The times of day a clerk is offered at first: after breakfast, after the noon rest, after supper. */
export const usualTimes = ["09:00", "10:00", "14:00", "15:00", "16:00", "19:00", "19:30", "20:00"]
export const lengths = [30, 60, 90, 120, 180]

/** The Monday of the week that day is in. */
export const mondayOf = (day: Day): Day => daysLater(day, 1 - weekdayOf(day))
/** The seven days that begin there. */
export const weekOf = (monday: Day): Day[] => Array.from({ length: 7 }, (_, place) => daysLater(monday, place))

const inMinutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const two = (number: number): string => String(number).padStart(2, "0")

/** A slot that begins there and takes so many minutes; undefined when it would run past midnight. */
export const slotAt = (day: Day, from: string, minutes: number): Slot | undefined => {
  const end = inMinutes(from) + minutes
  return end < 24 * 60 ? { day, from, to: `${two(Math.floor(end / 60))}:${two(end % 60)}` } : undefined
}

/** Whether a time may be chosen now: still to come, not too far, and room for one more. */
export const canChoose = (slot: Slot | undefined, chosen: readonly Slot[], now: Instant): slot is Slot =>
  slot !== undefined &&
  beginOf(slot) > now &&
  slot.day <= daysLater(dayOf(now), farthest) &&
  (chosen.length < mostSlots || chosen.some(one => slotId(one) === slotId(slot)))

/** Chosen if it was not, not chosen if it was. */
export const toggled = (chosen: readonly Slot[], slot: Slot): Slot[] => {
  const others = chosen.filter(one => slotId(one) !== slotId(slot))
  return others.length < chosen.length ? others : inTime([...chosen, slot])
}

/** The deadline to begin with: eight in the evening before the first time, or an hour before it when that is past. */
export const usualDeadline = (chosen: readonly Slot[], now: Instant): Instant | undefined => {
  const [first] = inTime(chosen)
  if (!first) return undefined
  const evening = startOf(daysLater(first.day, -1), 20 * hour)
  const before = later(beginOf(first), -hour)
  return evening > now ? evening : before > now ? before : beginOf(first)
}

/** The moment of a date and a clock time in China, or undefined when either is missing. */
export const momentOf = (day: string, clock: string): Instant | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}$/.test(clock)
    ? startOf(day as Day, inMinutes(clock) * 60_000)
    : undefined
