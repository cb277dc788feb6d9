import type { Actions } from "../../shared/ask.ts"
import { entering } from "./actions/entering.ts"
import { leading } from "./actions/leading.ts"
import { lookingAt } from "./actions/looking.ts"
import { motioning } from "./actions/motioning.ts"
import { representing } from "./actions/representing.ts"
import { showing } from "./actions/showing.ts"
import { speaking } from "./actions/speaking.ts"
import type { contract } from "./contract.ts"

export { countMotion, watchQuorum } from "./actions/counting.ts"
export { momentsOf, motionsOf, presentSeats, proxiesOf } from "./actions/reading.ts"
export { speechesOf } from "./actions/speeches.ts"
export type { Mandate, Moment, Motion, Presence, Speech } from "./records.ts"

/** The meeting itself: who is there, what is on, and what is put to the vote. */
export const actions = (): Actions<typeof contract> => {
  const looking = lookingAt()
  return {
    ...showing(looking),
    ...entering(looking),
    ...representing(looking),
    ...leading(looking),
    ...speaking(looking),
    ...motioning(looking),
  }
}
