import { type Ballot, costAt, idAt, type Option } from "./ballots.ts"
import { enoughOf, leastEnough, withLessCost, withMoreVotes } from "./enough.ts"
import { type Elsewhere, equalSharesOver, type SharesJob } from "./equal-shares/elsewhere.ts"
import type { Context, Elected, Method } from "./method.ts"
import { methods } from "./methods.ts"
import type { ChoosingOutcome, Enough, Outcome } from "./outcome.ts"
import { checkFunding, checkOptions, type Election, type Profile, packed, votesOf } from "./profile.ts"
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

/** An outcome without its explanation. */
export type Result = Omit<Outcome, "explanation">

const methodOf = ({ kind }: ChoosingRule): Method<ChoosingRule> => methods[kind]

/** Checks that rule, options, ballots and budget fit together; gives the election. */
const checked = ({ rule, options, ballots, budget }: Count): Election => {
  const { takes, funds } = methodOf(rule)
  const money = funds === "never" ? 0 : budget
  if (funds === "always" || money > 0) checkFunding(options, money)
  else checkOptions(options)
  const profile = "ends" in ballots ? ballots : packed(options, ballots)
  if (profile.ends.length > 0 && !takes.includes(profile.kind))
    throw refuse("ballotsDoNotFit", { rule: rule.kind, ballot: profile.kind })
  return { options, budget: money, ballots: profile }
}

const contextOf = (rule: ChoosingRule, election: Election, seed: string | undefined): Context<ChoosingRule> => {
  const viewed = methodOf(rule).view?.(election, rule) ?? election
  const votes = votesOf(viewed)
  const ranks = tieRanks(election.options, votes, rule.ties, seed)
  return { rule, election: viewed, votes, ranks, seed, book: new TieBook() }
}

const resultOf = (
  { election: { options, budget }, ranks, book }: Context<ChoosingRule>,
  { places, runs }: Pick<Elected, "places" | "runs">,
): Result => ({
  winners: places.map(place => idAt(options, place)),
  total: budget > 0 ? places.reduce((sum, place) => sum + costAt(options, place), 0) : 0,
  runs,
  ties: book.list(options, ranks),
})

/** Takes a rule, options, ballots and a budget; gives the winners. Refuses what does not fit together. */
export const elect = (input: Count): Result => {
  const context = contextOf(input.rule, checked(input), input.seed)
  return resultOf(context, methodOf(input.rule).elect(context))
}

/** The same, with the runs of equal shares spread over several cores. */
export const electOver = async (input: Count, open: (job: SharesJob) => Elsewhere): Promise<Result> => {
  const { rule } = input
  if (rule.kind !== "equal-shares") return elect(input)
  const context = contextOf(rule, checked(input), input.seed)
  const { election, votes, ranks, book } = context
  const shared = await equalSharesOver(election, rule, votes, ranks, open)
  book.add(shared.book)
  const places = [...shared.byShares, ...shared.byVotes]
  return resultOf(context, { places, runs: shared.runs })
}

/** The same, with the explanation: the rounds, and why each option was chosen or not. */
export const count = (input: Count): ChoosingOutcome => {
  const context = contextOf(input.rule, checked(input), input.seed)
  const elected = methodOf(input.rule).elect(context)
  return { ...resultOf(context, elected), explanation: elected.explain() }
}

/**
 * The same, with the least change that would have elected each option that a budget did not reach. It counts again and
 * again: `effort` is about how many runs of the method may be spent, in all, on being sure that no smaller change is enough
 * (besides some fifteen counts for each option and side).
 */
export const explained = (input: Count, effort = 5000): ChoosingOutcome => {
  const outcome = count(input)
  const { explanation } = outcome
  if (explanation.kind !== "funding") return outcome
  const context = contextOf(input.rule, checked(input), input.seed)
  const questions = 2 * explanation.fates.filter(({ why }) => why !== "chosen").length
  const tries = Math.ceil(effort / Math.max(questions * outcome.runs, 1))
  const fates = explanation.fates.map((fate, place) =>
    fate.why === "chosen" ? fate : { ...fate, enough: enoughFor(context, place, explanation.voters, tries) },
  )
  return { ...outcome, explanation: { ...explanation, fates } }
}

const enoughFor = (context: Context<ChoosingRule>, place: number, voters: number, tries: number): Enough => {
  const { rule, election, seed } = context
  const method = methodOf(rule)
  const { changes } = method
  const elects = (changed: Election): boolean => method.elect(contextOf(rule, changed, seed)).places.includes(place)
  const unit = changes?.unit(rule) ?? 1
  const cost = costAt(election.options, place)
  const votes = leastEnough({
    isEnough: more => elects(withMoreVotes(election, place, more)),
    from: 1,
    most: 4 * (voters + 1),
    monotone: changes?.monotone(rule, "votes") ?? false,
    tries,
  })
  // Without a supporter nothing is ever bought, however cheap.
  if ((context.votes[place] ?? 0) === 0) return enoughOf(votes, undefined, unit)
  const less = leastEnough({
    isEnough: size => elects(withLessCost(election, place, size * unit)),
    from: changes?.leastCost?.(context, place) ?? 1,
    most: Math.ceil(cost / unit) - 1,
    monotone: changes?.monotone(rule, "cost") ?? false,
    tries,
  })
  return enoughOf(votes, less, unit)
}
