import * as z from "zod/mini"
import { living, once } from "../../shared/record.ts"
import { areaShape, fenShape, idShape, instantShape, lineShape } from "../../shared/shapes.ts"
import { formShape, optionsShape } from "../ballot-shape.ts"
import { ruleShape } from "../counting/rule-shape.ts"

const archive = "the archive of affairs is kept true and complete (城市居民委员会组织法 39)"
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/**
 * How a vote was opened: everything that may not move afterwards. Its id is the vote's. `roll` is the hash of the seats,
 * `lot` the hash of the seed that will break ties; the seed itself comes out with the result.
 */
export const openingShape = z.strictObject({
  title: lineShape(120),
  form: formShape,
  options: optionsShape,
  /** Whole fen; 0 where nothing is bought. */
  budget: fenShape(),
  rule: ruleShape,
  rulesHash: hash,
  opens: instantShape(),
  closes: instantShape(),
  changeAllowed: z.boolean(),
  secrecy: z.literal("T1"),
  seats: z.int(),
  /** Buildings, or whatever the seats are grouped by, with their number of seats. */
  groups: z.array(z.strictObject({ group: z.string(), seats: z.int() })),
  roll: hash,
  lot: hash,
})
export type Opening = z.output<typeof openingShape>

export const openings = once("openings", {
  version: 1,
  shape: openingShape,
  by: [],
  personal: "none",
  kept: { days: "forever", why: archive },
})

/** A part of a vote's frozen roll; its id is `vote:NN`, NN being the first two hex digits of SHA-256 of each seat in it. */
export const seatChunks = once("seatChunks", {
  version: 1,
  shape: z.strictObject({
    vote: idShape<"vote">(),
    seats: z.record(
      z.string(),
      z.strictObject({ weight: z.int(), area: z.optional(areaShape()), group: z.optional(z.string()) }),
    ),
  }),
  by: ["vote"],
  personal: "none",
  kept: { days: 400, why: "who was entitled can be checked until the result can no longer be contested" },
})

/** The seed of the lot until the count reveals it; its id is the vote's. */
export const seeds = living("seeds", {
  version: 1,
  shape: z.strictObject({ seed: hash }),
  by: [],
  personal: "none",
  kept: { days: 400, why: "removed when the result, which reveals it, is frozen" },
})

/**
 * The end of a vote where it is not just its planned end: an earlier one, or the box sealed for counting. Its id is the
 * vote's. Every ballot reads it, and nothing on the ballot's path writes it.
 */
export const ends = living("ends", {
  version: 1,
  shape: z.strictObject({ at: instantShape(), reason: z.string(), sealed: z.boolean() }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: archive },
})
