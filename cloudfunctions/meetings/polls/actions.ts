import type { Actions } from "../../shared/ask.ts"
import { answering } from "./actions/answering.ts"
import { arranging } from "./actions/arranging.ts"
import { outlook } from "./actions/outlook.ts"
import type { Neighbours } from "./actions/reading.ts"
import type { contract } from "./contract.ts"

export { closePoll } from "./actions/closing.ts"
export type { Neighbours } from "./actions/reading.ts"
export { remindOfEnd, remindSilent } from "./actions/reminding.ts"
export { counting } from "./actions/seats.ts"

/** Time polls: opened by the office, answered by residents, closed by the clock. */
export const actions = (neighbours: Neighbours): Omit<Actions<typeof contract>, "tick"> => ({
  ...answering(neighbours),
  ...arranging(neighbours),
  ...outlook,
})
