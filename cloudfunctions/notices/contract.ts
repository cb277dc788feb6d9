import * as z from "zod/mini"
import { type Contract, writes } from "../shared/contract.ts"
import { contract as credits } from "./credits/contract.ts"
import { contract as inbox } from "./inbox/contract.ts"
import { contract as ordering } from "./ordering/contract.ts"
import { contract as reporting } from "./reporting/contract.ts"
import { contract as templates } from "./templates/contract.ts"
import { contract as visiting } from "./visiting/contract.ts"
import { contract as writing } from "./writing/contract.ts"

const none = z.strictObject({})
const seen = z.object({ seen: z.int() })

/** Everything that may be asked of notices. */
export const contract = {
  ...inbox,
  ...credits,
  ...writing,
  ...reporting,
  ...templates,
  ...ordering,
  ...visiting,
  tick: writes({
    may: "timer",
    says: {
      zh: "先办紧急通知，再把发生的事变成通知",
      en: "See to emergencies first, then turn what happened into notices",
    },
    takes: none,
    gives: seen,
    example: { takes: {}, gives: { seen: 0 } },
  }),
  deliver: writes({
    may: "timer",
    says: {
      zh: "把通知分到每个人的信箱，把等着的提醒送出去",
      en: "Bring notices to every inbox, and send the messages that wait",
    },
    takes: none,
    gives: seen,
    example: { takes: {}, gives: { seen: 0 } },
  }),
} as const satisfies Contract
