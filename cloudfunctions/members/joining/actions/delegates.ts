import { type Documents, every } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { households } from "../../records.ts"

/** Who casts for which household, by household; those that nobody has joined for are not in it. */
export const delegatesOf = async (documents: Documents): Promise<ReadonlyMap<string, Id<"person">>> => {
  const found = new Map<string, Id<"person">>()
  for await (const { id, delegate } of every(documents, households)) if (delegate) found.set(id, delegate)
  return found
}
