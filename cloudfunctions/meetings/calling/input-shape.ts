import * as z from "zod/mini"
import { idShape, instantShape, lineShape, textShape } from "../../shared/shapes.ts"
import { fewestChoices, mostChoices } from "../../votes/counting/several.ts"
import { answerShape, kindShape } from "./meeting-shape.ts"

/** More papers than these nobody reads before a meeting. */
export const mostPapers = 5
/** What a request carries and a change writes; the charter says how many of them it allows. */
export const mostItems = 30

const choice = z.strictObject({ title: lineShape(80), details: z.optional(textShape(500)) })

/** The choices of a motion as they are written; beside them a seat can say none, and abstain. */
const writtenChoices = z.array(choice).check(z.minLength(fewestChoices), z.maxLength(mostChoices))

/** The same where an empty list says that it is for or against after all. */
export const choicesOrNone = z.array(choice).check(
  z.maxLength(mostChoices),
  z.refine(({ length }) => length === 0 || length >= fewestChoices, "one choice is none"),
)

/** One item as a clerk writes it; `item` is there when it was on the agenda before. */
const writtenItem = z.strictObject({
  item: z.optional(idShape<"item">()),
  kind: kindShape,
  title: lineShape(60),
  text: z.optional(textShape(500)),
  /** Of a motion: what one is chosen from, where it is not for or against. */
  choices: z.optional(writtenChoices),
  topic: z.optional(idShape<"topic">()),
  minutes: z.optional(z.int().check(z.gte(1), z.lte(240))),
  papers: z.optional(
    z.array(z.strictObject({ file: idShape<"file">(), name: lineShape(80) })).check(z.maxLength(mostPapers)),
  ),
})

/** What a call, and a change of it, say: what, where, when, and the agenda. */
export const callFields = {
  title: lineShape(40),
  place: lineShape(60),
  note: z.optional(textShape(300)),
  begins: instantShape(),
  ends: instantShape(),
  agenda: z.array(writtenItem).check(z.minLength(1), z.maxLength(mostItems)),
  /** Why the notice is shorter than the period, where the rules of procedure allow it. */
  shortReason: z.optional(lineShape(100)),
}

const count = z.int().check(z.gte(0))
/** How many seats said what; `silent` have not answered. */
export const countShape = z.object({ coming: count, substitute: count, notComing: count, silent: count })

/** One of the caller's own seats at a meeting. */
export const mySeatShape = z.object({
  seat: idShape<"seat">(),
  group: z.string(),
  /** Whether the caller is the seat's substitute, not its holder. */
  standIn: z.boolean(),
  observer: z.boolean(),
  /** Whether a substitute is on record, who may come instead. */
  hasSubstitute: z.boolean(),
  says: z.optional(answerShape),
})
