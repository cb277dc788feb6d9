import { cloudFunction } from "../adapters/function/wechat.ts"
import { streetOf, subjectOfSession, whois } from "../members/actions.ts"
import { feature } from "../shared/serve.ts"
import { actions, type Neighbours } from "./actions.ts"
import { contract } from "./contract.ts"
import { disclosures as published } from "./records.ts"

export const collections = [published]

/** What has been published, for anyone to read. Takes what members know of streets. */
export const disclosures = (neighbours: Neighbours) => feature("disclosures", contract, actions(neighbours))

/** The function of WeChat cloud. */
export const main = cloudFunction(({ store }) => ({
  feature: disclosures({ streetOf }),
  whois: whois(store),
  subjectOfSession,
}))
