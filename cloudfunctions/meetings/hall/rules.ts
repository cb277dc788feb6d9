import { hour, type Instant, later } from "../../shared/values/instant.ts"
import { refuse } from "./refusals.ts"

/** The hall can be set up the same day, hours before: screens are tried, and nobody opens next week's meeting by mistake. */
export const opensBefore = 12 * hour

/** A motion that nobody ends ends by itself, the night after. */
export const longestMotion = 12 * hour

/** What the rules of the hall need to know of a meeting. */
export interface Held {
  readonly state: "called" | "open" | "closed" | "cancelled"
  readonly begins: Instant
}

/** Refuses to open a hall twice, too early, or of a meeting that is over or cancelled. */
export const checkMayOpen = ({ state, begins }: Held, now: Instant): void => {
  if (state === "open") throw refuse("alreadyOpened")
  if (state === "closed") throw refuse("hallClosed")
  if (state === "cancelled") throw refuse("meetingCancelled")
  if (now < later(begins, -opensBefore)) throw refuse("tooSoonToOpen", { hours: opensBefore / hour })
}

/** Refuses to close a meeting that is not open. */
export const checkMayClose = ({ state }: Pick<Held, "state">): void => {
  if (state === "closed") throw refuse("alreadyClosed")
  if (state === "cancelled") throw refuse("meetingCancelled")
  if (state === "called") throw refuse("notBegun")
}

/** Refuses a time for a check-in that was written down during an outage which is not between the opening and now. */
export const checkWrittenAt = (wrote: Instant, opened: Instant, now: Instant): void => {
  if (wrote < opened || wrote > now) throw refuse("handTime")
}

/** Where the motions of a hall stand when somebody wants to open another. */
export interface Standing {
  /** How many there have been, and the one that is open. */
  readonly motions: number
  readonly running: { readonly item: string; readonly title: string } | undefined
}

/** Refuses a second motion beside an open one, and one that a colleague may have opened and ended meanwhile. */
export const checkMayPut = ({ motions, running }: Standing, item: string, seen: number): void => {
  if (running?.item === item) throw refuse("motionAlreadyOpen")
  if (running) throw refuse("motionRunning", { title: running.title })
  if (motions !== seen) throw refuse("motionsDiffer")
}

/** Refuses to end a motion that is not open, and says why it is not. */
export const checkMayEnd = (state: "open" | "closing" | "counted" | "void"): void => {
  if (state === "void") throw refuse("motionVoid")
  if (state !== "open") throw refuse("motionEnded")
}
