import type { Collection } from "#cloud/shared/record"
import { listLimit, type Wanted } from "#cloud/shared/store"

/** The partial index that serves lists of a collection by one field. */
export const indexOf = (collection: string, field: string): string => {
  if (!/^\w+$/.test(collection) || !/^\w+$/.test(field)) throw new Error(`not a name: ${collection}.${field}`)
  return `CREATE INDEX IF NOT EXISTS by_${collection}_${field} ON doc (scope, json_extract(body, '$.${field}'), id) WHERE collection = '${collection}'`
}

/**
 * The query of a list and its values after the scope. The collection is a literal in the text, so that
 * SQLite can see that the partial index serves.
 */
export const listQuery = <By extends string>(collection: Collection<unknown, By>, wanted: Wanted<By>) => {
  const values: (string | number)[] = []
  const asked = Object.entries(wanted.where ?? {}).filter(([, value]) => value !== undefined)
  // Without statistics SQLite would walk the whole collection by primary key: the index is named.
  const through = asked[0] ? ` INDEXED BY by_${collection.name}_${asked[0][0]}` : ""
  let sql = `SELECT id, version, body FROM doc${through} WHERE scope = ? AND collection = '${collection.name}'`
  for (const [field, value] of asked) {
    if (!collection.by.includes(field as By)) throw new Error(`${collection.name} cannot be listed by ${field}`)
    sql += ` AND json_extract(body, '$.${field}') = ?`
    values.push(typeof value === "boolean" ? Number(value) : (value as string | number))
  }
  if (wanted.after !== undefined) {
    sql += wanted.newestFirst ? " AND id < ?" : " AND id > ?"
    values.push(wanted.after)
  }
  sql += ` ORDER BY id ${wanted.newestFirst ? "DESC" : "ASC"} LIMIT ?`
  values.push(Math.min(wanted.limit ?? listLimit, listLimit))
  return { sql, values }
}
