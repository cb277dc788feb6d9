import { openPostgres } from "#cloud/adapters/store/postgres"
import { describeStore, notes, seals } from "../adapters/store-suite.ts"
import { type Cluster, startPostgres } from "../support/postgres.ts"

let cluster: Cluster
beforeAll(async () => {
  cluster = await startPostgres()
}, 60_000)
afterAll(() => cluster.done())

describeStore("PostgreSQL", async () => {
  const url = await cluster.database()
  const collections = [notes, seals]
  let store = await openPostgres({ url, collections })
  return {
    store,
    reopen: async () => {
      await store.close()
      store = await openPostgres({ url, collections })
      return store
    },
    done: () => store.close(),
  }
})
