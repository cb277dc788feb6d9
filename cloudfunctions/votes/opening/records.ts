import * as z from "zod/mini"
import { living, once } from "../../shared/record.ts"
import { areaShape, fenShape, idShape, instantShape, lineShape, textShape } from "../../shared/shapes.ts"
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
  /** What several choices of a motion answer, where the title is not all of it. */
  question: z.optional(textShape(500)),
  /** Whole fen; 0 where nothing is bought. */
  budget: fenShape(),
  rule: ruleShape,
  rulesHash: hash,
  opens: instantShape(),
  closes: instantShape(),
  changeAllowed: z.boolean(),
  /** T0: named, marks keep which ballot is whose. T1: nameless, with a receipt. */
  secrecy: z.enum(["T0", "T1"]),
  seats: z.int(),
  /** Whose decision it is, by an id of whoever opened it; it says where the vote may be shown, never who may vote. */
  of: z.optional(z.string()),
  /** Whether persons hold the seats; absent where each is a household's. */
  held: z.optional(z.boolean()),
  /** Buildings, stakeholder groups, or whatever the seats are grouped by, with their number of seats. */
  groups: z.array(z.strictObject({ group: z.string(), name: z.optional(z.string()), seats: z.int() })),
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
      z.strictObject({
        weight: z.int(),
        area: z.optional(areaShape()),
        group: z.optional(z.string()),
        /** Who may cast for it, the principal first; absent where that is the household's delegate. */
        holders: z.optional(z.array(idShape<"person">())),
        /** Whose seat it is, where they may not cast themselves. */
        principal: z.optional(idShape<"person">()),
        /** Was there when the vote was opened. */
        present: z.optional(z.boolean()),
        /** What it is called in the list of a named vote. */
        called: z.optional(z.string()),
      }),
    ),
  }),
  by: ["vote"],
  personal: "none",
  kept: {
    days: "forever",
    why: "who was entitled belongs to the count, which can be repeated (城市居民委员会组织法 39)",
  },
})

/** A seat as one of those who may cast for it finds it. */
const heldSeatShape = z.strictObject({
  seat: idShape<"seat">(),
  principal: idShape<"person">(),
  group: z.optional(z.string()),
  called: z.optional(z.string()),
})
export type HeldSeat = z.output<typeof heldSeatShape>

/**
 * The same roll from the other side: which seats a person may cast for. Made from the frozen chunks; its id is `vote:NN`,
 * NN being the first two hex digits of SHA-256 of each person in it.
 */
export const holderChunks = once("holderChunks", {
  version: 1,
  shape: z.strictObject({ vote: idShape<"vote">(), holders: z.record(z.string(), z.array(heldSeatShape)) }),
  by: ["vote"],
  personal: "none",
  kept: {
    days: "forever",
    why: "who was entitled belongs to the count, which can be repeated (城市居民委员会组织法 39)",
  },
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
 * The end of a vote where it is not just its planned end: an earlier one, the box sealed for counting, or a motion that
 * became void and is never counted. Its id is the vote's. Every ballot reads it, and nothing on the ballot's path writes it.
 */
export const ends = living("ends", {
  version: 1,
  shape: z.strictObject({
    at: instantShape(),
    reason: z.string(),
    sealed: z.boolean(),
    void: z.optional(z.boolean()),
  }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: archive },
})
