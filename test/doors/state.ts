import { collections } from "#cloud/host/features"
import { digest } from "#cloud/shared/digest"
import type { Scope } from "#cloud/shared/scope"
import { every, type Store } from "#cloud/shared/store"

/** All that a scope holds, in one short text. */
export const stateOf = async (
  store: Store,
  { scope }: { readonly scope: Scope },
): Promise<{ digest: string; documents: number }> => {
  const documents = store.in(scope)
  const parts: string[] = []
  for (const collection of collections)
    for await (const one of every(documents, collection)) parts.push(`${collection.name} ${JSON.stringify(one)}`)
  return { digest: digest(parts.join("\n")), documents: parts.length }
}

/** A store that says which collections the changes wrote to that came through: a refusal writes nothing. */
export const watched = (store: Store) => {
  const written: string[] = []
  return {
    written,
    store: {
      ...store,
      in: (scope): ReturnType<Store["in"]> => {
        const documents = store.in(scope)
        return {
          ...documents,
          change: async step => {
            let names: string[] = []
            const value = await documents.change(tx => {
              names = []
              const note = (name: string) => void names.push(name)
              return step({
                get: (collection, id) => tx.get(collection, id),
                create: (collection, id, body) => {
                  note(collection.name)
                  return tx.create(collection, id, body)
                },
                put: (collection, id, body) => {
                  note(collection.name)
                  return tx.put(collection, id, body)
                },
                remove: (collection, id) => {
                  note(collection.name)
                  return tx.remove(collection, id)
                },
              })
            })
            written.push(...names)
            return value
          },
        }
      },
    } satisfies Store,
  }
}
