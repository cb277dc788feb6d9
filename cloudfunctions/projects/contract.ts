import type { Contract } from "../shared/contract.ts"
import { contract as proposals } from "./proposals/contract.ts"
import { contract as publicity } from "./publicity/contract.ts"
import { contract as rounds } from "./rounds/contract.ts"
import { contract as voting } from "./voting/contract.ts"

/** A round from its opening to its approval: rounds, the proposals in them, the vote, the time in public. */
export const contract = { ...rounds, ...proposals, ...voting, ...publicity } as const satisfies Contract
