import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { dayShape, idShape, instantShape, lineShape, pageShape, seatedShape, textShape } from "../../shared/shapes.ts"
import { endedShape, outcomeShape, stateShape, stepShape, studyShape } from "./topic-shape.ts"

const topic = idShape<"topic">()
const body = idShape<"body">()
const count = z.int().check(z.gte(0))
const office = ["staff", "committee"] as const

const line = {
  topic,
  body,
  title: z.string(),
  state: stateShape,
  proposedAt: instantShape(),
  /** The caller proposed it. */
  mine: z.boolean(),
  endorsements: count,
  threshold: z.optional(z.object({ of: z.enum(["residents", "seats"]), base: count, needed: count })),
  reached: z.boolean(),
}

const exampleId = "20260302T010000-4f9c2a7d"
const exampleBody = "20260301010000000-0004f9c2a7d"
const exampleLine = {
  topic: exampleId,
  body: exampleBody,
  title: "三号楼门口装路灯",
  state: "open",
  proposedAt: "2026-03-02T01:00:00.000Z",
  mine: false,
  endorsements: 23,
  threshold: { of: "residents", base: 1200, needed: 120 },
  reached: false,
} as const

const reason = textShape(200, 2)
const ending = (state: "merged" | "referred" | "declined") => z.object({ state: z.literal(state) })

export const contract = {
  topics: reads({
    may: "member",
    place: "seated",
    says: { zh: "看议题：新的在前", en: "Lists topics, newest first" },
    takes: z.strictObject({ body: z.optional(body), state: z.optional(stateShape), ...pageShape, ...seatedShape }),
    gives: z.object({ topics: z.array(z.object(line)), next: z.optional(z.string()) }),
    example: { takes: { limit: 10 }, gives: { topics: [exampleLine] } },
  }),
  topic: reads({
    may: "member",
    place: "seated",
    says: {
      zh: "看一个议题：为什么提，多少附议，走到哪一步",
      en: "One topic: why, how many endorse it, and where it stands",
    },
    takes: z.strictObject({ topic, ...seatedShape }),
    gives: z.object({
      ...line,
      bodyName: z.string(),
      why: z.string(),
      place: z.optional(z.string()),
      /** Whether the caller's household, or a seat of theirs, counts among those who may endorse. */
      mayEndorse: z.boolean(),
      endorsed: z.boolean(),
      endorsedByMe: z.boolean(),
      ended: z.optional(z.object({ ...endedShape.shape, title: z.optional(z.string()) })),
      study: z.optional(z.object(studyShape.shape)),
      studyAsked: z.boolean(),
      steps: z.array(stepShape),
      done: z.array(z.object({ step: stepShape, day: dayShape(), note: z.string(), at: instantShape() })),
      next: z.optional(stepShape),
      /** What must still happen before it is put to the vote. */
      lacking: z.array(z.union([z.literal("study"), stepShape])),
      meeting: z.optional(idShape<"meeting">()),
      motion: z.optional(idShape<"motion">()),
      outcome: z.optional(z.object({ is: outcomeShape, at: instantShape() })),
    }),
    example: {
      takes: { topic: exampleId },
      gives: {
        ...exampleLine,
        bodyName: "云上坊居民会议",
        why: "晚上看不见台阶，老人摔过两次",
        place: "三号楼门口",
        mayEndorse: true,
        endorsed: false,
        endorsedByMe: false,
        studyAsked: false,
        steps: [],
        done: [],
        lacking: [],
      },
    },
  }),
  proposeTopic: writes({
    may: "member",
    place: "seated",
    says: { zh: "提一个议题，工作人员看过后公开", en: "Proposes a topic; it is shown once the staff have read it" },
    takes: z.strictObject({
      body,
      title: lineShape(40, 2),
      why: textShape(500, 2),
      place: z.optional(lineShape(60)),
      ...seatedShape,
    }),
    gives: z.object({ topic }),
    example: {
      takes: { body: exampleBody, title: "三号楼门口装路灯", why: "晚上看不见台阶，老人摔过两次", place: "三号楼门口" },
      gives: { topic: exampleId },
    },
  }),
  withdrawTopic: writes({
    may: "member",
    place: "seated",
    says: { zh: "撤回自己提的议题", en: "Takes back one's own topic" },
    takes: z.strictObject({ topic, ...seatedShape }),
    gives: z.object({ state: z.literal("withdrawn") }),
    example: { takes: { topic: exampleId }, gives: { state: "withdrawn" } },
  }),
  endorseTopic: writes({
    may: "member",
    place: "seated",
    says: {
      zh: "附议，一户或一席算一次，可以撤回",
      en: "Endorses a topic, once a household or seat; can be taken back",
    },
    takes: z.strictObject({ topic, ...seatedShape }),
    gives: z.object({ endorsed: z.boolean() }),
    example: { takes: { topic: exampleId }, gives: { endorsed: true } },
  }),
  unendorseTopic: writes({
    may: "member",
    place: "seated",
    says: { zh: "撤回自己的附议", en: "Takes back one's own endorsement" },
    takes: z.strictObject({ topic, ...seatedShape }),
    gives: z.object({ endorsed: z.boolean() }),
    example: { takes: { topic: exampleId }, gives: { endorsed: false } },
  }),
  showTopic: writes({
    may: office,
    place: "seated",
    says: { zh: "公开议题，开始附议", en: "Shows a topic and opens it to be endorsed" },
    takes: z.strictObject({ topic, ...seatedShape }),
    gives: z.object({ state: z.literal("open") }),
    example: { takes: { topic: exampleId }, gives: { state: "open" } },
  }),
  acceptTopic: writes({
    may: office,
    place: "seated",
    says: { zh: "受理议题，准备列入会议", en: "Takes a topic up, for a meeting to come" },
    takes: z.strictObject({ topic, ...seatedShape }),
    gives: z.object({ state: z.literal("accepted") }),
    example: { takes: { topic: exampleId }, gives: { state: "accepted" } },
  }),
  mergeTopic: writes({
    may: office,
    place: "seated",
    says: {
      zh: "并入另一个议题，说明原因（公开）；附议一并算过去，不重复",
      en: "Joins a topic with another, with a public reason; endorsements go with it and count once",
    },
    takes: z.strictObject({ topic, into: topic, reason, ...seatedShape }),
    gives: ending("merged"),
    example: {
      takes: { topic: exampleId, into: "20260301T010000-8a1b2c3d", reason: "说的是同一盏灯" },
      gives: { state: "merged" },
    },
  }),
  referTopic: writes({
    may: office,
    place: "seated",
    says: { zh: "转给别的单位办，说明原因（公开）", en: "Hands a topic on, with a public reason" },
    takes: z.strictObject({ topic, to: lineShape(40, 2), reason, ...seatedShape }),
    gives: ending("referred"),
    example: {
      takes: { topic: exampleId, to: "区路灯所", reason: "这盏灯归路灯所管，已转，十日内答复" },
      gives: { state: "referred" },
    },
  }),
  declineTopic: writes({
    may: office,
    place: "seated",
    says: { zh: "不受理议题，说明原因（公开）", en: "Declines a topic, with a public reason" },
    takes: z.strictObject({ topic, reason, ...seatedShape }),
    gives: ending("declined"),
    example: { takes: { topic: exampleId, reason: "属于个人家务事，不在议事范围" }, gives: { state: "declined" } },
  }),
  studyTopic: writes({
    may: ["partyOrganization", "staff"],
    place: "seated",
    says: {
      zh: "记录社区党组织对议题的前置研究意见（公开）",
      en: "Records the opinion of the party organization's study of a topic, in public",
    },
    takes: z.strictObject({ topic, opinion: textShape(200, 2), day: dayShape(), ...seatedShape }),
    gives: z.object({ day: dayShape() }),
    example: {
      takes: { topic: exampleId, opinion: "同意提交居民会议讨论", day: "2026-03-02" },
      gives: { day: "2026-03-02" },
    },
  }),
  stepTopic: writes({
    may: office,
    place: "seated",
    says: { zh: "记录四议两公开走完的一步（公开）", en: "Records a step that the charter sets as done, in public" },
    takes: z.strictObject({ topic, step: stepShape, day: dayShape(), note: textShape(200, 2), ...seatedShape }),
    gives: z.object({ step: stepShape }),
    example: {
      takes: { topic: exampleId, step: "propose", day: "2026-03-02", note: "党支部会议提议" },
      gives: { step: "propose" },
    },
  }),
} as const satisfies Contract
