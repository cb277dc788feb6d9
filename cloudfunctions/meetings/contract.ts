import type { Contract } from "../shared/contract.ts"
import { contract as polls } from "./polls/contract.ts"

export const contract = { ...polls } as const satisfies Contract
