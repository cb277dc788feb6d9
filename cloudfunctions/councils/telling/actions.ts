import { type Due, seeToDue } from "../../shared/due.ts"
import { type Fact, factId, factOf, facts, noteFact } from "../../shared/fact.ts"
import { communityScope } from "../../shared/scope.ts"
import type { Documents, Store } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { homes } from "../records.ts"

const queue = "streetFacts"

/** Sees to the facts of streets that are due; gives how many. */
export const tellHomes = (store: Store, now: Instant, failed: (due: Due, error: unknown) => void): Promise<number> =>
  seeToDue(store, queue, now, due => tellHome(store, due, now), failed)

/**
 * A fact of a street becomes one fact in each community that its persons are at home in, for those persons. The copy has
 * the fact's own id there, so a second run finds it made. Persons without a home here are told nothing.
 */
const tellHome = async (store: Store, due: Due, now: Instant): Promise<"done" | Instant> => {
  const documents = store.in(due.scope)
  const fact = await factOf(store, queue, due, now)
  if (typeof fact === "string") return fact
  if (fact.audience.to !== "persons") throw new Error("a street has no people of its own: name persons")
  const { id: _, ...told } = fact
  for (const [home, persons] of await atHome(documents, fact.audience.persons))
    await copy(store, home, { ...told, audience: { to: "persons", persons } })
  return "done"
}

/** Persons who hold or held something at a street, by the community they are at home in; others are left out. */
export const atHome = async (
  street: Documents,
  persons: readonly Id<"person">[],
): Promise<ReadonlyMap<Id<"community">, Id<"person">[]>> => {
  const found = new Map<Id<"community">, Id<"person">[]>()
  for (const person of new Set(persons)) {
    const home = await street.read(homes, person)
    if (home) found.set(home.community, [...(found.get(home.community) ?? []), person])
  }
  return found
}

const copy = async (store: Store, home: Id<"community">, fact: Fact): Promise<void> => {
  const scope = communityScope(home)
  await noteFact(store, scope, fact)
  await store.in(scope).change(async tx => {
    if (!(await tx.get(facts, factId(fact)))) await tx.create(facts, factId(fact), fact)
  })
}
