import * as z from "zod/mini"
import { type Contract, reads } from "../../shared/contract.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { writers } from "../writing/rules.ts"

const id = "20260302010000000-7k3m9ztpq2wx"
const building = { building: z.string(), compound: z.string(), name: z.string() }

export const contract = {
  unheard: reads({
    may: writers,
    says: {
      zh: "一条通知每栋楼还有几户没听到，好安排上门",
      en: "In each building, at how many doors nobody has heard a notice yet, for a visit",
    },
    takes: z.strictObject({ notice: idShape<"notice">() }),
    gives: z.object({
      /** In the order of the roll. Empty for an audience of people rather than places. */
      buildings: z.array(
        z.object({
          ...building,
          doors: z.int(),
          /** Somebody has joined there, and nobody of them has had a message or read it; none before it has gone out. */
          silent: z.int(),
          /** Nobody has joined there. */
          unjoined: z.int(),
        }),
      ),
    }),
    example: {
      takes: { notice: id },
      gives: { buildings: [{ building: "b3", compound: "杏福里", name: "3", doors: 60, silent: 7, unjoined: 12 }] },
    },
  }),
  visit: reads({
    may: writers,
    says: {
      zh: "还没听到一条通知的门牌，一栋楼的，或每一栋的，给楼栋长上门用；不列姓名",
      en: "The doors where nobody has heard a notice, of one building or of each, for whoever visits them; no names",
    },
    takes: z.strictObject({ notice: idShape<"notice">(), building: z.optional(idShape<"building">()) }),
    gives: z.object({
      title: z.string(),
      text: z.string(),
      urgent: z.boolean(),
      who: z.optional(z.string()),
      when: z.optional(instantShape()),
      place: z.optional(z.string()),
      /** In the order of the roll; without those where every door has heard it. */
      buildings: z.array(
        z.object({
          ...building,
          doors: z.array(z.object({ unit: z.string(), door: z.string(), joined: z.boolean() })),
        }),
      ),
    }),
    example: {
      takes: { notice: id, building: "b3" },
      gives: {
        title: "周四上午停水",
        text: "3 号楼、5 号楼周四 9:00–11:30 停水，请提前接水。",
        urgent: false,
        buildings: [
          { building: "b3", compound: "杏福里", name: "3", doors: [{ unit: "1", door: "101", joined: false }] },
        ],
      },
    },
  }),
} as const satisfies Contract
