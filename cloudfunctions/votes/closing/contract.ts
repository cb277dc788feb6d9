import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { idShape } from "../../shared/shapes.ts"
import { entryShape, resultShape } from "./records.ts"

const named = { community: idShape<"community">(), vote: idShape<"vote">() }
const receipt = "5c1e5c0c1f4b0f5bb5d6b1c95d2f6a0e5c52a3f1a9b8c7d6e5f4031221304f5e"
const root = "1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014"

export const contract = {
  result: reads({
    may: "anyone",
    place: "named",
    says: {
      zh: "看一次表决的结果：选中了什么、为什么、参加了多少户",
      en: "What a vote came to: what was chosen and why, and how many took part",
    },
    takes: z.strictObject(named),
    gives: z.object(resultShape.shape),
    example: {
      takes: { community: "xingfuli", vote: "v2026spring" },
      gives: {
        rulesHash: "9f3a21c704be5d1a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c",
        closed: "2026-03-12T12:00:00.000Z",
        at: "2026-03-12T12:00:06.000Z",
        seats: 412,
        phone: 227,
        paper: 3,
        invalid: 1,
        counted: 229,
        root,
        seed: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
        firsts: [receipt],
        outcome: {
          winners: ["bench"],
          total: 540000,
          runs: 1,
          ties: [],
          explanation: { kind: "funding", voters: 229, budget: 2000000, rounds: [], fates: [] },
        },
      },
    },
  }),

  board: reads({
    may: "anyone",
    place: "named",
    says: {
      zh: "看公布的选票：按回执排列，不带姓名和门牌；可以查自己的回执，也可以全部取走自己验算",
      en: "The counted ballots by receipt, nameless: find your own, or take them all and count again",
    },
    takes: z.strictObject({
      ...named,
      /** Which part, from 0. */
      part: z.optional(z.int().check(z.gte(0), z.lte(9999))),
      /** Instead of a part: the first 8 or more digits of a receipt; gives the part where it would stand. */
      receipt: z.optional(z.string().check(z.regex(/^[0-9a-f]{8,64}$/))),
    }),
    gives: z.object({
      root: z.string(),
      counted: z.int(),
      parts: z.int(),
      part: z.int(),
      entries: z.array(entryShape),
    }),
    example: {
      takes: { community: "xingfuli", vote: "v2026spring", part: 0 },
      gives: {
        root,
        counted: 1,
        parts: 1,
        part: 0,
        entries: [{ receipt, ballot: { kind: "approval", options: ["bench"] } }],
      },
    },
  }),

  tick: writes({
    may: "timer",
    says: {
      zh: "结果确定后，抹去哪一户投了哪张票的对应关系",
      en: "Once a result is frozen, erase which household cast which ballot",
    },
    takes: z.strictObject({}),
    gives: z.object({ done: z.int() }),
    example: { takes: {}, gives: { done: 0 } },
  }),
} as const satisfies Contract
