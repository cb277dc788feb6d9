import type { Documents, Stored, Tx } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Charter } from "../../charters/rules.ts"
import { type Body, bodies, charterId, charters } from "../../records.ts"
import { refuse } from "../../refusals.ts"

/** Reads outside of a change as within one. */
export const reader = (documents: Documents): Pick<Tx, "get"> => ({
  get: (collection, key) => documents.read(collection, key),
})

/** A body as it is stored; refuses one that is not in this community or street (404). */
export const bodyIn = async (from: Pick<Tx, "get">, body: Id<"body">): Promise<Stored<Body>> => {
  const found = await from.get(bodies, body)
  if (!found) throw refuse("noSuchBody")
  return found
}

/** Step: what a body is, with its groups and the version of its charter that counts now; refuses one that is not here. */
export const bodyOf = async (
  documents: Documents,
  body: Id<"body">,
): Promise<
  Pick<Body, "name" | "kind" | "level" | "groups" | "charter" | "dissolved"> & { readonly id: Id<"body"> }
> => {
  const { name, kind, level, groups, charter, dissolved } = await bodyIn(reader(documents), body)
  return { id: body, name, kind, level, groups, charter, ...(dissolved && { dissolved }) }
}

/** Step: a body's rules of procedure, of the version asked for or of the one that counts now; refuses what is not there. */
export const charterOf = async (documents: Documents, body: Id<"body">, version?: number): Promise<Charter> => {
  const wanted = version ?? (await bodyIn(reader(documents), body)).charter
  const found = await documents.read(charters, charterId(body, wanted))
  if (!found) {
    await bodyIn(reader(documents), body)
    throw refuse("noSuchCharter", { version: wanted })
  }
  return found.charter
}
