import * as z from "zod/mini"
import { idShape } from "../../shared/shapes.ts"

/** A file of a notice: its name, what it is, its size in bytes. */
export const attachedShape = z.strictObject({
  file: idShape<"file">(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
})
