import { cloudFunction } from "../adapters/function/wechat.ts"
import { wechatFromCloud } from "../adapters/messenger/wechat.ts"
import { notYetAnswered } from "../meetings/polls/actions/silent.ts"
import { buildingsOf, contactsOf, resolveAudience, subjectOfSession, whois } from "../members/actions.ts"
import type { AnyAudience } from "../shared/audience.ts"
import type { Messenger, ResolveAudience } from "../shared/ports.ts"
import { type Feature, feature } from "../shared/serve.ts"
import type { Store } from "../shared/store.ts"
import { notYetVoted } from "../votes/silent/actions.ts"
import { actions, type Ports } from "./actions.ts"
import { contract } from "./contract.ts"

export { collections } from "./records.ts"

/** Notices, the inbox, subscription credits and the outbox. */
export const notices = (ports: Ports): Feature => feature("notices", contract, actions(ports))

/** Any audience, page by page: members know people and places, votes and meetings who has not taken part yet. */
const everybody = (store: Store): ResolveAudience<AnyAudience> => {
  const among = resolveAudience(store)
  return (scope, audience, page) => {
    if (audience.to === "notVoted") return notYetVoted(store, scope, audience.vote, page)
    if (audience.to === "notAnswered") return notYetAnswered(store, among, scope, audience.poll, page)
    return among(scope, audience, page)
  }
}

/** What notices ask about people, answered by members; WeChat is tried first. */
export const amongMembers = (store: Store, wechat: Messenger): Ports => ({
  resolve: everybody(store),
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
