import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../../shared/contract.ts"
import { idShape, instantShape, seatedShape, textShape } from "../../../shared/shapes.ts"
import { publicShape } from "../content-shape.ts"
import { limits, states } from "../rules.ts"

const meeting = idShape<"meeting">()
const place = "seated" as const
const n = z.int().check(z.gte(1), z.lte(99))
const example = "20260302T010000-4f9c2a7d"

/** What everybody may read of minutes, objections to them, and what corrects them. */
export const publicly = {
  publishMinutes: writes({
    may: "member",
    place,
    says: {
      zh: "公布已确认的纪要，开始公示；写在里面的行动随之生效",
      en: "Publishes confirmed minutes: their period in public begins, and their actions become due",
    },
    takes: z.strictObject({ ...seatedShape, meeting }),
    gives: z.object({ until: instantShape() }),
    example: { takes: { meeting: example }, gives: { until: "2026-03-21T16:00:00.000Z" } },
  }),
  publishedMinutes: reads({
    may: "member",
    place,
    says: { zh: "看已公布的会议纪要", en: "Shows published minutes" },
    takes: z.strictObject({ ...seatedShape, meeting }),
    gives: z.object({
      title: z.string(),
      body: z.string(),
      outcome: z.enum(["opinion", "resolution"]),
      place: z.string(),
      begins: instantShape(),
      state: z.enum(states),
      at: instantShape(),
      until: instantShape(),
      frozen: z.optional(instantShape()),
      hash: z.string(),
      content: publicShape,
      addenda: z.array(z.object({ n, text: z.string(), at: instantShape() })),
      objections: z.object({ open: z.int(), raised: z.int() }),
      answers: z.array(z.object({ answer: z.string(), at: instantShape() })),
      /** My own objections, with their answers. */
      mine: z.array(z.object({ text: z.string(), at: instantShape(), answer: z.optional(z.string()) })),
    }),
    example: {
      takes: { meeting: example },
      gives: {
        ...{ title: "三月议事会", body: "东门街议事会", outcome: "opinion", place: "社区活动室", state: "published" },
        ...{ begins: "2026-03-05T11:00:00.000Z", at: "2026-03-06T01:00:00.000Z", until: "2026-03-21T16:00:00.000Z" },
        hash: "8e1f0c5a41b7d9e2c3f4a5b6978890a1b2c3d4e5f60718293a4b5c6d7e8f9012",
        content: {
          whole: { eligible: 7, present: 5, substitutes: 1, proxies: 0, excused: 1, absent: 1, observers: 0 },
          groups: [{ name: "商户", eligible: 3, present: 2 }],
          ...{ quorum: "whole", items: [], remarks: "", tasks: [] },
        },
        ...{ addenda: [], objections: { open: 0, raised: 0 }, answers: [], mine: [] },
      },
    },
  }),
  objectToMinutes: writes({
    may: "member",
    place,
    says: { zh: "公示期内对纪要提出异议", en: "Raises an objection while the minutes stand in public" },
    takes: z.strictObject({ ...seatedShape, meeting, text: textShape(limits.reason, 4) }),
    gives: z.object({ raised: z.int() }),
    example: { takes: { meeting: example, text: "纪要里漏了我提的停车问题" }, gives: { raised: 1 } },
  }),
  minutesObjections: reads({
    may: ["staff", "committee", "oversight"],
    place,
    says: { zh: "看对纪要的异议", en: "The objections to minutes" },
    takes: z.strictObject({ ...seatedShape, meeting }),
    gives: z.object({
      objections: z.array(z.object({ n, text: z.string(), at: instantShape(), answer: z.optional(z.string()) })),
    }),
    example: { takes: { meeting: example }, gives: { objections: [] } },
  }),
  answerMinutesObjection: writes({
    may: ["staff", "committee"],
    place,
    says: { zh: "答复一条对纪要的异议，答复公开", en: "Answers an objection to minutes; the answer is public" },
    takes: z.strictObject({ ...seatedShape, meeting, n, answer: textShape(limits.reason, 4) }),
    gives: z.object({ open: z.int() }),
    example: { takes: { meeting: example, n: 1, answer: "已写进补充说明" }, gives: { open: 0 } },
  }),
  addAddendum: writes({
    may: "member",
    place,
    says: {
      zh: "给已公布的纪要写补充说明，由同样三人确认后公布；原文不改",
      en: "Writes an addendum to published minutes; the same three confirm it, and the text itself stays",
    },
    takes: z.strictObject({ ...seatedShape, meeting, text: textShape(limits.addendum, 4) }),
    gives: z.object({ n }),
    example: { takes: { meeting: example, text: "第二项的日期应为 3 月 12 日" }, gives: { n: 1 } },
  }),
  confirmAddendum: writes({
    may: "member",
    place,
    says: {
      zh: "确认补充说明；三人都确认后自动公布",
      en: "Confirms an addendum; it is published when all three have",
    },
    takes: z.strictObject({ ...seatedShape, meeting, n }),
    gives: z.object({ published: z.boolean() }),
    example: { takes: { meeting: example, n: 1 }, gives: { published: false } },
  }),
} as const satisfies Contract
