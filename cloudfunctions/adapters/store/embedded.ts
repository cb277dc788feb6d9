import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync, type StatementSync } from "node:sqlite"
import { type Collection, upgraded } from "#cloud/shared/record"
import type { Scope } from "#cloud/shared/scope"
import {
  changeLimit,
  type Documents,
  listLimit,
  type Store,
  type Stored,
  Taken,
  type Tx,
  type Wanted,
} from "#cloud/shared/store"

/** The data directory is in use by another process. */
export class InUse extends Error {
  override readonly name = "InUse"
}

interface Row {
  readonly id: string
  readonly version: number
  readonly body: string
}

interface Waiting {
  readonly scope: Scope
  readonly step: (tx: Tx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

type Outcome = { readonly value: unknown } | { readonly error: unknown }

/** So many changes share one COMMIT at most; enough for a full hall, and a commit stays short. */
const batchLimit = 256

/**
 * Opens the store of one machine: one SQLite file in `directory` (WAL, synchronous=FULL).
 * Changes that wait at the same time share one BEGIN IMMEDIATE … COMMIT, and nobody is answered before COMMIT has
 * returned. Throws InUse when another process holds the directory. `collections` are all that may be stored.
 */
export const openEmbedded = (options: {
  readonly directory: string
  readonly collections: readonly Collection[]
}): Store & { readonly path: string; check(): string } => {
  mkdirSync(options.directory, { recursive: true })
  const unlock = lock(options.directory)
  const path = join(options.directory, "weiyi.sqlite")
  const writer = new DatabaseSync(path)
  writer.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=2000")
  writer.exec(
    "CREATE TABLE IF NOT EXISTS doc (scope TEXT, collection TEXT, id TEXT, version INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (scope, collection, id)) WITHOUT ROWID",
  )
  const declared = new Map<string, Collection>()
  for (const collection of options.collections) {
    if (declared.has(collection.name)) throw new Error(`two collections are called ${collection.name}`)
    declared.set(collection.name, collection)
    for (const field of collection.by) writer.exec(indexOf(collection.name, field))
  }
  // Reads use a connection of their own, so that they never see a change before its COMMIT.
  const reader = new DatabaseSync(path, { readOnly: true })
  const read = reader.prepare("SELECT id, version, body FROM doc WHERE scope = ? AND collection = ? AND id = ?")
  const peek = writer.prepare("SELECT id, version, body FROM doc WHERE scope = ? AND collection = ? AND id = ?")
  const save = writer.prepare(
    "INSERT OR REPLACE INTO doc (scope, collection, id, version, body) VALUES (?, ?, ?, ?, ?)",
  )
  const drop = writer.prepare("DELETE FROM doc WHERE scope = ? AND collection = ? AND id = ?")
  const lists = new Map<string, StatementSync>()

  const known = (collection: Collection): void => {
    if (declared.get(collection.name) !== collection)
      throw new Error(`collection ${collection.name} is not declared to this store`)
  }

  let waiting: Waiting[] = []
  let busy = false
  let closed = false

  const commitBatch = async (batch: readonly Waiting[]): Promise<void> => {
    const outcomes: Outcome[] = []
    try {
      writer.exec("BEGIN IMMEDIATE")
      for (const { scope, step } of batch) {
        const change = new Change(scope, known, (collection, id) => peek.get(scope, collection, id) as Row | undefined)
        try {
          const value = await step(change)
          for (const [collection, id, written] of change.written()) {
            if (written) save.run(scope, collection.name, id, collection.version, written)
            else drop.run(scope, collection.name, id)
          }
          outcomes.push({ value })
        } catch (error) {
          outcomes.push({ error })
        }
      }
      writer.exec("COMMIT")
    } catch (error) {
      if (writer.isTransaction) writer.exec("ROLLBACK")
      for (const { reject } of batch) reject(error)
      return
    }
    for (const [index, { resolve, reject }] of batch.entries()) {
      const outcome = outcomes[index]
      if (outcome && "value" in outcome) resolve(outcome.value)
      else reject(outcome?.error)
    }
  }

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchLimit)
      waiting = waiting.slice(batchLimit)
      await commitBatch(batch)
    }
    busy = false
  }

  const documentsOf = (scope: Scope): Documents => ({
    scope,
    change: <T>(step: (tx: Tx) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        if (closed) return reject(new Error("the store is closed"))
        waiting.push({ scope, step, resolve: resolve as (value: unknown) => void, reject })
        if (busy) return
        busy = true
        // Whoever else arrives in this turn of the event loop shares the commit.
        setImmediate(() => void drain())
      }),
    read: async <Body>(collection: Collection<Body, string>, id: string) => {
      known(collection)
      return stored(collection, read.get(scope, collection.name, id) as Row | undefined)
    },
    list: async <Body, By extends string>(collection: Collection<Body, By>, wanted: Wanted<By> = {}) => {
      known(collection)
      const { sql, values } = listQuery(collection, wanted)
      let statement = lists.get(sql)
      if (!statement) {
        statement = reader.prepare(sql)
        lists.set(sql, statement)
      }
      const rows = statement.all(scope, ...values) as unknown[] as Row[]
      return rows.map(row => stored(collection, row) as Stored<Body>)
    },
  })

  return {
    path,
    in: documentsOf,
    check: () => String(Object.values(writer.prepare("PRAGMA integrity_check").get() ?? {})[0]),
    close: async () => {
      closed = true
      while (busy) await new Promise(resolve => setImmediate(resolve))
      reader.close()
      writer.exec("PRAGMA wal_checkpoint(TRUNCATE)")
      writer.close()
      unlock()
    },
  }
}

/** One change while it runs: what it wrote stays here until its step has ended well. */
class Change implements Tx {
  readonly #scope: Scope
  readonly #known: (collection: Collection) => void
  readonly #peek: (collection: string, id: string) => Row | undefined
  readonly #written = new Map<string, readonly [Collection, string, string | undefined]>()

  constructor(
    scope: Scope,
    known: (collection: Collection) => void,
    peek: (collection: string, id: string) => Row | undefined,
  ) {
    this.#scope = scope
    this.#known = known
    this.#peek = peek
  }

  async get<Body>(collection: Collection<Body, string>, id: string): Promise<Stored<Body> | undefined> {
    return this.#now(collection, id)
  }

  async create<Body>(collection: Collection<Body, string>, id: string, body: Body): Promise<void> {
    if (this.#now(collection, id)) throw new Taken(collection.name, id)
    this.#write(collection, id, JSON.stringify(body))
  }

  async put<Body>(collection: Collection<Body, string, "living">, id: string, body: Body): Promise<void> {
    living(collection)
    const { id: _, ...bare } = body as Body & { id?: string }
    this.#write(collection, id, JSON.stringify(bare))
  }

  async remove<Body>(collection: Collection<Body, string, "living">, id: string): Promise<void> {
    living(collection)
    this.#write(collection, id, undefined)
  }

  written(): Iterable<readonly [Collection, string, string | undefined]> {
    return this.#written.values()
  }

  #now<Body>(collection: Collection<Body, string>, id: string): Stored<Body> | undefined {
    this.#known(collection)
    const own = this.#written.get(`${collection.name}\n${id}`)
    if (!own) return stored(collection, this.#peek(collection.name, id))
    return own[2] === undefined ? undefined : stored(collection, { id, version: collection.version, body: own[2] })
  }

  #write(collection: Collection, id: string, body: string | undefined): void {
    this.#known(collection)
    if (id.length === 0 || id.length > 400) throw new Error(`${collection.name}: not an id in ${this.#scope}`)
    this.#written.set(`${collection.name}\n${id}`, [collection, id, body])
    if (this.#written.size > changeLimit) throw new Error(`a change touches more than ${changeLimit} documents`)
  }
}

const living = (collection: Collection): void => {
  if (collection.kind === "once") throw new Error(`${collection.name} is written once; it is never changed or removed`)
}

const stored = <Body>(collection: Collection<Body, string>, row: Row | undefined): Stored<Body> | undefined =>
  row && { ...upgraded(collection, row.version, JSON.parse(row.body)), id: row.id }

const indexOf = (collection: string, field: string): string => {
  if (!/^\w+$/.test(collection) || !/^\w+$/.test(field)) throw new Error(`not a name: ${collection}.${field}`)
  return `CREATE INDEX IF NOT EXISTS by_${collection}_${field} ON doc (scope, json_extract(body, '$.${field}'), id) WHERE collection = '${collection}'`
}

/** The collection is a literal in the text, so that SQLite can see that the partial index serves. */
const listQuery = <By extends string>(collection: Collection<unknown, By>, wanted: Wanted<By>) => {
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

/** An exclusive transaction on a file of its own: the system lets go of it when the process ends, however it ends. */
const lock = (directory: string): (() => void) => {
  const held = new DatabaseSync(join(directory, "lock.sqlite"))
  const note = join(directory, "pid")
  try {
    held.exec("PRAGMA journal_mode=DELETE; PRAGMA busy_timeout=0; BEGIN EXCLUSIVE")
  } catch {
    held.close()
    const pid = readPid(note)
    throw new InUse(
      `数据目录 ${directory} 正被另一个进程使用${pid}，请先停掉它 / the data directory is in use by another process${pid}; stop it first`,
    )
  }
  writeFileSync(note, String(process.pid))
  return () => {
    held.exec("ROLLBACK")
    held.close()
  }
}

const readPid = (note: string): string => {
  try {
    return ` (pid ${readFileSync(note, "utf8").trim()})`
  } catch {
    return ""
  }
}
