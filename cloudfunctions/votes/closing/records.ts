import * as z from "zod/mini"
import { once } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { ballotShape } from "../ballot-shape.ts"
import { outcomeShape } from "./outcome-shape.ts"

const archive = "the archive of affairs is kept true and complete (城市居民委员会组织法 39)"

/** A line of the board: a counted ballot under its receipt, with its group where the rule counts by groups. */
export const entryShape = z.strictObject({
  receipt: z.string(),
  ballot: ballotShape,
  group: z.optional(z.string()),
})
export type Entry = z.output<typeof entryShape>

/** A part of the counted ballots as they were sealed, by receipt upwards; its id is `vote:0000`. */
export const sealedParts = once("sealedParts", {
  version: 1,
  shape: z.strictObject({ vote: idShape<"vote">(), entries: z.array(entryShape) }),
  by: ["vote"],
  personal: "none",
  kept: { days: "forever", why: archive },
})

/** What a vote came to, frozen; its id is the vote's. `firsts` are the first receipts of the parts of the board. */
export const resultShape = z.strictObject({
  rulesHash: z.string(),
  /** When the vote ended; when it was counted. */
  closed: instantShape(),
  at: instantShape(),
  seats: z.int(),
  /** Seats that took part, by channel; slips that were invalid; ballots that were counted. */
  phone: z.int(),
  paper: z.int(),
  invalid: z.int(),
  counted: z.int(),
  /** Merkle root of the board, and the seed whose hash stood in the opening. */
  root: z.string(),
  seed: z.string(),
  firsts: z.array(z.string()),
  outcome: outcomeShape,
})
export type Result = z.output<typeof resultShape>

export const results = once("results", {
  version: 1,
  shape: resultShape,
  by: [],
  personal: "none",
  kept: { days: "forever", why: archive },
})
