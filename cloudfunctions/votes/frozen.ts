import type { Collection } from "../shared/record.ts"
import type { Documents, Store, Stored } from "../shared/store.ts"

/** A store, and the documents of a scope in it. */
export interface Seen {
  readonly store: Store
  readonly documents: Documents
}

/** Documents that are written once may be remembered by the process that has read them: the latest so many. */
const mostRemembered = 2000
const memories = new WeakMap<Store, Map<string, unknown>>()

/** Reads a document that never changes, from memory when this process has read it before. */
export const readFrozen = async <Body>(
  { store, documents }: Seen,
  collection: Collection<Body, string, "once">,
  id: string,
): Promise<Stored<Body> | undefined> => {
  const memory = memories.get(store) ?? new Map<string, unknown>()
  memories.set(store, memory)
  const place = `${documents.scope}|${collection.name}|${id}`
  const found = memory.get(place) as Stored<Body> | undefined
  if (found) return found
  const read = await documents.read(collection, id)
  if (!read) return undefined
  if (memory.size >= mostRemembered) memory.clear()
  memory.set(place, read)
  return read
}
