import type { Contract } from "../shared/contract.ts"
import { contract as polls } from "./polls/contract.ts"
import { contract as topics } from "./topics/contract.ts"

export const contract = { ...polls, ...topics } as const satisfies Contract
