import type { Audience } from "../../../shared/audience.ts"
import type {
  BuildingsOf,
  Contact,
  ContactsOf,
  DoorsOf,
  HousematesOf,
  ResolveAudience,
  Subject,
} from "../../../shared/ports.ts"
import { type Documents, every, listLimit, type Store, type Stored } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { households, type Person, persons } from "../../records.ts"
import { buildingOf, currentRoll, rollRows } from "../../roll/actions/reading.ts"
import { numbersOf } from "./numbers.ts"

type Wanted = { readonly household?: string; readonly building?: string; readonly official?: boolean }
type Page = Awaited<ReturnType<ResolveAudience>>

/** The persons an audience means, in a stable order; a page may be short and still have a next one. */
export const resolveAudience =
  (store: Store): ResolveAudience =>
  async (scope, audience, page) => {
    const documents = store.in(scope)
    switch (audience.to) {
      case "community":
        return inOne(documents, {}, page, () => true)
      case "roles":
        return inOne(documents, { official: true }, page, person =>
          person.roles.some(role => audience.roles.includes(role)),
        )
      case "buildings":
        return inTurn(audience.buildings, page, building => ({ building }), documents)
      case "households":
        return inTurn(audience.households, page, household => ({ household }), documents)
      case "persons":
        return named(documents, audience.persons, page)
    }
  }

const here = (person: Person): boolean => person.standing === "here"

const inOne = async (
  documents: Documents,
  where: Wanted,
  page: { readonly after?: string; readonly limit: number },
  wanted: (person: Person) => boolean,
): Promise<Page> => {
  const limit = Math.min(page.limit, listLimit)
  const found = await documents.list(persons, { where, limit, ...(page.after !== undefined && { after: page.after }) })
  const next = found.length === limit ? found.at(-1)?.id : undefined
  return {
    persons: found.filter(person => here(person) && wanted(person)).map(person => person.person),
    ...(next !== undefined && { next }),
  }
}

/** One place after another; `after` is "place|person". */
const inTurn = async (
  places: readonly string[],
  page: { readonly after?: string; readonly limit: number },
  where: (place: string) => Wanted,
  documents: Documents,
): Promise<Page> => {
  const order = [...new Set(places)].sort()
  const [from, after = ""] = page.after?.split("|", 2) ?? [order[0]]
  const at = order.indexOf(from ?? "")
  const place = order[at]
  if (place === undefined) return { persons: [] }
  const found = await inOne(documents, where(place), { limit: page.limit, ...(after && { after }) }, () => true)
  const following = order[at + 1]
  const next =
    found.next !== undefined ? `${place}|${found.next}` : following !== undefined ? `${following}|` : undefined
  return { persons: found.persons, ...(next !== undefined && { next }) }
}

const named = async (
  documents: Documents,
  ids: readonly Id<"person">[],
  page: { readonly after?: string; readonly limit: number },
): Promise<Page> => {
  const order = [...new Set(ids)].sort().filter(person => page.after === undefined || person > page.after)
  const part = order.slice(0, Math.min(page.limit, listLimit))
  const found = await people(documents, part)
  const next = part.length < order.length ? part.at(-1) : undefined
  return { persons: found.filter(here).map(person => person.person), ...(next !== undefined && { next }) }
}

const people = async (documents: Documents, ids: readonly Id<"person">[]): Promise<Stored<Person>[]> => {
  const found = await Promise.all(ids.map(person => documents.read(persons, person)))
  return found.filter(person => person !== undefined)
}

/**
 * How persons can be reached; whoever has left, withdrawn or been forgotten is left out. Whoever has agreed to text messages
 * is reached at the number that the roll has for their door, if it names them there; the number is read when it is needed and
 * kept nowhere else.
 */
export const contactsOf =
  (store: Store): ContactsOf =>
  async (scope, ids) => {
    const documents = store.in(scope)
    const found = (await people(documents, ids)).filter(here)
    const numbers = await numbersOf(documents, found)
    return found.map((person): Contact => {
      const number = numbers.get(person.person)
      const accounts = [...person.subjects, ...(number === undefined ? [] : [`tel:${number}`])]
      return {
        person: person.person,
        language: person.language,
        ...(person.building && { building: person.building }),
        ...(accounts.length > 0 && { accounts: accounts as Subject[] }),
      }
    })
  }

/** Who else has joined behind a person's door and takes part. */
export const housematesOf =
  (store: Store): HousematesOf =>
  async (scope, person) => {
    const documents = store.in(scope)
    const { household } = (await documents.read(persons, person)) ?? {}
    if (!household) return []
    const found = await documents.list(persons, { where: { household }, limit: listLimit })
    return found.filter(one => here(one) && one.person !== person).map(one => one.person)
  }

/** The buildings of the roll an audience lives in, and how many households nobody has joined for. */
export const buildingsOf =
  (store: Store): BuildingsOf =>
  async (scope, audience) => {
    const documents = store.in(scope)
    const wanted = await householdsPerBuilding(documents, audience)
    const joined = new Map<string, number>()
    const only = audience.to === "households" ? new Set<string>(audience.households) : undefined
    for await (const household of every(documents, households))
      if (household.people > 0 && (!only || only.has(household.id)))
        joined.set(household.building, (joined.get(household.building) ?? 0) + 1)
    return wanted.map(one => ({ ...one, unjoined: Math.max(0, one.households - (joined.get(one.building) ?? 0)) }))
  }

/** The doors of a building, with whoever has joined there and takes part. */
export const doorsOf =
  (store: Store): DoorsOf =>
  async (scope, building) => {
    const documents = store.in(scope)
    const behind = new Map<string, Id<"person">[]>()
    for await (const person of every(documents, persons, { building })) {
      if (!here(person) || !person.household) continue
      const others = behind.get(person.household)
      if (others) others.push(person.person)
      else behind.set(person.household, [person.person])
    }
    const doors = []
    for await (const { household, unit, door } of rollRows(documents, building))
      doors.push({ household, unit, door, persons: behind.get(household) ?? [] })
    return doors
  }

type Building = { building: Id<"building">; compound: string; name: string; households: number }

/** In the order of the roll. Audiences of people rather than places live nowhere in particular. */
const householdsPerBuilding = async (documents: Documents, audience: Audience): Promise<Building[]> => {
  const found = new Map<string, Building>()
  for (const { building, compound, name, households: count } of (await currentRoll(documents))?.pages ?? []) {
    const known = found.get(building)
    if (known) known.households += count
    else found.set(building, { building, compound, name, households: count })
  }
  if (audience.to === "community") return [...found.values()]
  if (audience.to === "buildings") return [...found.values()].filter(one => audience.buildings.includes(one.building))
  if (audience.to !== "households") return []
  const asked = new Map<string, number>()
  for (const household of new Set(audience.households)) {
    const building = buildingOf(household)
    asked.set(building, (asked.get(building) ?? 0) + 1)
  }
  return [...found.values()]
    .filter(one => asked.has(one.building))
    .map(one => ({ ...one, households: asked.get(one.building) ?? 0 }))
}
