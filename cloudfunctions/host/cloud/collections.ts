import { troubleOf } from "#cloud/adapters/store/cloud-answers"
import type { CloudDatabase } from "#cloud/adapters/store/cloud-database"
import { fieldOf } from "#cloud/adapters/store/cloud-database"
import type { Collection } from "#cloud/shared/record"

/** Read and written by the functions only: what a security rule of a collection must say. */
export const closedToClients = { read: false, write: false }

/** An index that a list of the collection needs: the field, then the id. */
export const indexesOf = (collection: Pick<Collection, "by">): readonly (readonly string[])[] =>
  collection.by.map(field => [fieldOf(field), "_id"])

/** The collections that the database does not have. */
export const missing = async (database: CloudDatabase, collections: readonly Collection[]): Promise<string[]> => {
  const absent: string[] = []
  for (const { name } of collections) {
    try {
      await database
        .collection(name)
        .where({ _id: database.command.gte("") })
        .orderBy("_id", "asc")
        .limit(1)
        .get()
    } catch (error) {
      if (troubleOf(error) !== "missing") throw error
      absent.push(name)
    }
  }
  return absent
}

/** Makes what is missing; gives the names that were made. May run again. */
export const setUp = async (database: CloudDatabase, collections: readonly Collection[]): Promise<string[]> => {
  const absent = await missing(database, collections)
  for (const name of absent) await database.createCollection(name)
  return absent
}
