import type { QueryResultRow } from "pg"
import type { Collection } from "#cloud/shared/record"
import { columnOf, columnValues, type Statement, tableOf } from "./postgres-statements.ts"

/** Runs one statement, gives its rows. */
export type Run = <Found extends QueryResultRow>(statement: Statement) => Promise<Found[]>

const plain = (text: string, values: readonly unknown[] = []): Statement => ({ text, values })

/** A table a collection, its listed fields as columns of their own; only what every PostgreSQL relative knows. */
export const createStatements = (collection: Collection): string[] => {
  const table = tableOf(collection)
  const columns = collection.by.map(field => `, ${columnOf(field)} text COLLATE "C"`).join("")
  return [
    `CREATE TABLE IF NOT EXISTS ${table} (scope text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, version int NOT NULL, rev text NOT NULL, body text NOT NULL${columns}, PRIMARY KEY (scope, id))`,
    ...collection.by.map(field => indexStatement(collection, field)),
  ]
}

const indexStatement = (collection: Collection, field: string): string =>
  `CREATE INDEX IF NOT EXISTS "by_${collection.name}_${field}" ON ${tableOf(collection)} (scope, ${columnOf(field)}, id)`

/** "Exists already", said by a process that was a moment faster: the next try finds it made. */
const beaten = new Set(["23505", "42P07", "42701", "42710", "40001", "40P01", "XX000"])

/**
 * Makes what is missing of these collections' tables; may run in many processes at once, and does nothing the second time.
 * A field that is newly listed by gets its column, filled from the bodies.
 */
export const migrate = async (run: Run, collections: readonly Collection[]): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await missing(run, collections)
    } catch (error) {
      if (tries === 20 || !beaten.has(String((error as { code?: unknown }).code))) throw error
    }
  }
}

const missing = async (run: Run, collections: readonly Collection[]): Promise<void> => {
  const found = await run<{ readonly table_name: string; readonly column_name: string }>(
    plain(
      "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name LIKE 'doc\\_%'",
    ),
  )
  const known = new Set(found.map(({ table_name, column_name }) => `${table_name}.${column_name}`))
  for (const collection of collections) {
    const table = `doc_${collection.name}`
    if (!known.has(`${table}.id`)) for (const text of createStatements(collection)) await run(plain(text))
    else
      for (const field of collection.by) if (!known.has(`${table}.by_${field}`)) await addField(run, collection, field)
  }
}

const addField = async (run: Run, collection: Collection, field: string): Promise<void> => {
  const [table, column] = [tableOf(collection), columnOf(field)]
  await run(plain(`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${column} text COLLATE "C"`))
  const one = { ...collection, by: [field] }
  let after = { scope: "", id: "" }
  for (;;) {
    const rows = await run<{ scope: string; id: string; body: string }>(
      plain(`SELECT scope, id, body FROM ${table} WHERE (scope, id) > ($1, $2) ORDER BY scope, id LIMIT 500`, [
        after.scope,
        after.id,
      ]),
    )
    for (const { scope, id, body } of rows)
      await run(
        plain(`UPDATE ${table} SET ${column} = $3 WHERE scope = $1 AND id = $2`, [
          scope,
          id,
          ...columnValues(one, body),
        ]),
      )
    const last = rows.at(-1)
    if (!last) break
    after = last
  }
  await run(plain(indexStatement(collection, field)))
}
