import { openEmbedded } from "#cloud/adapters/store/embedded"
import { openPostgres } from "#cloud/adapters/store/postgres"
import type { Archive } from "#cloud/shared/store"
import { collections } from "./features.ts"

/** The database could not be opened; the message is the server's or the system's own, without the address. */
export class DatabaseAway extends Error {
  override readonly name = "DatabaseAway"
}

/**
 * The store of an installation: the PostgreSQL database at `database` (several addresses separated by commas), or else the
 * embedded one in `directory`, which one process holds at a time (InUse). Throws DatabaseAway when there is none to reach.
 */
export const openStore = async (options: {
  readonly directory: string
  readonly database?: string | undefined
}): Promise<Archive> => {
  if (!options.database) return openEmbedded({ directory: options.directory, collections })
  try {
    return await openPostgres({ url: options.database, collections })
  } catch (error) {
    throw new DatabaseAway(error instanceof Error ? error.message : String(error))
  }
}
