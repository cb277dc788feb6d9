import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"

/**
 * A one-time code that a person took on their own phone to link another account of theirs, under its hash in the
 * directory: which person, in which community. The link itself is a membership, and stands among the person's accounts.
 */
export const accountCodes = living("accountCodes", {
  version: 1,
  shape: z.strictObject({
    community: idShape<"community">(),
    person: idShape<"person">(),
    until: instantShape(),
    /** The hash of the account that used it: a repeat of that account may go on, another may not. */
    usedBy: z.optional(z.string()),
  }),
  by: [],
  personal: "none",
  kept: { days: 1, why: "good for ten minutes and one use; removed when it is over" },
})
