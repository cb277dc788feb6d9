import * as z from "zod/mini"
import { living } from "../../shared/record.ts"
import { idShape } from "../../shared/shapes.ts"

/** Id `notice:file`: which notices carry a file, so that whoever has one of them may open it. */
export const noticeFiles = living("noticeFiles", {
  version: 1,
  shape: z.strictObject({ notice: idShape<"notice">(), file: idShape<"file">() }),
  by: ["file"],
  personal: "none",
  kept: { days: "forever", why: "goes with its notice, which is part of the archive (城市居民委员会组织法 39)" },
})
