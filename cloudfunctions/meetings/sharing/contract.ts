import * as z from "zod/mini"
import { type Contract, writes } from "../../shared/contract.ts"
import { idShape, instantShape, seatedShape } from "../../shared/shapes.ts"
import { minute } from "../../shared/values/instant.ts"

const count = z.int().check(z.gte(0))

export const contract = {
  liveCard: writes({
    may: "member",
    place: "seated",
    repeats: "own",
    most: { times: 30, per: minute },
    says: {
      zh: "把会议转发到微信前：取一个动态消息，群里的卡片会显示已到几人（只有数字，没有姓名）",
      en: "Before a meeting is forwarded in WeChat: an activity, with which the card shows how many are there; figures, no names",
    },
    takes: z.strictObject({ meeting: idShape<"meeting">(), ...seatedShape }),
    gives: z.object({
      /** The platform's own id, which the card is shared with. */
      activity: z.string(),
      until: instantShape(),
      /** What the card says to begin with. */
      present: count,
      eligible: count,
    }),
    example: {
      takes: { meeting: "20260302010000000-4f9c2a7d" },
      gives: { activity: "1048_4f9c2a7d", until: "2026-03-06T10:00:00.000Z", present: 0, eligible: 31 },
    },
  }),
} as const satisfies Contract
