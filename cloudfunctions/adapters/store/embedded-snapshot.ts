import { existsSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { backup, DatabaseSync } from "node:sqlite"

/**
 * Copies the embedded store of a directory, as it is at one moment, into another directory; a host may be using it
 * meanwhile. Gives false where there is no store.
 */
export const snapshotEmbedded = async (directory: string, into: string): Promise<boolean> => {
  const path = join(directory, "weiyi.sqlite")
  if (!existsSync(path)) return false
  mkdirSync(into, { recursive: true, mode: 0o700 })
  const source = new DatabaseSync(path, { readOnly: true })
  try {
    // All pages in one step: within one read transaction.
    await backup(source, join(into, "weiyi.sqlite"), { rate: 2 ** 30 })
  } finally {
    source.close()
  }
  return true
}
