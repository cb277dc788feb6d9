import type { Collection } from "#cloud/shared/record"
import { listLimit, type Wanted } from "#cloud/shared/store"

/** The table of a collection; its name is checked, since it becomes a part of the statements. */
export const tableOf = (collection: Collection<unknown, string>): string => {
  if (!/^\w+$/.test(collection.name)) throw new Error(`not a name: ${collection.name}`)
  return `doc_${collection.name}`
}

/** The index that serves lists of a collection by one field. */
export const indexOf = (collection: Collection<unknown, string>, field: string): string => {
  if (!/^\w+$/.test(field)) throw new Error(`not a name: ${collection.name}.${field}`)
  const table = tableOf(collection)
  return `CREATE INDEX IF NOT EXISTS by_${collection.name}_${field} ON ${table} (scope, json_extract(body, '$.${field}'), id)`
}

/** The next rows of a whole collection after a scope and an id, which are its values, and the most of them. */
export const pageOf = (collection: Collection<unknown, string>): string =>
  `SELECT scope, id, version, body FROM ${tableOf(collection)} WHERE (scope, id) > (?, ?) ORDER BY scope, id LIMIT ?`

/** The query of a list and its values after the scope. */
export const listQuery = <By extends string>(collection: Collection<unknown, By>, wanted: Wanted<By>) => {
  const values: (string | number)[] = []
  const asked = Object.entries(wanted.where ?? {}).filter(([, value]) => value !== undefined)
  // Without statistics SQLite would walk the whole collection by primary key: the index is named.
  const through = asked[0] ? ` INDEXED BY by_${collection.name}_${asked[0][0]}` : ""
  let sql = `SELECT id, version, body FROM ${tableOf(collection)}${through} WHERE scope = ?`
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
