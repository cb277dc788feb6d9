import type { AnyAudience, Audience } from "../../shared/audience.ts"
import type { BuildingsOf, ResolveAudience } from "../../shared/ports.ts"
import type { Scope } from "../../shared/scope.ts"
import { type Documents, listLimit } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { readyFor } from "../credits/actions.ts"
import type { Ways } from "../outbox/wording/actions.ts"
import type { TemplateKey } from "../templates/rules.ts"
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

/** How many of an audience can be reached, have no credit left, or have nobody here, in all and by building. */
export const reachOf = async (ways: ReachingWays, documents: Documents, audience: Audience, template: TemplateKey) => {
  const { scope } = documents
  const channel = ways.chain[0]
  const messenger = channel && ways.messengers[channel]
  const ready = await readyFor(documents, template)
  const buildings = (await ways.buildingsOf(scope, audience)).map(({ building, compound, name, unjoined }) => ({
    building,
    compound,
    name,
    reachable: 0,
    noCredit: 0,
    unjoined,
  }))
  const byId = new Map<string, (typeof buildings)[number]>(buildings.map(row => [row.building, row]))
  const seen = new Set<Id<"person">>()
  const total = { reachable: 0, noCredit: 0, unjoined: buildings.reduce((sum, row) => sum + row.unjoined, 0) }
  for await (const page of personsOf(ways, scope, audience)) {
    const persons = page.filter(person => !seen.has(person))
    for (const person of persons) seen.add(person)
    for (const { person, building, subject } of await ways.contactsOf(scope, persons)) {
      const word = subject && messenger?.reaches(subject) && ready.has(person) ? "reachable" : "noCredit"
      total[word] += 1
      const row = building && byId.get(building)
      if (row) row[word] += 1
    }
  }
  return { people: seen.size, confirm: seen.size >= confirmFrom, ...total, buildings }
}
