import type { Collection } from "#cloud/shared/record"

/** So many documents, and so many characters of them, are remembered; the oldest goes first. */
const mostDocuments = 2_000
const mostText = 8_000_000

/** Documents of `once` collections, which never change once they are there, kept in a warm instance. */
export const remembering = <Found extends { readonly body: string }>() => {
  const rows = new Map<string, Found>()
  let text = 0
  const place = (scope: string, collection: Pick<Collection, "name">, id: string): string =>
    `${scope}\n${collection.name}\n${id}`
  const forget = (here: string): void => {
    text -= rows.get(here)?.body.length ?? 0
    rows.delete(here)
  }
  return {
    find: (scope: string, collection: Pick<Collection, "name">, id: string): Found | undefined =>
      rows.get(place(scope, collection, id)),
    keep: (scope: string, collection: Pick<Collection, "name" | "kind">, id: string, row: Found): void => {
      if (collection.kind !== "once") return
      const here = place(scope, collection, id)
      forget(here)
      rows.set(here, row)
      text += row.body.length
      for (const oldest of rows.keys()) {
        if (rows.size <= mostDocuments && text <= mostText) return
        forget(oldest)
      }
    },
  }
}
