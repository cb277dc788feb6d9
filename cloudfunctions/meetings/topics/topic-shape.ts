import * as z from "zod/mini"
import { steps } from "../../councils/rules.ts"
import { dayShape, idShape, instantShape } from "../../shared/shapes.ts"
import { outcomes, states } from "./rules.ts"

export const stateShape = z.enum(states)
export const stepShape = z.enum(steps)
export const outcomeShape = z.enum(outcomes)

/** Why a topic ended without a meeting, in public; where it was handed on to, or which topic it was joined with. */
export const endedShape = z.strictObject({
  reason: z.string(),
  at: instantShape(),
  to: z.optional(z.string()),
  into: z.optional(idShape<"topic">()),
})

export const studyShape = z.strictObject({ opinion: z.string(), day: dayShape(), at: instantShape() })
