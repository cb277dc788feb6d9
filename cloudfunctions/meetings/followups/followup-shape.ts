import * as z from "zod/mini"
import { idShape, lineShape } from "../../shared/shapes.ts"
import { limits, offices } from "./rules.ts"

/** Who is to do something. */
export const whoShape = z.discriminatedUnion("is", [
  z.strictObject({ is: z.literal("seat"), seat: idShape<"seat">() }),
  z.strictObject({ is: z.literal("office"), office: z.enum(offices) }),
  z.strictObject({ is: z.literal("words"), words: lineShape(limits.who) }),
])
