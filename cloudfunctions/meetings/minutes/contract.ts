import { arranging } from "./contract/arranging.ts"
import { publicly } from "./contract/publicly.ts"
import { writing } from "./contract/writing.ts"

export const contract = { ...writing, ...publicly, ...arranging } as const
