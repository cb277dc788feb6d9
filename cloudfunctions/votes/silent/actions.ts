import { delegatesPage } from "../../members/actions.ts"
import type { ResolveAudience } from "../../shared/ports.ts"
import type { Scope } from "../../shared/scope.ts"
import { listLimit, type Store } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { marks } from "../casting/records.ts"
import { seatOnRoll } from "../roll/actions.ts"

/**
 * The delegates of households on a vote's roll from which no ballot has come, page by page: for the messages that remind them,
 * and for nobody's eyes. Where persons hold the seats they vote in a meeting, and no household is on the roll.
 */
export const notYetVoted = async (
  store: Store,
  scope: Scope,
  vote: Id<"vote">,
  { after, limit }: Parameters<ResolveAudience>[2],
): ReturnType<ResolveAudience> => {
  const documents = store.in(scope)
  const page = { limit: Math.min(limit, listLimit), ...(after !== undefined && { after }) }
  const { delegates, next } = await delegatesPage(documents, page)
  const persons = await Promise.all(
    delegates.map(async ({ household, person }) => {
      const seat = household as string as Id<"seat">
      if (!(await seatOnRoll({ store, documents }, vote, seat))) return []
      return (await documents.read(marks, `${vote}:${seat}`)) ? [] : [person]
    }),
  )
  return { persons: persons.flat(), ...(next !== undefined && { next }) }
}
