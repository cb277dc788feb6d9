import { cloudFunction } from "../adapters/function/wechat.ts"
import { wechatFromCloud } from "../adapters/messenger/wechat.ts"
import { buildingsOf, contactsOf, resolveAudience, subjectOfSession, whois } from "../members/actions.ts"
import type { Messenger } from "../shared/ports.ts"
import { type Feature, feature } from "../shared/serve.ts"
import type { Store } from "../shared/store.ts"
import { actions, type Ports } from "./actions.ts"
import { contract } from "./contract.ts"

export { collections } from "./records.ts"

/** Notices, the inbox, subscription credits and the outbox. */
export const notices = (ports: Ports): Feature => feature("notices", contract, actions(ports))

/** What notices ask about people, answered by members; WeChat is tried first. */
export const amongMembers = (store: Store, wechat: Messenger): Ports => ({
  resolve: resolveAudience(store),
  contactsOf: contactsOf(store),
  buildingsOf: buildingsOf(store),
  messengers: { wechat },
  chain: ["wechat"],
})

/** The function of WeChat cloud. */
export const main = cloudFunction(({ store }) => ({
  feature: notices(amongMembers(store, wechatFromCloud())),
  whois: whois(store),
  subjectOfSession,
}))
