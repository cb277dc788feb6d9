import { hour, type Instant, instantOf, later, minute, msOf, second } from "../../shared/values/instant.ts"
import { opensBefore } from "../hall/rules.ts"
import { refuse } from "./refusals.ts"

/** A platform ends the activity of a card a day after it began (WeChat: createActivityId, 24 hours). */
export const activityLives = 24 * hour
/** So often a meeting's cards are looked at while people come in: whoever comes in between is told of together. */
export const lookEvery = 5 * second
/** While its hall is not open nobody can come: whether it is, is enough once a minute. */
export const idleEvery = minute
/** Two changes of a card are never closer than this, however many processes look. */
export const closest = 3 * second
/** A meeting that was moved gets another activity; more than these it does not get, and its card is an ordinary one. */
export const mostCards = 3

/** What the rules need to know of a meeting. */
export interface Shared {
  readonly state: "called" | "open" | "closed" | "cancelled"
  readonly begins: Instant
  readonly ends: Instant
}

/** Why a meeting's card cannot change by itself now; undefined where it can. */
const hindrance = ({ state, begins, ends }: Shared, now: Instant): "cardOver" | "cardTooSoon" | undefined => {
  if (state === "closed" || state === "cancelled" || ends <= now) return "cardOver"
  // From when the hall can be opened: so that the activity, which lives a day, outlives the meeting.
  return now < later(begins, -opensBefore) || later(now, activityLives) < ends ? "cardTooSoon" : undefined
}

/** Whether a card of this meeting that is shared now shows who is there. */
export const goesLive = (meeting: Shared, now: Instant): boolean => hindrance(meeting, now) === undefined

/** Refuses a card that changes of a meeting that is over or cancelled, or too far away for an activity of a day. */
export const checkGoesLive = (meeting: Shared, now: Instant): void => {
  const why = hindrance(meeting, now)
  if (why) throw refuse(why, { hours: opensBefore / hour })
}

/** What a card says: figures of the hall, and whether the meeting has begun. */
export interface Said {
  readonly present: number
  readonly eligible: number
  readonly begun: boolean
}

/** What is known of a hall; undefined before it is opened. */
interface Hall {
  readonly item?: string | undefined
  readonly motions: number
}

/**
 * What a card says of a meeting: present of eligible, the same two figures as the hall's screen, so that the first never passes the
 * second as it would pass the quorum. Opening the hall opens the door; the meeting has begun when its first item is on or
 * put to the vote, and when it is closed.
 */
export const saidOf = (
  { state }: Pick<Shared, "state">,
  hall: Hall | undefined,
  { present, eligible }: Pick<Said, "present" | "eligible">,
): Said => ({
  present,
  eligible,
  begun: state === "closed" || hall?.item !== undefined || (hall?.motions ?? 0) > 0,
})

/** Whether two are the same on the card: once it says that the meeting has begun, it shows no figures any more. */
export const sameSaid = (one: Said, other: Said): boolean =>
  one.begun && other.begun
    ? true
    : one.begun === other.begun && one.present === other.present && one.eligible === other.eligible

/** The next common moment of looks `every` ms apart: whoever notes one notes the same. */
export const nextLook = (now: Instant, every: number): Instant => instantOf((Math.floor(msOf(now) / every) + 1) * every)

const longestWait = 5 * minute

/**
 * How long (ms) to wait after so many failed tries: 2.5 to 5 seconds, twice as long each time, five minutes at most. `part` in
 * [0, 1) sets apart those that failed together. Saying a state twice does no harm, so it is tried for as long as the activity
 * lives.
 */
export const waitAfter = (tries: number, part: number): number => {
  const wait = Math.min(lookEvery * 2 ** tries, longestWait)
  return Math.floor(wait / 2 + (wait / 2) * part)
}
