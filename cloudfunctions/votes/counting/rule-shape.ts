import * as z from "zod/mini"
import type { Rule } from "./rule.ts"

const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most))

/** Distinct steps that end with one that never ties. */
const ties = z.array(z.enum(["votes", "cost", "lot", "order"])).check(
  z.minLength(1),
  z.maxLength(4),
  z.refine(steps => new Set(steps).size === steps.length, "a step stands twice"),
  z.refine(steps => ["lot", "order"].includes(steps.at(-1) ?? ""), "ends with lot or order"),
)
const seats = whole(1, 1000)
const share = z
  .strictObject({ num: whole(0, 1000), den: whole(1, 1000), strict: z.boolean() })
  .check(z.refine(({ num, den }) => num <= den, "more than the whole"))
const pass = z
  .strictObject({
    num: whole(0, 1000),
    den: whole(1, 1000),
    strict: z.boolean(),
    of: z.enum(["eligible", "present", "cast", "decided"]),
  })
  .check(z.refine(({ num, den }) => num <= den, "more than the whole"))

const equalShares = z.strictObject({
  kind: z.literal("equal-shares"),
  utility: z.enum(["cost", "cardinality", "points"]),
  completion: z.enum(["none", "u", "add1", "add1u"]),
  exhaustiveStop: z.boolean(),
  start: z.enum(["exact", "floor"]),
  step: whole(1, 1_000_000_000),
  ties,
})
const greedy = z.strictObject({
  kind: z.literal("greedy"),
  by: z.enum(["votes", "votes-per-cost"]),
  skip: z.boolean(),
  threshold: whole(0, 1_000_000_000),
  ties,
})
const majority = z.strictObject({ kind: z.literal("majority"), quorum: share, pass })
const owners = z.strictObject({
  kind: z.literal("owners"),
  matters: z.enum(["ordinary", "grave"]),
  showSilent: z.boolean(),
})
const byGroups = z
  .strictObject({
    kind: z.literal("by-groups"),
    groups: z
      .array(z.strictObject({ group: z.string().check(z.minLength(1), z.maxLength(120)), rule: majority }))
      .check(z.minLength(1), z.maxLength(20)),
    need: whole(0, 20),
    whole: majority,
    empty: z.enum(["passes", "fails"]),
  })
  .check(
    z.refine(({ groups, need }) => need <= groups.length, "more groups needed than there are"),
    z.refine(({ groups }) => new Set(groups.map(({ group }) => group)).size === groups.length, "a group stands twice"),
  )

/** A counting rule as it comes in: every field named, nothing else. */
export const ruleShape: z.ZodMiniType<Rule> = z.discriminatedUnion("kind", [
  equalShares,
  greedy,
  z.strictObject({ kind: z.literal("phragmen"), ties }),
  z.strictObject({ kind: z.literal("borda"), longest: whole(1, 1000), seats, ties }),
  z.strictObject({ kind: z.literal("irv"), ties }),
  z.strictObject({ kind: z.literal("stv"), seats, ties }),
  z.strictObject({ kind: z.literal("schulze"), seats, ties }),
  z.strictObject({ kind: z.literal("plurality"), seats, ties }),
  z.strictObject({ kind: z.literal("two-round"), ties }),
  majority,
  owners,
  byGroups,
])

/** The rules of a round, for features that only choose projects within a budget. */
export const fundingRuleShape = z.discriminatedUnion("kind", [equalShares, greedy])
