import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { dayShape, idShape, instantShape, lineShape, seatedShape } from "../../shared/shapes.ts"
import { hour } from "../../shared/values/instant.ts"
import { titles } from "../bodies/rules.ts"
import { groupShape } from "../charters/charter-shape.ts"

const body = idShape<"body">()
const seat = idShape<"seat">()
const person = idShape<"person">()
const as = z.enum(["holder", "substitute"])
const reason = lineShape(100)
const term = { from: dayShape(), until: z.optional(dayShape()) }
/** As it is handed out: "K7QM-2XHP"; typed with or without the dash. */
const code = lineShape(20, 8)

const ids = { body: "20260302010000000-0004f9c2a7d", seat: "20260302010000000-000b81d3e60" }
const who = z.object({ person, name: z.string(), community: z.optional(z.string()) })

export const seatsContract = {
  seats: reads({
    may: ["staff", "committee"],
    place: "seated",
    says: { zh: "看一个议事组织的每个席位和坐在上面的人", en: "The seats of a body and who holds them" },
    takes: z.strictObject({ body, ...seatedShape }),
    gives: z.object({
      seats: z.array(
        z.object({
          seat,
          group: z.string(),
          title: z.optional(z.enum(titles)),
          observer: z.boolean(),
          /** Without a name: has left, or is forgotten. `community` at a street. */
          holder: z.optional(who),
          substitute: z.optional(who),
          ...term,
          /** The same person holds another voting seat of this body. */
          twice: z.boolean(),
        }),
      ),
    }),
    example: {
      takes: { body: ids.body },
      gives: {
        seats: [
          {
            seat: ids.seat,
            group: "shops",
            observer: false,
            holder: { person: "p4f2a9c0b7d1e8f3a6c5b2d9e0", name: "马涛" },
            from: "2026-03-02",
            twice: false,
          },
        ],
      },
    },
  }),
  seatHistory: reads({
    may: ["staff", "committee"],
    place: "seated",
    says: { zh: "看一个席位先后由谁担任", en: "Who has had a seat, one after the other" },
    takes: z.strictObject({ seat, ...seatedShape }),
    gives: z.object({
      turns: z.array(
        z.object({ as, name: z.optional(z.string()), ...term, reason: z.optional(z.string()), at: instantShape() }),
      ),
    }),
    example: {
      takes: { seat: ids.seat },
      gives: { turns: [{ as: "holder", name: "马涛", from: "2026-03-02", at: "2026-03-02T01:00:00.000Z" }] },
    },
  }),
  addSeats: writes({
    may: ["staff"],
    place: "seated",
    says: { zh: "给一方加席位（正式或列席）", en: "Add seats to a group, with a vote or to observe" },
    takes: z.strictObject({
      body,
      group: groupShape,
      count: z.int().check(z.gte(1), z.lte(20)),
      title: z.optional(z.enum(titles)),
      observer: z.boolean(),
      ...seatedShape,
    }),
    gives: z.object({ seats: z.array(seat) }),
    example: {
      takes: { body: ids.body, group: "shops", count: 1, observer: false },
      gives: { seats: [ids.seat] },
    },
  }),
  closeSeat: writes({
    may: ["staff"],
    place: "seated",
    says: { zh: "取消一个席位，说明原因", en: "Close a seat, with the reason" },
    takes: z.strictObject({ seat, from: dayShape(), reason, ...seatedShape }),
    gives: z.object({ closed: dayShape() }),
    example: {
      takes: { seat: ids.seat, from: "2026-03-02", reason: "按新的议事规则减少一席" },
      gives: { closed: "2026-03-02" },
    },
  }),
  seatPerson: writes({
    may: ["staff"],
    place: "seated",
    says: {
      zh: "请一位居民担任席位或当替补；换人时以前的记录都留着",
      en: "Seat a resident as holder or substitute; whoever had it before stays on record",
    },
    takes: z.strictObject({ seat, as, person, ...term, reason: z.optional(reason), ...seatedShape }),
    gives: z.object({ as, from: dayShape() }),
    example: {
      takes: { seat: ids.seat, as: "holder", person: "p4f2a9c0b7d1e8f3a6c5b2d9e0", from: "2026-03-02" },
      gives: { as: "holder", from: "2026-03-02" },
    },
  }),
  vacateSeat: writes({
    may: ["staff"],
    place: "seated",
    says: {
      zh: "席位上的人（或替补）不再担任，说明原因",
      en: "A holder or substitute leaves the seat, with the reason",
    },
    takes: z.strictObject({ seat, as, from: dayShape(), reason, ...seatedShape }),
    gives: z.object({ as, from: dayShape() }),
    example: {
      takes: { seat: ids.seat, as: "holder", from: "2026-03-02", reason: "店铺转让" },
      gives: { as: "holder", from: "2026-03-02" },
    },
  }),
  seatCode: writes({
    may: ["staff"],
    place: "seated",
    says: {
      zh: "给一个席位码，交给本人，由他自己来坐（7 天内有效，用一次）",
      en: "A code for a seat: the person takes the seat with it (7 days, once)",
    },
    takes: z.strictObject({ seat, as, ...term, reason: z.optional(reason), ...seatedShape }),
    gives: z.object({ code: z.string(), good: instantShape() }),
    example: {
      takes: { seat: ids.seat, as: "holder", from: "2026-03-02" },
      gives: { code: "K7QM-2XHP", good: "2026-03-09T01:00:00.000Z" },
    },
  }),
  takeSeat: writes({
    may: "member",
    place: "seated",
    most: { times: 10, per: hour },
    says: { zh: "凭席位码坐上席位", en: "Take a seat with its code" },
    takes: z.strictObject({ code, ...seatedShape }),
    gives: z.object({ body, name: z.string(), group: z.string(), as, from: dayShape() }),
    example: {
      takes: { code: "K7QM-2XHP" },
      gives: { body: ids.body, name: "云上坊议事会", group: "商户", as: "holder", from: "2026-03-02" },
    },
  }),
} as const satisfies Contract
