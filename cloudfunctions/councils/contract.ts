import * as z from "zod/mini"
import { type Contract, writes } from "../shared/contract.ts"
import { bodiesContract } from "./bodies/contract.ts"
import { chartersContract } from "./charters/contract.ts"
import { seatsContract } from "./seats/contract.ts"

export const contract = {
  ...bodiesContract,
  ...seatsContract,
  ...chartersContract,
  tick: writes({
    may: "timer",
    says: {
      zh: "把街道的消息带到每个人自己的社区",
      en: "Brings what was told at the street to each person's own community",
    },
    takes: z.strictObject({}),
    gives: z.object({ seen: z.int() }),
    example: { takes: {}, gives: { seen: 0 } },
  }),
} as const satisfies Contract
