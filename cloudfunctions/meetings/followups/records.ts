import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { dayShape, idShape, instantShape } from "../../shared/shapes.ts"
import { whoShape } from "./followup-shape.ts"

/** What was agreed on: who, what, by when; and what came of it. Ids are random, or made from the minutes it stands in. */
export const followups = living("followups", {
  version: 1,
  shape: z.strictObject({
    body: idShape<"body">(),
    meeting: z.optional(idShape<"meeting">()),
    item: z.optional(idShape<"item">()),
    what: z.string(),
    who: whoShape,
    /** The same as everybody may read it, where it is public: without names. */
    open: z.optional(z.strictObject({ what: z.string(), who: z.string() })),
    by: dayShape(),
    madeAt: instantShape(),
    madeBy: idShape<"person">(),
    done: z.optional(
      z.strictObject({
        at: instantShape(),
        by: idShape<"person">(),
        note: z.string(),
        photo: z.optional(idShape<"file">()),
      }),
    ),
    /** Every time it was opened again, with the reason. */
    reopened: z.array(z.strictObject({ at: instantShape(), by: idShape<"person">(), reason: z.string() })),
  }),
  by: ["body", "meeting", "madeBy"],
  personal: { whose: "madeBy", shown: ["what", "by"], erased: [] },
  kept: {
    days: "forever",
    why: "decisions and their implementation belong to the archive of affairs (城市居民委员会组织法 34, 39)",
  },
})
export type Followup = z.output<(typeof followups)["shape"]>
