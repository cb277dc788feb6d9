import { feature } from "../shared/serve.ts"
import { projectsActions } from "./actions.ts"
import { contract } from "./contract.ts"
import type { SeatsOf } from "./voting/actions.ts"

export { collections } from "./records.ts"

/** Rounds of micro-projects; `seats` gives a community's households, from members. */
export const projects = (seats: SeatsOf) => feature("projects", contract, projectsActions(seats))
