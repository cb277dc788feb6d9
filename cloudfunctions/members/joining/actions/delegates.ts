import { type Documents, every } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { households } from "../../records.ts"

/** Who casts for which household, by household; those that nobody has joined for are not in it. */
export const delegatesOf = async (documents: Documents): Promise<ReadonlyMap<string, Id<"person">>> => {
  const found = new Map<string, Id<"person">>()
  for await (const { id, delegate } of every(documents, households)) if (delegate) found.set(id, delegate)
  return found
}

/** Households that have a delegate, with who it is, in a stable order, page by page; a page may be short and still have a next one. */
export const delegatesPage = async (
  documents: Documents,
  { after, limit }: { readonly after?: string; readonly limit: number },
): Promise<{
  readonly delegates: readonly { readonly household: Id<"household">; readonly person: Id<"person"> }[]
  readonly next?: string
}> => {
  const found = await documents.list(households, { limit, ...(after !== undefined && { after }) })
  const next = found.length === limit ? found.at(-1)?.id : undefined
  return {
    delegates: found.flatMap(({ id: household, delegate: person }) =>
      person ? [{ household: household as Id<"household">, person }] : [],
    ),
    ...(next !== undefined && { next }),
  }
}
