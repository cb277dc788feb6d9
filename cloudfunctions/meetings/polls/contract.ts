import * as z from "zod/mini"
import { audienceShape } from "../../shared/audience.ts"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { dayShape, idShape, instantShape, lineShape, pageShape, seatedShape, textShape } from "../../shared/shapes.ts"
import { contract as outlook } from "./outlook-shape.ts"
import { countsShownShape } from "./records.ts"
import { countShape, saidShape, saysShape, slotIdShape, slotsShape } from "./slot-shape.ts"

const poll = idShape<"poll">()
const body = idShape<"body">()
const state = z.enum(["open", "closed", "settled", "withdrawn"])
const count = z.int().check(z.gte(0))

/** What a calendar on the wall says of a day (meetings/calendar). */
const marks = z.object({
  day: dayShape(),
  weekday: z.int().check(z.gte(1), z.lte(7)),
  lunar: z.optional(z.object({ month: z.int(), day: z.int(), leap: z.boolean() })),
  rest: z.enum(["off", "work", "weekend", "weekday", "unannounced"]),
  holiday: z.optional(z.object({ zh: z.string(), en: z.string() })),
})

const slot = z.object({
  id: slotIdShape,
  day: dayShape(),
  from: z.string(),
  to: z.string(),
  /** What the caller has said. */
  mine: z.optional(saidShape),
  /** How many people said what; missing while the answers are not shown. */
  count: z.optional(countShape),
})

const door = z.object({ compound: z.string(), building: z.string(), unit: z.string(), door: z.string() })

const exampleId = "20260302T010000-4f9c2a7d"
const exampleSlot = { day: "2026-03-05", from: "19:00", to: "20:30" }

export const contract = {
  ...outlook,
  polls: reads({
    may: "member",
    place: "seated",
    says: { zh: "看请我答复的开会时间，新的在前", en: "Lists the time polls I am invited to, newest first" },
    takes: z.strictObject({ ...pageShape, ...seatedShape }),
    gives: z.object({
      polls: z.array(
        z.object({
          id: poll,
          title: z.string(),
          place: z.string(),
          state,
          closes: instantShape(),
          slots: count,
          /** For how many of the times the caller has said something. */
          answered: count,
          invited: z.boolean(),
          /** The body whose seats are asked, if it is for one. */
          body: z.optional(idShape<"body">()),
          settled: z.optional(slot),
        }),
      ),
      next: z.optional(z.string()),
    }),
    example: {
      takes: { limit: 10 },
      gives: {
        polls: [
          {
            id: exampleId,
            title: "三月议事会",
            place: "社区活动室",
            state: "open",
            closes: "2026-03-04T12:00:00.000Z",
            slots: 6,
            answered: 0,
            invited: true,
          },
        ],
      },
    },
  }),
  poll: reads({
    may: "member",
    place: "seated",
    says: { zh: "看一次开会时间征集", en: "Shows one time poll" },
    takes: z.strictObject({ poll, ...seatedShape }),
    gives: z.object({
      id: poll,
      title: z.string(),
      place: z.string(),
      note: z.optional(z.string()),
      state,
      closes: instantShape(),
      countsShown: countsShownShape,
      invited: z.boolean(),
      body: z.optional(body),
      /** How many people have answered; missing while the answers are not shown. */
      people: z.optional(count),
      slots: z.array(slot),
      days: z.array(marks),
      settled: z.optional(z.object({ slot: slotIdShape, at: instantShape() })),
      withdrawn: z.optional(z.object({ reason: z.string(), at: instantShape() })),
    }),
    example: {
      takes: { poll: exampleId },
      gives: {
        id: exampleId,
        title: "三月议事会",
        place: "社区活动室",
        state: "open",
        closes: "2026-03-04T12:00:00.000Z",
        countsShown: "always",
        invited: true,
        people: 15,
        slots: [{ id: "2026-03-05T19:00", ...exampleSlot, mine: "yes", count: { yes: 12, ifNeeded: 3, no: 0 } }],
        days: [{ day: "2026-03-05", weekday: 4, lunar: { month: 1, day: 17, leap: false }, rest: "weekday" }],
      },
    },
  }),
  calendar: reads({
    may: "member",
    says: {
      zh: "看日历：星期、农历、放假和调休",
      en: "Shows the calendar: weekdays, lunar dates, holidays and worked weekends",
    },
    takes: z.strictObject({ from: dayShape(), days: z.int().check(z.gte(1), z.lte(42)) }),
    gives: z.object({ days: z.array(marks) }),
    example: {
      takes: { from: "2026-10-01", days: 1 },
      gives: {
        days: [
          {
            day: "2026-10-01",
            weekday: 4,
            lunar: { month: 8, day: 21, leap: false },
            rest: "off",
            holiday: { zh: "国庆节", en: "National Day" },
          },
        ],
      },
    },
  }),
  openPoll: writes({
    may: ["staff", "committee"],
    place: "seated",
    says: { zh: "发起开会时间征集", en: "Opens a time poll" },
    takes: z.strictObject({
      title: lineShape(40),
      place: lineShape(60),
      note: z.optional(textShape(200)),
      slots: slotsShape,
      closes: instantShape(),
      /** Who is asked: an audience, or the people on the seats of a body. */
      audience: z.optional(audienceShape),
      body: z.optional(body),
      countsShown: countsShownShape,
      ...seatedShape,
    }),
    gives: z.object({ poll }),
    example: {
      takes: {
        title: "三月议事会",
        place: "社区活动室",
        slots: [exampleSlot, { day: "2026-03-07", from: "09:30", to: "11:00" }],
        closes: "2026-03-04T12:00:00.000Z",
        audience: { to: "roles", roles: ["council"] },
        countsShown: "always",
      },
      gives: { poll: exampleId },
    },
  }),
  answer: writes({
    may: "member",
    place: "seated",
    says: {
      zh: "答复哪些时间可以、必要时可以、不行；截止前可改，以最后一次为准",
      en: "Says which times are fine, fine if needed, or not; until the deadline the last answer counts",
    },
    takes: z.strictObject({ poll, says: saysShape, ...seatedShape }),
    gives: z.object({ answered: count, of: count, closes: instantShape() }),
    example: {
      takes: { poll: exampleId, says: { "2026-03-05T19:00": "yes", "2026-03-07T09:30": "ifNeeded" } },
      gives: { answered: 2, of: 2, closes: "2026-03-04T12:00:00.000Z" },
    },
  }),
  answers: reads({
    may: ["staff"],
    place: "seated",
    says: { zh: "看谁答了什么（只有工作人员可见）", en: "Shows who said what (staff only)" },
    takes: z.strictObject({ poll, ...pageShape, ...seatedShape }),
    gives: z.object({
      people: z.array(
        z.object({ person: idShape<"person">(), name: z.string(), door: z.optional(door), says: saysShape }),
      ),
      next: z.optional(z.string()),
    }),
    example: {
      takes: { poll: exampleId },
      gives: {
        people: [
          {
            person: "p1",
            name: "王秀英",
            door: { compound: "", building: "3", unit: "2", door: "501" },
            says: { "2026-03-05T19:00": "yes" },
          },
        ],
      },
    },
  }),
  settle: writes({
    may: ["staff", "committee"],
    place: "seated",
    says: { zh: "定下开会时间，并通知大家", en: "Settles the time and tells everybody invited" },
    takes: z.strictObject({ poll, slot: slotIdShape, ...seatedShape }),
    gives: z.object({ day: dayShape(), from: z.string(), to: z.string() }),
    example: { takes: { poll: exampleId, slot: "2026-03-05T19:00" }, gives: exampleSlot },
  }),
  withdrawPoll: writes({
    may: ["staff", "committee"],
    place: "seated",
    says: { zh: "撤回时间征集，说明原因", en: "Withdraws a time poll, with the reason" },
    takes: z.strictObject({ poll, reason: lineShape(100), ...seatedShape }),
    gives: z.object({ withdrawn: z.literal(true) }),
    example: { takes: { poll: exampleId, reason: "日期写错了，另发一次" }, gives: { withdrawn: true } },
  }),
  tick: writes({
    may: "timer",
    says: { zh: "到点截止并清点答复", en: "Closes what is due and counts the answers" },
    takes: z.strictObject({}),
    gives: z.object({ seen: count }),
    example: { takes: {}, gives: { seen: 0 } },
  }),
} as const satisfies Contract
