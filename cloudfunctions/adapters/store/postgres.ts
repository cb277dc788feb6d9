import type { Collection } from "#cloud/shared/record"
import type { Scope } from "#cloud/shared/scope"
import type { Archive, Documents, Stored, Tx, Wanted } from "#cloud/shared/store"
import { turns } from "#cloud/shared/turn"
import { type Row, stored } from "./change.ts"
import { archiveOf } from "./postgres-archive.ts"
import { changed } from "./postgres-change.ts"
import { migrate } from "./postgres-schema.ts"
import { Servers } from "./postgres-servers.ts"
import { listStatement, type Revised, readStatement } from "./postgres-statements.ts"
import { remembering } from "./remembered.ts"

/**
 * Opens the store of a street or a city: a PostgreSQL database, or one that speaks like it, at `url` (several addresses
 * separated by commas: the one that writes is found). Many processes may have it open. Makes its tables when they are
 * missing. `collections` are all that may be stored; `connections` are the most at a time (16 unless told).
 */
export const openPostgres = async (options: {
  readonly url: string
  readonly collections: readonly Collection[]
  readonly connections?: number
}): Promise<Archive> => {
  const declared = new Set(options.collections)
  if (new Set(options.collections.map(({ name }) => name)).size < declared.size)
    throw new Error("two collections have the same name")
  const servers = new Servers(options.url, options.connections ?? 16)
  await migrate(statement => servers.run(statement), options.collections)
  const known = (collection: Collection): void => {
    if (!declared.has(collection)) throw new Error(`collection ${collection.name} is not declared to this store`)
  }
  const kept = remembering<Revised>()
  const inTurn = turns<Scope>()

  const documentsOf = (scope: Scope): Documents => {
    const look = async (collection: Collection, id: string): Promise<Revised | undefined> => {
      // No text of the database can hold this character: nothing has such an id.
      if (id.includes("\u0000")) return undefined
      const before = kept.find(scope, collection, id)
      if (before) return before
      const [row] = await servers.run<Revised>(readStatement(collection, scope, id))
      if (row) kept.keep(scope, collection, id, row)
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
  return { in: documentsOf, ...archiveOf(servers, known), close: () => servers.close() }
}
