import { costAt } from "../ballots.ts"
import { withLessCost } from "../enough.ts"
import type { Election } from "../profile.ts"
import type { EqualShares } from "../rule.ts"
import { tieRanks } from "../ties.ts"
import { Completion } from "./completion.ts"
import { electorateOf } from "./electorate.ts"
import { engineFor, equalShares } from "./rules.ts"

/**
 * How many steps cheaper an option must be before anything about the count changes for it: below that it surely stays
 * out. In one run a cheaper option is bought no later, and everything before that stays as it was; so each run has a price
 * from which on it buys the option, found by halving. Besides, the option may come to fit into what was left, as it does
 * when everything comes to fit.
 */
export const leastEffect = (election: Election, rule: EqualShares, seed: string | undefined, place: number): number => {
  const electorate = electorateOf(election)
  const { support, voters } = electorate
  const cost = costAt(election.options, place)
  const ranksOf = (changed: Election) => tieRanks(changed.options, support, rule.ties, seed)
  const shared = equalShares(election, rule, support, ranksOf(election), electorate)
  const completion = new Completion(election, rule, support, voters, ranksOf(election))
  const buys = (step: number, less: number): boolean => {
    const cheaper = withLessCost(election, place, less * rule.step)
    const engine = engineFor(cheaper, electorate, rule, ranksOf(cheaper))
    return engine.run(completion.share(step), election.budget).places.includes(place)
  }
  const stepsTo = (amount: number): number => Math.max(1, Math.ceil((cost - amount) / rule.step))
  const spent = shared.byShares.reduce((sum, at) => sum + costAt(election.options, at), 0)
  // One more than the cost allows: it stays above zero.
  let least = Math.floor((cost - 1) / rule.step) + 1
  if (rule.completion !== "none") least = Math.min(least, stepsTo(election.budget - spent))
  for (let step = shared.runs - 1; step >= 0 && least > 1; step--) {
    if (!buys(step, least - 1)) continue
    let no = 0
    let yes = least - 1
    while (yes - no > 1) {
      const middle = Math.floor((no + yes) / 2)
      if (buys(step, middle)) yes = middle
      else no = middle
    }
    least = yes
  }
  return least
}
