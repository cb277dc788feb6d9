import type { Actions } from "../shared/ask.ts"
import { ticking } from "./actions/ticking.ts"
import { actions as calling, type Outside } from "./calling/actions.ts"
import type { contract } from "./contract.ts"
import { actions as followups } from "./followups/actions.ts"
import { actions as hall } from "./hall/actions.ts"
import { actions as minutes } from "./minutes/actions.ts"
import { type Neighbours as OfPolls, actions as polls } from "./polls/actions.ts"
import { actions as sharing } from "./sharing/actions.ts"
import { actions as topics } from "./topics/actions.ts"

/** What meetings take of the world: what members know of people, how an uploaded paper is kept, and cards that change. */
export type Neighbours = OfPolls & Outside

export const actions = (neighbours: Neighbours): Actions<typeof contract> => ({
  ...polls(neighbours),
  ...topics,
  ...hall(),
  ...minutes(neighbours),
  ...followups(neighbours),
  ...calling(neighbours),
  ...sharing(neighbours),
  ...ticking(neighbours),
})
