import type { Contract } from "../shared/contract.ts"
import { contract as casting } from "./casting/contract.ts"
import { contract as closing } from "./closing/contract.ts"
import { contract as paper } from "./paper/contract.ts"
import { contract as showing } from "./showing/contract.ts"

/** What may be asked of votes. */
export const contract = { ...showing, ...casting, ...paper, ...closing } as const satisfies Contract
