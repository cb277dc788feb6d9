import type { AnyAudience, WrittenAudience } from "../../shared/audience.ts"
import type { Announcer, BuildingsOf, Contact, ResolveAudience } from "../../shared/ports.ts"
import type { Scope } from "../../shared/scope.ts"
import { type Documents, every, listLimit, type Store } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { hearsInGroup } from "../announcing/actions.ts"
import { credits } from "../credits/records.ts"
import { type Credit, noCredit } from "../credits/rules.ts"
import { addressesOf } from "../outbox/addressing/actions.ts"
import { unspent } from "../outbox/claiming/rules.ts"
import { closedOf } from "../outbox/closing/actions.ts"
import type { Chain } from "../outbox/ending/actions.ts"
import { templatesOf, type Ways, wayTo } from "../outbox/wording/actions.ts"
import { toComeOf } from "../planning/actions.ts"
import { weightOf } from "../planning/rules.ts"
import type { TemplateKey } from "../templates/rules.ts"
import { confirmFrom } from "../writing/rules.ts"
import { noStandings, type Standing, standingsOf, wordOf } from "./rules.ts"

/** Who an index must name for an audience to be known. */
export type ReachingWays = Ways & { readonly resolve: ResolveAudience<AnyAudience>; readonly buildingsOf: BuildingsOf }

/** The persons of an audience, a hundred at a time. */
async function* personsOf(ways: ReachingWays, scope: Scope, audience: AnyAudience) {
  let after: string | undefined
  do {
    const page: Awaited<ReturnType<ResolveAudience>> = await ways.resolve(scope, audience, {
      limit: listLimit,
      ...(after !== undefined && { after }),
    })
    yield page.persons
    after = page.next
  } while (after !== undefined)
}

/** How many persons an audience has. */
export const peopleOf = async (ways: ReachingWays, scope: Scope, audience: AnyAudience): Promise<number> => {
  const all = new Set<string>()
  for await (const persons of personsOf(ways, scope, audience)) for (const person of persons) all.add(person)
  return all.size
}

/** What is to be sent, as far as it decides whom it reaches. */
interface Wanted {
  readonly audience: WrittenAudience
  readonly template: TemplateKey
  readonly urgent: boolean
  /** It is said in the body's group as well. */
  readonly group: boolean
}

/** What each channel of a chain can do for a person now, by the rules it will be sent by. */
const standingsIn = async (
  ways: ReachingWays,
  store: Store,
  documents: Documents,
  { template, urgent }: Wanted,
  chain: Chain,
  now: Instant,
): Promise<(contact: Contact) => Standing[]> => {
  const [templates, closed, toCome] = await Promise.all([
    templatesOf(store, chain, template),
    closedOf(store, chain, now),
    toComeOf(documents, now),
  ])
  const balances = new Map<string, Credit>()
  for await (const credit of every(documents, credits, { template })) balances.set(credit.person, credit)
  const weight = weightOf(undefined, template)
  return contact =>
    standingsOf(
      chain.map(channel => {
        const way = wayTo(ways, templates, channel, contact)
        if (typeof way === "string") return way
        const credit = balances.get(contact.person) ?? noCredit
        const asking = { person: contact.person, template, weight, free: urgent }
        const why = channel === "wechat" ? unspent(credit, asking, toCome) : undefined
        return why ?? (closed.has(channel) ? "closed" : "reachable")
      }),
    )
}

/**
 * How many of an audience can be reached on the channels of a chain, in all, by channel and by building; the others have it in
 * the inbox only, `noAddress` of them because they have no account on any channel, and `unjoined` households have nobody here.
 * `first` of a channel: so many will get it there.
 */
export const reachOf = async (
  ways: ReachingWays & { readonly announcer?: Announcer },
  store: Store,
  documents: Documents,
  wanted: Wanted,
  chain: Chain,
  now: Instant,
) => {
  const { scope } = documents
  const { audience, group } = wanted
  const standings = await standingsIn(ways, store, documents, wanted, chain, now)
  const places = audience.to === "body" ? [] : await ways.buildingsOf(scope, audience)
  const none = { reachable: 0, noCredit: 0, noAddress: 0 }
  const buildings = places.map(({ building, compound, name, unjoined }) => ({
    ...{ building, compound, name },
    ...{ ...none, unjoined },
  }))
  const byId = new Map<string, (typeof buildings)[number]>(buildings.map(row => [row.building, row]))
  const byChannel = chain.map(channel => ({ channel, first: 0, ...noStandings }))
  const total = { ...none, unjoined: buildings.reduce((sum, row) => sum + row.unjoined, 0) }
  const seen = new Set<Id<"person">>()
  for await (const page of personsOf(ways, scope, audience)) {
    const persons = page.filter(person => !seen.has(person))
    for (const person of persons) seen.add(person)
    const { contacts, failed } = await addressesOf(ways, scope, persons)
    const unknown = [...failed.keys()].map((person): Contact => ({ person, language: "zh" }))
    for (const contact of [...contacts, ...unknown]) {
      const each = standings(contact)
      for (const [place, row] of byChannel.entries()) row[each[place] ?? "noAddress"] += 1
      const said = group && hearsInGroup(ways, { announced: "sent" }, contact)
      const first = byChannel[each.indexOf("reachable")]
      if (first && !said) first.first += 1
      const word = said ? "reachable" : wordOf(each)
      total[word] += 1
      const building = contact.building && byId.get(contact.building)
      if (building) building[word] += 1
    }
  }
  return { people: seen.size, confirm: seen.size >= confirmFrom, ...total, buildings, channels: byChannel }
}
