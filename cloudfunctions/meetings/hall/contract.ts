import type { Contract } from "../../shared/contract.ts"
import { entering } from "./contract/entering.ts"
import { leading } from "./contract/leading.ts"
import { motioning } from "./contract/motioning.ts"
import { showing } from "./contract/showing.ts"

export const contract = { ...showing, ...entering, ...leading, ...motioning } as const satisfies Contract
