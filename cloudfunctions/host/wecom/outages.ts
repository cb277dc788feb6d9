import { setTimeout as pause } from "node:timers/promises"
import type { Answer } from "./interfaces.ts"

/** WeCom's interfaces that our server calls. */
export const asks = ["gettoken", "send", "update", "webhook"] as const
export type Asks = (typeof asks)[number]

/** What can be made to happen to a question. `silent`: no answer, nothing done; `lost`: done, but no answer; `outside`: our address is not trusted. */
export const outages = ["busy", "tooOften", "outside", "broken", "silent", "lost"] as const
export type Outage = (typeof outages)[number]

const refusals: Readonly<Partial<Record<Outage, Answer>>> = {
  busy: { errcode: -1, errmsg: "system busy" },
  tooOften: { errcode: 45009, errmsg: "api freq out of limit" },
  outside: { errcode: 60020, errmsg: "not allow to access from your ip" },
}

/** What can be made to go wrong with the interfaces of the simulated WeCom: one of them, or all ("*"). */
export const openOutages = () => {
  const of = new Map<Asks | "*", Outage>()
  const state = {
    of,
    /** ms until an answer. */
    latency: 0,
    /** Asks in these circumstances: gives the answer, a gateway's "broken", or undefined for none at all. */
    ask: async (name: Asks, does: () => Answer): Promise<Answer | "broken" | undefined> => {
      if (state.latency > 0) await pause(state.latency)
      const outage = of.get(name) ?? of.get("*")
      if (outage === "silent" || outage === "broken") return outage === "broken" ? outage : undefined
      const answer = (outage && refusals[outage]) ?? does()
      return outage === "lost" ? undefined : answer
    },
  }
  return state
}
