import { openPostgres } from "#cloud/adapters/store/postgres"
import { migrate } from "#cloud/adapters/store/postgres-schema"
import { Servers } from "#cloud/adapters/store/postgres-servers"
import { communityScope } from "#cloud/shared/scope"
import type { Store } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { notes, seals } from "../adapters/store-suite.ts"
import { type Cluster, startPostgres } from "../support/postgres.ts"

const collections = [notes, seals]
const home = communityScope(id("home"))
const note = (text: string, about = "a", open = true) => ({ text, about, open })

let cluster: Cluster
let url: string
let stores: Store[]
beforeAll(async () => {
  cluster = await startPostgres()
}, 60_000)
afterAll(() => cluster.done())
beforeEach(async () => {
  url = await cluster.database()
  // Two processes of a city: nothing is shared between them but the database.
  stores = [await openPostgres({ url, collections }), await openPostgres({ url, collections })]
})
afterEach(() => Promise.all(stores.map(store => store.close())))
const of = (process: number) => (stores[process % 2] as Store).in(home)

test("threat 15: 20 payouts of 250 from 1,000 in two processes: four go through", async () => {
  await of(0).change(tx => tx.create(notes, "fund", note("1000")))
  const pay = (i: number) =>
    of(i).change(async tx => {
      const left = Number((await tx.get(notes, "fund"))?.text)
      if (left < 250) return false
      await tx.put(notes, "fund", note(String(left - 250)))
      await tx.create(seals, `paid${i}`, { text: String(left - 250) })
      return true
    })
  const paid = await Promise.all(Array.from({ length: 20 }, (_, i) => pay(i)))
  expect(paid.filter(Boolean)).toHaveLength(4)
  expect((await of(0).read(notes, "fund"))?.text).toBe("0")
  expect(await of(1).list(seals)).toHaveLength(4)
})

test("32 who look, find nothing and write it: one creates it, each of the others sees what was written before", async () => {
  const add = (i: number) =>
    of(i).change(async tx => {
      const before = Number((await tx.get(notes, "counter"))?.text ?? 0)
      await tx.put(notes, "counter", note(String(before + 1)))
      return before
    })
  const seen = await Promise.all(Array.from({ length: 32 }, (_, i) => add(i)))
  expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, i) => i))
  expect((await of(0).read(notes, "counter"))?.text).toBe("32")
})

test("two changes that each look at what the other writes do not both go through", async () => {
  for (let round = 0; round < 20; round += 1) {
    const [a, b] = [`a${round}`, `b${round}`]
    await of(0).change(async tx => {
      await tx.create(notes, a, note("on duty"))
      await tx.create(notes, b, note("on duty"))
    })
    // Each may leave only while the other stays.
    const leave = (process: number, mine: string, other: string) =>
      of(process).change(async tx => {
        if ((await tx.get(notes, other))?.text !== "on duty") return false
        await tx.put(notes, mine, note("gone"))
        return true
      })
    const left = await Promise.all([leave(0, a, b), leave(1, b, a)])
    expect(left.filter(Boolean)).toHaveLength(1)
  }
})

test("what was looked for and not there is still not there when the change is saved", async () => {
  for (let round = 0; round < 20; round += 1) {
    const [end, late] = [`end${round}`, `late${round}`]
    const cast = of(0).change(async tx => {
      if (await tx.get(seals, end)) return "closed"
      await tx.create(notes, late, note("cast"))
      return "cast"
    })
    const close = of(1).change(async tx => {
      const cast = await tx.get(notes, late)
      await tx.create(seals, end, { text: cast ? "one" : "none" })
    })
    const [said] = await Promise.all([cast, close])
    // Whoever was first, they agree.
    const counted = (await of(1).read(seals, end))?.text
    const there = (await of(0).read(notes, late)) !== undefined
    expect(there).toBe(said === "cast")
    if (counted === "one") expect(there).toBe(true)
  }
})

test("a refusal that rests on two looks is only believed when they hold together", async () => {
  await of(0).change(async tx => {
    await tx.create(notes, "left", note("5"))
    await tx.create(notes, "right", note("5"))
  })
  let first = true
  const sum = of(0).change(async tx => {
    const left = Number((await tx.get(notes, "left"))?.text)
    if (first) {
      first = false
      await of(1).change(async other => {
        await other.put(notes, "left", note("0"))
        await other.put(notes, "right", note("10"))
      })
    }
    const right = Number((await tx.get(notes, "right"))?.text)
    if (left + right !== 10) throw new Error(`never true: ${left + right}`)
    return left + right
  })
  await expect(sum).resolves.toBe(10)
})

test("the tables are made once, however many processes start at the same moment", async () => {
  const empty = await cluster.database()
  const opened = await Promise.all(Array.from({ length: 6 }, () => openPostgres({ url: empty, collections })))
  await Promise.all(opened.map((store, i) => store.in(home).change(tx => tx.create(seals, `s${i}`, { text: "x" }))))
  expect(await opened[0]?.in(home).list(seals)).toHaveLength(6)
  await Promise.all(opened.map(store => store.close()))
})

test("a field that is newly listed by is filled from what is stored", async () => {
  await of(0).change(async tx => {
    for (let i = 0; i < 30; i += 1) await tx.create(notes, `n${i}`, note(i % 3 ? "other" : "third"))
  })
  const listed = { ...notes, by: ["about", "open", "text"] as const }
  const servers = new Servers(url, 2)
  await migrate(statement => servers.run(statement), [{ ...notes, by: [...listed.by] }])
  await servers.close()
  const later = await openPostgres({ url, collections: [listed] })
  expect(await later.in(home).list(listed, { where: { text: "third" } })).toHaveLength(10)
  await later.close()
})

test("connections that the server ends under a change lose nothing that was acknowledged", async () => {
  let acknowledged = 0
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let i = 0; i < 40; i += 1) {
      await of(writer).change(tx => tx.put(notes, `w${writer}-${i}`, note("x")))
      acknowledged += 1
      if (writer === 0 && i % 10 === 5)
        await cluster.ask(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'weiyi' AND pid <> pg_backend_pid()",
        )
    }
  })
  await Promise.all(writers)
  expect(acknowledged).toBe(320)
  const found = new Set<string>()
  for (let writer = 0; writer < 8; writer += 1)
    for (let i = 0; i < 40; i += 1) if (await of(writer).read(notes, `w${writer}-${i}`)) found.add(`w${writer}-${i}`)
  expect(found.size).toBe(320)
}, 60_000)

test("a server that stopped and came back is found again", async () => {
  await of(0).change(tx => tx.create(seals, "before", { text: "x" }))
  await cluster.stop()
  const during = of(1).change(tx => tx.create(seals, "during", { text: "x" }))
  await cluster.start()
  await during
  expect((await of(0).list(seals)).map(seal => seal.id)).toEqual(["before", "during"])
}, 30_000)
