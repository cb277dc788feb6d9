import type { Documents, Store, Tx } from "#cloud/shared/store"

/** The store was away: what was called may have happened, or not. */
export class Away extends Error {
  override readonly name = "Away"
}

/** A document somebody's change has written. */
export interface Touched {
  readonly scope: string
  readonly collection: string
  readonly id: string
}

/**
 * A real store of which one call fails: the n-th since `failAt`, before it has an effect or after. Everything that came
 * through is noted.
 */
export const failingOnce = (store: Store) => {
  let calls = 0
  let failing = 0
  let side: "before" | "after" = "before"
  let failed = false
  const touched: Touched[] = []

  const through = async <T>(call: () => Promise<T>): Promise<T> => {
    calls += 1
    const fails = calls === failing
    if (fails) failed = true
    if (fails && side === "before") throw new Away("before")
    const value = await call()
    if (fails) throw new Away("after")
    return value
  }

  const documentsOf = (documents: Documents): Documents => ({
    scope: documents.scope,
    read: (collection, id) => through(() => documents.read(collection, id)),
    list: (collection, wanted) => through(() => documents.list(collection, wanted)),
    change: step =>
      through(async () => {
        let written: Touched[] = []
        const value = await documents.change(tx => {
          written = []
          return step(noting(tx, (collection, id) => written.push({ scope: documents.scope, collection, id })))
        })
        touched.push(...written)
        return value
      }),
  })

  return {
    store: { in: scope => documentsOf(store.in(scope)), close: store.close } satisfies Store,
    touched,
    /** From now on calls are counted anew; the n-th fails. 0: none. */
    failAt: (n: number, when: "before" | "after" = "before"): void => {
      calls = 0
      failing = n
      side = when
      failed = false
    },
    calls: () => calls,
    hasFailed: () => failed,
  }
}

const noting = (tx: Tx, note: (collection: string, id: string) => void): Tx => ({
  get: (collection, id) => tx.get(collection, id),
  create: (collection, id, body) => {
    note(collection.name, id)
    return tx.create(collection, id, body)
  },
  put: (collection, id, body) => {
    note(collection.name, id)
    return tx.put(collection, id, body)
  },
  remove: (collection, id) => {
    note(collection.name, id)
    return tx.remove(collection, id)
  },
})
