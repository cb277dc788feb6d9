import * as z from "zod/mini"
import { reasons } from "../outbox/rules.ts"
import { channels } from "../templates/rules.ts"

/** What became of one channel's messages, in figures. */
export const channelFigures = {
  channel: z.enum(channels),
  sent: z.int(),
  /** Of those, so many have arrived, as the platform told us; missing where it told of none. */
  arrived: z.optional(z.int()),
  waiting: z.int(),
  /** Sent, but after a try without an answer: perhaps twice. */
  doubtful: z.int(),
  dead: z.array(z.object({ reason: z.enum(reasons), people: z.int() })),
}

/** What is left of a notice's messages: figures, and nobody's name. */
export const figuresShape = z.strictObject({ read: z.int(), channels: z.array(z.object(channelFigures)) })
