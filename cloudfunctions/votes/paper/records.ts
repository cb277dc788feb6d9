import * as z from "zod/mini"
import { living, once } from "../../shared/record.ts"
import { idShape, instantShape, textShape } from "../../shared/shapes.ts"
import { ballotShape } from "../ballot-shape.ts"

/** The box of a vote in figures: seats marked paper, slips entered once, slips entered twice alike. Its id is the vote's. */
export const boxShape = z.strictObject({ marked: z.int(), entered: z.int(), confirmed: z.int() })
export type Box = z.output<typeof boxShape>
/**
 * A slip says a ballot, or null where it is invalid. In a named vote it also bears its seat; in a nameless motion by groups
 * the group whose box it comes from, which is all that its count needs.
 */
export const slipShape = z.union([
  z.nullable(ballotShape),
  z.strictObject({ seat: idShape<"seat">(), ballot: z.nullable(ballotShape) }),
  z.strictObject({ group: z.string().check(z.minLength(1), z.maxLength(120)), ballot: z.nullable(ballotShape) }),
])
export type Slip = z.output<typeof slipShape>
export const slipsShape = z.array(slipShape)
export type Slips = z.output<typeof slipsShape>

export const boxes = living("boxes", {
  version: 1,
  shape: boxShape,
  by: [],
  personal: "none",
  kept: {
    days: "forever",
    why: "the box can be checked against the roll when the count is repeated (城市居民委员会组织法 39)",
  },
})

/**
 * Slips from the box as one person entered them, sorted, so that their order says nothing; null is an invalid slip. A
 * second person enters them again. Its id is `vote:…`.
 */
export const batches = living("batches", {
  version: 1,
  shape: z.strictObject({
    vote: idShape<"vote">(),
    slips: slipsShape,
    by: idShape<"person">(),
    at: instantShape(),
    confirmedBy: z.optional(idShape<"person">()),
    confirmedAt: z.optional(instantShape()),
  }),
  by: ["vote", "by"],
  personal: { whose: "by", shown: ["vote", "at"], erased: [] },
  kept: { days: "forever", why: "slips are ballots, and none is ever removed (城市居民委员会组织法 39)" },
})

/** A paper mark that was taken back, and why. */
export const corrections = once("corrections", {
  version: 1,
  shape: z.strictObject({
    vote: idShape<"vote">(),
    seat: idShape<"seat">(),
    reason: textShape(200),
    by: idShape<"person">(),
    at: instantShape(),
  }),
  by: ["vote", "by"],
  personal: { whose: "by", shown: ["vote", "reason", "at"], erased: [] },
  kept: { days: "forever", why: "every change at the counter stays beside the count (城市居民委员会组织法 39)" },
})
