import { type Fact, factId, facts, noteFact } from "../../shared/fact.ts"
import type { Documents, Store } from "../../shared/store.ts"
import type { Id } from "../../shared/values/id.ts"
import type { Instant } from "../../shared/values/instant.ts"
import { ballotPage, roundOf } from "../rounds/actions.ts"
import { standingOf } from "../rules.ts"

/**
 * Tells the households that have not voted, a day before the vote closes, and once: the fact names the vote and no household.
 * A vote that has ended meanwhile reminds nobody. May run twice.
 */
export const remindOfEnd = async (
  store: Store,
  documents: Documents,
  about: Id<"round">,
  now: Instant,
): Promise<"done"> => {
  const round = await roundOf(documents, about)
  if (!round.voting || standingOf(round, now) !== "voting") return "done"
  const { vote, closes } = round.voting
  const told: Fact = {
    kind: "projects.votingEnds",
    about,
    audience: { to: "notVoted", vote },
    page: ballotPage(documents.scope, vote),
    data: { title: round.title, closes },
    at: now,
  }
  await noteFact(store, documents.scope, told)
  await documents.change(async tx => {
    const current = await roundOf(tx, about)
    if (standingOf(current, now) !== "voting" || (await tx.get(facts, factId(told)))) return
    await tx.create(facts, factId(told), told)
  })
  return "done"
}
