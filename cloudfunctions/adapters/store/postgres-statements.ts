import type { Collection } from "#cloud/shared/record"
import { listLimit, type Wanted } from "#cloud/shared/store"
import type { Row, Written } from "./change.ts"

/** A statement as `pg` takes it; one with a name is prepared once a connection. */
export interface Statement {
  readonly name?: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** So many different statements are prepared at most on a connection; further ones are planned anew each time. */
const mostPrepared = 500
const names = new Map<string, string>()

/** A statement under a name of its own, the same in the whole process. */
const prepared = (text: string, values: readonly unknown[]): Statement => {
  const known = names.get(text)
  if (!known && names.size >= mostPrepared) return { text, values }
  const name = known ?? `s${names.size}`
  names.set(text, name)
  return { name, text, values }
}

/** A row and its revision: a random word that every write makes anew, so that the same revision means the same row. */
export interface Revised extends Row {
  readonly rev: string
}

const word = (name: string): string => {
  if (!/^\w+$/.test(name)) throw new Error(`not a name: ${name}`)
  return name.toLowerCase() === name ? name : `"${name}"`
}

type Kind = Pick<Collection<unknown, string>, "name" | "by">

/** The table of a collection and the column of a field that it is listed by; names become parts of statements. */
export const tableOf = (collection: Pick<Kind, "name">): string => word(`doc_${collection.name}`)
export const columnOf = (field: string): string => word(`by_${field}`)

/** A value of a listed field as its column holds it: JSON, since JSON writes every text and tells 1 from "1". */
export const columnValue = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

/** The columns after (scope, id, version, rev, body), filled from a body. */
export const columnValues = (collection: Kind, body: string): (string | null)[] => {
  const fields = JSON.parse(body) as Readonly<Record<string, unknown>>
  return collection.by.map(field => columnValue(fields[field]))
}

export const readStatement = (collection: Kind, scope: string, id: string): Statement =>
  prepared(`SELECT id, version, rev, body FROM ${tableOf(collection)} WHERE scope = $1 AND id = $2`, [scope, id])

/** The statement of a list; refuses a field that the collection does not declare. */
export const listStatement = <By extends string>(
  collection: Collection<unknown, By>,
  scope: string,
  wanted: Wanted<By>,
): Statement => {
  const values: unknown[] = [scope]
  const bound = (value: unknown): string => `$${values.push(value)}`
  let text = `SELECT id, version, rev, body FROM ${tableOf(collection)} WHERE scope = $1`
  for (const [field, value] of Object.entries(wanted.where ?? {})) {
    if (value === undefined) continue
    if (!collection.by.includes(field as By)) throw new Error(`${collection.name} cannot be listed by ${field}`)
    text += ` AND ${columnOf(field)} = ${bound(columnValue(value))}`
  }
  if (wanted.after !== undefined) text += ` AND id ${wanted.newestFirst ? "<" : ">"} ${bound(wanted.after)}`
  text += ` ORDER BY id ${wanted.newestFirst ? "DESC" : "ASC"}`
  text += ` LIMIT ${bound(Math.min(wanted.limit ?? listLimit, listLimit))}`
  return prepared(text, values)
}

/** A row that was looked up and not written: it must still be as it was when the change is saved. */
export interface Held {
  readonly collection: Kind
  readonly id: string
  readonly rev: string | undefined
}

/** A document to be written, and the revision it was written upon: undefined for absent, null for any. */
export interface Write extends Pick<Written, "id" | "body" | "blind"> {
  readonly collection: Kind & Pick<Collection, "version">
  readonly upon: string | undefined | null
}

/**
 * One statement that saves a whole change: it writes only when all that was looked up still holds, and says so in `held`.
 * A created id that is taken breaks it with a unique violation, and nothing is written.
 */
export const saveStatement = (
  scope: string,
  rev: string,
  held: readonly Held[],
  writes: readonly Write[],
): Statement => {
  const values: unknown[] = [scope, rev]
  const bound = (value: unknown): string => `$${values.push(value)}`
  const conditions: string[] = []
  const same = (collection: Kind, id: string, at: string | undefined): void => {
    const row = `SELECT 1 FROM ${tableOf(collection)} WHERE scope = $1 AND id = ${bound(id)}`
    conditions.push(at === undefined ? `NOT EXISTS (${row})` : `EXISTS (${row} AND rev = ${bound(at)})`)
  }
  for (const { collection, id, rev: at } of held) same(collection, id, at)
  // A row that is changed or removed must still be what was looked up; a row that is created says so itself.
  for (const { collection, id, upon } of writes) if (typeof upon === "string") same(collection, id, upon)
  const parts = writes.map((write, at) => `w${at} AS (${writing(write, bound)})`)
  const all = conditions.length > 0 ? conditions.join(" AND ") : "true"
  const text = [`WITH held AS MATERIALIZED (SELECT $2::text AS rev WHERE ${all})`, ...parts]
    .join(", ")
    .concat(" SELECT 1 AS held FROM held")
  return prepared(text, values)
}

const writing = ({ collection, id, body, upon }: Write, bound: (value: unknown) => string): string => {
  const table = tableOf(collection)
  if (body === undefined)
    return `DELETE FROM ${table} WHERE scope = $1 AND id = ${bound(id)} AND EXISTS (SELECT 1 FROM held)`
  const columns = ["scope", "id", "version", "rev", "body", ...collection.by.map(columnOf)]
  const given = [bound(id), `${bound(collection.version)}::int`, "held.rev", bound(body)]
  const more = columnValues(collection, body).map(value => `${bound(value)}::text`)
  const insert = `INSERT INTO ${table} (${columns.join(", ")}) SELECT $1, ${[...given, ...more].join(", ")} FROM held`
  if (upon === undefined) return insert
  const changed = columns.slice(2).map(column => `${column} = EXCLUDED.${column}`)
  return `${insert} ON CONFLICT (scope, id) DO UPDATE SET ${changed.join(", ")}`
}
