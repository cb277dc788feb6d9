import type { Collection } from "#cloud/shared/record"
import { refuse } from "#cloud/shared/refusals"
import type { Scope } from "#cloud/shared/scope"
import { type Archive, type Documents, listLimit, type Stored, type Tx, type Wanted } from "#cloud/shared/store"
import { turns } from "#cloud/shared/turn"
import { stored } from "./change.ts"
import { noCollection, troubleOf } from "./cloud-answers.ts"
import { archiveOf } from "./cloud-archive.ts"
import { changed } from "./cloud-change.ts"
import { type CloudDatabase, type CloudSdk, endOf, fieldOf, placed, type Revised, rowOf } from "./cloud-database.ts"
import { remembering } from "./remembered.ts"

/** How long one request to the database may take; ms. */
const patience = 4_000
/** So often a read without an answer is tried. */
const mostReads = 3

/** The database of the environment that a function runs in. */
export const databaseOf = (sdk: CloudSdk, timeout: number = patience): CloudDatabase => {
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV as never, timeout })
  return sdk.database({ throwOnNotFound: false })
}

/**
 * Opens the store of WeChat cloud: its document database, a collection a kind, `_id` = scope!id. Collections and indexes
 * must have been made (npm run cloud:setup). `collections` are all that may be stored; without them, those that exist.
 */
export const openCloudStore = (options: {
  readonly database: CloudDatabase
  readonly collections?: readonly Collection[]
}): Archive => {
  const { database } = options
  const declared = options.collections && new Set(options.collections)
  const known = (collection: Collection): void => {
    if (declared && !declared.has(collection))
      throw new Error(`collection ${collection.name} is not declared to this store`)
  }
  const memory = remembering<Revised>()
  const inTurn = turns<Scope>()

  const documentsOf = (scope: Scope): Documents => {
    const fresh = async (collection: Collection, id: string): Promise<Revised | undefined> =>
      rowOf((await answered(collection, () => database.collection(collection.name).doc(placed(scope, id)).get())).data)
    const look = async (collection: Collection, id: string): Promise<Revised | undefined> => {
      const before = memory.find(scope, collection, id)
      if (before) return before
      const row = await fresh(collection, id)
      if (row) memory.keep(scope, collection, id, row)
      return row
    }
    return {
      scope,
      change: <T>(step: (tx: Tx) => Promise<T>) =>
        changed(
          {
            ...{ database, scope, known, inTurn, look: fresh },
            remembered: (collection, id) => memory.find(scope, collection, id),
            remember: (collection, id, row) => memory.keep(scope, collection, id, row),
          },
          step,
        ),
      read: async <Body>(collection: Collection<Body, string>, id: string) => {
        known(collection)
        return stored(collection, await look(collection, id))
      },
      list: async <Body, By extends string>(collection: Collection<Body, By>, wanted: Wanted<By> = {}) => {
        known(collection)
        const { data } = await answered(collection, () => listed(database, collection, scope, wanted))
        return (data as readonly unknown[]).map(found => stored(collection, rowOf(found)) as Stored<Body>)
      },
    }
  }
  return { in: documentsOf, close: async () => undefined, ...archiveOf(database, known) }
}

/** What a list asks the cloud for; refuses a field that the collection does not declare. */
const listed = <By extends string>(
  database: CloudDatabase,
  collection: Collection<unknown, By>,
  scope: Scope,
  { where, after, limit = listLimit, newestFirst = false }: Wanted<By>,
) => {
  const { command } = database
  const from = after === undefined || newestFirst ? command.gte(placed(scope, "")) : command.gt(placed(scope, after))
  const to = after !== undefined && newestFirst ? command.lt(placed(scope, after)) : command.lt(endOf(scope))
  const query: Record<string, unknown> = { _id: from.and(to) }
  for (const [field, value] of Object.entries(where ?? {})) {
    if (value === undefined) continue
    if (!collection.by.includes(field as By)) throw new Error(`${collection.name} cannot be listed by ${field}`)
    query[fieldOf(field)] = value
  }
  return database
    .collection(collection.name)
    .where(query)
    .orderBy("_id", newestFirst ? "desc" : "asc")
    .limit(Math.min(limit, listLimit))
    .get()
}

/** A read's answer. One without a clear answer is asked again: reading twice does nothing. */
const answered = async <T>(collection: Pick<Collection, "name">, ask: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask()
    } catch (error) {
      if (troubleOf(error) === "missing") throw noCollection(collection.name, error)
      if (error instanceof Error && error.message.includes("cannot be listed by")) throw error
      if (tries === mostReads) throw refuse("busy", { seconds: 5 })
    }
  }
}
