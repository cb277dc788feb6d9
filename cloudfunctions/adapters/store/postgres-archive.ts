import { randomBytes } from "node:crypto"
import type { Collection } from "#cloud/shared/record"
import { type Archive, type Row, rowsLimit, Taken } from "#cloud/shared/store"
import type { Servers } from "./postgres-servers.ts"
import { columnOf, columnValues, readStatement, type Statement, tableOf } from "./postgres-statements.ts"

type Kind = Pick<Collection<unknown, string>, "name" | "by">

/** The next rows of a whole collection. The only statement that goes across scopes: a backup's. */
export const rowsStatement = (collection: Kind, after: Pick<Row, "scope" | "id">): Statement => ({
  text: `SELECT scope, id, version, body FROM ${tableOf(collection)} WHERE (scope, id) > ($1, $2) ORDER BY scope, id LIMIT ${rowsLimit}`,
  values: [after.scope, after.id],
})

/** Saves rows that must not be there yet: all of them or none. */
export const loadStatement = (collection: Kind, rev: string, rows: readonly Row[]): Statement => {
  const values: unknown[] = [rev]
  const bound = (value: unknown): string => `$${values.push(value)}`
  const places = rows.map(({ scope, id, version, body }) => {
    const own = [bound(scope), bound(id), `${bound(version)}::int`, "$1", bound(body)]
    return `(${[...own, ...columnValues(collection, body).map(bound)].join(", ")})`
  })
  const columns = ["scope", "id", "version", "rev", "body", ...collection.by.map(columnOf)]
  return { text: `INSERT INTO ${tableOf(collection)} (${columns.join(", ")}) VALUES ${places.join(", ")}`, values }
}

/** What makes a PostgreSQL store an archive. `known` refuses a collection that is not declared. */
export const archiveOf = (
  servers: Servers,
  known: (collection: Collection) => void,
): Pick<Archive, "rows" | "load"> => ({
  rows: (collection, after = { scope: "", id: "" }) => {
    known(collection)
    return servers.run<Row>(rowsStatement(collection, after))
  },
  load: async (collection, rows) => {
    known(collection)
    for (let from = 0; from < rows.length; from += rowsLimit) {
      const some = rows.slice(from, from + rowsLimit)
      try {
        await servers.once(loadStatement(collection, randomBytes(12).toString("base64url"), some))
      } catch (error) {
        if ((error as { readonly code?: unknown }).code !== "23505") throw error
        for (const { scope, id } of some)
          if ((await servers.run(readStatement(collection, scope, id))).length > 0) throw new Taken(collection.name, id)
        throw error
      }
    }
  },
})
