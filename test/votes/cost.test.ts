import { communityScope } from "#cloud/shared/scope"
import { serve } from "#cloud/shared/serve"
import type { Documents, Store, Tx } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { votes } from "#cloud/votes/index"
import { home } from "../support/house.ts"
import { nonce, openBooth, seatOf, vote } from "./booth.ts"

/** The same store, with its reads and writes counted. */
const counting = (store: Store) => {
  const seen = { reads: 0, writes: 0, lists: 0, changes: 0 }
  const txOf = (tx: Tx): Tx => ({
    get: (...of) => {
      seen.reads += 1
      return tx.get(...of)
    },
    create: (...of) => {
      seen.writes += 1
      return tx.create(...of)
    },
    put: (...of) => {
      seen.writes += 1
      return tx.put(...of)
    },
    remove: (...of) => {
      seen.writes += 1
      return tx.remove(...of)
    },
  })
  const documentsOf = (documents: Documents): Documents => ({
    scope: documents.scope,
    change: step => {
      seen.changes += 1
      return documents.change(tx => step(txOf(tx)))
    },
    read: (...of) => {
      seen.reads += 1
      return documents.read(...of)
    },
    list: (...of) => {
      seen.lists += 1
      return documents.list(...of)
    },
  })
  const counted: Store = { in: scope => documentsOf(store.in(scope)), close: () => store.close() }
  return { counted, seen }
}

test("a ballot is one change of at most four reads and three writes, however many have voted before", async () => {
  const booth = openBooth({ households: 60 })
  await booth.open()
  const { counted, seen } = counting(booth.store)
  let n = 0
  const door = serve([votes()], {
    store: counted,
    whois: async () => ({
      person: id<"person">(`p${n}`),
      community: home,
      scope: communityScope(home),
      roles: [],
      household: id<"household">(seatOf(n)),
      delegate: true,
    }),
    now: booth.now,
    newId: () => `id${n}`,
    log: { info: () => undefined, bug: (_, error) => expect(error).toBeUndefined() },
  })
  const cast = async (chosen: string[], bits: number) => {
    Object.assign(seen, { reads: 0, writes: 0, lists: 0, changes: 0 })
    const subject = `test:p${n}` as Parameters<typeof door>[0]["subject"] & string
    const input = { vote, ballot: { kind: "approval", options: chosen }, nonce: nonce(bits) }
    const { status } = await door({ action: "votes.cast", input, key: `key-of-request-${bits}`, subject })
    expect(status).toBe(200)
    expect(seen.changes).toBe(1)
    expect(seen.lists).toBe(0)
    expect(seen.reads).toBeLessThanOrEqual(4)
    expect(seen.writes).toBeLessThanOrEqual(3)
  }
  for (n = 0; n < 60; n++) await cast(["lights"], n)
  n = 7
  await cast(["bench"], 100)
  await booth.close()
})
