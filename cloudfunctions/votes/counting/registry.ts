import type { Ballot, BallotKind, Option } from "./ballots.ts"
import { plainEqualShares } from "./equal-shares/plain.ts"
import { greedy } from "./greedy.ts"
import type { Fate, Outcome, Round } from "./outcome.ts"
import { checkFunding, type Election, type Profile, packed, votesOf } from "./profile.ts"
import { refuse } from "./refusals.ts"
import type { ChoosingRule } from "./rule.ts"
import { TieBook, tieRanks } from "./ties.ts"

/** What is counted. `seed` is the revealed seed of the lot followed by the root of the board, in hex. */
export interface Count {
  readonly rule: ChoosingRule
  readonly options: readonly Option[]
  readonly ballots: readonly Ballot[] | Profile
  /** Whole, in the unit of the costs (fen); 0 where nothing is bought. */
  readonly budget: number
  readonly seed?: string | undefined
}

/** The ballots that each rule counts. */
const takes: Record<ChoosingRule["kind"], readonly BallotKind[]> = {
  "equal-shares": ["approval", "knapsack", "points", "choice"],
  greedy: ["approval", "knapsack", "points", "choice"],
  phragmen: ["approval", "knapsack"],
  borda: ["ranked"],
  irv: ["ranked"],
  stv: ["ranked"],
  schulze: ["ranked"],
  plurality: ["choice", "approval"],
  "two-round": ["choice"],
}

/** Takes a rule, options and ballots; gives the outcome. Refuses what does not fit together; everything is exact. */
export const count = ({ rule, options, ballots, budget, seed }: Count): Outcome => {
  checkFunding(options, budget)
  const profile = "ends" in ballots ? ballots : packed(options, ballots)
  if (!takes[rule.kind].includes(profile.kind))
    throw refuse("ballotsDoNotFit", { rule: rule.kind, ballot: profile.kind })
  const election: Election = { options, budget, ballots: profile }
  const votes = votesOf(election)
  const ranks = tieRanks(options, votes, rule.ties, seed)
  const book = new TieBook()
  const id = (place: number): string => options[place]?.id ?? ""
  const roundOf = (place: number, phase: Round["phase"], left: number): Round => ({
    option: id(place),
    phase,
    cost: options[place]?.cost ?? 0,
    votes: votes[place] ?? 0,
    left,
    payment: undefined,
    others: [],
  })
  const outcome = (rounds: Round[], runs: number, ties: TieBook): Outcome => {
    const winners = rounds.map(({ option }) => option)
    return {
      winners,
      total: rounds.reduce((sum, { cost }) => sum + cost, 0),
      runs,
      ties: ties.list(options, ranks),
      explanation: {
        kind: "funding",
        voters: profile.ends.filter((end, i) => end > (profile.ends[i - 1] ?? 0)).length,
        budget,
        share: undefined,
        rounds,
        fates: options.map(({ id: option, cost }, place): Fate => {
          const round = winners.indexOf(option) + 1
          const support = votes[place] ?? 0
          return {
            option,
            cost,
            votes: support,
            why: round > 0 ? "chosen" : support === 0 ? "no-votes" : "too-dear",
            round,
          }
        }),
      },
    }
  }
  if (rule.kind === "equal-shares") {
    const { places, runs, book: ties } = plainEqualShares(election, rule, ranks)
    let left = budget
    const rounds = places.map(place => {
      left -= options[place]?.cost ?? 0
      return roundOf(place, "shares", left)
    })
    return outcome(rounds, runs, ties)
  }
  if (rule.kind === "greedy") {
    const steps = greedy(election, rule, ranks, book).filter(step => step.bought)
    return outcome(
      steps.map(({ place, left }) => roundOf(place, "votes", left)),
      1,
      book,
    )
  }
  throw refuse("ballotsDoNotFit", { rule: rule.kind, ballot: profile.kind })
}
