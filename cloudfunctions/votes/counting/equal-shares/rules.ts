import type { Election } from "../profile.ts"
import type { EqualShares } from "../rule.ts"
import type { TieRanks } from "../ties.ts"
import { Completion, type Shared } from "./completion.ts"
import { type Electorate, electorateOf } from "./electorate.ts"
import { SharesEngine } from "./engine.ts"

export const costsOf = ({ options }: Election): Float64Array => Float64Array.from(options, ({ cost }) => cost)

/** An engine for an election under a rule; the electorate can be made once and used by several. */
export const engineFor = (
  election: Election,
  electorate: Electorate,
  rule: EqualShares,
  ranks: TieRanks,
): SharesEngine => new SharesEngine(electorate, costsOf(election), rule.utility === "cost", ranks.rank)

/** Points count only under the utility of points; otherwise whoever gives a point is a supporter. */
export const forUtility = (election: Election, { utility }: EqualShares): Election =>
  utility === "points" ? election : { ...election, ballots: { ...election.ballots, points: undefined } }

/** The method of equal shares with its completion, in one go. Takes the votes of every option. */
export const equalShares = (
  election: Election,
  rule: EqualShares,
  votes: ArrayLike<number>,
  ranks: TieRanks,
  electorate: Electorate = electorateOf(election),
): Shared => {
  const completion = new Completion(election, rule, votes, electorate.voters, ranks)
  if (completion.needless) return completion.done()
  const engine = engineFor(election, electorate, rule, ranks)
  for (let step = 0; completion.take(engine.run(completion.share(step), election.budget)); step++);
  return completion.done()
}
