import { cloudFunction } from "../adapters/function/wechat.ts"
import { subjectOfSession, whois } from "../members/actions.ts"
import { feature } from "../shared/serve.ts"
import { actions } from "./actions.ts"
import { contract } from "./contract.ts"

export { collections } from "./records.ts"

/** Bodies, their seats by stakeholder group, and their rules of procedure. */
export const councils = () => feature("councils", contract, actions)

/** The function of WeChat cloud. */
export const main = cloudFunction(({ store }) => ({ feature: councils(), whois: whois(store), subjectOfSession }))
