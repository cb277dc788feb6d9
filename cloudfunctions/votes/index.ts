import { cloudFunction } from "../adapters/function/wechat.ts"
import { subjectOfSession, whois } from "../members/actions.ts"
import { feature } from "../shared/serve.ts"
import { actions } from "./actions.ts"
import { contract } from "./contract.ts"

export { collections } from "./records.ts"

/** Ballots, the paper box, the count's result and the board. */
export const votes = () => feature("votes", contract, actions())

/** The function of WeChat cloud. */
export const main = cloudFunction(({ store }) => ({ feature: votes(), whois: whois(store), subjectOfSession }))
