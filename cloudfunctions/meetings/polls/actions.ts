import type { Actions } from "../../shared/ask.ts"
import { answering } from "./actions/answering.ts"
import { arranging } from "./actions/arranging.ts"
import { closing } from "./actions/closing.ts"
import type { Neighbours } from "./actions/reading.ts"
import type { contract } from "./contract.ts"

export type { Neighbours } from "./actions/reading.ts"

/** Time polls: opened by the office, answered by residents, closed by the clock. */
export const actions = (neighbours: Neighbours): Actions<typeof contract> => ({
  ...answering(neighbours),
  ...arranging(neighbours),
  ...closing,
})
