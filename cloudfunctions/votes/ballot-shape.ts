import * as z from "zod/mini"
import { fenShape, idShape, lineShape, textShape } from "../shared/shapes.ts"
import type { BallotForm } from "./counting/ballots.ts"

/** At most so many options: 160 stood in the largest real election we know. */
const mostOptions = 200
const optionId = idShape<"option">()
const chosen = z.array(optionId).check(z.maxLength(mostOptions))
const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most))

/** What a seat says, as it comes in. What a vote takes of it is checked by `checkedBallot`. */
export const ballotShape = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("motion"),
    choice: z.enum(["approve", "oppose", "abstain"]),
    /** Which of several choices is approved. */
    option: z.optional(optionId),
  }),
  z.strictObject({ kind: z.literal("approval"), options: chosen }),
  z.strictObject({ kind: z.literal("knapsack"), options: chosen }),
  z.strictObject({
    kind: z.literal("points"),
    points: z.array(z.strictObject({ option: optionId, points: whole(0, 1_000_000) })).check(z.maxLength(mostOptions)),
  }),
  z.strictObject({ kind: z.literal("ranked"), options: chosen }),
  z.strictObject({ kind: z.literal("choice"), option: z.nullable(optionId) }),
])

/** What a vote takes. */
export const formShape: z.ZodMiniType<BallotForm> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("motion") }),
  z.strictObject({ kind: z.literal("approval"), min: whole(0, mostOptions), max: whole(1, mostOptions) }),
  z.strictObject({ kind: z.literal("knapsack"), budget: fenShape() }),
  z.strictObject({ kind: z.literal("points"), sum: whole(1, 1_000_000) }),
  z.strictObject({ kind: z.literal("ranked"), min: whole(0, mostOptions), max: whole(1, mostOptions) }),
  z.strictObject({ kind: z.literal("choice") }),
])

/** An option as people read it. `cost` in whole fen, 0 where nothing is bought. The texts are frozen with the vote. */
export const optionShape = z.strictObject({
  id: optionId,
  title: lineShape(80),
  cost: fenShape(),
  place: z.optional(lineShape(80)),
  /** One sentence. */
  summary: z.optional(lineShape(200)),
  /** What opens in place. */
  details: z.optional(textShape(2000)),
})
export type VoteOption = z.output<typeof optionShape>
export const optionsShape = z.array(optionShape).check(z.minLength(1), z.maxLength(mostOptions))
