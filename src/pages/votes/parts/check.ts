import { rootOf } from "#cloud/votes/rules"
import type { Value } from "../../../cloud/contracts"
import { recount } from "./recount"
import type { Result } from "./result"
import { type Stance, stanceOf, stances } from "./stance"
import type { Vote } from "./vote"

export type Entry = Value<"votes.board">["entries"][number]

/** What the check of a published result found. `winners` is missing where this device cannot count again. */
export interface Checked {
  readonly root: boolean
  /** Titles of the options whose votes differ. */
  readonly differing: readonly string[]
  readonly winners?: boolean | undefined
}

const named = ({ ballot }: Entry): readonly string[] =>
  ballot.kind === "motion"
    ? []
    : ballot.kind === "choice"
      ? ballot.option === null
        ? []
        : [ballot.option]
      : ballot.kind === "points"
        ? ballot.points.map(({ option }) => option)
        : ballot.options

/** What 赞成, 反对 and 弃权 are called. */
type Words = Readonly<Record<Stance, string>>

/** Takes the whole board and what was published; works out checksum, votes and winners again. */
export const check = async (vote: Vote, result: Result, board: readonly Entry[], words: Words): Promise<Checked> => {
  const counted = new Map<string, number>()
  for (const entry of board) for (const option of named(entry)) counted.set(option, (counted.get(option) ?? 0) + 1)
  const { explanation } = result.outcome
  const root = rootOf(board) === result.root && board.length === result.counted
  if (explanation.kind === "decision") {
    const said = (stance: Stance) => board.filter(({ ballot }) => stanceOf(ballot) === stance).length
    const differing = stances.filter(stance => said(stance) !== explanation.tally[stance]).map(stance => words[stance])
    return { root, differing, winners: await recount(vote, result, board) }
  }
  const fates = explanation.kind === "funding" ? explanation.fates : []
  const titleOf = (id: string) => vote.options.find(option => option.id === id)?.title ?? id
  return {
    root,
    differing: fates
      .filter(({ option, votes }) => (counted.get(option) ?? 0) !== votes)
      .map(({ option }) => titleOf(option)),
    winners: await recount(vote, result, board),
  }
}
