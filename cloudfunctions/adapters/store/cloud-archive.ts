import { randomBytes } from "node:crypto"
import type { Collection } from "#cloud/shared/record"
import type { Scope } from "#cloud/shared/scope"
import { type Archive, changeLimit, type Row, rowsLimit, Taken } from "#cloud/shared/store"
import { troubleOf } from "./cloud-answers.ts"
import { apart, type CloudDatabase, kept, placed, rowOf } from "./cloud-database.ts"
import { Transaction } from "./cloud-transaction.ts"

/** Copying a whole installation out of the cloud's database, and into it. */
export const archiveOf = (
  database: CloudDatabase,
  known: (collection: Collection) => void,
): Pick<Archive, "rows" | "load"> => ({
  rows: async (collection, after) => {
    known(collection)
    const beyond = database.command.gt(after ? placed(after.scope as Scope, after.id) : "")
    const query = database.collection(collection.name).where({ _id: beyond })
    const { data } = await query.orderBy("_id", "asc").limit(rowsLimit).get()
    return (data as readonly { readonly _id: string }[]).flatMap(found => {
      const row = rowOf(found)
      return row ? [{ scope: apart(found._id).scope, id: row.id, version: row.version, body: row.body }] : []
    })
  },
  load: async (collection, rows) => {
    known(collection)
    for (let from = 0; from < rows.length; from += changeLimit)
      await loaded(database, collection, rows.slice(from, from + changeLimit))
  },
})

const loaded = async (database: CloudDatabase, collection: Collection, rows: readonly Row[]): Promise<void> => {
  const transaction = new Transaction(database)
  const rev = randomBytes(12).toString("base64url")
  for (const { scope, id, version, body } of rows) {
    try {
      const _id = placed(scope as Scope, id)
      await transaction.add(collection.name, { _id, ...kept(collection, { version, rev, body }) })
    } catch (error) {
      await transaction.abandon()
      throw troubleOf(error) === "taken" ? new Taken(collection.name, id) : error
    }
  }
  await transaction.commit()
}
