import { cloudFunction } from "../adapters/function/wechat.ts"
import { otherMessengers } from "../adapters/messenger/select.ts"
import { wechatFromCloud } from "../adapters/messenger/wechat.ts"
import { notYetAnswered } from "../meetings/polls/actions/silent.ts"
import { buildingsOf, contactsOf, doorsOf, resolveAudience, subjectOfSession, whois } from "../members/actions.ts"
import type { AnyAudience } from "../shared/audience.ts"
import type { ResolveAudience } from "../shared/ports.ts"
import { type Feature, feature } from "../shared/serve.ts"
import type { Store } from "../shared/store.ts"
import { notYetVoted } from "../votes/silent/actions.ts"
import { actions, type Ports } from "./actions.ts"
import type { Attach } from "./attaching/actions.ts"
import { contract } from "./contract.ts"
import { channels } from "./templates/rules.ts"

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

/** What notices ask about people, answered by members, and the channels that are connected. */
export const amongMembers = (store: Store, messengers: Ports["messengers"], attach?: Attach): Ports => ({
  resolve: everybody(store),
  contactsOf: contactsOf(store),
  buildingsOf: buildingsOf(store),
  doorsOf: doorsOf(store),
  ...(attach && { attach }),
  messengers,
  chain: channels.filter(channel => messengers[channel] !== undefined),
})

/** The function of WeChat cloud. Nothing says there yet which community brought a file, so notices carry none. */
export const main = cloudFunction(({ store }) => ({
  feature: notices(amongMembers(store, { wechat: wechatFromCloud(), ...otherMessengers(process.env) })),
  whois: whois(store),
  subjectOfSession,
}))
