import * as z from "zod/mini"
import { idShape } from "../../shared/shapes.ts"

/** What can happen at a meeting, as the minutes tell it. */
export const happeningShape = z.enum([
  "opened",
  "quorumReached",
  "quorumLost",
  "item",
  "motionOpened",
  "motionClosed",
  "motionVoid",
  "speech",
  "closed",
])

/** open: ballots are taken; closing: ended, and counted some seconds later (正在计票); void: the quorum was lost meanwhile. */
export const motionStateShape = z.enum(["open", "closing", "counted", "void"])

/** One of several choices that a motion is between. */
export const choiceShape = z.strictObject({
  option: idShape<"option">(),
  title: z.string(),
  details: z.optional(z.string()),
})

const count = z.int().check(z.gte(0))

export const groupCountShape = z.strictObject({ group: z.string(), present: count, eligible: count })
