import { costAt, idAt } from "./ballots.ts"
import type { Fate, FundingExplanation, Round, Why } from "./outcome.ts"
import type { Election } from "./profile.ts"

/** What a funding rule knows of one purchase, by place. */
export interface Purchase {
  readonly place: number
  readonly phase: Round["phase"]
  readonly payment?: Round["payment"]
  readonly standing?: readonly { readonly place: number; readonly effectiveVotes: number }[]
}

/** What a funding rule knows of an option that it did not buy. */
export interface Missed {
  readonly why: Why
  readonly round: number
}

/** Ballots that name at least one option. */
export const votersOf = ({ ends }: { readonly ends: Int32Array }): number => {
  let voters = 0
  for (let i = 0; i < ends.length; i++) if ((ends[i] as number) > (i > 0 ? (ends[i - 1] as number) : 0)) voters++
  return voters
}

/** Takes the purchases in order, and why each other option was missed; gives the explanation, in ids. */
export const fundingExplanation = (
  { options, budget, ballots }: Election,
  votes: ArrayLike<number>,
  purchases: readonly Purchase[],
  missed: (place: number) => Missed,
  share: FundingExplanation["share"],
): FundingExplanation => {
  const id = (place: number): string => idAt(options, place)
  let left = budget
  const rounds = purchases.map(({ place, phase, payment, standing = [] }): Round => {
    const cost = costAt(options, place)
    left -= cost
    const others = standing.filter(other => other.place !== place)
    return {
      option: id(place),
      phase,
      cost,
      votes: votes[place] ?? 0,
      left,
      payment,
      others: others.map(other => ({ option: id(other.place), effectiveVotes: other.effectiveVotes })),
    }
  })
  const roundOf = new Map(purchases.map(({ place }, at) => [place, at + 1]))
  const fates = options.map(({ id: option, cost }, place): Fate => {
    const support = votes[place] ?? 0
    const round = roundOf.get(place)
    if (round !== undefined) return { option, votes: support, cost, why: "chosen", round }
    return { option, votes: support, cost, ...(support > 0 ? missed(place) : { why: "no-votes", round: 0 }) }
  })
  return { kind: "funding", voters: votersOf(ballots), budget, share, rounds, fates }
}
