import { costAt } from "../ballots.ts"
import { fundingExplanation, type Purchase } from "../funding.ts"
import type { FundingExplanation } from "../outcome.ts"
import type { Election } from "../profile.ts"
import { shown } from "../ratio.ts"
import type { EqualShares } from "../rule.ts"
import type { TieRanks } from "../ties.ts"
import { Completion, type Shared } from "./completion.ts"
import type { Electorate } from "./electorate.ts"
import { engineFor } from "./rules.ts"
import type { Bought } from "./run.ts"

/** Runs the kept step once more, looking at every option in every round, and tells what happened. */
export const sharesExplanation = (
  election: Election,
  rule: EqualShares,
  electorate: Electorate,
  ranks: TieRanks,
  shared: Shared,
): FundingExplanation => {
  const completion = new Completion(election, rule, electorate.support, electorate.voters, ranks)
  const step = shared.step
  const bought: readonly Bought[] =
    step === undefined
      ? []
      : engineFor(election, electorate, rule, ranks).run(completion.share(step), election.budget, true).bought
  const byShares = bought.map(({ place, price, inFull, theRest, standing }): Purchase => {
    const cost = costAt(election.options, place)
    return { place, phase: "shares", payment: { price, effectiveVotes: cost / price, inFull, theRest }, standing }
  })
  const stood = new Map<number, number>()
  for (const { standing } of bought) for (const { place } of standing) stood.set(place, (stood.get(place) ?? 0) + 1)
  const triedByVotes = rule.completion === "u" || rule.completion === "add1u"
  const amount = (at: number): number => shown(completion.share(at).num, completion.share(at).den)
  return fundingExplanation(
    election,
    electorate.support,
    [...byShares, ...shared.byVotes.map((place): Purchase => ({ place, phase: "votes" }))],
    place => ({ why: triedByVotes ? "too-dear" : "supporters-short", round: stood.get(place) ?? 0 }),
    step === undefined ? undefined : { first: amount(0), last: amount(step) },
  )
}
