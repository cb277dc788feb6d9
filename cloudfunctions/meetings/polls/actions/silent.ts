import type { ResolveAudience } from "../../../shared/ports.ts"
import type { Scope } from "../../../shared/scope.ts"
import type { Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import { answerId, answers, polls } from "../records.ts"

/** Those whom a poll asks and who have not answered, page by page. Takes the port that knows the people of its audience. */
export const notYetAnswered = async (
  store: Store,
  among: ResolveAudience,
  scope: Scope,
  poll: Id<"poll">,
  page: Parameters<ResolveAudience>[2],
): ReturnType<ResolveAudience> => {
  const documents = store.in(scope)
  const asked = await documents.read(polls, poll)
  if (!asked) return { persons: [] }
  const { persons, next } = await among(scope, asked.audience, page)
  const said = await Promise.all(persons.map(person => documents.read(answers, answerId(poll, person))))
  return { persons: persons.filter((_, n) => !said[n]), ...(next !== undefined && { next }) }
}
