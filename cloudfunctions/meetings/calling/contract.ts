import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { dayShape, idShape, instantShape, lineShape, pageShape, seatedShape } from "../../shared/shapes.ts"
import { callFields, countShape, mySeatShape } from "./input-shape.ts"
import { agendaShape, answerShape, stateShape } from "./meeting-shape.ts"

const meeting = idShape<"meeting">()
const body = idShape<"body">()
const seat = idShape<"seat">()
const count = z.int().check(z.gte(0))

/** What a calendar on the wall says of the day (meetings/calendar). */
const marks = z.object({
  day: dayShape(),
  weekday: z.int(),
  lunar: z.optional(z.object({ month: z.int(), day: z.int(), leap: z.boolean() })),
  rest: z.enum(["off", "work", "weekend", "weekday", "unannounced"]),
  holiday: z.optional(z.object({ zh: z.string(), en: z.string() })),
})

const line = {
  id: meeting,
  body,
  bodyName: z.string(),
  title: z.string(),
  place: z.string(),
  begins: instantShape(),
  ends: instantShape(),
  state: stateShape,
  items: count,
  /** Whether the caller speaks for a seat; `says` is what has been said for it (the first, of several). */
  seated: z.boolean(),
  says: z.optional(answerShape),
}

const words = z.object({ zh: z.string(), en: z.string() })

const exampleId = "20260302010000000-4f9c2a7d"
const exampleItem = { kind: "motion" as const, title: "老旧花坛改造", text: "同意把 3 号楼前的花坛改为休息区" }
const example = {
  title: "三月议事会",
  place: "社区活动室",
  begins: "2026-03-18T11:00:00.000Z",
  ends: "2026-03-18T12:30:00.000Z",
}

export const contract = {
  meetings: reads({
    may: "member",
    place: "seated",
    says: { zh: "看本社区的会议，新召集的在前", en: "Lists the meetings of the community, the last called first" },
    takes: z.strictObject({ body: z.optional(body), ...seatedShape, ...pageShape }),
    gives: z.object({ meetings: z.array(z.object(line)), next: z.optional(z.string()) }),
    example: {
      takes: { limit: 10 },
      gives: {
        meetings: [
          {
            ...{ id: exampleId, body: "b1", bodyName: "议事会", ...example },
            ...{ state: "called", items: 3, seated: true, says: "coming" },
          },
        ],
      },
    },
  }),
  meeting: reads({
    may: "member",
    place: "seated",
    says: {
      zh: "看一次会议：时间、地点、议程和自己的答复",
      en: "Shows one meeting: when, where, its agenda, my answer",
    },
    takes: z.strictObject({ meeting, ...seatedShape }),
    gives: z.object({
      ...line,
      /** The name of the community or street that it is of: where the calendar entry is. */
      scope: z.string(),
      note: z.optional(z.string()),
      agenda: agendaShape,
      day: marks,
      calledAt: instantShape(),
      shortReason: z.optional(z.string()),
      changes: count,
      changedAt: z.optional(instantShape()),
      cancelled: z.optional(z.object({ at: instantShape(), reason: z.string() })),
      seats: z.array(mySeatShape),
      /** Missing where the seats are the households of the roll: their number is counted at the hall. */
      answers: z.optional(countShape),
      /** What its motions are called: 协商意见 or 决议. */
      outcome: z.enum(["opinion", "resolution"]),
      /** Whether the caller may change and cancel it, and see who answered what. */
      calls: z.boolean(),
      calendarKey: z.string(),
      poll: z.optional(idShape<"poll">()),
      /** A card of it that is forwarded in WeChat now shows how many are there (liveCard). */
      live: z.optional(z.literal(true)),
    }),
    example: {
      takes: { meeting: exampleId },
      gives: {
        ...{ id: exampleId, body: "b1", bodyName: "议事会", ...example, state: "called", items: 1, seated: true },
        scope: "community:xingfuli",
        agenda: [{ item: "i1", ...exampleItem, papers: [] }],
        day: { day: "2026-03-18", weekday: 3, lunar: { month: 1, day: 30, leap: false }, rest: "weekday" },
        calledAt: "2026-03-02T01:00:00.000Z",
        changes: 0,
        seats: [{ seat: "s1", group: "商户", standIn: false, observer: false, hasSubstitute: true }],
        answers: { coming: 4, substitute: 1, notComing: 0, silent: 7 },
        outcome: "opinion",
        calls: false,
        calendarKey: "k7wq3m9ztpk7wq3m9ztpk7wq3m",
      },
    },
  }),
  terms: reads({
    may: "member",
    place: "seated",
    says: {
      zh: "召集前看：谁可以召集、提前几天、最早哪天、议程几项",
      en: "Before a call: who may call, how many days ahead, the earliest day, how many items",
    },
    takes: z.strictObject({ body, ...seatedShape }),
    gives: z.object({
      bodyName: z.string(),
      /** Whether the caller may call a meeting of this body. */
      calls: z.boolean(),
      offices: z.array(z.enum(["staff", "committee", "chair", "convener"])),
      noticeDays: count,
      /** The first day a meeting called today may be on. */
      earliest: dayShape(),
      shorterAllowed: z.boolean(),
      agendaMost: count,
      /** Whether a motion needs a study first. */
      study: z.boolean(),
      /** Seats that count; where they are the households of the roll, none are listed. */
      seats: count,
      households: z.boolean(),
      source: words,
    }),
    example: {
      takes: { body: "b1" },
      gives: {
        ...{ bodyName: "居民会议", calls: true, offices: ["committee"], noticeDays: 10, earliest: "2026-03-13" },
        ...{ shorterAllowed: true, agendaMost: 8, study: true, seats: 31, households: false },
        source: { zh: "城市居民委员会组织法第 26 条", en: "Law on Urban Residents' Committees, article 26" },
      },
    },
  }),
  callMeeting: writes({
    may: "member",
    place: "seated",
    says: { zh: "召集会议：发出通知、议程和附件", en: "Calls a meeting: notice, agenda and papers go out" },
    takes: z.strictObject({ body, poll: z.optional(idShape<"poll">()), ...callFields, ...seatedShape }),
    gives: z.object({ meeting, told: count }),
    example: {
      takes: { body: "b1", ...example, agenda: [exampleItem] },
      gives: { meeting: exampleId, told: 12 },
    },
  }),
  changeMeeting: writes({
    may: "member",
    place: "seated",
    says: {
      zh: "修改已召集的会议，并告诉大家；改时间要重新满足通知天数",
      en: "Changes a called meeting and tells everybody; a new time needs the full notice again",
    },
    takes: z.strictObject({
      meeting,
      /** How many changes the caller had seen: another number means somebody else was faster (409). */
      changes: count,
      ...callFields,
      ...seatedShape,
    }),
    gives: z.object({ changes: count, told: count }),
    example: {
      takes: { meeting: exampleId, changes: 0, ...example, place: "党群服务站二楼", agenda: [exampleItem] },
      gives: { changes: 1, told: 12 },
    },
  }),
  cancelMeeting: writes({
    may: "member",
    place: "seated",
    says: { zh: "取消会议，说明原因，并告诉大家", en: "Cancels a meeting with the reason, and tells everybody" },
    takes: z.strictObject({ meeting, changes: count, reason: lineShape(100), ...seatedShape }),
    gives: z.object({ told: count }),
    example: { takes: { meeting: exampleId, changes: 1, reason: "场地停电，另行通知" }, gives: { told: 12 } },
  }),
  respond: writes({
    may: "member",
    place: "seated",
    says: {
      zh: "答复来不来；开会前可以改，以最后一次为准",
      en: "Says whether one comes; until it begins the last answer counts",
    },
    takes: z.strictObject({ meeting, seat: z.optional(seat), says: answerShape, ...seatedShape }),
    gives: z.object({ says: answerShape, answers: z.optional(countShape) }),
    example: {
      takes: { meeting: exampleId, says: "coming" },
      gives: { says: "coming", answers: { coming: 5, substitute: 1, notComing: 0, silent: 6 } },
    },
  }),
  responses: reads({
    may: "member",
    place: "seated",
    says: {
      zh: "看谁来谁不来，按界别对照法定人数（只有召集人可见）",
      en: "Who comes and who does not, by group beside the quorum (those who call it only)",
    },
    takes: z.strictObject({ meeting, ...seatedShape }),
    gives: z.object({
      /** How many of the seats that count must be there. */
      needed: z.optional(count),
      eligible: z.optional(count),
      /** Where the seats are the households of the roll: how many said what. Nobody is listed. */
      households: z.optional(z.object({ coming: count, substitute: count, notComing: count })),
      groups: z.array(
        z.object({
          group: z.string(),
          /** How many of it must be there, where the rules of procedure ask for it. */
          least: count,
          ...countShape.shape,
        }),
      ),
      seats: z.array(
        z.object({
          seat,
          name: z.string(),
          group: z.string(),
          vacant: z.boolean(),
          observer: z.boolean(),
          says: z.optional(answerShape),
          at: z.optional(instantShape()),
        }),
      ),
    }),
    example: {
      takes: { meeting: exampleId },
      gives: {
        ...{ needed: 8, eligible: 12 },
        groups: [{ group: "商户", least: 1, coming: 2, substitute: 0, notComing: 0, silent: 1 }],
        seats: [{ seat: "s1", name: "王秀英", group: "商户", vacant: false, observer: false, says: "coming" }],
      },
    },
  }),
} as const satisfies Contract
