import { type Day, dayOf, daysLater, startOf } from "../../shared/values/day.ts"
import type { Id } from "../../shared/values/id.ts"
import { hour, type Instant } from "../../shared/values/instant.ts"
import { refuse } from "./refusals.ts"

/** Longest texts, in characters. */
export const limits = { what: 200, who: 40, note: 500, reason: 200 } as const
/** How far ahead something may be promised: a year and a half, longer plans are made in steps. */
export const farthest = 548

/** Offices that something may be given to; told through the role of the same name. */
export const offices = [
  "staff",
  "committee",
  "partyOrganization",
  "oversight",
  "propertyCompany",
  "ownersCommittee",
] as const
export type Office = (typeof offices)[number]

/** Who is to do something: a seat of the body, an office, or whoever the words name. */
export type Who =
  | { readonly is: "seat"; readonly seat: Id<"seat"> }
  | { readonly is: "office"; readonly office: Office }
  | { readonly is: "words"; readonly words: string }

export const standings = ["open", "late", "done"] as const
export type Standing = (typeof standings)[number]

export interface Promised {
  readonly by: Day
  readonly done?: { readonly at: Instant } | undefined
}

/** Where it stands: late from the day after the one it was promised for. */
export const standingOf = ({ by, done }: Promised, now: Instant): Standing =>
  done ? "done" : dayOf(now) > by ? "late" : "open"

/** Refuses a day that is past, or too far away to mean anything. */
export const checkBy = (by: Day, now: Instant): void => {
  const today = dayOf(now)
  if (by < today) throw refuse("dayPast", { day: by })
  if (by > daysLater(today, farthest)) throw refuse("dayFar", { day: by, days: farthest })
}

/** Refuses to end what is done. */
export const checkOpen = ({ done }: Promised): void => {
  if (done) throw refuse("doneAlready")
}

/** Refuses to open again what is open. */
export const checkDone = ({ done }: Promised): void => {
  if (!done) throw refuse("stillOpen")
}

/** Reminders go out at 09:00: the quiet hours of the night are over, and the day is still there to do it. */
const morning = 9 * hour

/**
 * The next reminder after `now`: 3 days before, on the day, then every week while it is late. Takes the day it is promised
 * for; gives the moment.
 */
export const nextReminder = (by: Day, now: Instant): Instant => {
  for (const day of [daysLater(by, -3), by]) if (startOf(day, morning) > now) return startOf(day, morning)
  let weeks = 1
  while (startOf(daysLater(by, 7 * weeks), morning) <= now) weeks += 1
  return startOf(daysLater(by, 7 * weeks), morning)
}

/** Which reminder a day's is. */
export const reminderOn = (by: Day, today: Day): "soon" | "today" | "late" =>
  today < by ? "soon" : today === by ? "today" : "late"

/** In order: late ones first, the latest before; then what is due next; what is done at the end, the newest first. */
export const inOrder = <P extends Promised>(all: readonly P[], now: Instant): P[] => {
  const rank = { late: 0, open: 1, done: 2 } as const
  return [...all].sort((a, b) => {
    const [one, two] = [standingOf(a, now), standingOf(b, now)]
    if (one !== two) return rank[one] - rank[two]
    if (one === "done") return (b.done?.at ?? "") < (a.done?.at ?? "") ? -1 : 1
    return a.by < b.by ? -1 : a.by > b.by ? 1 : 0
  })
}
