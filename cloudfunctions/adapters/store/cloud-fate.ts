import type { Written } from "./change.ts"
import type { Revised } from "./cloud-database.ts"

/** A write, and the revision it was written upon: undefined for absent, null for any. */
export interface Upon extends Written {
  readonly upon: string | undefined | null
}

/**
 * What became of a change whose commit was never answered. `done`: a document bears its revision. `undone`: the
 * transaction was ended from here, and every document is still what it was before. Otherwise nobody knows: it may have been
 * done and written over, or may still be on its way.
 */
export const fateOf = async (
  look: (collection: Written["collection"], id: string) => Promise<Revised | undefined>,
  rev: string,
  writes: readonly Upon[],
  ended: boolean,
): Promise<"done" | "undone" | "unknown"> => {
  let same = true
  let removed = true
  try {
    for (const { collection, id, body, upon } of writes) {
      const row = await look(collection, id)
      if (body !== undefined) {
        if (row?.rev === rev) return "done"
        removed = false
      } else if (row || typeof upon !== "string") removed = false
      // Written once by another: it was there, or came first, and this change cannot have been done.
      if (row && collection.kind === "once") return "undone"
      same &&= upon !== null && row?.rev === upon
    }
  } catch {
    return "unknown"
  }
  if (removed) return "done"
  return same && ended ? "undone" : "unknown"
}
