import { setTimeout as pause } from "node:timers/promises"
import { openPostgres } from "#cloud/adapters/store/postgres"
import { collections } from "#cloud/host/features"
import { openHouse } from "#cloud/host/house"
import { keepSimulatedTemplates } from "#cloud/host/wechat/setup"
import { persons } from "#cloud/members/records"
import { enter } from "#cloud/notices/credits/actions"
import { messages } from "#cloud/notices/outbox/records"
import { noteDue } from "#cloud/shared/due"
import { type Fact, factId, facts } from "#cloud/shared/fact"
import type { Messenger } from "#cloud/shared/ports"
import type { Collection } from "#cloud/shared/record"
import { communityScope } from "#cloud/shared/scope"
import { every, type Stored } from "#cloud/shared/store"
import { instant, later, second } from "#cloud/shared/values/instant"
import { community, seedElectorate } from "../support/electorate.ts"
import { type Cluster, startPostgres } from "../support/postgres.ts"
import { temporaryFolder } from "../support/store.ts"

jest.setTimeout(120_000)

let cluster: Cluster
beforeAll(async () => {
  cluster = await startPostgres()
})
afterAll(() => cluster.done())

const people = 40
const morning = instant("2026-03-02T01:00:00.000Z")

test("two processes look after what is due at the same time: every notice reaches every phone once", async () => {
  const url = await cluster.database()
  const folder = temporaryFolder()
  const received: string[] = []
  const wechat: Messenger = {
    reaches: () => true,
    send: async ({ to }) => {
      await pause(2)
      received.push(to)
      return { sent: true }
    },
  }
  const store = await openPostgres({ url, collections })
  await seedElectorate(store, people)
  await keepSimulatedTemplates(store)
  const documents = store.in(communityScope(community))
  const all = async <Body, By extends string>(collection: Collection<Body, By>): Promise<Stored<Body>[]> => {
    const found: Stored<Body>[] = []
    for await (const one of every(documents, collection)) found.push(one)
    return found
  }
  for (const { person } of await all(persons))
    await documents.change(tx => enter(tx, { person, template: "result" }, "accept", `agreed-${person}`, morning))
  const fact: Fact = {
    kind: "projects.published",
    about: "r1",
    audience: { to: "community" },
    page: "pages/projects/result?round=r1",
    data: { title: "今年的微项目" },
    at: morning,
  }
  await noteDue(store, "facts", { at: fact.at, scope: documents.scope, what: factId(fact) })
  await documents.change(tx => tx.create(facts, factId(fact), fact))

  // Two processes share nothing but the database and the clock, which goes on a second with every look.
  let now = morning
  const houses = await Promise.all(
    [0, 1].map(async n =>
      openHouse({
        directory: `${folder.path}/${n}`,
        store: await openPostgres({ url, collections }),
        now: () => now,
        wechat,
      }),
    ),
  )
  const stops = houses.map(house => house.runTimers(5))
  const done = async () => {
    const sent = await all(messages)
    return sent.length === people && sent.every(({ state }) => state === "sent" || state === "dead")
  }
  while (!(await done())) {
    now = later(now, second)
    await pause(100)
  }
  await Promise.all(stops.map(stop => stop()))
  expect((await all(messages)).map(({ state }) => state)).toEqual(Array(people).fill("sent"))
  expect(received).toHaveLength(people)
  expect(new Set(received).size).toBe(people)
  await Promise.all(houses.map(house => house.close()))
  await store.close()
  folder.remove()
})
