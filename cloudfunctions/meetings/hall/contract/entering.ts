import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../../shared/contract.ts"
import { idShape, instantShape, lineShape, seatedShape, textShape } from "../../../shared/shapes.ts"
import { minute } from "../../../shared/values/instant.ts"

const meeting = idShape<"meeting">()
const seat = idShape<"seat">()
const exampleId = "20260302T010000-4f9c2a7d"
const place = "seated" as const

/** One seat that is in the hall: what the person keeps as proof. `again`: it was there already, and nothing has changed. */
const entry = z.object({
  seat,
  number: z.string(),
  at: instantShape(),
  again: z.boolean(),
  /** The seat's own mandate to another ended with this check-in. */
  proxyEnded: z.boolean(),
})
const entered = { seat: "s12", number: "7F3A21", at: "2026-03-05T11:02:00.000Z", again: false, proxyEnded: false }

/** What people in the hall do for their own seats. */
export const entering = {
  checkIn: writes({
    may: "member",
    place,
    // Guessing from home: see code.ts.
    most: { times: 10, per: minute },
    says: {
      zh: "用大屏上的签到码签到；一个席位只用一次，离场后可以再签",
      en: "Check in with the code on the screen: once a seat, and again after having left",
    },
    takes: z.strictObject({
      ...seatedShape,
      meeting,
      code: z.string().check(z.regex(/^\d{6}$/)),
      /** Which of my seats; left out: all that I hold. */
      seat: z.optional(seat),
    }),
    gives: z.object({ entries: z.array(entry) }),
    example: { takes: { meeting: exampleId, code: "042517" }, gives: { entries: [entered] } },
  }),
  checkInRemotely: writes({
    may: "member",
    place,
    says: {
      zh: "不到会场参加；章程允许远程的会议才可以",
      en: "Take part from elsewhere, where the charter lets seats do so",
    },
    takes: z.strictObject({ ...seatedShape, meeting, seat: z.optional(seat) }),
    gives: z.object({ entries: z.array(entry) }),
    example: { takes: { meeting: exampleId }, gives: { entries: [entered] } },
  }),
  leaveHall: writes({
    may: "member",
    place,
    says: { zh: "我要离场，之后不计入到会人数", en: "I am leaving: my seat is no longer counted as present" },
    takes: z.strictObject({ ...seatedShape, meeting, seat: z.optional(seat) }),
    gives: z.object({ left: z.array(seat), at: instantShape() }),
    example: { takes: { meeting: exampleId }, gives: { left: ["s12"], at: "2026-03-05T12:10:00.000Z" } },
  }),
  myProxies: reads({
    may: "member",
    place,
    says: {
      zh: "看本次会议能不能委托、可以委托谁，以及我的席位委托了谁、受了谁的委托（只有席位的持有人可见）",
      en: "Whether seats may be represented at this meeting, by whom, and what stands of my own (holders of its seats only)",
    },
    takes: z.strictObject({ ...seatedShape, meeting }),
    gives: z.object({
      /** How many mandates one person may hold; 0: the charter allows none. */
      most: z.int(),
      /** Of a body whose seats are the households of the roll nobody is listed: a mandate is entered by staff, from paper. */
      households: z.boolean(),
      mine: z.array(
        z.object({
          seat,
          group: z.string(),
          here: z.boolean(),
          given: z.optional(z.object({ to: z.string(), words: z.string(), at: instantShape() })),
          /** Whose mandates I hold with this seat. */
          from: z.array(z.string()),
        }),
      ),
      /** Seats whose holders can still take a mandate. */
      others: z.array(z.object({ seat, group: z.string(), name: z.string() })),
    }),
    example: {
      takes: { meeting: exampleId },
      gives: {
        ...{ most: 1, households: false },
        mine: [{ seat: "s12", group: "商户", here: false, from: [] }],
        others: [{ seat: "s13", group: "居民代表", name: "王秀英" }],
      },
    },
  }),
  giveProxy: writes({
    may: "member",
    place,
    says: {
      zh: "书面委托本次会议的另一个席位代我表决；本人签到后自动失效",
      en: "Give another seat a written mandate to vote for mine at this meeting; my own check-in ends it",
    },
    takes: z.strictObject({ ...seatedShape, meeting, seat, to: seat, words: textShape(200, 2) }),
    gives: z.object({ given: instantShape() }),
    example: {
      takes: { meeting: exampleId, seat: "s12", to: "s13", words: "本人出差，委托对方代为表决" },
      gives: { given: "2026-03-05T09:00:00.000Z" },
    },
  }),
  takeProxyBack: writes({
    may: "member",
    place,
    says: { zh: "撤回我的委托", en: "Take my mandate back" },
    takes: z.strictObject({ ...seatedShape, meeting, seat }),
    gives: z.object({ ended: instantShape() }),
    example: { takes: { meeting: exampleId, seat: "s12" }, gives: { ended: "2026-03-05T10:00:00.000Z" } },
  }),
  askToSpeak: writes({
    may: "member",
    place,
    says: { zh: "登记发言，等候主持人安排", en: "Ask for the floor" },
    takes: z.strictObject({ ...seatedShape, meeting }),
    gives: z.object({ speech: idShape<"speech">(), waiting: z.int() }),
    example: { takes: { meeting: exampleId }, gives: { speech: `${exampleId}:20260305T111000000Z-7f3a`, waiting: 2 } },
  }),
  objectToMotion: writes({
    may: "member",
    place,
    says: {
      zh: "对一项表决保留不同意见，写进会议纪要",
      en: "Put an objection to a motion on record; it stands in the minutes",
    },
    takes: z.strictObject({ ...seatedShape, motion: idShape<"motion">(), text: lineShape(200, 2) }),
    gives: z.object({ objections: z.int() }),
    example: {
      takes: { motion: `${exampleId}:01`, text: "费用没有说清楚，我保留意见" },
      gives: { objections: 1 },
    },
  }),
} as const satisfies Contract
