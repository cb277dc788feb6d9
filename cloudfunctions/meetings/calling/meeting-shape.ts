import * as z from "zod/mini"
import { idShape } from "../../shared/shapes.ts"
import { answers, kinds, states } from "./rules.ts"

export const stateShape = z.enum(states)
export const kindShape = z.enum(kinds)
/** What a seat says to the invitation. */
export const answerShape = z.enum(answers)

/** A file that was uploaded in the community, under the name it is read by. */
export const paperShape = z.strictObject({ file: idShape<"file">(), name: z.string() })

export const itemShape = z.strictObject({
  item: idShape<"item">(),
  kind: kindShape,
  title: z.string(),
  /** Of a motion: the words that are put to the vote. */
  text: z.optional(z.string()),
  /** Of a motion: what one is chosen from, where it is not for or against. */
  choices: z.optional(z.array(z.strictObject({ title: z.string(), details: z.optional(z.string()) }))),
  topic: z.optional(idShape<"topic">()),
  minutes: z.optional(z.int()),
  papers: z.array(paperShape),
})
export type Item = z.output<typeof itemShape>
export const agendaShape = z.array(itemShape)
