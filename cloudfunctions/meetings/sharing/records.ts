import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"

/**
 * Id `meeting:n`: an activity of the platform that cards of a meeting were shared with, and what they say. Figures only: who
 * shared one, and where, is not kept.
 */
export const liveCards = living("liveCards", {
  version: 1,
  shape: z.strictObject({
    meeting: idShape<"meeting">(),
    activity: z.string(),
    /** When the platform ends it. */
    until: instantShape(),
    said: z.strictObject({ present: z.int(), eligible: z.int(), begun: z.boolean() }),
    /** When it was last tried to change them; how often that has failed since it succeeded, and when to try again. */
    tried: z.optional(instantShape()),
    failed: z.int(),
    again: z.optional(instantShape()),
  }),
  by: ["meeting"],
  personal: "none",
  kept: { days: 1, why: "an activity lives a day; removed when it has ended" },
})
export type KeptCard = z.output<typeof liveCards.shape>
