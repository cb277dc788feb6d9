import { type Documents, every } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { type Speech, speeches } from "../records.ts"

/** Step: who asked to speak at a meeting, in the order of asking, with from when to when they spoke. */
export const speechesOf = async (
  documents: Documents,
  meeting: Id<"meeting">,
): Promise<readonly (Speech & { readonly id: string })[]> => {
  const found: (Speech & { readonly id: string })[] = []
  for await (const one of every(documents, speeches, { meeting })) found.push(one)
  return found
}

export const isWaiting = ({ from, to }: Speech): boolean => from === undefined && to === undefined
