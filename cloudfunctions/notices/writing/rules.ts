import { dayLong, type Instant, later, msOf, second } from "../../shared/values/instant.ts"
import { quietSince, quietUntil } from "../outbox/rules.ts"
import { refuse } from "../refusals.ts"

/**
 * draft; set (goes out in some seconds, can be undone); going (being spread); out (everybody of the audience has it in
 * the inbox); stopped (no further message leaves); withdrawn (nobody reads it any more, the reason stands).
 */
export const states = ["draft", "set", "going", "out", "stopped", "withdrawn"] as const
export type State = (typeof states)[number]

/** Who may write to residents. */
export const writers = ["staff", "committee"] as const

/** From this many persons on, whoever sends types the number: one slip must not wake a whole community. */
export const confirmFrom = 200

/** So long a notice can be undone after "send". */
export const undoFor = 10 * second

export const titleRoom = 60
export const textRoom = 2000

/** The id of a notice: the moment in digits, so that ids are in order of time, and a tail that makes it one of its kind. */
export const noticeId = (at: Instant, tail: string): string => `${at.replace(/\D/g, "")}-${tail}`

/** Refuses to change what somebody else has changed since it was read. */
export const checkEdition = (stored: { readonly edition: number }, seen: number): void => {
  if (stored.edition !== seen) throw refuse("changedMeanwhile", { edition: stored.edition })
}

/** Refuses to send to `confirmFrom` persons or more without their number typed, or to nobody. */
export const checkReach = (persons: number, typed: number | undefined): void => {
  if (persons === 0) throw refuse("nobody")
  if (persons >= confirmFrom && typed !== persons) throw refuse("typeTheNumber", { people: persons })
}

/** Staff may set a notice so long ahead, not further: who will be here then nobody knows. */
export const aheadMost = 30 * dayLong

/** When a notice sent now goes out: after the seconds to undo, or at the moment that was asked for. Refuses one that has passed or is too far. */
export const startOf = (now: Instant, at?: Instant): Instant => {
  const soonest = later(now, undoFor)
  if (at === undefined) return soonest
  if (at < soonest) throw refuse("timePassed")
  if (at > later(now, aheadMost)) throw refuse("tooFarAhead")
  return at
}

/** Refuses a time that has passed. */
export const checkWhen = (when: Instant | undefined, now: Instant): void => {
  if (when !== undefined && when <= now) throw refuse("timePassed")
}

/** How long it is until a notice goes out (ms). */
export const waitsOf = (starts: Instant, now: Instant): number => Math.max(0, msOf(starts) - msOf(now))

/** Whether a notice that waits so long (ms) was set for later, and is not just within its seconds to undo. */
export const isSetAhead = (waits: number): boolean => waits > 2 * undoFor

/**
 * From when on nobody is written to about a notice any more, if ever: what somebody wrote tells of a moment that is still to
 * come; what was made from a fact says itself until when it calls (a result, or a task that is overdue, never ends).
 */
export const overAt = ({ fact, when, until }: Moments): Instant | undefined => (fact === undefined ? when : until)

interface Moments {
  readonly fact?: string | undefined
  readonly when?: Instant | undefined
  readonly until?: Instant | undefined
}

/** Whether what a notice tells of is over. */
export const isOver = (notice: Moments, now: Instant): boolean => {
  const over = overAt(notice)
  return over !== undefined && over <= now
}

type Timed = Moments & { readonly urgent: boolean }

/** When the messages of a notice that goes out then ring at the earliest: an emergency at once, others not at night. */
const ringsAt = ({ urgent }: Timed, starts: Instant): Instant => (urgent ? starts : (quietUntil(starts) ?? starts))

/** Why a notice that goes out then comes too late: what it tells of is over by then, or by the morning that its messages wait for. */
export const lateness = (notice: Timed, starts: Instant): "afterItself" | "onlyInTheMorning" | undefined => {
  if (isOver(notice, starts)) return "afterItself"
  return isOver(notice, ringsAt(notice, starts)) ? "onlyInTheMorning" : undefined
}

/** From when on a notice that goes out comes too late, if ever: from the end of what it tells of, or from the night before it. */
export const lateFrom = (notice: Timed): Instant | undefined => {
  const over = overAt(notice)
  if (over === undefined || notice.urgent) return over
  // What ends as messages ring again is told of by none of them.
  return quietSince(later(over, -1)) ?? over
}

/** Refuses to tell of something when it is over, or to wait for a morning that comes too late. */
export const checkBefore = (notice: Timed, starts: Instant): void => {
  const late = lateness(notice, starts)
  if (late) throw refuse(late)
}

/** Whether a message that is sent again now comes in time. */
export const comesInTime = (notice: Timed, now: Instant): boolean => !isOver(notice, ringsAt(notice, now))

/** What `stop` makes of a state: undone before it went out, stopped while it goes or has gone. */
export const stopped = (state: State): "draft" | "stopped" => {
  if (state === "set") return "draft"
  if (state === "going" || state === "out") return "stopped"
  throw refuse("nothingToStop")
}

export const checkDraft = (state: State): void => {
  if (state !== "draft") throw refuse("sentAlready")
}

/** Refuses to withdraw what has not gone out, or is withdrawn already. */
export const checkWithdrawable = (state: State): void => {
  if (state === "draft" || state === "set") throw refuse("notSentYet")
  if (state === "withdrawn") throw refuse("withdrawnAlready")
}

/** Where what is due of a notice waits: an emergency never in line behind a morning's messages of a whole city. */
export const queueOf = ({ urgent }: { readonly urgent: boolean }): "notices" | "notices.urgent" =>
  urgent ? "notices.urgent" : "notices"
