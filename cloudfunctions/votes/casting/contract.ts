import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { dayShape, idShape, instantShape } from "../../shared/shapes.ts"
import { ballotShape } from "../ballot-shape.ts"

const receipt = "5c1e5c0c1f4b0f5bb5d6b1c95d2f6a0e5c52a3f1a9b8c7d6e5f4031221304f5e"
const rulesHash = "9f3a21c704be5d1a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c"

export const contract = {
  cast: writes({
    may: "delegate",
    repeats: "own",
    says: {
      zh: "提交一户的选票；允许修改时，截止前再交一次就是修改，以最后一次为准",
      en: "Cast the household's ballot; where changes are allowed, cast again before the end: the last one counts",
    },
    takes: z.strictObject({
      vote: idShape<"vote">(),
      ballot: ballotShape,
      /** 32 random hex digits, new for every ballot, kept by the voter: they make the receipt theirs. */
      nonce: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
    }),
    gives: z.object({
      receipt: z.string(),
      rulesHash: z.string(),
      closes: instantShape(),
      changeAllowed: z.boolean(),
    }),
    example: {
      takes: {
        vote: "v2026spring",
        ballot: { kind: "approval", options: ["bench", "lights"] },
        nonce: "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
      },
      gives: { receipt, rulesHash, closes: "2026-03-12T12:00:00.000Z", changeAllowed: true },
    },
  }),

  myBallot: reads({
    may: "delegate",
    says: {
      zh: "看看我这一户投了没有；结果确定之前，投票的人还能看到自己选了什么",
      en: "Whether my household has voted; until the result is frozen, who cast the ballot also sees what is on it",
    },
    takes: z.strictObject({ vote: idShape<"vote">() }),
    gives: z.object({
      voted: z.boolean(),
      channel: z.optional(z.enum(["phone", "paper"])),
      day: z.optional(dayShape()),
      receipt: z.optional(z.string()),
      ballot: z.optional(ballotShape),
    }),
    example: {
      takes: { vote: "v2026spring" },
      gives: {
        voted: true,
        channel: "phone",
        day: "2026-03-08",
        receipt,
        ballot: { kind: "approval", options: ["bench", "lights"] },
      },
    },
  }),
} as const satisfies Contract
