import type { Trouble } from "../../shared/ports.ts"
import { clockOf, dayOf, daysLater, startOf } from "../../shared/values/day.ts"
import { dayLong, hour, type Instant, later, minute, second } from "../../shared/values/instant.ts"

/** Why a message has ended without arriving, as far as we know. */
export const reasons = [
  "noCredit",
  "off",
  "muted",
  "heard",
  "kept",
  "atHome",
  "refused",
  "noAddress",
  "wrongAddress",
  "noTemplate",
  "badTemplate",
  "badContent",
  "badPage",
  "busy",
  "noAnswer",
  "credentials",
  "unknown",
  "undelivered",
  "lost",
  "stopped",
  "expired",
  "over",
  "closed",
] as const
export type Reason = (typeof reasons)[number]

/**
 * What to do about a trouble. `dead`: never again (with an alarm when it is our mistake); `again`: soon, a few times;
 * `later`: with growing patience; `stop`: the channel is closed, and whom another
 * one reaches is tried there. `credit`: what becomes of the credit that was spent.
 */
interface Policy {
  readonly act: "dead" | "again" | "later" | "stop"
  readonly reason: Reason
  readonly credit: "kept" | "returned" | "zero"
  readonly alarm: boolean
}

/** WeChat's codes are translated to troubles by the adapter; sources in adapters/messenger/wechat-codes.ts. */
export const policies: Readonly<Record<Trouble, Policy>> = {
  noConsent: { act: "dead", reason: "refused", credit: "zero", alarm: false },
  noSuchPerson: { act: "dead", reason: "wrongAddress", credit: "returned", alarm: true },
  badTemplate: { act: "dead", reason: "badTemplate", credit: "returned", alarm: true },
  badContent: { act: "dead", reason: "badContent", credit: "returned", alarm: true },
  badPage: { act: "dead", reason: "badPage", credit: "returned", alarm: true },
  busy: { act: "again", reason: "busy", credit: "returned", alarm: false },
  // It may have arrived: the credit stays spent, so that nobody is written to without one.
  noAnswer: { act: "again", reason: "noAnswer", credit: "kept", alarm: false },
  banned: { act: "stop", reason: "closed", credit: "returned", alarm: true },
  credentials: { act: "later", reason: "credentials", credit: "returned", alarm: true },
  unknown: { act: "later", reason: "unknown", credit: "returned", alarm: true },
  // The platform had taken it, and with it the consent.
  undelivered: { act: "dead", reason: "undelivered", credit: "kept", alarm: false },
}

/** A message is tried so often at most: soon again, and with growing patience. */
const mostAgain = 3
export const mostTries = 8

/**
 * When a message that failed is tried next, or undefined when that was enough. `tries` so far; `spread` from 0 to 999
 * is the jitter, so that those who failed together do not return together.
 */
export const nextTry = (act: "again" | "later", tries: number, now: Instant, spread: number): Instant | undefined => {
  if (tries > (act === "again" ? mostAgain : mostTries - 1)) return undefined
  const patience = act === "again" ? 5 * second * 2 ** tries : minute * 2 ** tries
  return later(now, patience + Math.trunc((patience * spread) / 1000))
}

/** Who sends a message has marked it long before; one claimed longer ago was lost on its way, and may have arrived. */
export const claimHolds = 5 * minute

/** A closed channel is tried again after an hour; whom no other one reaches waits for it. */
export const stopFor = hour

/** News that could not be brought for so long is not brought any more; the inbox has it. */
const freshFor = 3 * dayLong

/** Whether news of that moment, or that staff had sent again at that moment, is not brought any more. */
export const isOld = (moment: Instant, now: Instant): boolean => later(moment, freshFor) <= now

/** So many messages a day reach a person on one channel; the rest wait for the next morning. */
export const mostADay = 3

/** Nobody is woken: from 21 to 8 o'clock in China messages wait. Gives the moment they may go, or undefined for now. */
export const quietUntil = (now: Instant): Instant | undefined => {
  const clock = clockOf(now)
  if (clock >= "21:00") return startOf(daysLater(dayOf(now), 1), 8 * hour)
  return clock < "08:00" ? startOf(dayOf(now), 8 * hour) : undefined
}

/** When the night began that a moment is in; undefined by day. */
export const quietSince = (now: Instant): Instant | undefined => {
  const morning = quietUntil(now)
  return morning && startOf(daysLater(dayOf(morning), -1), 21 * hour)
}

/** The next morning at 8 in China. */
export const tomorrowMorning = (now: Instant): Instant => startOf(daysLater(dayOf(now), 1), 8 * hour)

/** Whether another channel is tried instead: not when the person or their home has it or may have it, wants none, or the notice was stopped or is over. */
export const fallsBack = (reason: Reason): boolean =>
  !["off", "heard", "atHome", "lost", "stopped", "expired", "over"].includes(reason)

/** Whether sending again can help, and cannot bring a message a second time. */
export const mayResend = (reason: Reason): boolean =>
  !["off", "heard", "lost", "stopped", "wrongAddress", "over"].includes(reason)
