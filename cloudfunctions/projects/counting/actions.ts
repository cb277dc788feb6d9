import { earmark } from "../../funds/actions.ts"
import { Refusal } from "../../shared/refusal.ts"
import type { Documents, Store } from "../../shared/store.ts"
import { fen, sumFen } from "../../shared/values/fen.ts"
import { type Id, id } from "../../shared/values/id.ts"
import { type Instant, later, minute } from "../../shared/values/instant.ts"
import { countVote, freezeResult } from "../../votes/actions.ts"
import { endPromise } from "../promises/actions.ts"
import { rounds } from "../records.ts"
import { projectsOf, roundOf } from "../rounds/actions.ts"

/**
 * Counts a round whose vote has ended: the result, the earmarks of what was chosen and the round's own state become true
 * in one change. Idempotent: may run twice, and at the same time. Says "done", or when to look again (the vote is still
 * open, or paper slips are not all entered).
 */
export const countRound = async (
  ground: { readonly store: Store; readonly documents: Documents; readonly now: Instant },
  about: Id<"round">,
): Promise<"done" | Instant> => {
  const { documents, now } = ground
  const round = await roundOf(documents, about)
  if (!round.voting || round.state !== "voting") return "done"
  const counted = await countVote(ground, round.voting.vote).catch(notYet)
  if (!counted) return later(now, minute)
  const { outcome, counted: ballots } = counted.result
  const titles = new Map((await projectsOf(documents, about)).map(project => [project.id, project.title]))
  const bought = outcome.explanation.kind === "funding" ? outcome.explanation.rounds : []
  const chosen = bought.map(({ option, cost }) => ({ project: id<"project">(option), cost: fen(cost) }))
  await documents.change(async tx => {
    const current = await roundOf(tx, about)
    if (current.state !== "voting") return
    await freezeResult(tx, counted)
    await endPromise(tx, about, current)
    if (chosen.length > 0)
      await earmark(tx, {
        fund: current.fund,
        cause: `award:${about}`,
        items: chosen.map(({ project, cost }) => ({ project, amount: cost, title: titles.get(project) ?? "" })),
        at: now,
        words: current.title,
      })
    await tx.put(rounds, about, {
      ...current,
      state: "counted",
      counted: { at: now, ballots, spent: sumFen(chosen.map(({ cost }) => cost)), chosen },
    })
  })
  return "done"
}

/** What the count waits for: the end of the vote, the paper slips, or nothing since another count was first. */
const waitsFor = new Set(["votes.tooSoon", "votes.paperOpen", "votes.alreadyCounted"])

/** Any other refusal (ballots of another rule) is a fault of this round: it is logged, and tried again ever more rarely. */
const notYet = (error: unknown): undefined => {
  if (!(error instanceof Refusal) || !waitsFor.has(error.code)) throw error
  return undefined
}
