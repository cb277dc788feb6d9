import type { Due } from "../../shared/due.ts"
import type { Store } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import { type Instant, later, minute, second } from "../../shared/values/instant.ts"
import { type Mark, marks } from "../casting/records.ts"
import { results } from "../closing/records.ts"
import { ends, openings, seeds } from "../opening/records.ts"

/** So many marks are erased in one change, and so many changes in one go: within a function's 5 s. */
const marksAtOnce = 40
const changesAtOnce = 20

/**
 * What a due entry `erase:<vote>` asks for: once the result is frozen, or the vote void, erases from the marks which
 * ballot, whose person and what moment, in steps that can be resumed. A named vote that was counted keeps ballot and
 * person, by its rule. Says "done", or when to look again.
 */
export const eraseReferences = async (store: Store, due: Due, now: Instant): Promise<"done" | Instant> => {
  const documents = store.in(due.scope)
  const vote = due.what.slice("erase:".length) as Id<"vote">
  const result = await documents.read(results, vote)
  if (!result && !(await documents.read(ends, vote))?.void) return later(now, minute)
  const named = result !== undefined && (await documents.read(openings, vote))?.secrecy === "T0"
  for (let round = 0; ; round++) {
    const open = await documents.list(marks, { where: { vote, open: true }, limit: marksAtOnce })
    if (open.length === 0) break
    if (round === changesAtOnce) return later(now, second)
    await documents.change(async tx => {
      for (const { id } of open) {
        const mark = await tx.get(marks, id)
        if (mark) await tx.put(marks, id, named ? settled(mark) : erased(mark))
      }
    })
  }
  await documents.change(tx => tx.remove(seeds, vote))
  return "done"
}

/** What stays of a mark: the seat has taken part, by this channel, on this day; and the request, so that a repeat is known. */
const erased = ({ vote, seat, group, channel, day, requests }: Mark): Mark => ({
  vote,
  seat,
  ...(group !== undefined && { group }),
  channel,
  day,
  open: false,
  turns: 1,
  requests: requests.slice(-1).map(({ id, mac }) => ({ id, mac })),
})

/** What stays of a named mark: the same, and which ballot it is, cast by whom. */
const settled = (mark: Mark): Mark => ({
  ...erased(mark),
  ...(mark.ballot !== undefined && { ballot: mark.ballot }),
  ...(mark.person !== undefined && { person: mark.person }),
})
