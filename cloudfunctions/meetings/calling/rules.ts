import { clockOf, type Day, dayOf, daysLater } from "../../shared/values/day.ts"
import { hour, type Instant, msOf } from "../../shared/values/instant.ts"
import { fewestChoices, twiceAmong } from "../../votes/counting/several.ts"
import { refuse } from "./refusals.ts"

/** Where a meeting stands; the hall opens and closes it. */
export const states = ["called", "open", "closed", "cancelled"] as const
export type MeetingState = (typeof states)[number]

/** What an item of the agenda is for. */
export const kinds = ["report", "discussion", "motion"] as const
export type ItemKind = (typeof kinds)[number]

/** What a seat says to the invitation. */
export const answers = ["coming", "notComing", "substitute"] as const
export type SeatSays = (typeof answers)[number]

/** Longer than this is a mistake in the date. */
export const longest = 12
/** How far ahead a meeting is called (days), as far as time polls look. */
export const farthest = 180

/** What of the rules of procedure a call is held to. */
export interface Terms {
  readonly noticeDays: number
  readonly shorterAllowed: boolean
  readonly agendaMost: number
  readonly study: boolean
}

export interface Times {
  readonly begins: Instant
  readonly ends: Instant
}

/** As it is said in a sentence: "2026-03-18 19:00", Beijing time. */
export const saidTime = (at: Instant): string => `${dayOf(at)} ${clockOf(at)}`

/**
 * The first day that a meeting may be on when everybody is told on `told`: `days` full days lie between. The day of the
 * notice does not count (民法典 201: 开始的当日不计入), the last day of the notice ends at midnight (民法典 203 second
 * paragraph), so the day of the meeting does not count either. Rest days and worked weekends count like any other: 民法典 203
 * moves an end by which somebody has to act, and here nobody has to. Without a period it is the same day.
 */
export const earliestDay = (told: Day, days: number): Day => (days === 0 ? told : daysLater(told, days + 1))

/** Refuses times that are past, backwards, longer than `longest` hours, or further away than `farthest` days. */
export const checkTimes = ({ begins, ends }: Times, now: Instant): void => {
  if (begins <= now) throw refuse("beginsPast")
  if (ends <= begins) throw refuse("endsBeforeItBegins")
  if (msOf(ends) - msOf(begins) > longest * hour) throw refuse("tooLong", { hours: longest })
  if (dayOf(begins) > daysLater(dayOf(now), farthest)) throw refuse("tooFar", { days: farthest })
}

/**
 * Takes when a meeting begins and when everybody is told; says whether the notice is shorter than the period. Refuses
 * shorter notice where the rules of procedure do not allow it, and without a reason where they do.
 */
export const isShort = (
  { noticeDays: days, shorterAllowed }: Pick<Terms, "noticeDays" | "shorterAllowed">,
  begins: Instant,
  told: Instant,
  reason: string | undefined,
): boolean => {
  const earliest = earliestDay(dayOf(told), days)
  if (dayOf(begins) >= earliest) return false
  if (!shorterAllowed) throw refuse("tooSoon", { days, earliest })
  if (!reason) throw refuse("reasonNeeded", { days, earliest })
  return true
}

/** One item as the rules see it. */
export interface AgendaItem {
  readonly item?: string | undefined
  readonly kind: ItemKind
  readonly title: string
  readonly text?: string | undefined
  readonly topic?: string | undefined
  readonly choices?: readonly { readonly title: string }[] | undefined
}

/** Refuses two choices that read the same: nobody could say which one was meant. */
export const checkChoices = (choices: readonly { readonly title: string }[]): void => {
  const again = choices[twiceAmong(choices)]
  if (again) throw refuse("choiceTwice", { title: again.title })
}

/**
 * Refuses an agenda that is too long, holds an item or a topic twice, a motion without its words, or one between choices of
 * which there is one alone or two that read the same.
 */
export const checkAgenda = (items: readonly AgendaItem[], { agendaMost: most }: Pick<Terms, "agendaMost">): void => {
  if (items.length > most) throw refuse("agendaLong", { most, items: items.length })
  const seen = new Set<string>()
  for (const { item, topic, title, kind, text, choices } of items) {
    if (item !== undefined && seen.has(`item ${item}`)) throw refuse("itemTwice")
    if (topic !== undefined && seen.has(`topic ${topic}`)) throw refuse("topicTwice", { title })
    if (kind === "motion" && !text) throw refuse("motionWithoutText", { title })
    if (choices && choices.length < fewestChoices) throw refuse("choicesFew", { title, least: fewestChoices })
    if (choices) checkChoices(choices)
    seen.add(`item ${item}`).add(`topic ${topic}`)
  }
}

/** What the rules need to know of a meeting. */
export interface Standing {
  readonly state: MeetingState
  readonly begins: Instant
  readonly cancelled?: { readonly reason: string } | undefined
}

/** Refuses to change, or cancel, a meeting that is cancelled, has begun or is over. */
export const checkStanding = ({ state, begins, cancelled }: Standing, now: Instant): void => {
  if (cancelled) throw refuse("cancelled", { reason: cancelled.reason })
  if (state === "closed") throw refuse("over")
  if (state === "open" || now >= begins) throw refuse("begun")
}

/** Refuses an answer to a meeting that is cancelled, over, or has begun: then one checks in. */
export const checkAnswerable = (meeting: Standing, now: Instant): void => {
  if (meeting.cancelled) throw refuse("cancelled", { reason: meeting.cancelled.reason })
  if (meeting.state === "closed") throw refuse("over")
  if (meeting.state === "open" || now >= meeting.begins) throw refuse("answersOver")
}

/** A call as far as it may change. */
export interface Called extends Times {
  readonly title: string
  readonly place: string
  readonly note?: string | undefined
  readonly agenda: readonly AgendaItem[]
  readonly changes: number
}

/** Refuses a change by somebody who has not seen the last one: the refusal carries what it is now. */
export const checkSeen = (now: Called, seen: number): void => {
  if (seen === now.changes) return
  const { title, place, begins, changes } = now
  throw refuse("changedMeanwhile", { title, place, when: saidTime(begins), changes })
}

/** What differs between two versions, in the order in which a page says it. Agendas are the same when their JSON is. */
export const changedParts = (before: Omit<Called, "changes">, after: Omit<Called, "changes">): string[] => {
  const same: readonly (readonly [string, boolean])[] = [
    ["time", before.begins === after.begins && before.ends === after.ends],
    ["place", before.place === after.place],
    ["title", before.title === after.title],
    ["agenda", JSON.stringify(before.agenda) === JSON.stringify(after.agenda)],
    ["note", before.note === after.note],
  ]
  return same.filter(([, equal]) => !equal).map(([part]) => part)
}

/** How many seats said what. */
export interface Answered {
  readonly coming: number
  readonly substitute: number
  readonly notComing: number
  readonly silent: number
}

/** Counts what is said for each of some seats; undefined has not answered. */
export const countAnswers = (says: readonly (SeatSays | undefined)[]): Answered => {
  const count = (of: SeatSays | undefined): number => says.filter(one => one === of).length
  return {
    coming: count("coming"),
    substitute: count("substitute"),
    notComing: count("notComing"),
    silent: count(undefined),
  }
}

/** A share of a whole, as rules of procedure say it (votes/counting/rule.ts). */
interface Share {
  readonly num: number
  readonly den: number
  readonly strict: boolean
}

/** How many of so many seats are the least that reach a share. */
export const leastOf = ({ num, den, strict }: Share, seats: number): number =>
  strict ? Math.floor((seats * num) / den) + 1 : Math.ceil((seats * num) / den)

/** A seat as an answer sees it. */
export interface Spoken {
  readonly holder?: string | undefined
  readonly substitute?: string | undefined
}

/**
 * What an answer still means on a day: undefined when whoever gave it speaks for the seat no longer, because the seat has a
 * new holder since.
 */
export const standingAnswer = (
  seat: Spoken,
  given: { readonly person: string; readonly says: SeatSays } | undefined,
): SeatSays | undefined =>
  given && (given.person === seat.holder || given.person === seat.substitute) ? given.says : undefined

/** What is recorded when a person answers for a seat: from a substitute, coming means that the substitute comes. */
export const answerBy = (seat: Spoken, person: string, says: SeatSays): SeatSays => {
  if (says === "substitute" && !seat.substitute) throw refuse("noSubstitute")
  return says === "coming" && person !== seat.holder && person === seat.substitute ? "substitute" : says
}
