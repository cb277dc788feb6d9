import * as z from "zod/mini"
import { type Contract, reads, writes } from "../shared/contract.ts"
import { fenShape, idShape, instantShape, lineShape } from "../shared/shapes.ts"
import { balancesShape, capacities, kinds } from "./records.ts"

const fund = idShape<"fund">()
const summary = { fund, name: z.string(), ...z.object(balancesShape.shape).shape }
const balances = {
  granted: 5000000,
  available: 4140000,
  earmarked: 860000,
  committed: 0,
  paid: 0,
  returned: 0,
}
const example = { fund: "f2026", name: "2026 年社区微资金", ...balances }

export const contract = {
  list: reads({
    may: "member",
    says: { zh: "看本社区有哪些微资金，各有多少钱", en: "The community's micro-funds and what they hold" },
    takes: z.strictObject({}),
    gives: z.object({ funds: z.array(z.object(summary)) }),
    example: { takes: {}, gives: { funds: [example] } },
  }),
  open: writes({
    may: ["treasurer"],
    says: { zh: "设立一笔微资金", en: "Open a micro-fund" },
    takes: z.strictObject({ name: lineShape(60) }),
    gives: z.object({ fund }),
    example: { takes: { name: "2026 年社区微资金" }, gives: { fund: "f2026" } },
  }),
  grant: writes({
    may: ["treasurer"],
    says: {
      zh: "记一笔拨入的钱，写明从哪里来（金额单位：分）",
      en: "Enter money that came in, and from where (in fen)",
    },
    takes: z.strictObject({ fund, amount: fenShape(1, 1_000_000_000), source: lineShape(80, 2) }),
    gives: z.object({ ...summary, n: z.int() }),
    example: {
      takes: { fund: "f2026", amount: 5000000, source: "街道办事处 2026 年度拨款" },
      gives: { ...example, available: 5000000, earmarked: 0, n: 1 },
    },
  }),
  reverse: writes({
    may: ["treasurer"],
    says: {
      zh: "冲正一笔记错的拨入，写明原因；原来那笔留着，不删不改",
      en: "Undo a grant that was entered wrongly, and say why; the entry itself stays as it is",
    },
    takes: z.strictObject({ fund, n: z.int().check(z.gte(1)), reason: lineShape(80, 2) }),
    gives: z.object({ ...summary, n: z.int() }),
    example: {
      takes: { fund: "f2026", n: 1, reason: "金额录错，重新记" },
      gives: { ...example, granted: 0, available: 0, earmarked: 0, n: 2 },
    },
  }),
  statement: reads({
    may: "member",
    says: {
      zh: "看一笔微资金的每一分钱从哪来、到哪去，新的在前",
      en: "Where every fen of a fund came from and went, the newest first",
    },
    takes: z.strictObject({
      fund,
      /** Entries before this number. */
      before: z.optional(z.int().check(z.gte(1))),
    }),
    gives: z.object({
      ...summary,
      /** The hash of the newest entry: on paper it binds every entry before. */
      head: z.string(),
      entries: z.array(
        z.object({
          n: z.int(),
          kind: z.enum(kinds),
          at: instantShape(),
          amount: fenShape(),
          words: z.string(),
          as: z.enum(capacities),
          items: z.array(z.object({ project: z.string(), title: z.optional(z.string()), amount: fenShape() })),
          available: fenShape(),
          hash: z.string(),
        }),
      ),
      /** The number to ask before, for older entries. */
      next: z.optional(z.int()),
    }),
    example: {
      takes: { fund: "f2026" },
      gives: {
        ...example,
        head: "9f3a21c704be5d1a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c",
        entries: [
          {
            n: 2,
            kind: "earmark",
            at: "2026-03-12T12:00:06.000Z",
            amount: 860000,
            words: "award:r2026spring",
            as: "vote",
            items: [{ project: "lights", title: "3 号楼楼道感应灯", amount: 860000 }],
            available: 4140000,
            hash: "9f3a21c704be5d1a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c",
          },
        ],
      },
    },
  }),
} as const satisfies Contract
