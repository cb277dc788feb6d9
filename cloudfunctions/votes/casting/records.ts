import * as z from "zod/mini"
import { living, once } from "../../shared/record.ts"
import { dayShape, idShape, instantShape } from "../../shared/shapes.ts"
import { ballotShape } from "../ballot-shape.ts"

/**
 * That a seat has taken part, on the roll's side; its id is `vote:seat`, so a seat has one over every channel. It is also
 * the idempotency record of the ballot (`requests`, the newest last) and its rate limit. While the vote is `open` it
 * refers to the ballot that counts; when the result is frozen, reference, person and moments are erased.
 */
export const markShape = z.strictObject({
  vote: idShape<"vote">(),
  seat: idShape<"seat">(),
  group: z.optional(z.string()),
  channel: z.enum(["phone", "paper"]),
  day: dayShape(),
  open: z.boolean(),
  ballot: z.optional(z.string()),
  person: z.optional(idShape<"person">()),
  /** How often the seat has sent a ballot. */
  turns: z.int(),
  requests: z.array(
    z.strictObject({
      id: z.string(),
      mac: z.string(),
      at: z.optional(instantShape()),
      /** When it was said in a chat, by that chat's clock. */
      heard: z.optional(instantShape()),
    }),
  ),
})
export type Mark = z.output<typeof markShape>

export const marks = living("marks", {
  version: 1,
  shape: markShape,
  by: ["vote", "open", "person"],
  personal: { whose: "person", shown: ["vote", "channel", "day"], erased: [] },
  kept: { days: "forever", why: "who took part belongs to the count, which can be repeated (城市居民委员会组织法 39)" },
})

export const castShape = z.strictObject({ vote: idShape<"vote">(), ballot: ballotShape, rulesHash: z.string() })
export type Cast = z.output<typeof castShape>

/**
 * A nameless ballot. Its id is its receipt, SHA-256 of the choice and of random bits that only the voter has: it says
 * nothing of person, seat, order or time, and neither does the body.
 */
export const ballots = once("ballots", {
  version: 1,
  shape: castShape,
  by: ["vote"],
  personal: "none",
  kept: { days: "forever", why: "no ballot is ever removed: the count can be repeated (城市居民委员会组织法 39)" },
})
