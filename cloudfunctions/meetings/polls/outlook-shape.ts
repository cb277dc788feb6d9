import * as z from "zod/mini"
import { type Contract, reads } from "../../shared/contract.ts"
import { idShape, instantShape, lineShape, pageShape, seatedShape } from "../../shared/shapes.ts"
import { slotIdShape } from "./slot-shape.ts"

const poll = idShape<"poll">()
const count = z.int().check(z.gte(0))
/** In whole thousandths, rounded down. */
const chance = z.int().check(z.gte(0), z.lte(1000))

const prospect = z.object({
  slot: slotIdShape,
  chance,
  heads: z.object({ yes: count, ifNeeded: count, no: count, silent: count }),
  possible: z.boolean(),
  quorum: z.object({ needed: count, of: count, chance }),
  groups: z.array(z.object({ group: z.string(), name: z.string(), least: count, of: count, chance, can: count })),
})

const exampleId = "20260302T010000-4f9c2a7d"

/** What the office sees before it settles a time: how likely a valid meeting is, who is missing, what else is there then. */
export const contract = {
  outlook: reads({
    may: ["staff", "committee"],
    place: "seated",
    says: {
      zh: "看每个时间开成有效会议的可能有多大，为什么",
      en: "Shows how likely a valid meeting is at each time, and why",
    },
    takes: z.strictObject({ poll, ...seatedShape }),
    gives: z.object({
      body: z.object({ id: idShape<"body">(), name: z.string() }),
      /** From best to worst; empty when the body has more seats than are computed. */
      slots: z.array(prospect),
      /** Seats that count, and how many of them have answered. */
      seats: count,
      answered: count,
    }),
    example: {
      takes: { poll: exampleId },
      gives: {
        body: { id: "20260301010000000-0004f9c2a7d", name: "云上坊议事会" },
        slots: [
          {
            slot: "2026-03-05T19:00",
            chance: 912,
            heads: { yes: 7, ifNeeded: 1, no: 1, silent: 0 },
            possible: true,
            quorum: { needed: 6, of: 9, chance: 951 },
            groups: [{ group: "shops", name: "商户", least: 1, of: 3, chance: 963, can: 2 }],
          },
        ],
        seats: 9,
        answered: 9,
      },
    },
  }),
  unanswered: reads({
    may: ["staff"],
    place: "seated",
    says: { zh: "看哪些席位还没有答复（只有工作人员可见）", en: "Shows which seats have not answered (staff only)" },
    takes: z.strictObject({ poll, ...pageShape, ...seatedShape }),
    gives: z.object({
      seats: z.array(z.object({ seat: idShape<"seat">(), name: z.string(), group: z.string() })),
      next: z.optional(z.string()),
    }),
    example: {
      takes: { poll: exampleId },
      gives: { seats: [{ seat: "20260301010000000-0014f9c2a7d", name: "王秀英", group: "商户" }] },
    },
  }),
  taken: reads({
    may: ["staff", "committee"],
    place: "seated",
    says: {
      zh: "看一个地点已经定了哪些会（只看已通知的会议和已定下的时间）",
      en: "Shows which meetings are known at a place (those called, and times that are settled)",
    },
    takes: z.strictObject({ place: lineShape(60), ...seatedShape }),
    gives: z.object({
      taken: z.array(
        z.object({ title: z.string(), begins: instantShape(), ends: instantShape(), poll: z.optional(poll) }),
      ),
    }),
    example: {
      takes: { place: "社区活动室" },
      gives: {
        taken: [{ title: "三月议事会", begins: "2026-03-05T11:00:00.000Z", ends: "2026-03-05T12:30:00.000Z" }],
      },
    },
  }),
} as const satisfies Contract
