import { communityScope } from "#cloud/shared/scope"
import { serve } from "#cloud/shared/serve"
import type { Documents, Store, Tx } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import type { Instant } from "#cloud/shared/values/instant"
import { votes } from "#cloud/votes/index"
import { home } from "../support/house.ts"
import { nonce, openBooth, seatOf, vote } from "./booth.ts"
import { heldBy, motion, openCouncil, personOf } from "./council.ts"

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

/** A door over the counted store; whoever calls is person n of the community. */
const doorOf = (
  house: { readonly store: Store; readonly now: () => Instant },
  who: { n: number; household: boolean },
) => {
  const { counted, seen } = counting(house.store)
  const door = serve([votes()], {
    store: counted,
    whois: async () => ({
      person: id<"person">(`p${who.n}`),
      community: home,
      scope: communityScope(home),
      roles: [],
      ...(who.household && { household: id<"household">(seatOf(who.n)) }),
      delegate: who.household,
    }),
    now: house.now,
    newId: () => `id${who.n}`,
    log: { info: () => undefined, bug: (_, error) => expect(error).toBeUndefined() },
  })
  /** Casts, and holds the cost: one change, no list, at most four reads and three writes. */
  return async (action: string, input: object, bits: number) => {
    Object.assign(seen, { reads: 0, writes: 0, lists: 0, changes: 0 })
    const subject = `test:p${who.n}` as Parameters<typeof door>[0]["subject"] & string
    const { status } = await door({
      action,
      input: { ...input, nonce: nonce(bits) },
      key: `key-of-request-${bits}`,
      subject,
    })
    expect(status).toBe(200)
    expect(seen.changes).toBe(1)
    expect(seen.lists).toBe(0)
    expect(seen.reads).toBeLessThanOrEqual(4)
    expect(seen.writes).toBeLessThanOrEqual(3)
  }
}

test("a ballot is one change of at most four reads and three writes, however many have voted before", async () => {
  const booth = openBooth({ households: 60 })
  await booth.open()
  const who = { n: 0, household: true }
  const cast = doorOf(booth, who)
  const ballot = (chosen: string[]) => ({ vote, ballot: { kind: "approval", options: chosen } })
  for (who.n = 0; who.n < 60; who.n++) await cast("votes.cast", ballot(["lights"]), who.n)
  who.n = 7
  await cast("votes.cast", ballot(["bench"]), 100)
  await booth.close()
})

test("a ballot for a seat costs no more than a household's, also for one of several", async () => {
  const seats = Array.from({ length: 60 }, (_, n) => heldBy(n, { holders: [personOf(n), personOf((n + 1) % 60)] }))
  const council = openCouncil({ seats })
  await council.open()
  const who = { n: 0, household: false }
  const cast = doorOf(council, who)
  const ballot = { vote: motion, ballot: { kind: "motion", choice: "approve" } }
  for (who.n = 0; who.n < 60; who.n++) await cast("votes.castSeat", { ...ballot, seat: heldBy(who.n).seat }, who.n)
  who.n = 7
  await cast("votes.castSeat", { ...ballot, seat: heldBy(7).seat }, 100)
  await council.close()
})
