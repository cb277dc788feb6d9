import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, lineShape, pageShape, seatedShape } from "../../shared/shapes.ts"
import { groupShape } from "../charters/charter-shape.ts"
import { kinds, levels, titles } from "./rules.ts"

const body = idShape<"body">()
const count = z.int().check(z.gte(0))
const groups = z
  .array(z.strictObject({ group: groupShape, name: lineShape(20) }))
  .check(z.minLength(1), z.maxLength(20))

const exampleId = "20260302010000000-0004f9c2a7d"

export const bodiesContract = {
  bodies: reads({
    may: "member",
    place: "seated",
    says: {
      zh: "看本社区（或街道）有哪些议事组织，谁的席位有几个",
      en: "The bodies of the community or of the street, and how many seats they have",
    },
    takes: z.strictObject({ ...pageShape, ...seatedShape }),
    gives: z.object({
      bodies: z.array(
        z.object({
          body,
          name: z.string(),
          kind: z.enum(kinds),
          level: z.enum(levels),
          groups: z.array(z.string()),
          seats: count,
          vacant: count,
          /** The caller holds a seat in it, or stands in for a holder. */
          mine: z.boolean(),
          dissolved: z.boolean(),
        }),
      ),
      /** Whether the caller's community belongs to a street at all. */
      street: z.boolean(),
      next: z.optional(z.string()),
    }),
    example: {
      takes: {},
      gives: {
        bodies: [
          {
            body: exampleId,
            name: "云上坊议事会",
            kind: "deliberationCouncil",
            level: "community",
            groups: ["居委会", "物业", "商户", "居民代表"],
            seats: 9,
            vacant: 1,
            mine: false,
            dissolved: false,
          },
        ],
        street: true,
      },
    },
  }),
  body: reads({
    may: "member",
    place: "seated",
    says: {
      zh: "看一个议事组织：各方几席，谁主持（姓名只有担任职务的才显示）",
      en: "One body: the seats of each group, and who presides (only officers are named)",
    },
    takes: z.strictObject({ body, ...seatedShape }),
    gives: z.object({
      body,
      name: z.string(),
      kind: z.enum(kinds),
      level: z.enum(levels),
      charter: z.int(),
      groups: z.array(z.object({ group: z.string(), name: z.string(), seats: count, vacant: count, observers: count })),
      officers: z.array(z.object({ title: z.enum(titles), name: z.string(), group: z.string() })),
      /** The caller's own seats. */
      mine: z.array(
        z.object({
          seat: idShape<"seat">(),
          group: z.string(),
          as: z.enum(["holder", "substitute"]),
          observer: z.boolean(),
        }),
      ),
      dissolved: z.optional(z.object({ reason: z.string() })),
    }),
    example: {
      takes: { body: exampleId },
      gives: {
        body: exampleId,
        name: "云上坊议事会",
        kind: "deliberationCouncil",
        level: "community",
        charter: 1,
        groups: [{ group: "shops", name: "商户", seats: 2, vacant: 1, observers: 0 }],
        officers: [{ title: "chair", name: "李强", group: "居委会" }],
        mine: [],
      },
    },
  }),
  found: writes({
    may: ["staff"],
    place: "seated",
    says: {
      zh: "成立一个议事组织，议事规则从这一类的样本开始",
      en: "Found a body; its charter begins as the preset of its kind",
    },
    takes: z.strictObject({
      name: lineShape(30, 2),
      kind: z.enum(kinds),
      level: z.enum(levels),
      compound: z.optional(lineShape(40)),
      building: z.optional(idShape<"building">()),
      groups,
      ...seatedShape,
    }),
    gives: z.object({ body }),
    example: {
      takes: {
        name: "云上坊议事会",
        kind: "deliberationCouncil",
        level: "community",
        groups: [
          { group: "committee", name: "居委会" },
          { group: "shops", name: "商户" },
        ],
      },
      gives: { body: exampleId },
    },
  }),
  dissolve: writes({
    may: ["staff"],
    place: "seated",
    says: { zh: "解散一个议事组织，说明原因；记录都留着", en: "Dissolve a body, with the reason; its records stay" },
    takes: z.strictObject({ body, reason: lineShape(100, 2), ...seatedShape }),
    gives: z.object({ dissolved: z.literal(true) }),
    example: { takes: { body: exampleId, reason: "任务已经完成" }, gives: { dissolved: true } },
  }),
} as const satisfies Contract
