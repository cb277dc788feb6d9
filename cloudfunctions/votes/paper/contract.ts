import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape, instantShape, seatedShape, textShape } from "../../shared/shapes.ts"
import { slipShape } from "./records.ts"
import { bearings } from "./rules.ts"

const vote = idShape<"vote">()
const seat = idShape<"seat">()
const batch = idShape<"batch">()
/** At most so many slips a batch: what two people check in one sitting, and what a request carries. */
export const slipsABatch = 200
const slips = z.array(slipShape).check(z.minLength(1), z.maxLength(slipsABatch))
/** Whose slips, as far as the slips of the vote say that: a seat or a group, what it is called, and how many. */
const whose = z.object({ of: z.string(), name: z.string(), slips: z.int() })
const boxFigures = { marked: z.int(), entered: z.int(), confirmed: z.int() }
const slipsExample = [
  { kind: "approval" as const, options: ["bench"] },
  { kind: "approval" as const, options: ["bench", "lights"] },
  null,
]

export const contract = {
  markPaper: writes({
    may: ["staff"],
    place: "seated",
    says: { zh: "登记一户领了纸质选票", en: "Mark a household as voting on paper" },
    takes: z.strictObject({ vote, seat, ...seatedShape }),
    gives: z.object(boxFigures),
    example: { takes: { vote: "v2026spring", seat: "h3-2-501" }, gives: { marked: 3, entered: 0, confirmed: 0 } },
  }),
  unmarkPaper: writes({
    may: ["staff"],
    place: "seated",
    says: { zh: "撤销一户的纸质登记，写明原因", en: "Take a household's paper mark back, with the reason" },
    takes: z.strictObject({ vote, seat, reason: textShape(200, 2), ...seatedShape }),
    gives: z.object(boxFigures),
    example: {
      takes: { vote: "v2026spring", seat: "h3-2-501", reason: "登记错门牌" },
      gives: { marked: 2, entered: 0, confirmed: 0 },
    },
  }),
  paper: reads({
    may: ["staff"],
    place: "seated",
    says: { zh: "看纸质票箱：登记了几户，录入了几张，核对了几张", en: "The paper box: marked, entered, confirmed" },
    takes: z.strictObject({ vote, ...seatedShape }),
    gives: z.object({
      ...boxFigures,
      /** What every slip of this vote bears besides its ballot: its seat, its group, or nothing. */
      bears: z.enum(bearings),
      /** Whose slips are still to be entered, and whose a batch has; empty where slips bear nothing. */
      awaits: z.array(whose),
      batches: z.array(
        z.object({
          ...{ batch, slips: z.int(), at: instantShape(), mine: z.boolean(), confirmed: z.boolean() },
          whose: z.array(whose),
        }),
      ),
    }),
    example: {
      takes: { vote: "v2026spring" },
      gives: {
        marked: 3,
        entered: 3,
        confirmed: 0,
        bears: "nothing",
        awaits: [],
        batches: [
          {
            ...{ batch: "b1", slips: 3, at: "2026-03-12T12:10:00.000Z", mine: true, confirmed: false },
            whose: [],
          },
        ],
      },
    },
  }),
  enterBatch: writes({
    may: ["staff"],
    place: "seated",
    says: {
      zh: "录入票箱里的一批选票；张数必须等于已登记而未录入的户数，空缺表示废票",
      en: "Enter the slips of the box; as many as households marked and not entered yet; null is an invalid slip",
    },
    takes: z.strictObject({ vote, slips, ...seatedShape }),
    gives: z.object({ batch, ...boxFigures }),
    example: {
      takes: { vote: "v2026spring", slips: slipsExample },
      gives: { batch: "b1", marked: 3, entered: 3, confirmed: 0 },
    },
  }),
  confirmBatch: writes({
    may: ["staff"],
    place: "seated",
    says: {
      zh: "由另一个人把同一批选票再录一遍，两次一致才算数",
      en: "Another person enters the same slips again; they count when both entries agree",
    },
    takes: z.strictObject({ vote, batch, slips, ...seatedShape }),
    gives: z.object(boxFigures),
    example: {
      takes: { vote: "v2026spring", batch: "b1", slips: slipsExample },
      gives: { marked: 3, entered: 3, confirmed: 3 },
    },
  }),
  dropBatch: writes({
    may: ["staff"],
    place: "seated",
    says: { zh: "撤回一批还没有核对的录入，重新录", en: "Take back a batch that is not confirmed, to enter it anew" },
    takes: z.strictObject({ vote, batch, ...seatedShape }),
    gives: z.object(boxFigures),
    example: { takes: { vote: "v2026spring", batch: "b1" }, gives: { marked: 3, entered: 0, confirmed: 0 } },
  }),
} as const satisfies Contract
