import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { directoryScope } from "../../shared/scope.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { days } from "../sweeping/rules.ts"
import { type Channel, channels } from "../templates/rules.ts"
import { reasons } from "./rules.ts"

export const messageShape = z.strictObject({
  notice: z.string(),
  person: idShape<"person">(),
  channel: z.enum(channels),
  state: z.enum(["waiting", "claimed", "sent", "dead"]),
  /** How often staff had it sent again, and how often it was tried since. */
  round: z.int(),
  tries: z.int(),
  /** Not before this moment. */
  next: instantShape(),
  /** The last change. */
  at: instantShape(),
  /** A credit has been spent on it. */
  paid: z.boolean(),
  /** So many tries ended without an answer: it may have arrived more than once. */
  doubts: z.int(),
  reason: z.optional(z.enum(reasons)),
  /** No channel after this one reaches the person: it waits, while this one is closed. */
  last: z.optional(z.boolean()),
  /** When staff last had it sent again: it is news from then on. */
  asked: z.optional(instantShape()),
  /** What the platform called it when it took it. */
  ref: z.optional(z.string()),
  /** When we heard from the platform that it has arrived. */
  arrived: z.optional(instantShape()),
})
export type Message = z.output<typeof messageShape>

/** Id `notice:person:channel`, created once: no notice reaches a person twice on one channel. */
export const messages = living("noticeMessages", {
  version: 1,
  shape: messageShape,
  by: ["state", "notice", "person"],
  personal: { whose: "person", shown: ["notice", "channel", "state", "at"], erased: [] },
  kept: {
    days: days.messages,
    why: "shows whether a call to a vote or a meeting reached a person (城市居民委员会组织法 26); figures stay with the notice",
  },
})

export const messageId = (notice: string, person: string, channel: Channel): string => `${notice}:${person}:${channel}`

const laneShape = z.strictObject({
  person: idShape<"person">(),
  /** How many were sent on `day`. */
  day: z.string(),
  sent: z.int(),
  /** Lanes once counted what their person read without a message; nothing asks for it any more. */
  bySelf: z.optional(z.int()),
  /** When the person last read a notice without a message. */
  bySelfAt: z.optional(instantShape()),
  /** The message that is on its way, and until when it is believed to be. */
  holder: z.optional(z.string()),
  until: z.optional(instantShape()),
})
export type Lane = z.output<typeof laneShape>

/**
 * Id `person:channel`: one message at a time on one channel, and so many a day. (WeChat refuses two at once, 43108; for a phone that is
 * in several communities its adapter sees to that.)
 */
export const lanes = living("noticeLanes", {
  version: 1,
  shape: laneShape,
  by: ["person"],
  personal: { whose: "person", shown: ["day", "sent"], erased: [] },
  kept: { days: days.lanes, why: "counts one day's messages" },
})

export const laneId = (person: string, channel: Channel): string => `${person}:${channel}`

/** Id `channel:ref`, in the directory, on channels whose receipts name nobody: which message a platform calls so. */
export const refs = living("noticeRefs", {
  version: 1,
  shape: z.strictObject({ scope: z.string(), message: z.string(), at: instantShape() }),
  by: [],
  personal: "none",
  kept: { days: days.refs, why: "a receipt comes within days; removed when it has come" },
})

/** Id = channel: the platform has closed it to us until then. For the whole deployment. */
export const stops = living("noticeStops", {
  version: 1,
  shape: z.strictObject({ until: instantShape(), code: z.string(), at: instantShape() }),
  by: [],
  personal: "none",
  kept: { days: days.lanes, why: "over when its time has passed" },
})

export const stopsScope = directoryScope("notices.stops")
