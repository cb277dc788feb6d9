import * as z from "zod/mini"
import { dayShape, fenShape, idShape, instantShape } from "../../shared/shapes.ts"
import { fundingRuleShape } from "../../votes/counting/rule-shape.ts"
import { negativeList, projectStates, roundStates } from "../rules.ts"

/** One line of the list of rounds. */
export const roundLineShape = z.object({
  id: idShape<"round">(),
  title: z.string(),
  state: z.enum([...roundStates, "counting"]),
  budget: fenShape(),
  proposeUntil: instantShape(),
  closes: z.optional(instantShape()),
  vote: z.optional(idShape<"vote">()),
  publicUntil: z.optional(instantShape()),
})

/** A project as everybody may see it: never who proposed it. */
export const projectViewShape = z.object({
  id: idShape<"project">(),
  title: z.string(),
  place: z.string(),
  why: z.string(),
  /** Fen: confirmed by staff, or as proposed while nobody has decided. */
  cost: fenShape(),
  state: z.enum(projectStates),
  from: z.enum(["resident", "committee"]),
  at: instantShape(),
  /** Whether there are details to open. */
  detailed: z.boolean(),
  /** Only once the vote is counted. */
  chosen: z.optional(z.boolean()),
  ground: z.optional(z.enum(negativeList)),
  reason: z.optional(z.string()),
  into: z.optional(idShape<"project">()),
  referredTo: z.optional(z.string()),
})

/** A round as everybody may see it. */
export const roundViewShape = z.object({
  id: idShape<"round">(),
  title: z.string(),
  intro: z.optional(z.string()),
  state: z.enum([...roundStates, "counting"]),
  fund: idShape<"fund">(),
  budget: fenShape(),
  opened: instantShape(),
  proposeUntil: instantShape(),
  publicity: z.object({ kind: z.enum(["affairs", "local"]), days: z.int() }),
  study: z.object({
    asked: z.boolean(),
    held: z.optional(z.object({ opinion: z.string(), day: dayShape() })),
  }),
  voting: z.optional(
    z.object({
      vote: idShape<"vote">(),
      opens: instantShape(),
      closes: instantShape(),
      early: z.optional(z.string()),
      rule: fundingRuleShape,
      rulesHash: z.string(),
      seats: z.int(),
    }),
  ),
  counted: z.optional(z.object({ at: instantShape(), ballots: z.int(), spent: fenShape(), chosen: z.int() })),
  published: z.optional(z.object({ at: instantShape(), until: instantShape(), disclosure: idShape<"disclosure">() })),
  /** How many objections there were and are open, and the answers in public. */
  objections: z.object({ open: z.int(), raised: z.int() }),
  answers: z.array(z.object({ answer: z.string(), at: instantShape() })),
  notes: z.array(z.object({ state: z.enum(roundStates), at: instantShape(), note: z.string() })),
  projects: z.array(projectViewShape),
})
