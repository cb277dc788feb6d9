import * as z from "zod/mini"
import { type Contract, reads } from "../../shared/contract.ts"
import { idShape, instantShape, seatedShape } from "../../shared/shapes.ts"
import { minute } from "../../shared/values/instant.ts"

/** Cards that people of the house share themselves. Nothing is kept of them. */
export const sharingContract = {
  cards: reads({
    may: "member",
    says: {
      zh: "这里转发时能用哪几种卡片：有没有不能再转发的",
      en: "Which kinds of cards can be forwarded from here: whether there are some that cannot be passed on",
    },
    takes: z.strictObject({}),
    gives: z.object({
      alone: z.boolean(),
      /** Whether a vote can be brought to each of its voters as a card of their own. */
      each: z.boolean(),
    }),
    example: { takes: {}, gives: { alone: true, each: false } },
  }),
  privateCard: reads({
    may: "member",
    place: "seated",
    most: { times: 10, per: minute },
    says: {
      zh: "转发一次按席位的表决之前：取一张收到的人不能再转发的卡片；能不能投仍以席位为准",
      en: "Before a vote by seats is forwarded: a card that whoever gets it cannot pass on; who may vote is still said by the seats",
    },
    takes: z.strictObject({ vote: idShape<"vote">(), ...seatedShape }),
    gives: z.object({
      /** The platform's own id, which the card is shared with. */
      activity: z.string(),
      until: instantShape(),
    }),
    example: {
      takes: { vote: "v2026lift" },
      gives: { activity: "1048_4f9c2a7d", until: "2026-03-06T10:00:00.000Z" },
    },
  }),
} as const satisfies Contract
