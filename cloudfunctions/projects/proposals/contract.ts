import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { fenShape, idShape, instantShape, lineShape, pageShape, textShape } from "../../shared/shapes.ts"
import { desk } from "../rounds/contract.ts"
import { projectViewShape } from "../rounds/view-shape.ts"
import { limits, negativeList, projectStates } from "../rules.ts"

const round = idShape<"round">()
const project = idShape<"project">()
const reason = textShape(limits.reason, 4)
const exampleRound = "2026-03-02-k7wq3m9ztp"
const seen = {
  id: "lamp",
  title: "3 号楼楼道感应灯",
  place: "3 号楼 1–6 层",
  why: "夜里上楼看得见台阶",
  cost: 320000,
  from: "resident",
  at: "2026-03-03T01:00:00.000Z",
  detailed: true,
} as const

export const contract = {
  project: reads({
    may: "anyone",
    place: "named",
    says: { zh: "一个项目的详情", en: "One project with its details" },
    takes: z.strictObject({ community: idShape<"community">(), project }),
    gives: z.extend(projectViewShape, { round, details: z.optional(z.string()) }),
    example: {
      takes: { community: "xingfuli", project: "lamp" },
      gives: { ...seen, state: "accepted", round: exampleRound, details: "共 12 盏，物业负责安装" },
    },
  }),
  propose: writes({
    may: "member",
    says: { zh: "提一个微项目", en: "Proposes a micro-project" },
    takes: z.strictObject({
      round,
      title: lineShape(limits.title, 2),
      place: lineShape(limits.place),
      why: lineShape(limits.why, 2),
      details: z.optional(textShape(limits.details)),
      cost: fenShape(100),
    }),
    gives: z.object({ project }),
    example: {
      takes: { round: exampleRound, title: seen.title, place: seen.place, why: seen.why, cost: 320000 },
      gives: { project: "lamp" },
    },
  }),
  mine: reads({
    may: "member",
    says: {
      zh: "我在这一轮提的项目和异议，以及答复",
      en: "My proposals and objections in a round, and their answers",
    },
    takes: z.strictObject({ round }),
    gives: z.object({
      projects: z.array(projectViewShape),
      objections: z.array(z.object({ text: z.string(), at: instantShape(), answer: z.optional(z.string()) })),
    }),
    example: { takes: { round: exampleRound }, gives: { projects: [{ ...seen, state: "proposed" }], objections: [] } },
  }),
  withdraw: writes({
    may: "member",
    says: { zh: "撤回自己提的项目，并说明原因", en: "Withdraws one's own project, with a reason" },
    takes: z.strictObject({ project, reason }),
    gives: z.object({ state: z.enum(projectStates) }),
    example: { takes: { project: "lamp", reason: "物业已经装好了" }, gives: { state: "withdrawn" } },
  }),
  proposals: reads({
    may: desk,
    says: { zh: "这一轮收到的全部提案", en: "All proposals of a round, for screening" },
    takes: z.strictObject({ round, ...pageShape }),
    gives: z.object({
      proposals: z.array(z.extend(projectViewShape, { details: z.optional(z.string()) })),
      next: z.optional(z.string()),
    }),
    example: { takes: { round: exampleRound }, gives: { proposals: [{ ...seen, state: "proposed" }] } },
  }),
  screen: writes({
    may: desk,
    says: {
      zh: "答复一个提案：入选并核定费用、不予入选、并入同类、或转办，原因公开；也可以收回重新处理",
      en: "Decides about a proposal: accepted with its cost, rejected, merged or referred, with a public reason; or takes that back",
    },
    takes: z.strictObject({
      project,
      verdict: z.discriminatedUnion("is", [
        z.strictObject({ is: z.literal("accepted"), cost: fenShape(100) }),
        z.strictObject({ is: z.literal("rejected"), ground: z.enum(negativeList), reason }),
        z.strictObject({ is: z.literal("merged"), into: project, reason }),
        z.strictObject({ is: z.literal("referred"), to: lineShape(40, 2), reason }),
        /** Takes an earlier decision back: the proposal waits again. */
        z.strictObject({ is: z.literal("proposed"), reason }),
      ]),
    }),
    gives: z.object({ state: z.enum(projectStates) }),
    example: { takes: { project: "lamp", verdict: { is: "accepted", cost: 320000 } }, gives: { state: "accepted" } },
  }),
} as const satisfies Contract
