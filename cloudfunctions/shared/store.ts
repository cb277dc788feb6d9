import type { Collection } from "./record.ts"
import type { Scope } from "./scope.ts"
import { nextTurn } from "./turn.ts"

/** More than this many documents in one change is a bug: larger work is staged (WeChat cloud's transactions set the measure). */
export const changeLimit = 50
/** The most a list gives at once: what every store gives in one answer. */
export const listLimit = 100

/** The id is already in use: somebody else, or an earlier try, has created it. */
export class Taken extends Error {
  override readonly name = "Taken"
  readonly collection: string
  readonly id: string

  constructor(collection: string, id: string) {
    super(`${collection} has this id already`)
    this.collection = collection
    this.id = id
  }
}

/** Two changes met; the store retries by itself and throws this only when it gave up. */
export class Conflict extends Error {
  override readonly name = "Conflict"
}

export type Stored<Body> = Body & { readonly id: string }

type Value = string | number | boolean
type Living<Body, By extends string> = Collection<Body, By, "living">

/** One change: all of it or nothing. By id only; sees its own writes. */
export interface Tx {
  get<Body>(collection: Collection<Body, string>, id: string): Promise<Stored<Body> | undefined>
  /** Throws Taken when the id exists. */
  create<Body>(collection: Collection<Body, string>, id: string, body: Body): Promise<void>
  put<Body>(collection: Living<Body, string>, id: string, body: Body): Promise<void>
  remove<Body>(collection: Living<Body, string>, id: string): Promise<void>
}

/** What to list: equalities on declared fields, after an id, at most 100, by id upwards or downwards. */
export interface Wanted<By extends string> {
  readonly where?: Readonly<Partial<Record<By, Value>>>
  readonly after?: string
  readonly limit?: number
  readonly newestFirst?: boolean
}

/** Whom a change lets go first: resolves when nobody is in work any more, or when they were waited for long enough; undefined when nobody is. */
export type Patience = () => Promise<void> | undefined

/** The documents of one scope. */
export interface Documents {
  readonly scope: Scope
  /**
   * Runs the step and saves all it wrote, or nothing when it throws. The step may run more than once: no side effect,
   * clock, randomness or network inside. Resolves only when the change is durable. With `patience` it lets those without go
   * first, where changes wait for each other.
   */
  change<T>(step: (tx: Tx) => Promise<T>, patience?: Patience): Promise<T>
  read<Body>(collection: Collection<Body, string>, id: string): Promise<Stored<Body> | undefined>
  list<Body, By extends string>(collection: Collection<Body, By>, wanted?: Wanted<By>): Promise<Stored<Body>[]>
}

/** The store port: three adapters fill it (adapters/store), one suite tests them. */
export interface Store {
  in(scope: Scope): Documents
  close(): Promise<void>
}

/** A document outside of any scope, as a backup carries it; body is JSON text. */
export interface Row {
  readonly scope: string
  readonly id: string
  readonly version: number
  readonly body: string
}

/** The most rows that `rows` gives at once. */
export const rowsLimit = 1_000

/** What a whole installation can be copied from and into. */
export interface Archive extends Store {
  /** The next rows of a collection by scope, then id, by their characters' codes: at most 1,000. */
  rows(collection: Collection<unknown, string>, after?: Pick<Row, "scope" | "id">): Promise<readonly Row[]>
  /** Saves rows as they are; refuses (Taken) an id that is there already. */
  load(collection: Collection<unknown, string>, rows: readonly Row[]): Promise<void>
}

/** All documents of a list, page by page. */
export async function* every<Body, By extends string>(
  documents: Documents,
  collection: Collection<Body, By>,
  where?: Readonly<Partial<Record<By, Value>>>,
): AsyncGenerator<Stored<Body>> {
  let after: string | undefined
  do {
    const page: Stored<Body>[] = await documents.list(collection, {
      limit: listLimit,
      ...(where && { where }),
      ...(after === undefined ? {} : { after }),
    })
    yield* page
    // Where a list is at hand at once, thousands of them would keep everybody waiting.
    if (page.length === listLimit) await nextTurn()
    after = page.length === listLimit ? page.at(-1)?.id : undefined
  } while (after !== undefined)
}
