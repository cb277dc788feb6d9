import { refuse } from "./refusals.ts"

/** What can be chosen. `cost` is whole and above zero where a budget is shared out (fen), and 0 where nothing is bought. */
export interface Option {
  readonly id: string
  readonly cost: number
}

/** What the option at a place costs, and its id. */
export const costAt = (options: readonly Option[], place: number): number => (options[place] as Option).cost
export const idAt = (options: readonly Option[], place: number): string => (options[place] as Option).id

/**
 * What a seat says. A list without options (and a choice of null) is blank: it takes part in the quorum alone. Of a motion with
 * several choices an approval names one of them, and who opposes wants none.
 */
export type Ballot =
  | {
      readonly kind: "motion"
      readonly choice: "approve" | "oppose" | "abstain"
      readonly option?: string | undefined
    }
  | { readonly kind: "approval"; readonly options: readonly string[] }
  | { readonly kind: "knapsack"; readonly options: readonly string[] }
  | { readonly kind: "points"; readonly points: readonly { readonly option: string; readonly points: number }[] }
  | { readonly kind: "ranked"; readonly options: readonly string[] }
  | { readonly kind: "choice"; readonly option: string | null }

export type BallotKind = Ballot["kind"]

/** What a vote takes: how many options at least and at most, how many points in all. */
export type BallotForm =
  | { readonly kind: "motion" }
  | { readonly kind: "approval"; readonly min: number; readonly max: number }
  | { readonly kind: "knapsack"; readonly budget: number }
  | { readonly kind: "points"; readonly sum: number }
  | { readonly kind: "ranked"; readonly min: number; readonly max: number }
  | { readonly kind: "choice" }

/**
 * Takes the form of a vote, its options and a ballot; gives the ballot as it is stored: an option named twice counts once
 * (at its first place). Refuses another kind, unknown options, too many or too few, a knapsack over the budget, points
 * that are not whole or too many.
 */
export const checkedBallot = (form: BallotForm, options: readonly Option[], ballot: Ballot): Ballot => {
  const costs = new Map(options.map(({ id, cost }) => [id, cost]))
  const known = (named: readonly string[]): string[] => {
    const stranger = named.find(id => !costs.has(id))
    if (stranger !== undefined) throw refuse("unknownOption", { option: stranger.slice(0, 120) })
    return [...new Set(named)]
  }
  if (form.kind === "motion" && ballot.kind === "motion") {
    // One choice of several is named by who approves it, and by nobody else.
    if ((ballot.option !== undefined) !== (options.length > 1 && ballot.choice === "approve"))
      throw refuse("wrongBallot")
    if (ballot.option !== undefined) known([ballot.option])
    return ballot
  }
  if (form.kind === "choice" && ballot.kind === "choice") {
    if (ballot.option !== null) known([ballot.option])
    return ballot
  }
  if (form.kind === "approval" && ballot.kind === "approval")
    return { ...ballot, options: within(form.min, form.max, known(ballot.options)) }
  if (form.kind === "ranked" && ballot.kind === "ranked")
    return { ...ballot, options: within(form.min, form.max, known(ballot.options)) }
  if (form.kind === "knapsack" && ballot.kind === "knapsack") {
    const chosen = known(ballot.options)
    const total = chosen.reduce((sum, id) => sum + (costs.get(id) ?? 0), 0)
    if (total > form.budget) throw refuse("overBudget", { over: total - form.budget })
    return { ...ballot, options: chosen }
  }
  if (form.kind === "points" && ballot.kind === "points")
    return { ...ballot, points: pointsWithin(form.sum, known, ballot) }
  throw refuse("wrongBallot")
}

const within = (least: number, most: number, chosen: string[]): string[] => {
  if (chosen.length > most) throw refuse("tooManyOptions", { most, chosen: chosen.length, over: chosen.length - most })
  if (chosen.length < least) throw refuse("tooFewOptions", { least, chosen: chosen.length })
  return chosen
}

type PointsBallot = Extract<Ballot, { kind: "points" }>

const pointsWithin = (
  most: number,
  known: (named: readonly string[]) => string[],
  ballot: PointsBallot,
): PointsBallot["points"] => {
  const given = new Map<string, number>()
  for (const { option, points } of ballot.points) {
    if (!Number.isSafeInteger(points) || points < 0) throw refuse("badPoints", { option: option.slice(0, 120) })
    if (!given.has(option)) given.set(option, points)
  }
  known([...given.keys()])
  let used = 0
  for (const points of given.values()) used += points
  if (used > most) throw refuse("tooManyPoints", { most, used })
  return [...given].filter(([, points]) => points > 0).map(([option, points]) => ({ option, points }))
}
