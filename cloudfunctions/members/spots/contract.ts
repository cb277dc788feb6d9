import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, lineShape } from "../../shared/shapes.ts"
import { spotKinds, spotsAtOnce } from "./rules.ts"

const building = idShape<"building">()
export const key = z.string().check(z.regex(/^[a-z0-9]{4,8}$/))
const count = z.int().check(z.gte(0))
const place = { kind: z.enum(spotKinds), building: z.optional(building), words: z.optional(lineShape(20)) }
const example = { kind: "building" as const, building: "b0123456789a" }

export const spotsContract = {
  spots: reads({
    may: ["staff"],
    says: {
      zh: "看每个张贴处的码被打开了多少次；只有次数，没有人",
      en: "How often the code of each place was opened: figures, never persons",
    },
    takes: z.strictObject({}),
    gives: z.object({
      /** In the order of kinds and buildings, never of figures. */
      spots: z.array(
        z.object({
          key,
          kind: z.enum(spotKinds),
          compound: z.optional(z.string()),
          name: z.optional(z.string()),
          words: z.optional(z.string()),
          /** Opened today, and in the last 7 and 30 days, today included. */
          today: count,
          week: count,
          month: count,
        }),
      ),
    }),
    example: {
      takes: {},
      gives: { spots: [{ key: "k7qmxr", kind: "building", compound: "", name: "3", today: 2, week: 12, month: 40 }] },
    },
  }),
  addSpots: writes({
    may: ["staff", "committee"],
    says: {
      zh: "给张贴处做码：大厅、电梯、楼栋、一栋楼的纸条或别的地方；做过的还是原来的码",
      en: "Make the codes of places: hall, lifts, buildings, a building's slips, others; one that was made keeps its code",
    },
    takes: z.strictObject({ spots: z.array(z.strictObject(place)).check(z.minLength(1), z.maxLength(spotsAtOnce)) }),
    gives: z.object({ spots: z.array(z.object({ key, ...place })) }),
    example: { takes: { spots: [example] }, gives: { spots: [{ key: "k7qmxr", ...example }] } },
  }),
  scanned: writes({
    may: "anyone",
    place: "named",
    // Without a pace: that would keep for a day that somebody has opened a code. The counts have an end of their own.
    repeats: "own",
    says: {
      zh: "一个张贴处的码被打开了一次；不记是谁",
      en: "The code of a place was opened once; nobody is noted",
    },
    takes: z.strictObject({ community: idShape<"community">(), key }),
    gives: z.object({ counted: z.boolean() }),
    example: { takes: { community: "xingfuli", key: "k7qmxr" }, gives: { counted: true } },
  }),
} as const satisfies Contract
