import { openPostgres } from "#cloud/adapters/store/postgres"
import { holdLine, letLineGo, lineHeld } from "#cloud/chats/holding/actions"
import { lines } from "#cloud/chats/records"
import type { Store } from "#cloud/shared/store"
import { instant, later, second } from "#cloud/shared/values/instant"
import { type Cluster, startPostgres } from "../support/postgres.ts"

let cluster: Cluster
let stores: Store[]
beforeAll(async () => {
  cluster = await startPostgres()
}, 60_000)
afterAll(() => cluster.done())
beforeEach(async () => {
  const url = await cluster.database()
  // Nothing is shared between the processes but the database.
  stores = await Promise.all([0, 1, 2, 3].map(() => openPostgres({ url, collections: [lines] })))
})
afterEach(() => Promise.all(stores.map(store => store.close())))

const now = instant("2026-03-02T01:00:00.000Z")
/** Twenty processes that ask at the same moment; gives which of them have it. */
const ask = async (at: typeof now): Promise<number[]> => {
  const each = Array.from({ length: 20 }, (_, n) => holdLine(stores[n % 4] as Store, "robot", `process ${n}`, at))
  return (await Promise.all(each)).flatMap((has, n) => (has ? [n] : []))
}

test("of twenty processes on PostgreSQL one holds a robot's connection, for as long as it says so", async () => {
  const [first = -1, ...others] = await ask(now)
  expect(others).toEqual([])
  expect(await ask(later(now, 20 * second))).toEqual([first])
  expect(await ask(later(now, 20 * second + lineHeld - 1))).toEqual([first])
  await letLineGo(stores[0] as Store, "robot", "process of somewhere else")
  expect(await ask(later(now, 30 * second))).toEqual([first])
})

test("one of the others takes it over when it has run out, and at once when it was given back", async () => {
  const [first = -1] = await ask(now)
  const rest = Array.from({ length: 20 }, (_, n) => n).filter(n => n !== first)
  const taken = await Promise.all(
    rest.map(n => holdLine(stores[n % 4] as Store, "robot", `process ${n}`, later(now, lineHeld))),
  )
  expect(taken.filter(Boolean)).toHaveLength(1)
  const second = rest[taken.indexOf(true)] ?? -1
  await letLineGo(stores[0] as Store, "robot", `process ${second}`)
  expect(await holdLine(stores[1] as Store, "robot", "the next", later(now, lineHeld))).toBe(true)
})
