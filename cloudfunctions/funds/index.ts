import { cloudFunction } from "../adapters/function/wechat.ts"
import { subjectOfSession, whois } from "../members/actions.ts"
import { feature } from "../shared/serve.ts"
import { actions } from "./actions.ts"
import { contract } from "./contract.ts"
import { funds as books, entries } from "./records.ts"

export const collections = [books, entries]

/** Micro-funds and their double-entry book. */
export const funds = () => feature("funds", contract, actions)

/** The function of WeChat cloud. */
export const main = cloudFunction(({ store }) => ({ feature: funds(), whois: whois(store), subjectOfSession }))
