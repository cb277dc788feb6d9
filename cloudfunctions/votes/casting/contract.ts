import * as z from "zod/mini"
import { type Contract, reads, writes } from "../../shared/contract.ts"
import { dayShape, idShape, instantShape, seatedShape } from "../../shared/shapes.ts"
import { ballotShape } from "../ballot-shape.ts"

const receipt = "5c1e5c0c1f4b0f5bb5d6b1c95d2f6a0e5c52a3f1a9b8c7d6e5f4031221304f5e"
const rulesHash = "9f3a21c704be5d1a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c"

/** 32 random hex digits, new for every ballot, kept by the voter: they make the receipt theirs. */
const nonceShape = z.string().check(z.regex(/^[0-9a-f]{32}$/))

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
      nonce: nonceShape,
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

  castSeat: writes({
    may: "member",
    place: "seated",
    repeats: "own",
    says: {
      zh: "为自己的席位，或书面委托给自己的席位，就一件议案投票；能投几个席位时要写明哪一个",
      en: "Vote on a motion for a seat that one holds, or was given in writing; who may vote for several names the seat",
    },
    takes: z.strictObject({
      vote: idShape<"vote">(),
      /** One of `mySeats`; may be left out by who has just one. */
      seat: z.optional(idShape<"seat">()),
      ballot: ballotShape,
      nonce: nonceShape,
      /**
       * When it was said, for a ballot that comes through a chat: deliveries overtake one another. Refused when what stands was
       * made later; the same choice once more keeps its receipt.
       */
      heard: z.optional(instantShape()),
      ...seatedShape,
    }),
    gives: z.object({
      seat: idShape<"seat">(),
      receipt: z.string(),
      rulesHash: z.string(),
      closes: instantShape(),
      changeAllowed: z.boolean(),
    }),
    example: {
      takes: {
        vote: "v2026lift",
        seat: "s7f3a",
        ballot: { kind: "motion", choice: "approve" },
        nonce: "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
      },
      gives: { seat: "s7f3a", receipt, rulesHash, closes: "2026-03-12T12:00:00.000Z", changeAllowed: true },
    },
  }),

  mySeats: reads({
    may: "member",
    place: "seated",
    says: {
      zh: "看我可以为哪些席位投票、投了没有；自己投的，结果确定之前还能看到选了什么",
      en: "The seats I may vote for and whether they have voted; what I cast myself is shown until the result is frozen",
    },
    takes: z.strictObject({ vote: idShape<"vote">(), ...seatedShape }),
    gives: z.object({
      seats: z.array(
        z.object({
          seat: idShape<"seat">(),
          /** What its group is called. */
          group: z.optional(z.string()),
          /** What the seat is called, in a named vote. */
          called: z.optional(z.string()),
          as: z.enum(["principal", "proxy"]),
          voted: z.boolean(),
          channel: z.optional(z.enum(["phone", "paper"])),
          day: z.optional(dayShape()),
          receipt: z.optional(z.string()),
          ballot: z.optional(ballotShape),
        }),
      ),
    }),
    example: {
      takes: { vote: "v2026lift" },
      gives: { seats: [{ seat: "s7f3a", group: "商户", as: "principal", voted: false }] },
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
