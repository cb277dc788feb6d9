import * as z from "zod/mini"
import { once } from "../../shared/record.ts"
import { roles } from "../../shared/roles.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"

/** Who was given or lost which role, by whom. */
export const roleChanges = once("roleChanges", {
  version: 1,
  shape: z.strictObject({
    what: z.enum(["granted", "revoked"]),
    person: idShape<"person">(),
    role: z.enum(roles),
    by: idShape<"person">(),
    at: instantShape(),
  }),
  by: ["person"],
  personal: { whose: "person", shown: ["what", "role", "at"], erased: [] },
  kept: { days: "forever", why: "who held which office, and since when (城市居民委员会组织法 39)" },
})
