import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import type { Collection } from "#cloud/shared/record"
import type { Archive } from "#cloud/shared/store"

/** A directory of its own under the system's temporary folder, and the way to be rid of it. */
export const temporaryFolder = (): { readonly path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), "weiyi-"))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A real embedded store in a temporary folder; closing it removes the folder. */
export const openTemporaryStore = (collections: readonly Collection[]): Pick<Archive, "in" | "rows" | "close"> => {
  const folder = temporaryFolder()
  const store = openEmbedded({ directory: folder.path, collections })
  return {
    in: store.in,
    rows: store.rows,
    close: async () => {
      await store.close()
      folder.remove()
    },
  }
}
