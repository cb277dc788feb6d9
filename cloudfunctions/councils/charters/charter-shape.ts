import * as z from "zod/mini"
import { lineShape } from "../../shared/shapes.ts"
import { ruleShape } from "../../votes/counting/rule-shape.ts"
import { type Charter, type CharterRule, offices, steps } from "./rules.ts"

const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most))
const share = z
  .strictObject({ num: whole(0, 1000), den: whole(1, 1000), strict: z.boolean() })
  .check(z.refine(({ num, den }) => num <= den, "more than the whole"))

/** A group's word: short, lower case, no colon. */
export const groupShape = z.string().check(z.regex(/^[a-z][a-zA-Z0-9]{0,29}$/))

const deciding = ["majority", "by-groups", "owners"]
const rule = ruleShape.check(z.refine(({ kind }) => deciding.includes(kind), "chooses, and does not decide"))

/** A charter as it comes in: every field named. What the law or the seats have against it, the linter says. */
export const charterShape: z.ZodMiniType<Charter> = z.strictObject({
  mayCall: z.array(z.enum(offices)).check(z.maxLength(offices.length)),
  noticeDays: whole(0, 90),
  shorterAllowed: z.boolean(),
  agendaMost: whole(0, 50),
  quorum: share,
  required: z.array(z.strictObject({ group: groupShape, least: whole(1, 500) })).check(z.maxLength(20)),
  rule: rule as z.ZodMiniType<CharterRule>,
  ballots: z.enum(["open", "secret"]),
  remote: z.boolean(),
  proxies: z.strictObject({ allowed: z.boolean(), most: whole(0, 50) }),
  recusal: z.boolean(),
  oneSeatEach: z.optional(z.boolean()),
  study: z.boolean(),
  endorsement: z.strictObject({ of: z.enum(["residents", "seats"]), share }),
  steps: z.array(z.enum(steps)).check(z.maxLength(steps.length)),
  outcome: z.enum(["opinion", "resolution"]),
  publicityDays: whole(0, 365),
  source: z.strictObject({ zh: lineShape(200), en: lineShape(300) }),
})
