import type { Documents } from "../../../shared/store.ts"
import { nextTurn } from "../../../shared/turn.ts"

/** Between two beginnings (ms). Nobody waits for these changes, and a message takes longer to leave the house. */
const apart = 30

/**
 * Lets changes begin together: one that comes alone at once, those that come within a pause of the last beginning at its
 * end. Gives what wraps the documents whose changes gather. A store that lets changes share a commit then makes one for
 * several messages, and whoever votes meanwhile seldom meets one.
 */
export const gathering = (pause = rest): ((documents: Documents) => Documents) => {
  let resting: Promise<void> | undefined
  let next: Promise<void> | undefined
  const begin = (): Promise<void> => {
    next ??= (resting ?? nextTurn()).then(() => {
      next = undefined
      resting = pause().then(() => {
        resting = undefined
      })
    })
    return next
  }
  return documents => {
    const change: Documents["change"] = async (step, patience) => {
      await begin()
      return documents.change(step, patience)
    }
    return { ...documents, change }
  }
}

const rest = (): Promise<void> => new Promise(resolve => setTimeout(resolve, apart))
