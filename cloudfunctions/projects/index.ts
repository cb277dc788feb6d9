import { cloudFunction } from "../adapters/function/wechat.ts"
import { rollRows, subjectOfSession, whois } from "../members/actions.ts"
import { feature } from "../shared/serve.ts"
import type { Documents } from "../shared/store.ts"
import { id } from "../shared/values/id.ts"
import type { Seat } from "../votes/actions.ts"
import { projectsActions } from "./actions.ts"
import { contract } from "./contract.ts"
import type { SeatsOf } from "./voting/actions.ts"

export { collections } from "./records.ts"

/** One seat a household of the roll; turnout is shown by building. */
async function* households(documents: Documents): AsyncGenerator<Seat> {
  for await (const { household, compound, building } of rollRows(documents))
    yield { seat: id<"seat">(household), group: [compound, building].filter(name => name !== "").join(" ") }
}

/** Rounds of micro-projects. */
export const projects = (seats: SeatsOf = households) => feature("projects", contract, projectsActions(seats))

/** The function of WeChat cloud. */
export const main = cloudFunction(({ store }) => ({ feature: projects(), whois: whois(store), subjectOfSession }))
