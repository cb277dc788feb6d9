import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { fenShape, idShape, instantShape, textShape } from "../../shared/shapes.ts"
import { fundingRuleShape } from "../../votes/counting/rule-shape.ts"
import { desk } from "../rounds/contract.ts"
import { limits, onBallot } from "../rules.ts"

const round = idShape<"round">()
const exampleRound = "2026-03-02-k7wq3m9ztp"

export const contract = {
  readiness: reads({
    may: desk,
    says: { zh: "开始投票前还缺什么", en: "What is still missing before the vote can open" },
    takes: z.strictObject({ round }),
    gives: z.object({
      waiting: z.int(),
      accepted: z.int(),
      studyAsked: z.boolean(),
      studied: z.boolean(),
      budget: fenShape(),
      free: fenShape(),
      households: z.int(),
    }),
    example: {
      takes: { round: exampleRound },
      gives: {
        waiting: 0,
        accepted: 9,
        studyAsked: true,
        studied: true,
        budget: 2000000,
        free: 2600000,
        households: 412,
      },
    },
  }),
  openVoting: writes({
    may: desk,
    says: {
      zh: "开始投票：冻结规则、选项和每户一票的名册",
      en: "Opens the vote: freezes the rule, the projects and one seat a household",
    },
    takes: z.strictObject({
      round,
      closes: instantShape(),
      /** How many projects one ballot may choose; all of them when left out. */
      most: z.optional(z.int().check(z.gte(1), z.lte(onBallot))),
      /** Whether a ballot may be changed until the end; yes when left out. */
      changeAllowed: z.optional(z.boolean()),
      /** Equal shares by cost with add1u and the exhaustive stop when left out. */
      rule: z.optional(fundingRuleShape),
    }),
    gives: z.object({ vote: idShape<"vote">(), closes: instantShape(), rulesHash: z.string(), seats: z.int() }),
    example: {
      takes: { round: exampleRound, closes: "2026-03-28T12:00:00.000Z" },
      gives: { vote: "vote1", closes: "2026-03-28T12:00:00.000Z", rulesHash: "9f3a21c7", seats: 412 },
    },
  }),
  close: writes({
    may: desk,
    says: { zh: "提前结束投票，并公开原因", en: "Ends the vote before its time, with a public reason" },
    takes: z.strictObject({ round, reason: textShape(limits.reason, 4) }),
    gives: z.object({ closes: instantShape(), countedFrom: instantShape() }),
    example: {
      takes: { round: exampleRound, reason: "全部住户都已投票" },
      gives: { closes: "2026-03-27T12:00:00.000Z", countedFrom: "2026-03-27T12:00:06.000Z" },
    },
  }),
} as const satisfies Contract
