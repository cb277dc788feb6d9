import type { Documents } from "../../../shared/store.ts"

/** So long a change waits for others (ms). Nobody waits for these, and a message takes longer to leave the house. */
const gatherFor = 20

/**
 * The same documents, whose changes begin together: those that come within `gatherFor` of the first. A store that lets
 * changes share a commit then makes one for several messages, and whoever votes meanwhile seldom meets one.
 */
export const gathering = (documents: Documents): Documents => {
  let beginning: Promise<void> | undefined
  const gathered = (): Promise<void> => {
    beginning ??= new Promise(begin =>
      setTimeout(() => {
        beginning = undefined
        begin()
      }, gatherFor),
    )
    return beginning
  }
  const change: Documents["change"] = async step => {
    await gathered()
    return documents.change(step)
  }
  return { ...documents, change }
}
