import type { Collection } from "#cloud/shared/record"
import { listLimit, type Wanted } from "#cloud/shared/store"

/** A statement of SQLite and the values of its places. */
export interface Statement {
  readonly sql: string
  readonly values: readonly Value[]
}
type Value = string | number | null

type Kind = Pick<Collection<unknown, string>, "name" | "by">

const word = (name: string): string => {
  if (!/^\w+$/.test(name)) throw new Error(`not a name: ${name}`)
  return name
}

/** The table of a collection, and the column and the index of a field that it is listed by; names become parts of statements. */
export const tableOf = ({ name }: Pick<Kind, "name">): string => `doc_${word(name)}`
export const columnOf = (field: string): string => `by_${word(field)}`
export const indexOf = ({ name }: Pick<Kind, "name">, field: string): string => `by_${word(name)}_${word(field)}`

/** A value of a listed field as its column holds it. */
const columnValue = (value: unknown): Value => {
  if (typeof value === "boolean") return Number(value)
  return typeof value === "string" || typeof value === "number" ? value : null
}

const columnValues = ({ by }: Kind, body: string): Value[] => {
  const fields = by.length > 0 ? (JSON.parse(body) as Readonly<Record<string, unknown>>) : {}
  return by.map(field => columnValue(fields[field]))
}

export const readSql = (collection: Kind): string =>
  `SELECT id, version, body FROM ${tableOf(collection)} WHERE scope = ? AND id = ?`

/** The next rows of a whole collection after a scope and an id, which are its values, and the most of them. */
export const pageSql = (collection: Kind): string =>
  `SELECT scope, id, version, body FROM ${tableOf(collection)} WHERE (scope, id) > (?, ?) ORDER BY scope, id LIMIT ?`

/** The statement of a list; refuses a field that the collection does not declare. */
export const listStatement = <By extends string>(
  collection: Collection<unknown, By>,
  scope: string,
  wanted: Wanted<By>,
): Statement => {
  const values: Value[] = [scope]
  const asked = Object.entries(wanted.where ?? {}).filter(([, value]) => value !== undefined)
  // Without statistics SQLite would walk the whole collection by primary key: the index is named.
  const through = asked[0] ? ` INDEXED BY ${indexOf(collection, asked[0][0])}` : ""
  let sql = `SELECT id, version, body FROM ${tableOf(collection)}${through} WHERE scope = ?`
  for (const [field, value] of asked) {
    if (!collection.by.includes(field as By)) throw new Error(`${collection.name} cannot be listed by ${field}`)
    sql += ` AND ${columnOf(field)} = ?`
    values.push(columnValue(value))
  }
  if (wanted.after !== undefined) {
    sql += wanted.newestFirst ? " AND id < ?" : " AND id > ?"
    values.push(wanted.after)
  }
  sql += ` ORDER BY id ${wanted.newestFirst ? "DESC" : "ASC"} LIMIT ?`
  values.push(Math.min(wanted.limit ?? listLimit, listLimit))
  return { sql, values }
}

/** A document that is not there yet. */
export const insertStatement = (
  collection: Kind,
  { scope, id, version, body }: { scope: string; id: string; version: number; body: string },
): Statement => {
  const columns = ["scope", "id", "version", "body", ...collection.by.map(columnOf)]
  const sql = `INSERT INTO ${tableOf(collection)} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`
  return { sql, values: [scope, id, version, body, ...columnValues(collection, body)] }
}

/**
 * A document whose body was `before`: a listed field that stays the same is not named, so that SQLite leaves its index as it
 * is. Most changes of a document change none or one.
 */
export const updateStatement = (
  collection: Kind,
  { scope, id, version, body }: { scope: string; id: string; version: number; body: string },
  before: string,
): Statement => {
  const [was, is] = [columnValues(collection, before), columnValues(collection, body)]
  const changed = collection.by.flatMap((field, at) => (was[at] === is[at] ? [] : [{ field, value: is[at] ?? null }]))
  const set = ["version", "body", ...changed.map(({ field }) => columnOf(field))].map(column => `${column} = ?`)
  const sql = `UPDATE ${tableOf(collection)} SET ${set.join(", ")} WHERE scope = ? AND id = ?`
  return { sql, values: [version, body, ...changed.map(({ value }) => value), scope, id] }
}

export const removeStatement = (collection: Kind, scope: string, id: string): Statement => ({
  sql: `DELETE FROM ${tableOf(collection)} WHERE scope = ? AND id = ?`,
  values: [scope, id],
})
