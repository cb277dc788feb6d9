import { randomBytes } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { dayOf } from "#cloud/shared/values/day"
import { instantOf } from "#cloud/shared/values/instant"

/** What WeChat answers: an errcode other than 0 is a refusal. */
export interface Answer {
  readonly errcode: number
  readonly errmsg: string
  readonly [more: string]: unknown
}

/** A refusal in WeChat's form. */
export const no = (errcode: number, errmsg: string): Answer => ({
  errcode,
  errmsg: `${errmsg} rid: ${randomBytes(12).toString("hex")}`,
})

/**
 * What can be made to happen to what is asked. `silent`: no answer, nothing done; `lost`: done, but no answer; `outside`: our
 * address is not on the administrator's list; `usedUp`: the day's calls have been made; `undelivered`: taken, and not brought.
 */
export const wechatFaults = [
  ...(["busy", "broken", "silent", "lost", "banned", "outside", "usedUp", "badPage"] as const),
  "undelivered",
] as const
export type WeChatFault = (typeof wechatFaults)[number]

/** What can be made to go wrong, for everybody or for some. */
export interface Faults {
  /** ms until an answer. */
  latency: number
  /** So many messages a second are taken at most, and whoever sends faster waits: a pace, no limit of WeChat's; 0 for none. */
  perSecond: number
  /** So many messages a day are taken; then 45009 until the next day begins in China. */
  perDay: number
  /** Openid, or "*" for all. */
  readonly of: Map<string, WeChatFault>
}

/** Documented: ten million messages a day. */
const dailyMost = 10_000_000

export const outside = [40164, "invalid ip, not in whitelist"] as const
export const usedUp = [45009, "reach max api daily quota limit"] as const

/** What is answered in so many words, whatever was asked. */
const refusals: Readonly<Partial<Record<WeChatFault, readonly [number, string]>>> = {
  busy: [-1, "system error"],
  banned: [43107, "subscribe message capability is banned"],
  outside,
  usedUp,
  badPage: [40165, "invalid weapp pagepath"],
}

/** What can be made to go wrong with the simulated WeChat, and what its limits make of what is asked. */
export const openFaults = (now: () => number) => {
  const faults: Faults = { latency: 0, perSecond: 0, perDay: dailyMost, of: new Map() }
  let next = 0
  const taken = { day: "", messages: 0 }
  return {
    faults,
    /** Until the next message may be taken, every 1/perSecond of a second. */
    inTurn: async (): Promise<void> => {
      if (faults.perSecond === 0) return
      const moment = performance.now()
      next = Math.max(next + 1000 / faults.perSecond, moment)
      if (next > moment) await pause(next - moment)
    },
    /** Counts a message; false when the day's have been sent. */
    oneToday: (): boolean => {
      const today = dayOf(instantOf(now()))
      if (taken.day !== today) Object.assign(taken, { day: today, messages: 0 })
      if (taken.messages >= faults.perDay) return false
      taken.messages += 1
      return true
    },
    slowly: async (): Promise<void> => {
      if (faults.latency > 0) await pause(faults.latency)
    },
    /** What a fault makes of a question; undefined where it is answered as always. */
    faulty: (fault: WeChatFault | undefined): { readonly gives: Answer | "broken" | undefined } | undefined => {
      if (fault === "silent" || fault === "broken") return { gives: fault === "silent" ? undefined : fault }
      const said = fault && refusals[fault]
      return said && { gives: no(...said) }
    },
  }
}
