import { type Chance, chanceOf } from "#cloud/host/demo/chance"
import { collections } from "#cloud/host/features"
import type { Action } from "#cloud/shared/contract"
import { every, type Store } from "#cloud/shared/store"
import { minute } from "#cloud/shared/values/instant"
import { idFields, schemaOf, thingOf } from "../doors/aiming.ts"
import { type Neighbours, seedNeighbours } from "../doors/neighbours.ts"
import { marksOf, people } from "../doors/sides.ts"
import { stateOf } from "../doors/state.ts"

jest.setTimeout(900_000)

/** So many calls by people of one community with ids of the other. */
const probes = 100_000

/** Every id that stands anywhere in a community: of documents, and inside them. */
const idsOf = async (store: Store, { scope }: Neighbours["there"]): Promise<ReadonlySet<string>> => {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value === "string") {
      // A telephone is no id: sent as a title it would come back as one.
      if (/^[A-Za-z0-9._:-]{10,120}$/.test(value) && /\d/.test(value) && !/^1\d{10}$/.test(value)) found.add(value)
    } else if (typeof value === "object" && value !== null) {
      for (const [field, of] of Object.entries(value)) {
        walk(field)
        walk(of)
      }
    }
  }
  const documents = store.in(scope)
  for (const collection of collections) for await (const one of every(documents, collection)) walk(one)
  return found
}

/** What names a community openly, or a secret that is its own proof: those stay ours, everything else may be theirs. */
const ownOnly: readonly string[] = ["community", "scene", "pairing"]
/** The list of all communities by their public names is for everybody. */
const publicOnes: readonly string[] = ["members.communities"]

/** An action's example with ids of theirs in its fields: the right kind, any other kind, sometimes where no id belongs. */
const probe = (chance: Chance, action: Action, both: Neighbours, theirs: readonly string[]): unknown => {
  const takesId = idFields(schemaOf(action))
  const walk = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map(one => walk(one, field))
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, walk(of, name)]))
    if (typeof value !== "string") return value
    const ours: Readonly<Record<string, string>> = both.here.ids
    const there: Readonly<Record<string, string>> = both.there.ids
    if (ownOnly.includes(field)) return ours[thingOf(field)] ?? value
    if (!takesId.has(field) && field !== "plan")
      return !action.writes && chance.next() < 0.3 ? chance.pick(theirs) : value
    const drawn = chance.next()
    if (drawn < 0.6) return there[thingOf(field)] ?? chance.pick(theirs)
    if (drawn < 0.9 || field === "file" || field === "plan") return chance.pick(theirs)
    return ours[thingOf(field)] ?? value
  }
  const input = walk(action.example.takes, "")
  const paged = schemaOf(action).properties?.after !== undefined && chance.next() < 0.5
  return paged ? { ...(input as object), after: chance.pick(theirs) } : input
}

test("threat 21: 100,000 calls with a neighbour's ids, by people of every role, give nothing of theirs and change nothing there", async () => {
  const both = await seedNeighbours()
  const first = both.open()
  const before = await stateOf(first.real, both.there)
  const ours = await idsOf(first.real, both.here)
  const theirs = [...(await idsOf(first.real, both.there))].filter(id => !ours.has(id))
  await first.close()
  const foreign = new Set(theirs)
  const actions = both.actions.filter(([name, { may }]) => may !== "timer" && !publicOnes.includes(name))
  const callers = [...people.map(who => both.here.of(who)), both.here.subjectOf("newcomer"), "nobody"] as const
  const chance = chanceOf(20260302)
  const answered = new Map<number, number>()
  const probed = new Set<string>()
  const leaks: unknown[] = []
  let calls = 0
  while (calls < probes) {
    // A fresh copy now and then: what an earlier call has ended would answer for ever after.
    const house = both.open()
    // What somebody has written here is theirs to read again.
    const written: string[] = []
    for (let turn = 0; turn < 2_000; turn += 1) {
      const [name, action] = chance.pick(actions)
      // Staff may do most: they come more often than all others together.
      const who = chance.next() < 0.6 ? both.here.of("staff") : chance.pick(callers)
      const input = probe(chance, action, both, theirs)
      const { status, reply } = await house.call(who, name, input)
      house.pass(minute)
      calls += 1
      answered.set(status, (answered.get(status) ?? 0) + 1)
      if (status !== 401 && status !== 403) probed.add(`${name} ${who}`)
      const text = JSON.stringify(reply)
      const sent = JSON.stringify(input)
      if (reply.ok && action.writes) written.push(sent)
      const ids = (text.match(/[A-Za-z0-9._:-]{10,120}/g) ?? []).filter(
        id => foreign.has(id) && !sent.includes(id) && !written.some(one => one.includes(id)),
      )
      const marked = text.includes(marksOf.there.word) || text.includes(marksOf.there.phone)
      if (ids.length > 0 || marked || status >= 500) leaks.push({ name, who, input, text, bug: house.bugs.at(-1) })
    }
    expect(await stateOf(house.real, both.there)).toEqual(before)
    await house.close()
    if (leaks.length > 10) break
  }
  both.remove()
  expect(leaks).toEqual([])
  expect(calls).toBeGreaterThanOrEqual(probes)
  expect(theirs.length).toBeGreaterThan(100)
  expect(before.documents).toBeGreaterThan(50)
  expect(answered.get(404)).toBeGreaterThan(probes / 10)
  expect(probed.size).toBeGreaterThan(400)
})
