import type { Actions } from "../../shared/ask.ts"
import type { Neighbours } from "../polls/actions/reading.ts"
import { adding } from "./actions/adding.ts"
import { confirming } from "./actions/confirming.ts"
import { objecting } from "./actions/objecting.ts"
import { papers } from "./actions/papers.ts"
import { publishing } from "./actions/publishing.ts"
import { showing } from "./actions/showing.ts"
import { writing } from "./actions/writing.ts"
import type { contract } from "./contract.ts"

export { seeToMinutes } from "./actions/ending.ts"

/** Minutes: drafted, written, confirmed, published, frozen; and what becomes paper. */
export const actions = (neighbours: Neighbours): Actions<typeof contract> => ({
  ...showing,
  ...writing(neighbours),
  ...confirming,
  ...publishing,
  ...objecting,
  ...adding,
  ...papers(neighbours.paper),
})
