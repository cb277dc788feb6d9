import * as z from "zod/mini"
import { dayShape } from "../../shared/shapes.ts"
import { mostSlots, sayings } from "./rules.ts"

const clock = () => z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** A date and two clock times in China. */
export const slotShape = z.strictObject({ day: dayShape(), from: clock(), to: clock() })
export const slotsShape = z.array(slotShape).check(z.minLength(1), z.maxLength(mostSlots))

export const slotIdShape = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/))
export const saidShape = z.enum(sayings)

/** What a person says, by slot; no more answers than a poll has slots. */
export const saysShape = z
  .record(slotIdShape, saidShape)
  .check(z.refine(says => Object.keys(says).length <= mostSlots, "more answers than times"))

const count = z.int().check(z.gte(0))
export const countShape = z.object({ yes: count, ifNeeded: count, no: count })
export const tallyShape = z.object({ people: count, counts: z.record(slotIdShape, countShape) })
