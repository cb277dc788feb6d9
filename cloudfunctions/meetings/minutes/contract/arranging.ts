import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../../shared/contract.ts"
import { idShape, instantShape, seatedShape } from "../../../shared/shapes.ts"

const file = idShape<"file">()
const place = "seated" as const
const example = "k3n5q7r9t1v3x5z7b9d1f3h5j7"
const desk = ["staff", "committee"] as const

/** Paper: the Word document, and the template it is made from. */
export const arranging = {
  minutesWord: writes({
    may: "member",
    place,
    says: {
      zh: "生成 Word 会议纪要和签到表；不带姓名的一份可以张贴",
      en: "Makes the Word document with the attendance sheet; the one without names may go on the wall",
    },
    takes: z.strictObject({ ...seatedShape, meeting: idShape<"meeting">(), names: z.boolean() }),
    gives: z.object({ file, name: z.string() }),
    example: {
      takes: { meeting: "20260302T010000-4f9c2a7d", names: true },
      gives: { file: example, name: "三月议事会-会议纪要-第2稿.docx" },
    },
  }),
  wordTemplate: reads({
    may: desk,
    place,
    says: { zh: "看纪要用的是哪个 Word 模板", en: "Which Word template minutes are made from" },
    takes: z.strictObject(seatedShape),
    gives: z.object({ own: z.optional(z.object({ name: z.string(), at: instantShape() })) }),
    example: { takes: {}, gives: {} },
  }),
  takeWordTemplate: writes({
    may: desk,
    place,
    says: {
      zh: "下载正在用的 Word 模板，改好再上传",
      en: "Gives the template in use, to change in Word and bring back",
    },
    takes: z.strictObject(seatedShape),
    gives: z.object({ file, name: z.string() }),
    example: { takes: {}, gives: { file: example, name: "会议纪要模板.docx" } },
  }),
  setWordTemplate: writes({
    may: desk,
    place,
    says: {
      zh: "换上自己的 Word 模板；认不出的位置会指出来",
      en: "Puts one's own template in place; unknown places are named",
    },
    takes: z.strictObject({ ...seatedShape, file }),
    gives: z.object({ name: z.string() }),
    example: { takes: { file: example }, gives: { name: "东门社区纪要模板.docx" } },
  }),
  resetWordTemplate: writes({
    may: desk,
    place,
    says: { zh: "改回默认模板", en: "Back to the house's own template" },
    takes: z.strictObject(seatedShape),
    gives: z.object({ reset: z.literal(true) }),
    example: { takes: {}, gives: { reset: true } },
  }),
} as const satisfies Contract
