import type { Documents, Patience, Store } from "#cloud/shared/store"
import { aTurn } from "#cloud/shared/turn"

/** So much does the house read by the clock in one turn of the event loop; more would hold up whoever calls meanwhile. */
const readsATurn = 4
/** So many of its changes are gone on from in one turn: what follows one, a message that is sent, takes as long as itself. */
const changesATurn = 1

/**
 * Lets people go first: what the house does by the clock is read and written while nobody's call is in work, or after
 * `longest` ms, so that a full hall never stops a notice.
 */
export const peopleFirst = (longest = 25) => {
  let inWork = 0
  const waiting = new Set<() => void>()

  const patience: Patience = () => (inWork > 0 ? quiet() : undefined)
  const quiet = (): Promise<void> =>
    new Promise(resolve => {
      const go = (): void => {
        clearTimeout(late)
        waiting.delete(go)
        resolve()
      }
      const late = setTimeout(go, longest)
      waiting.add(go)
    })

  const reads = aTurn(readsATurn)
  const goesOn = aTurn(changesATurn)
  const turnToRead = async (): Promise<void> => {
    await patience()
    await reads()
  }

  return {
    /** Takes a person's call that has begun; gives what it gives. */
    ahead: async <T>(call: Promise<T>): Promise<T> => {
      inWork += 1
      try {
        return await call
      } finally {
        inWork -= 1
        if (inWork === 0) for (const go of waiting) go()
      }
    },
    /** The same store, whose reads and changes stand back for the calls in work. */
    behind: (store: Store): Store => ({
      in: scope => {
        const documents = store.in(scope)
        const change: Documents["change"] = async step => {
          await patience()
          const given = await documents.change(step, patience)
          await patience()
          await goesOn()
          return given
        }
        const read: Documents["read"] = async (collection, id) => {
          await turnToRead()
          return documents.read(collection, id)
        }
        const list: Documents["list"] = async (collection, wanted) => {
          await turnToRead()
          return documents.list(collection, wanted)
        }
        return { ...documents, change, read, list }
      },
      close: () => store.close(),
    }),
  }
}
