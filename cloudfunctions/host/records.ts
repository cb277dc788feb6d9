import * as z from "zod/mini"
import { living } from "#cloud/shared/record"
import { idShape, instantShape } from "#cloud/shared/shapes"

/** Who brought which file, under the file's id: what makes a file readable in its own community only. */
export const uploads = living("uploads", {
  version: 1,
  shape: z.strictObject({
    by: idShape<"person">(),
    name: z.string(),
    type: z.string(),
    size: z.int(),
    at: instantShape(),
  }),
  by: ["by"],
  personal: { whose: "by", shown: ["name", "at"], erased: ["name"] },
  kept: { days: "forever", why: "tells whose a kept paper is; a file that nothing keeps goes after 30 days" },
})
