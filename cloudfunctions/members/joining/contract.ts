import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, instantShape, lineShape, pageShape } from "../../shared/shapes.ts"
import { key } from "../spots/contract.ts"

const community = idShape<"community">()
const household = idShape<"household">()
const person = idShape<"person">()
const consent = z.string().check(z.maxLength(20))
const ids = { household: "b0123456789a-5f0c2d9e8b17", person: "p4f2a9c0b7d1e8f3a6c5b2d9e0" }
const door = { compound: "", building: "3", unit: "2", door: "501" }
const doorShape = { compound: z.string(), building: z.string(), unit: z.string(), door: z.string() }

export const joiningContract = {
  join: writes({
    may: "newcomer",
    place: "named",
    says: {
      zh: "选好自己的门牌，凭纸条上的一次性码加入",
      en: "Join: one's own door, and the one-time code of the slip",
    },
    takes: z.strictObject({
      community,
      household,
      code: z.string().check(z.minLength(4), z.maxLength(40)),
      name: lineShape(20),
      adult: z.boolean(),
      consent,
    }),
    gives: z.object({ person, household, delegate: z.boolean(), session: z.optional(z.string()) }),
    example: {
      takes: {
        community: "xingfuli",
        household: ids.household,
        code: "K7QM-2XHP",
        name: "王秀英",
        adult: true,
        consent: "2026-03",
      },
      gives: { ...ids, delegate: true },
    },
  }),
  askToJoin: writes({
    may: "newcomer",
    place: "named",
    says: { zh: "没有纸条：请工作人员确认", en: "No slip: ask the staff to confirm" },
    takes: z.strictObject({
      community,
      household,
      name: lineShape(20),
      note: z.optional(lineShape(60, 0)),
      adult: z.boolean(),
      consent,
    }),
    gives: z.object({ state: z.enum(["waiting"]) }),
    example: {
      takes: { community: "xingfuli", household: ids.household, name: "王秀英", adult: true, consent: "2026-03" },
      gives: { state: "waiting" },
    },
  }),
  requests: reads({
    may: ["staff"],
    says: { zh: "等待确认的加入申请", en: "Requests to join that wait to be decided" },
    takes: z.strictObject({ ...pageShape }),
    gives: z.object({
      requests: z.array(
        z.object({
          request: idShape<"request">(),
          ...doorShape,
          name: z.string(),
          note: z.string(),
          adult: z.boolean(),
          at: instantShape(),
          /** Who the roll names for this door, and how many have joined it. */
          onRoll: z.string(),
          joined: z.int(),
        }),
      ),
      next: z.optional(z.string()),
    }),
    example: {
      takes: {},
      gives: {
        requests: [
          {
            request: "r1",
            ...door,
            name: "王秀英",
            note: "",
            adult: true,
            at: "2026-03-02T01:00:00.000Z",
            onRoll: "王秀英",
            joined: 0,
          },
        ],
      },
    },
  }),
  decideRequest: writes({
    may: ["staff"],
    says: {
      zh: "同意或不同意一个加入申请；不同意要写原因",
      en: "Approve or decline a request to join; a no needs its reason",
    },
    takes: z.strictObject({
      request: idShape<"request">(),
      decision: z.enum(["approve", "decline"]),
      reason: z.optional(lineShape(100)),
    }),
    gives: z.object({ state: z.enum(["approved", "declined"]), delegate: z.boolean() }),
    example: { takes: { request: "r1", decision: "approve" }, gives: { state: "approved", delegate: true } },
  }),
  handOver: writes({
    may: "delegate",
    says: { zh: "户代表把代表交给同住的另一位成年人", en: "The delegate hands over to another adult of the household" },
    takes: z.strictObject({ to: person }),
    gives: z.object({ delegate: z.boolean() }),
    example: { takes: { to: ids.person }, gives: { delegate: false } },
  }),
  appoint: writes({
    may: ["staff"],
    says: {
      zh: "工作人员按一户的要求更换户代表，要写原因",
      en: "Staff change a household's delegate at its wish, with the reason",
    },
    takes: z.strictObject({ person, reason: lineShape(100) }),
    gives: z.object({ household }),
    example: { takes: { person: ids.person, reason: "本户共同申请，已核对" }, gives: { household: ids.household } },
  }),
  endMembership: writes({
    may: ["staff"],
    says: {
      zh: "一位居民已搬走：结束其在本社区的登记，要写原因",
      en: "Somebody has moved away: end their membership, with the reason",
    },
    takes: z.strictObject({ person, reason: lineShape(100) }),
    gives: z.object({ person }),
    example: { takes: { person: ids.person, reason: "已搬离" }, gives: { person: ids.person } },
  }),
  slips: writes({
    may: ["staff"],
    says: {
      zh: "一栋楼的加入纸条：每户一个新的一次性码，旧码作废",
      en: "The slips of a building: a new one-time code a household; older codes end",
    },
    takes: z.strictObject({
      building: idShape<"building">(),
      /** Only this household: a lost slip. */
      household: z.optional(household),
    }),
    gives: z.object({
      slips: z.array(z.object({ household, ...doorShape, code: z.string() })),
      until: instantShape(),
      /** The key of the place that counts these slips, printed behind their codes. */
      spot: z.optional(key),
    }),
    example: {
      takes: { building: "b0123456789a" },
      gives: {
        slips: [{ household: ids.household, ...door, code: "K7QM-2XHP" }],
        until: "2026-05-01T01:00:00.000Z",
        spot: "k7qmxr",
      },
    },
  }),
} as const satisfies Contract
