import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"

/** In the directory, under the scene of a printed code (at most 32 characters): which community, and what it opens. */
export const scenes = living("scenes", {
  version: 1,
  shape: z.strictObject({ community: idShape<"community">(), page: z.string() }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: "a printed code hangs on the wall for years" },
})

/** In one shard of the directory: the names of all communities, to choose from without a code. */
export const communityNames = living("communityNames", {
  version: 1,
  shape: z.strictObject({ name: z.string() }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: "as long as the community is served here" },
})

/** A street (街道), in its own scope under its own id: what it is called. Its communities name it. */
export const streets = living("streets", {
  version: 1,
  shape: z.strictObject({ name: z.string(), since: instantShape() }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: "as long as a community of it is served here" },
})
