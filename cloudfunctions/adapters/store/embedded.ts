import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { Collection } from "#cloud/shared/record"
import type { Scope } from "#cloud/shared/scope"
import {
  type Archive,
  type Row as ArchivedRow,
  type Documents,
  type Patience,
  rowsLimit,
  type Stored,
  Taken,
  type Tx,
  type Wanted,
} from "#cloud/shared/store"
import { nextTurn } from "#cloud/shared/turn"
import { Change, type Row, stored } from "./change.ts"
import { batches, type Outcome } from "./embedded-batches.ts"
import { bringing } from "./embedded-bringing.ts"
import { flushing } from "./embedded-flushing.ts"
import { lock } from "./embedded-lock.ts"
import { readsBeside } from "./embedded-reads.ts"
import { rowsOf, statementsOf } from "./embedded-rows.ts"
import { listStatement, pageSql, readSql } from "./embedded-statements.ts"
import { makeTables } from "./embedded-tables.ts"

export { InUse } from "./embedded-lock.ts"

/**
 * Opens the store of one machine: one SQLite file in `directory` (WAL), a table a collection. Changes that wait at the
 * same time share one BEGIN IMMEDIATE … COMMIT, and nobody is answered before it is on the disk; for changes that are
 * patient nobody else waits meanwhile. Throws InUse when another process holds the directory. `collections` are all that
 * may be stored.
 * `unsafe`: nothing is on the disk before `close`; only for what can be made anew (demonstration data).
 */
export const openEmbedded = (options: {
  readonly directory: string
  readonly collections: readonly Collection[]
  readonly unsafe?: boolean
}): Archive & { readonly path: string; check(): string } => {
  mkdirSync(options.directory, { recursive: true })
  const unlock = lock(options.directory)
  const path = join(options.directory, "weiyi.sqlite")
  const writer = new DatabaseSync(path)
  // A COMMIT alone waits for no disk: the log is flushed after it, before anybody is answered (`disk`).
  const synchronous = options.unsafe ? "OFF" : "NORMAL"
  writer.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=${synchronous}`)
  // The log is brought into the file between changes (`bring`); by SQLite itself, within a COMMIT, only where there is no between.
  writer.exec("PRAGMA wal_autocheckpoint=24000; PRAGMA mmap_size=268435456")
  const declared = new Map<string, Collection>()
  for (const collection of options.collections) {
    if (declared.has(collection.name)) throw new Error(`two collections are called ${collection.name}`)
    declared.set(collection.name, collection)
  }
  makeTables(writer, options.collections)
  const onWriter = statementsOf(writer)
  const rows = rowsOf(onWriter)
  const reads = readsBeside(path, onWriter)
  const known = (collection: Collection<unknown, string>): void => {
    if (declared.get(collection.name) !== collection)
      throw new Error(`collection ${collection.name} is not declared to this store`)
  }

  const disk = flushing(`${path}-wal`)
  const file = flushing(path)
  const changes = batches({
    begin: () => {
      disk.check()
      reads.changing(true)
      onWriter("BEGIN IMMEDIATE").run()
    },
    run: async ({ scope, step }) => {
      const look = (collection: Collection, id: string) => rows.look(scope, collection, id)
      const change = new Change({ scope, known, look, blind: false })
      const outcome = await step(change).then(
        (value): Outcome => ({ value }),
        (error): Outcome => ({ error }),
      )
      // Outside the step's own catch: what the disk refuses half-way takes the whole batch back, never half a change.
      if ("value" in outcome) for (const written of change.written()) rows.save(scope, written)
      return outcome
    },
    commit: patient => {
      onWriter("COMMIT").run()
      reads.changing(false)
      if (options.unsafe) return undefined
      return patient ? disk.beside() : void disk.now()
    },
    takeBack: () => {
      if (writer.isTransaction) writer.exec("ROLLBACK")
      reads.changing(false)
    },
    rest: () =>
      setImmediate(async () => {
        await lastPatience?.()
        bring()
      }),
  })
  let closed = false
  /** Bringing the log is as patient as the last patient change. */
  let lastPatience: Patience | undefined

  const log = bringing({
    path,
    pages: () => {
      reads.end()
      const { log, checkpointed } = onWriter("PRAGMA wal_checkpoint(NOOP)").get() ?? {}
      return { log: Number(log), checkpointed: Number(checkpointed) }
    },
    here: () => void onWriter("PRAGMA wal_checkpoint(PASSIVE)").get(),
    flush: file.beside,
  })
  /** Brings the log in a turn in which nobody changes anything. */
  const bring = (): void => {
    if (changes.busy() || closed) return
    try {
      log.bring()
    } catch {
      // Nothing is lost: it stays in the log. What is wrong with the disk is told by the next COMMIT.
    }
  }

  const documentsOf = (scope: Scope): Documents => ({
    scope,
    change: <T>(step: (tx: Tx) => Promise<T>, patience?: Patience) =>
      new Promise<T>((resolve, reject) => {
        if (closed) return reject(new Error("the store is closed"))
        lastPatience = patience ?? lastPatience
        changes.ask({ scope, step, patience, resolve: resolve as (value: unknown) => void, reject })
      }),
    read: async <Body>(collection: Collection<Body, string>, id: string) => {
      known(collection)
      return stored(collection, reads.on(readSql(collection)).get(scope, id) as Row | undefined)
    },
    list: async <Body, By extends string>(collection: Collection<Body, By>, wanted: Wanted<By> = {}) => {
      known(collection)
      const { sql, values } = listStatement(collection, scope, wanted)
      const found = reads.on(sql).all(...values) as unknown[] as Row[]
      return found.map(row => stored(collection, row) as Stored<Body>)
    },
  })

  const still = async (): Promise<void> => {
    while (changes.busy() || disk.underWay() || file.underWay()) await nextTurn()
  }

  return {
    path,
    in: documentsOf,
    rows: async (collection, after = { scope: "", id: "" }) => {
      known(collection)
      const found = reads.on(pageSql(collection)).all(after.scope, after.id, rowsLimit)
      return found as unknown[] as ArchivedRow[]
    },
    load: async (collection, added) => {
      known(collection)
      await still()
      disk.check()
      reads.end()
      onWriter("BEGIN IMMEDIATE").run()
      try {
        for (const row of added) {
          if (rows.look(row.scope as Scope, collection, row.id)) throw new Taken(collection.name, row.id)
          rows.insert(collection, row)
        }
        onWriter("COMMIT").run()
        if (!options.unsafe) disk.now()
      } catch (error) {
        if (writer.isTransaction) writer.exec("ROLLBACK")
        throw error
      }
    },
    check: () => String(Object.values(writer.prepare("PRAGMA integrity_check").get() ?? {})[0]),
    close: async () => {
      closed = true
      await still()
      await log.close()
      await still()
      reads.close()
      writer.exec("PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(TRUNCATE)")
      writer.close()
      // Not before: who lets go of a file lets go of the locks that SQLite holds on it.
      file.close()
      disk.close()
      unlock()
    },
  }
}
