import * as z from "zod/mini"
import { living } from "../shared/record.ts"
import { dayShape, fenShape, idShape, instantShape } from "../shared/shapes.ts"
import { fundingRuleShape } from "../votes/counting/rule-shape.ts"
import { negativeList, projectStates, roundStates } from "./rules.ts"

const archive = {
  days: "forever",
  why: "the archive of affairs is kept true and complete (城市居民委员会组织法 39)",
} as const

export const roundShape = z.strictObject({
  title: z.string(),
  intro: z.optional(z.string()),
  fund: idShape<"fund">(),
  budget: fenShape(1),
  state: z.enum(roundStates),
  opened: instantShape(),
  proposeUntil: instantShape(),
  publicity: z.strictObject({ kind: z.enum(["affairs", "local"]), days: z.int() }),
  study: z.strictObject({
    asked: z.boolean(),
    held: z.optional(z.strictObject({ opinion: z.string(), day: dayShape(), at: instantShape() })),
  }),
  voting: z.optional(
    z.strictObject({
      vote: idShape<"vote">(),
      opens: instantShape(),
      /** The end that holds: the planned one, or an earlier one. */
      closes: instantShape(),
      early: z.optional(z.string()),
      rule: fundingRuleShape,
      rulesHash: z.string(),
      seats: z.int(),
    }),
  ),
  counted: z.optional(
    z.strictObject({
      at: instantShape(),
      ballots: z.int(),
      spent: fenShape(),
      chosen: z.array(z.strictObject({ project: idShape<"project">(), cost: fenShape(1) })),
    }),
  ),
  published: z.optional(
    z.strictObject({ at: instantShape(), until: instantShape(), disclosure: idShape<"disclosure">() }),
  ),
  objections: z.strictObject({ open: z.int(), raised: z.int() }),
  /** Every step taken by hand, with its public words. */
  notes: z.array(z.strictObject({ state: z.enum(roundStates), at: instantShape(), note: z.string() })),
})
export type Round = z.output<typeof roundShape>

/** Ids begin with the day of opening, so that the newest round comes first. */
export const rounds = living("rounds", {
  version: 1,
  shape: roundShape,
  by: [],
  personal: "none",
  kept: archive,
})

export const projectShape = z.strictObject({
  round: idShape<"round">(),
  title: z.string(),
  place: z.string(),
  why: z.string(),
  details: z.optional(z.string()),
  /** What the proposer thinks it costs, and what staff confirmed. */
  asked: fenShape(1),
  cost: z.optional(fenShape(1)),
  state: z.enum(projectStates),
  from: z.enum(["resident", "committee"]),
  /** Who proposed it; empty once forgotten. Never shown to other residents. */
  person: z.string(),
  at: instantShape(),
  ground: z.optional(z.enum(negativeList)),
  reason: z.optional(z.string()),
  into: z.optional(idShape<"project">()),
  referredTo: z.optional(z.string()),
  decidedAt: z.optional(instantShape()),
})
export type Project = z.output<typeof projectShape>

export const projects = living("projects", {
  version: 1,
  shape: projectShape,
  by: ["round", "person"],
  personal: { whose: "person", shown: ["title", "place", "why", "details", "at"], erased: ["person"] },
  kept: archive,
})

/** The budgets of rounds that are being voted on, by round; its id is the fund's. Kept until the count earmarks what was chosen. */
export const promises = living("promises", {
  version: 1,
  shape: z.strictObject({ rounds: z.record(z.string(), fenShape()) }),
  by: [],
  personal: "none",
  kept: { days: 180, why: "removed when the last vote over the fund is counted" },
})

/** How many proposals and objections a person has brought into a round; its id is round:person. */
export const shares = living("shares", {
  version: 1,
  shape: z.strictObject({ person: z.string(), proposals: z.int(), objections: z.int() }),
  by: ["person"],
  personal: { whose: "person", shown: [], erased: ["person"] },
  kept: { days: "forever", why: "counts what lies in the archive of the round (城市居民委员会组织法 39)" },
})

export const objectionShape = z.strictObject({
  round: idShape<"round">(),
  project: z.optional(idShape<"project">()),
  text: z.string(),
  person: z.string(),
  at: instantShape(),
  answer: z.optional(z.string()),
  answeredAt: z.optional(instantShape()),
})
export type Objection = z.output<typeof objectionShape>

export const objections = living("objections", {
  version: 1,
  shape: objectionShape,
  by: ["round", "person"],
  personal: { whose: "person", shown: ["text", "at", "answer"], erased: ["person"] },
  kept: archive,
})

export const collections = [rounds, projects, promises, shares, objections]
