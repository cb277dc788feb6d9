import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { Collection } from "#cloud/shared/record"
import type { Scope } from "#cloud/shared/scope"
import type { Row as ArchivedRow } from "#cloud/shared/store"
import type { Row, Written } from "./change.ts"
import { insertStatement, readSql, removeStatement, type Statement, updateStatement } from "./embedded-statements.ts"

/** Statements of one connection, each prepared once. */
export const statementsOf = (connection: DatabaseSync): ((sql: string) => StatementSync) => {
  const prepared = new Map<string, StatementSync>()
  return sql => {
    const found = prepared.get(sql) ?? connection.prepare(sql)
    prepared.set(sql, found)
    return found
  }
}

/** The rows of a store as a change finds and saves them, over the statements of the connection that writes. */
export const rowsOf = (prepared: (sql: string) => StatementSync) => {
  const run = ({ sql, values }: Statement): void => {
    prepared(sql).run(...values)
  }
  const look = (scope: Scope, collection: Collection, id: string): Row | undefined =>
    prepared(readSql(collection)).get(scope, id) as Row | undefined
  return {
    look,
    insert: (collection: Collection, row: ArchivedRow): void => run(insertStatement(collection, row)),
    save: (scope: Scope, { collection, id, body, looked }: Written): void => {
      const before = looked ? looked.row : look(scope, collection, id)
      run(statementOf(scope, { collection, id, body }, before))
    },
  }
}

const statementOf = (
  scope: Scope,
  { collection, id, body }: Omit<Written, "looked" | "blind">,
  before?: Row,
): Statement => {
  if (body === undefined) return removeStatement(collection, scope, id)
  const after = { scope, id, version: collection.version, body }
  return before ? updateStatement(collection, after, before.body) : insertStatement(collection, after)
}
