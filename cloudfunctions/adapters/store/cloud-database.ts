import type { Collection } from "#cloud/shared/record"
import type { Scope } from "#cloud/shared/scope"
import type { Row } from "./change.ts"

/** The part of `wx-server-sdk`'s database that is used here; its own types are looser. */
export interface CloudDatabase {
  readonly command: {
    gt(value: string): Bound
    gte(value: string): Bound
    lt(value: string): Bound
  }
  collection(name: string): CloudCollection & {
    where(query: Readonly<Record<string, unknown>>): CloudQuery
  }
  startTransaction(): Promise<CloudTransaction>
  createCollection(name: string): Promise<unknown>
}
interface Bound {
  and(other: Bound): Bound
}
interface CloudQuery {
  orderBy(field: string, order: "asc" | "desc"): CloudQuery
  limit(most: number): CloudQuery
  get(): Promise<{ readonly data: unknown }>
}
interface CloudCollection {
  doc(id: string): {
    get(): Promise<{ readonly data: unknown }>
    set(options: { readonly data: object }): Promise<unknown>
    remove(): Promise<unknown>
  }
  add(options: { readonly data: object }): Promise<unknown>
}
export interface CloudTransaction {
  collection(name: string): CloudCollection
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

/** The SDK as it is loaded. */
export interface CloudSdk {
  init(options: { readonly env: never; readonly timeout?: number }): void
  readonly DYNAMIC_CURRENT_ENV: unknown
  database(options: { readonly throwOnNotFound: false }): CloudDatabase
}

/** A row and its revision: a random word that every write makes anew, so that the same revision means the same row. */
export interface Revised extends Row {
  readonly rev: string
}

/**
 * Between a scope and an id. It sorts before every character that a scope may have: documents are in the order of their
 * scope, then of their id, and one scope's are all between `scope!` and `scope"`.
 */
const between = "!"
const after = '"'

/** The `_id` of a document; refuses a scope that could be taken for another. */
export const placed = (scope: Scope, id: string): string => {
  if ([...scope].some(character => character <= after)) throw new Error("not a scope")
  return `${scope}${between}${id}`
}

/** The first `_id` that is no longer of this scope. */
export const endOf = (scope: Scope): string => `${scope}${after}`

export const apart = (_id: string): { readonly scope: string; readonly id: string } => {
  const at = _id.indexOf(between)
  return { scope: _id.slice(0, at), id: _id.slice(at + 1) }
}

/** The field that a list filters by. */
export const fieldOf = (name: string): string => `by_${name}`

/** A document as it is kept: its body as text, and beside it the fields it is listed by. No field is ever merged. */
export const kept = (
  collection: Pick<Collection, "by">,
  row: Omit<Revised, "id">,
): Readonly<Record<string, unknown>> => {
  const body = JSON.parse(row.body) as Readonly<Record<string, unknown>>
  const listed = collection.by.filter(name => body[name] !== undefined)
  return {
    version: row.version,
    rev: row.rev,
    body: row.body,
    ...Object.fromEntries(listed.map(name => [fieldOf(name), body[name]])),
  }
}

/** A document as it came, or undefined for none. */
export const rowOf = (found: unknown): Revised | undefined => {
  if (!found) return undefined
  const { _id, version, rev, body } = found as { _id: string; version: number; rev: string; body: string }
  return { id: apart(_id).id, version, rev, body }
}
