import { cloudFunction } from "../adapters/function/wechat.ts"
import { wechatFromCloud } from "../adapters/messenger/wechat-cloud.ts"
import { seatsOn } from "../councils/actions.ts"
import { notYetAnswered } from "../meetings/polls/actions/silent.ts"
import {
  buildingsOf,
  contactsOf,
  doorsOf,
  housematesOf,
  placesOf,
  resolveAudience,
  subjectOfSession,
  whois,
} from "../members/actions.ts"
import type { AnyAudience } from "../shared/audience.ts"
import type { Clock, ResolveAudience } from "../shared/ports.ts"
import { communityOf, type Scope } from "../shared/scope.ts"
import { type Feature, feature } from "../shared/serve.ts"
import type { Store } from "../shared/store.ts"
import { dayOf } from "../shared/values/day.ts"
import type { Id } from "../shared/values/id.ts"
import { notYetVoted } from "../votes/silent/actions.ts"
import { actions, type Ports } from "./actions.ts"
import { contract } from "./contract.ts"
import { hearing } from "./hearing/actions.ts"
import { channels } from "./templates/rules.ts"

export { collections } from "./records.ts"

/** Notices, the inbox, subscription credits and the outbox. */
export const notices = (ports: Ports): Feature => feature("notices", contract, actions(ports))

/** Whoever holds the seats of a body today and lives in this community, page by page. */
const membersOf =
  (among: ResolveAudience, store: Store, now: Clock): ((...asked: BodyAsked) => ReturnType<ResolveAudience>) =>
  async (scope, body, { after, limit }) => {
    const seats = await seatsOn(store.in(scope), body, dayOf(now()))
    const home = communityOf(scope)
    const holders = seats.flatMap(seat => (seat.holder && seat.home === home ? [seat.holder] : []))
    const rest = [...new Set(holders)].sort().filter(person => after === undefined || person > after)
    const part = rest.slice(0, limit)
    const { persons } =
      part.length > 0 ? await among(scope, { to: "persons", persons: part }, { limit }) : { persons: [] }
    const next = part.length < rest.length ? part.at(-1) : undefined
    return { persons, ...(next !== undefined && { next }) }
  }
type BodyAsked = [scope: Scope, body: Id<"body">, page: Parameters<ResolveAudience>[2]]

/** Any audience, page by page: members know people and places, councils seats, votes and meetings who has not taken part yet. */
const everybody = (store: Store, now: Clock): ResolveAudience<AnyAudience> => {
  const among = resolveAudience(store)
  const seated = membersOf(among, store, now)
  return (scope, audience, page) => {
    if (audience.to === "notVoted") return notYetVoted(store, scope, audience.vote, page)
    if (audience.to === "notAnswered") return notYetAnswered(store, among, scope, audience.poll, page)
    if (audience.to === "body") return seated(scope, audience.body, page)
    return among(scope, audience, page)
  }
}

/** What notices ask about people, answered by members, and the channels that are connected. */
export const amongMembers = (
  store: Store,
  messengers: Ports["messengers"],
  now: Clock,
  more: Pick<Ports, "attach" | "announcer"> = {},
): Ports => ({
  resolve: everybody(store, now),
  contactsOf: contactsOf(store),
  housematesOf: housematesOf(store),
  buildingsOf: buildingsOf(store),
  doorsOf: doorsOf(store),
  ...more,
  clock: now,
  messengers,
  chain: channels.filter(channel => messengers[channel] !== undefined),
})

/** What the house does about what platforms tell by themselves, by channel. */
export const hearingAmongMembers = (store: Store, now: Clock) =>
  hearing({ store, placesOf: placesOf(store), housematesOf: housematesOf(store), now })

/**
 * The function of WeChat cloud. It reads no secret, so it has WeChat's own messages only; and nothing says there yet which
 * community brought a file, so notices carry none.
 */
export const main = cloudFunction(({ store, now }) => ({
  feature: notices(amongMembers(store, { wechat: wechatFromCloud() }, now)),
  whois: whois(store),
  subjectOfSession,
  hear: hearingAmongMembers(store, now)("wechat"),
}))
