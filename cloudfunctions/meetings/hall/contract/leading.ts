import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../../shared/contract.ts"
import { idShape, instantShape, lineShape, pageShape, seatedShape } from "../../../shared/shapes.ts"

const meeting = idShape<"meeting">()
const seat = idShape<"seat">()
const speech = idShape<"speech">()
const exampleId = "20260302T010000-4f9c2a7d"
const exampleSpeech = `${exampleId}:20260305T111000000Z-7f3a`
const at = "2026-03-05T11:02:00.000Z"
const place = "seated" as const
const may = ["staff"] as const

/** What the operator does. */
export const leading = {
  openMeeting: writes({
    may,
    place,
    says: { zh: "打开会场：开始签到", en: "Open the hall: check-in begins" },
    takes: z.strictObject({ ...seatedShape, meeting }),
    gives: z.object({ opened: instantShape() }),
    example: { takes: { meeting: exampleId }, gives: { opened: at } },
  }),
  closeMeeting: writes({
    may,
    place,
    says: { zh: "结束会议", en: "Close the meeting" },
    takes: z.strictObject({ ...seatedShape, meeting }),
    gives: z.object({ closed: instantShape() }),
    example: { takes: { meeting: exampleId }, gives: { closed: "2026-03-05T12:40:00.000Z" } },
  }),
  hallSeats: reads({
    may,
    place,
    says: {
      zh: "看会场名册：哪些席位到了、谁来的、谁委托了谁",
      en: "The roll of the hall: which seats are there, who came, who represents whom",
    },
    takes: z.strictObject({ ...seatedShape, meeting, ...pageShape }),
    gives: z.object({
      seats: z.array(
        z.object({
          seat,
          group: z.string(),
          name: z.string(),
          observer: z.boolean(),
          vacant: z.boolean(),
          substitute: z.boolean(),
          here: z.boolean(),
          by: z.optional(z.enum(["code", "hand", "remote"])),
          at: z.optional(instantShape()),
          left: z.optional(instantShape()),
          offline: z.optional(z.literal(true)),
          reason: z.optional(z.string()),
          proxy: z.optional(z.object({ to: seat, name: z.string(), words: z.string() })),
        }),
      ),
      next: z.optional(z.string()),
    }),
    example: {
      takes: { meeting: exampleId, limit: 50 },
      gives: {
        seats: [
          {
            ...{ seat: "s12", group: "residents", name: "王秀英", observer: false, vacant: false, substitute: false },
            ...{ here: true, by: "code", at },
          },
        ],
      },
    },
  }),
  checkInByHand: writes({
    may,
    place,
    says: {
      zh: "手工登记一个席位到会，写明原因；断网时记下的可以带着时间补录",
      en: "Check a seat in by hand, with the reason; what was written down during an outage is entered with its time",
    },
    takes: z.strictObject({
      ...seatedShape,
      meeting,
      seat,
      /** Who came; the holder unless said otherwise. */
      who: z.optional(z.enum(["holder", "substitute"])),
      reason: lineShape(100, 2),
      /** When it was written down, if that was during an outage. */
      wrote: z.optional(instantShape()),
    }),
    gives: z.object({ number: z.string(), at: instantShape(), again: z.boolean() }),
    example: {
      takes: { meeting: exampleId, seat: "s12", reason: "手机没电，本人到场" },
      gives: { number: "7F3A21", at, again: false },
    },
  }),
  noteLeft: writes({
    may,
    place,
    says: { zh: "登记一个席位离场，写明原因", en: "Note that a seat has left, with the reason" },
    takes: z.strictObject({ ...seatedShape, meeting, seat, reason: lineShape(100, 2) }),
    gives: z.object({ at: instantShape() }),
    example: { takes: { meeting: exampleId, seat: "s12", reason: "提前离场" }, gives: { at } },
  }),
  recordProxy: writes({
    may,
    place,
    says: { zh: "登记一份纸面委托书", en: "Record a mandate that was given on paper" },
    takes: z.strictObject({ ...seatedShape, meeting, seat, to: seat, words: lineShape(200, 2) }),
    gives: z.object({ given: instantShape() }),
    example: {
      takes: { meeting: exampleId, seat: "s12", to: "s13", words: "委托书第 3 号，本人签字" },
      gives: { given: at },
    },
  }),
  endProxy: writes({
    may,
    place,
    says: { zh: "撤销一份委托", en: "End a mandate" },
    takes: z.strictObject({ ...seatedShape, meeting, seat }),
    gives: z.object({ ended: instantShape() }),
    example: { takes: { meeting: exampleId, seat: "s12" }, gives: { ended: at } },
  }),
  putOn: writes({
    may,
    place,
    says: { zh: "换到议程的一项", en: "Put an item of the agenda on" },
    takes: z.strictObject({ ...seatedShape, meeting, item: idShape<"item">() }),
    gives: z.object({ item: idShape<"item">() }),
    example: { takes: { meeting: exampleId, item: "i2" }, gives: { item: "i2" } },
  }),
  giveFloor: writes({
    may,
    place,
    says: { zh: "请一个席位发言", en: "Give a seat the floor" },
    takes: z.strictObject({ ...seatedShape, meeting, seat }),
    gives: z.object({ speech, from: instantShape() }),
    example: { takes: { meeting: exampleId, seat: "s12" }, gives: { speech: exampleSpeech, from: at } },
  }),
  endSpeech: writes({
    may,
    place,
    says: { zh: "记下发言结束，或去掉一个登记", en: "Note that a speech is over, or drop a request" },
    takes: z.strictObject({ ...seatedShape, speech }),
    gives: z.object({ to: instantShape() }),
    example: { takes: { speech: exampleSpeech }, gives: { to: "2026-03-05T11:14:00.000Z" } },
  }),
} as const satisfies Contract
