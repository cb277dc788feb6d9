import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { dayShape, fenShape, idShape, instantShape, lineShape, pageShape, textShape } from "../../shared/shapes.ts"
import { roundRule } from "../../votes/counting/rule.ts"
import { limits, roundStates } from "../rules.ts"
import { roundLineShape, roundViewShape } from "./view-shape.ts"

export const desk = ["staff", "committee"] as const
const round = idShape<"round">()
const exampleId = "2026-03-02-k7wq3m9ztp"
const state = z.object({ state: z.enum(roundStates) })

export const contract = {
  rounds: reads({
    may: "anyone",
    place: "named",
    says: { zh: "本社区有过哪几轮微项目，新的在前", en: "The rounds of a community, the newest first" },
    takes: z.strictObject({ community: idShape<"community">(), ...pageShape }),
    gives: z.object({ rounds: z.array(roundLineShape), next: z.optional(z.string()) }),
    example: {
      takes: { community: "xingfuli" },
      gives: {
        rounds: [
          {
            id: exampleId,
            title: "2026 年第一轮微项目",
            state: "soliciting",
            budget: 2000000,
            proposeUntil: "2026-03-16T16:00:00.000Z",
          },
        ],
      },
    },
  }),
  round: reads({
    may: "anyone",
    place: "named",
    says: { zh: "一轮微项目进行到哪一步，有哪些项目", en: "One round: where it stands, and its projects" },
    takes: z.strictObject({ community: idShape<"community">(), round }),
    gives: roundViewShape,
    example: {
      takes: { community: "xingfuli", round: exampleId },
      gives: {
        id: exampleId,
        title: "2026 年第一轮微项目",
        state: "voting",
        fund: "fund1",
        budget: 2000000,
        opened: "2026-03-02T01:00:00.000Z",
        proposeUntil: "2026-03-16T16:00:00.000Z",
        publicity: { kind: "affairs", days: 15 },
        study: { asked: true, held: { opinion: "同意交居民投票", day: "2026-03-20" } },
        voting: {
          vote: exampleId,
          opens: "2026-03-21T01:00:00.000Z",
          closes: "2026-03-28T12:00:00.000Z",
          rule: { ...roundRule, ties: [...roundRule.ties] },
          rulesHash: "9f3a21c7",
          seats: 412,
        },
        objections: { open: 0, raised: 0 },
        answers: [],
        notes: [{ state: "deliberating", at: "2026-03-18T01:00:00.000Z", note: "3 月 18 日议事会讨论" }],
        projects: [
          {
            id: "lamp",
            title: "3 号楼楼道感应灯",
            place: "3 号楼 1–6 层",
            why: "夜里上楼看得见台阶",
            cost: 320000,
            state: "accepted",
            from: "resident",
            at: "2026-03-03T01:00:00.000Z",
            detailed: true,
          },
        ],
      },
    },
  }),
  openRound: writes({
    may: desk,
    says: { zh: "发起一轮微项目，开始征集", en: "Opens a round: residents can propose projects" },
    takes: z.strictObject({
      title: lineShape(limits.title),
      intro: z.optional(textShape(limits.intro)),
      fund: idShape<"fund">(),
      budget: fenShape(100),
      proposeUntil: instantShape(),
      publicity: z.strictObject({
        kind: z.enum(["affairs", "local"]),
        days: z.int().check(z.gte(1), z.lte(60)),
      }),
      study: z.boolean(),
    }),
    gives: z.object({ round }),
    example: {
      takes: {
        title: "2026 年第一轮微项目",
        fund: "fund1",
        budget: 2000000,
        proposeUntil: "2026-03-16T16:00:00.000Z",
        publicity: { kind: "affairs", days: 15 },
        study: true,
      },
      gives: { round: exampleId },
    },
  }),
  move: writes({
    may: desk,
    says: {
      zh: "把这一轮推进到下一步，或者撤销，并公开说明",
      en: "Moves a round to its next step by hand, or withdraws it, with a public note",
    },
    takes: z.strictObject({ round, to: z.enum(roundStates), note: textShape(limits.note, 4) }),
    gives: state,
    example: {
      takes: { round: exampleId, to: "deliberating", note: "3 月 18 日议事会讨论" },
      gives: { state: "deliberating" },
    },
  }),
  study: writes({
    may: ["partyOrganization", "staff"],
    says: {
      zh: "记录社区党组织的前置研究意见（公开）",
      en: "Records the opinion of the party organization's study, in public",
    },
    takes: z.strictObject({ round, opinion: textShape(limits.reason, 2), day: dayShape() }),
    gives: z.object({ day: dayShape() }),
    example: {
      takes: { round: exampleId, opinion: "同意交居民投票", day: "2026-03-20" },
      gives: { day: "2026-03-20" },
    },
  }),
} as const satisfies Contract
