import type { Contract } from "../shared/contract.ts"
import { contract as calling } from "./calling/contract.ts"
import { contract as followups } from "./followups/contract.ts"
import { contract as hall } from "./hall/contract.ts"
import { contract as minutes } from "./minutes/contract.ts"
import { contract as polls } from "./polls/contract.ts"
import { contract as sharing } from "./sharing/contract.ts"
import { contract as topics } from "./topics/contract.ts"

export const contract = {
  ...polls,
  ...topics,
  ...calling,
  ...hall,
  ...minutes,
  ...followups,
  ...sharing,
} as const satisfies Contract
