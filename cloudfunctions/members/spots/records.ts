import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { spotKinds } from "./rules.ts"

/** A place where a code of the community hangs, under the short key that is printed in it. */
export const spots = living("spots", {
  version: 1,
  shape: z.strictObject({
    kind: z.enum(spotKinds),
    building: z.optional(idShape<"building">()),
    words: z.optional(z.string()),
    at: instantShape(),
  }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: "a printed code hangs on the wall for years" },
})
export type Spot = z.output<(typeof spots)["shape"]>

/**
 * How often codes were opened on a day (its number since 1970), by key of the place: figures, nobody and no moment. See
 * `countId`; a month later the document counts another day.
 */
export const scans = living("scans", {
  version: 1,
  shape: z.strictObject({ day: z.int(), counts: z.record(z.string(), z.int()) }),
  by: [],
  personal: "none",
  kept: { days: 32, why: "written over after a month" },
})
