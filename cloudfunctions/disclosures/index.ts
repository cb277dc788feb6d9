import { cloudFunction } from "../adapters/function/wechat.ts"
import { subjectOfSession, whois } from "../members/actions.ts"
import { feature } from "../shared/serve.ts"
import { actions } from "./actions.ts"
import { contract } from "./contract.ts"
import { disclosures as published } from "./records.ts"

export const collections = [published]

/** What has been published, for anyone to read. */
export const disclosures = () => feature("disclosures", contract, actions)

/** The function of WeChat cloud. */
export const main = cloudFunction(({ store }) => ({ feature: disclosures(), whois: whois(store), subjectOfSession }))
