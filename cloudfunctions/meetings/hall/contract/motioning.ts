import * as z from "zod/mini"
import { type Contract, writes } from "../../../shared/contract.ts"
import { idShape, instantShape, lineShape, seatedShape, textShape } from "../../../shared/shapes.ts"
import { choicesOrNone } from "../../calling/input-shape.ts"

const exampleId = "20260302T010000-4f9c2a7d"
const place = "seated" as const
const may = ["staff"] as const

export const motioning = {
  openMotion: writes({
    may,
    place,
    says: {
      zh: "把一项议程付表决：赞成、反对、弃权，或者写几个方案从中选一个；人数够法定人数才可以，到场的席位可以投",
      en: "Put an item to the vote: for, against, abstain, or one of several choices; only with the quorum there, to the seats that are there",
    },
    takes: z.strictObject({
      ...seatedShape,
      meeting: idShape<"meeting">(),
      item: idShape<"item">(),
      /** The words that are put to the vote, where the discussion has changed them. */
      text: z.optional(textShape(500, 2)),
      /** Where one of several is to be decided, the choices: those of the agenda unless others are given; none is for or against. */
      choices: z.optional(choicesOrNone),
      recused: z.optional(
        z.array(z.strictObject({ seat: idShape<"seat">(), reason: lineShape(100, 2) })).check(z.maxLength(50)),
      ),
      /** How many motions the operator has seen: a second tap, or a colleague's, opens nothing twice. */
      seen: z.int().check(z.gte(0), z.lte(99)),
    }),
    gives: z.object({
      motion: idShape<"motion">(),
      vote: idShape<"vote">(),
      eligible: z.int(),
      present: z.int(),
    }),
    example: {
      takes: {
        ...{ meeting: exampleId, item: "i2", seen: 0 },
        choices: [{ title: "甲公司", details: "86,000 元，质保 3 年" }, { title: "乙公司" }],
      },
      gives: { motion: `${exampleId}:01`, vote: "7f3a21c704be5d1a6b7c8d9e0f", eligible: 31, present: 24 },
    },
  }),
  closeMotion: writes({
    may,
    place,
    says: {
      zh: "结束表决：现在起不再收票，几秒后计票",
      en: "End a motion: no ballot is taken from now on, and it is counted some seconds later",
    },
    takes: z.strictObject({ ...seatedShape, motion: idShape<"motion">() }),
    gives: z.object({ ended: instantShape(), countedFrom: instantShape() }),
    example: {
      takes: { motion: `${exampleId}:01` },
      gives: { ended: "2026-03-05T11:30:00.000Z", countedFrom: "2026-03-05T11:30:06.000Z" },
    },
  }),
} as const satisfies Contract
