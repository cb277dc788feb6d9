import type { AnyAudience, WrittenAudience } from "../../shared/audience.ts"
import type { BuildingsOf, Contact, ResolveAudience } from "../../shared/ports.ts"
import type { Scope } from "../../shared/scope.ts"
import { type Documents, listLimit } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { readyFor } from "../credits/actions.ts"
import { accountOf, type Ways } from "../outbox/wording/actions.ts"
import type { Channel, TemplateKey } from "../templates/rules.ts"
import { confirmFrom } from "../writing/rules.ts"

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

/** What a channel can do for a person now. */
type Standing = "reachable" | "noCredit" | "noAddress"

const standingOf = (ways: ReachingWays, channel: Channel, contact: Contact, ready: ReadonlySet<string>): Standing => {
  if (accountOf(ways, channel, contact) === undefined) return "noAddress"
  return channel !== "wechat" || ready.has(contact.person) ? "reachable" : "noCredit"
}

/**
 * How many of an audience can be reached on the channels of a chain, in all, by channel and by building; the others have it in
 * the inbox only (`noCredit`), and `unjoined` households have nobody here. `first` of a channel: so many will get it there.
 */
export const reachOf = async (
  ways: ReachingWays,
  documents: Documents,
  audience: WrittenAudience,
  template: TemplateKey,
  chain: readonly Channel[],
) => {
  const { scope } = documents
  const ready = await readyFor(documents, template)
  const places = audience.to === "body" ? [] : await ways.buildingsOf(scope, audience)
  const buildings = places.map(({ building, compound, name, unjoined }) => ({
    building,
    compound,
    name,
    reachable: 0,
    noCredit: 0,
    unjoined,
  }))
  const byId = new Map<string, (typeof buildings)[number]>(buildings.map(row => [row.building, row]))
  const byChannel = chain.map(channel => ({ channel, reachable: 0, noCredit: 0, noAddress: 0, first: 0 }))
  const seen = new Set<Id<"person">>()
  const total = { reachable: 0, noCredit: 0, unjoined: buildings.reduce((sum, row) => sum + row.unjoined, 0) }
  for await (const page of personsOf(ways, scope, audience)) {
    const persons = page.filter(person => !seen.has(person))
    for (const person of persons) seen.add(person)
    for (const contact of await ways.contactsOf(scope, persons)) {
      const standings = byChannel.map(row => ({ row, standing: standingOf(ways, row.channel, contact, ready) }))
      for (const { row, standing } of standings) row[standing] += 1
      const first = standings.find(({ standing }) => standing === "reachable")
      if (first) first.row.first += 1
      const word = first ? "reachable" : "noCredit"
      total[word] += 1
      const building = contact.building && byId.get(contact.building)
      if (building) building[word] += 1
    }
  }
  return { people: seen.size, confirm: seen.size >= confirmFrom, ...total, buildings, channels: byChannel }
}
