import type { Collection } from "#cloud/shared/record"
import type { Scope } from "#cloud/shared/scope"
import type { Documents, Store, Stored, Tx, Wanted } from "#cloud/shared/store"
import { type Row, stored } from "./change.ts"
import { changed } from "./postgres-change.ts"
import { migrate } from "./postgres-schema.ts"
import { Servers } from "./postgres-servers.ts"
import { listStatement, type Revised, readStatement } from "./postgres-statements.ts"

/** So many documents that never change are kept in the process; the oldest goes first. */
const mostKept = 2_000

/**
 * Opens the store of a street or a city: a PostgreSQL database, or one that speaks like it, at `url` (several addresses
 * separated by commas: the one that writes is found). Many processes may have it open. Makes its tables when they are
 * missing. `collections` are all that may be stored; `connections` are the most at a time (16 unless told).
 */
export const openPostgres = async (options: {
  readonly url: string
  readonly collections: readonly Collection[]
  readonly connections?: number
}): Promise<Store> => {
  const declared = new Set(options.collections)
  if (new Set(options.collections.map(({ name }) => name)).size < declared.size)
    throw new Error("two collections have the same name")
  const servers = new Servers(options.url, options.connections ?? 16)
  await migrate(statement => servers.run(statement), options.collections)
  const known = (collection: Collection): void => {
    if (!declared.has(collection)) throw new Error(`collection ${collection.name} is not declared to this store`)
  }
  const kept = new Map<string, Revised>()
  const inTurn = turns()

  const documentsOf = (scope: Scope): Documents => {
    const look = async (collection: Collection, id: string): Promise<Revised | undefined> => {
      // No text of the database can hold this character: nothing has such an id.
      if (id.includes("\u0000")) return undefined
      const place = `${scope}\n${collection.name}\n${id}`
      const known = kept.get(place)
      if (known) return known
      const [row] = await servers.run<Revised>(readStatement(collection, scope, id))
      if (row && collection.kind === "once") keep(kept, place, row)
      return row
    }
    return {
      scope,
      change: <T>(step: (tx: Tx) => Promise<T>) => changed({ servers, scope, known, look, inTurn }, step),
      read: async <Body>(collection: Collection<Body, string>, id: string) => {
        known(collection)
        return stored(collection, await look(collection, id))
      },
      list: async <Body, By extends string>(collection: Collection<Body, By>, wanted: Wanted<By> = {}) => {
        known(collection)
        const rows = await servers.run<Row>(listStatement(collection, scope, wanted))
        return rows.map(row => stored(collection, row) as Stored<Body>)
      },
    }
  }
  return { in: documentsOf, close: () => servers.close() }
}

const keep = (kept: Map<string, Revised>, place: string, row: Revised): void => {
  kept.set(place, row)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value as string)
}

/** Lets one at a time act for a scope, in the order in which they came. */
const turns = () => {
  const last = new Map<Scope, Promise<unknown>>()
  return <T>(scope: Scope, act: () => Promise<T>): Promise<T> => {
    const mine = (last.get(scope) ?? Promise.resolve()).then(act)
    const ended = mine
      .catch(() => undefined)
      .then(() => {
        if (last.get(scope) === ended) last.delete(scope)
      })
    last.set(scope, ended)
    return mine
  }
}
