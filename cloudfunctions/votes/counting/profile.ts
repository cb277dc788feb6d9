import type { Ballot, BallotKind, Option } from "./ballots.ts"
import { refuse } from "./refusals.ts"

/**
 * Ballots of one kind in typed arrays, as engines and workers want them: ballot i names the options (by their place in
 * the list of options) `choices[ends[i − 1] … ends[i] − 1]`, in its own order; `points` stands beside `choices`.
 */
export interface Profile {
  readonly kind: BallotKind
  readonly ends: Int32Array
  readonly choices: Int32Array
  readonly points: Int32Array | undefined
}

/** What an election is about: the options, the money (0 where nothing is bought), the ballots. */
export interface Election {
  readonly options: readonly Option[]
  readonly budget: number
  readonly ballots: Profile
}

const named = (ballot: Ballot): readonly string[] => {
  switch (ballot.kind) {
    case "motion":
      return []
    case "choice":
      return ballot.option === null ? [] : [ballot.option]
    case "points":
      return ballot.points.filter(({ points }) => points > 0).map(({ option }) => option)
    default:
      return ballot.options
  }
}

/**
 * Takes options and ballots of one kind; gives them packed, each option once a ballot. Refuses mixed kinds and unknown
 * options. No ballot at all counts as approval ballots, of which there are none.
 */
export const packed = (options: readonly Option[], ballots: readonly Ballot[]): Profile => {
  const places = new Map(options.map(({ id }, place) => [id, place]))
  const kind = ballots[0]?.kind ?? "approval"
  const ends = new Int32Array(ballots.length)
  const choices: number[] = []
  const points: number[] = []
  for (const [i, ballot] of ballots.entries()) {
    if (ballot.kind !== kind) throw refuse("wrongBallot")
    const seen = new Set<string>()
    for (const id of named(ballot)) {
      if (seen.has(id)) continue
      seen.add(id)
      const place = places.get(id)
      if (place === undefined) throw refuse("unknownOption", { option: id.slice(0, 120) })
      choices.push(place)
      if (ballot.kind === "points") points.push(ballot.points.find(({ option }) => option === id)?.points ?? 0)
    }
    ends[i] = choices.length
  }
  return {
    kind,
    ends,
    choices: Int32Array.from(choices),
    points: kind === "points" ? Int32Array.from(points) : undefined,
  }
}

/**
 * Takes options and a budget; refuses ids listed twice, costs that are not whole and above zero, and amounts whose sum
 * would leave the integers that are counted exactly.
 */
export const checkFunding = (options: readonly Option[], budget: number): void => {
  let sum = budget
  if (!Number.isSafeInteger(budget) || budget < 0) throw refuse("badBudget")
  checkOptions(options)
  for (const { id, cost } of options) {
    if (!Number.isSafeInteger(cost) || cost <= 0) throw refuse("badCost", { option: id.slice(0, 120) })
    sum += cost
  }
  if (!Number.isSafeInteger(sum)) throw refuse("badBudget")
}

/** Refuses an option listed twice. */
export const checkOptions = (options: readonly Option[]): void => {
  const seen = new Set<string>()
  for (const { id } of options) {
    if (seen.has(id)) throw refuse("optionTwice", { option: id.slice(0, 120) })
    seen.add(id)
  }
}

/** Votes of every option: how many ballots name it, or its points where ballots give points. */
export const votesOf = ({ options, ballots }: Election): Float64Array => {
  const votes = new Float64Array(options.length)
  const { choices, points } = ballots
  for (let at = 0; at < choices.length; at++) {
    const place = choices[at] as number
    votes[place] = (votes[place] as number) + (points ? (points[at] as number) : 1)
  }
  return votes
}
