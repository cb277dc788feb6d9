import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../../shared/contract.ts"
import { idShape, instantShape, pageShape, seatedShape } from "../../../shared/shapes.ts"
import { aboutShape, draftedShape, headsShape, typedShape } from "../content-shape.ts"
import { states } from "../rules.ts"

const meeting = idShape<"meeting">()
const version = z.int().check(z.gte(1), z.lte(9999))
const place = "seated" as const
const state = z.enum(states)
const example = "20260302T010000-4f9c2a7d"

const confirmed = z.object({
  office: z.enum(["chair", "scrutineer"]),
  seat: idShape<"seat">(),
  name: z.string(),
  at: z.optional(instantShape()),
})

export const exampleTyped = {
  items: [{ item: "i1", summary: "居民反映夜市噪声。", decision: "由居委会装噪声显示牌", reservations: "" }],
  remarks: "",
  tasks: [
    {
      item: "i1",
      what: "装噪声显示牌",
      who: { is: "office" as const, office: "committee" as const },
      by: "2026-03-12",
    },
  ],
  signers: { chair: "s1", scrutineers: ["s2", "s3"] },
}
const exampleAbout = {
  ...{ body: "dongmen", name: "东门街议事会", kind: "deliberationCouncil", outcome: "opinion" as const, charter: 1 },
  ...{ title: "三月议事会", place: "社区活动室", begins: "2026-03-05T11:00:00.000Z" },
}
const exampleCounts = { eligible: 1, present: 1, substitutes: 0, proxies: 0, excused: 0, absent: 0, observers: 0 }

/** What the minute taker and those who confirm do. */
export const writing = {
  minutesList: reads({
    may: "member",
    place,
    says: {
      zh: "看会议纪要，新的在前；还在写的只有席位上的人和工作人员能看到",
      en: "Lists minutes, newest first; what is still being written is for seats and staff",
    },
    takes: z.strictObject({ ...seatedShape, ...pageShape }),
    gives: z.object({
      minutes: z.array(
        z.object({
          ...{ meeting, title: z.string(), body: z.string(), begins: instantShape(), state },
          until: z.optional(instantShape()),
          /** Whether it waits for my confirmation. */
          mine: z.boolean(),
          inside: z.boolean(),
        }),
      ),
      /** Meetings that are closed and have no minutes, for those who write them. */
      undrafted: z.array(z.object({ meeting, title: z.string(), begins: instantShape() })),
      next: z.optional(z.string()),
    }),
    example: {
      takes: { limit: 10 },
      gives: {
        minutes: [
          {
            ...{ meeting: example, title: "三月议事会", body: "东门街议事会", begins: "2026-03-05T11:00:00.000Z" },
            ...{ state: "draft", mine: false, inside: true },
          },
        ],
        undrafted: [],
      },
    },
  }),
  minutes: reads({
    may: "member",
    place,
    says: {
      zh: "看会议纪要的一稿（席位上的人和工作人员）",
      en: "Shows a version of the minutes, for seats and staff",
    },
    takes: z.strictObject({ ...seatedShape, meeting, version: z.optional(version) }),
    gives: z.object({
      meeting,
      about: aboutShape,
      state,
      version,
      /** The version that is shown. */
      shown: version,
      drafted: draftedShape,
      typed: typedShape,
      heads: headsShape,
      names: z.array(z.object({ seat: idShape<"seat">(), name: z.string(), group: z.string() })),
      signers: z.array(confirmed),
      /** Whom else it needs: the chair, scrutineers who were there. */
      lacking: z.object({ chair: z.boolean(), scrutineers: z.int() }),
      mayWrite: z.boolean(),
      mayPublish: z.boolean(),
      mayConfirm: z.boolean(),
      until: z.optional(instantShape()),
      hash: z.string(),
      frozen: z.optional(instantShape()),
      objections: z.object({ open: z.int(), raised: z.int() }),
      versions: z.array(z.object({ n: version, by: z.string(), at: instantShape() })),
      addenda: z.array(
        z.object({
          ...{ n: z.int(), text: z.string(), at: instantShape(), published: z.boolean(), mine: z.boolean() },
          confirmed: z.int(),
        }),
      ),
    }),
    example: {
      takes: { meeting: example },
      gives: {
        ...{ meeting: example, about: exampleAbout, state: "draft", version: 1, shown: 1 },
        drafted: {
          whole: exampleCounts,
          groups: [{ group: "shops", name: "商户", ...exampleCounts }],
          seats: [{ seat: "s1", group: "shops", observer: false, person: "p1", came: "present", how: "code" }],
          ...{ proxies: [], quorum: [], items: [] },
        },
        typed: { items: [], remarks: "", tasks: [], signers: { chair: "s1", scrutineers: [] } },
        heads: { journal: { n: 0, hash: "" }, ledgers: [] },
        names: [{ seat: "s1", name: "陈敏", group: "商户" }],
        signers: [{ office: "chair", seat: "s1", name: "陈敏" }],
        lacking: { chair: false, scrutineers: 2 },
        ...{ mayWrite: true, mayPublish: false, mayConfirm: false },
        hash: "8e1f0c5a41b7d9e2c3f4a5b6978890a1b2c3d4e5f60718293a4b5c6d7e8f9012",
        objections: { open: 0, raised: 0 },
        versions: [{ n: 1, by: "陈敏", at: "2026-03-06T01:00:00.000Z" }],
        addenda: [],
      },
    },
  }),
  draftMinutes: writes({
    may: "member",
    place,
    says: {
      zh: "按会上发生的事起草纪要；再起草一次会更新到会和表决，已写的文字保留",
      en: "Drafts minutes from what happened; drafting again brings figures up to date and keeps what was written",
    },
    takes: z.strictObject({ ...seatedShape, meeting }),
    gives: z.object({ version }),
    example: { takes: { meeting: example }, gives: { version: 1 } },
  }),
  saveMinutes: writes({
    may: "member",
    place,
    says: {
      zh: "保存纪要的新一稿；别人先存了就不覆盖，两稿都给您看",
      en: "Saves a new version; when somebody else saved first nothing is overwritten and both are shown",
    },
    takes: z.strictObject({ ...seatedShape, meeting, seen: version, typed: typedShape }),
    gives: z.object({ version }),
    example: { takes: { meeting: example, seen: 1, typed: exampleTyped }, gives: { version: 2 } },
  }),
  askToConfirm: writes({
    may: "member",
    place,
    says: { zh: "请主持人和两位监票人确认这一稿", en: "Asks the chair and the scrutineers to confirm this version" },
    takes: z.strictObject({ ...seatedShape, meeting, seen: version }),
    gives: z.object({ asked: z.int() }),
    example: { takes: { meeting: example, seen: 2 }, gives: { asked: 3 } },
  }),
  confirmMinutes: writes({
    may: "member",
    place,
    says: {
      zh: "以主持人或监票人的身份确认这一稿；之后有改动，确认作废",
      en: "Confirms this version as chair or scrutineer; a later edit makes the confirmation void",
    },
    takes: z.strictObject({ ...seatedShape, meeting, seen: version }),
    gives: z.object({ state, confirmations: z.int() }),
    example: { takes: { meeting: example, seen: 2 }, gives: { state: "draft", confirmations: 1 } },
  }),
} as const satisfies Contract
