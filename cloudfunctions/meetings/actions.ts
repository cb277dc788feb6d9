import type { Actions } from "../shared/ask.ts"
import { ticking } from "./actions/ticking.ts"
import type { contract } from "./contract.ts"
import { actions as followups } from "./followups/actions.ts"
import { actions as hall } from "./hall/actions.ts"
import { actions as minutes } from "./minutes/actions.ts"
import { type Neighbours, actions as polls } from "./polls/actions.ts"
import { actions as topics } from "./topics/actions.ts"

export type { Neighbours } from "./polls/actions.ts"

export const actions = (neighbours: Neighbours): Actions<typeof contract> => ({
  ...polls(neighbours),
  ...topics,
  ...hall(),
  ...minutes(neighbours),
  ...followups(neighbours),
  ...ticking,
})
