import type { DatabaseSync } from "node:sqlite"
import type { Collection } from "#cloud/shared/record"
import { columnOf, indexOf, tableOf } from "./embedded-statements.ts"

/**
 * Makes what is missing of the tables of these collections: a table a collection, a column and an index a field that it is
 * listed by. A field that is newly listed by gets its column, filled from the bodies; so does a file in which the indexes
 * still stood on the bodies themselves.
 */
export const makeTables = (database: DatabaseSync, collections: readonly Collection[]): void => {
  const columns = database.prepare("SELECT name FROM pragma_table_info(?)")
  database.exec("BEGIN IMMEDIATE")
  for (const collection of collections) {
    const found = new Set(columns.all(tableOf(collection)).map(({ name }) => String(name)))
    if (found.size === 0) database.exec(tableStatement(collection))
    else
      for (const field of collection.by)
        if (!found.has(columnOf(field))) database.exec(fieldStatements(collection, field))
    for (const field of collection.by) database.exec(indexStatement(collection, field))
  }
  database.exec("COMMIT")
}

const tableStatement = (collection: Collection): string => {
  const columns = collection.by.map(field => `, ${columnOf(field)}`).join("")
  return `CREATE TABLE ${tableOf(collection)} (scope TEXT, id TEXT, version INTEGER NOT NULL, body TEXT NOT NULL${columns}, PRIMARY KEY (scope, id)) WITHOUT ROWID`
}

const fieldStatements = (collection: Collection, field: string): string => {
  const [table, column] = [tableOf(collection), columnOf(field)]
  return `ALTER TABLE ${table} ADD COLUMN ${column};
    UPDATE ${table} SET ${column} = json_extract(body, '$.${field}');
    DROP INDEX IF EXISTS ${indexOf(collection, field)}`
}

const indexStatement = (collection: Collection, field: string): string =>
  `CREATE INDEX IF NOT EXISTS ${indexOf(collection, field)} ON ${tableOf(collection)} (scope, ${columnOf(field)}, id)`
