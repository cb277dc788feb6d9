import { rootOf } from "#cloud/votes/rules"
import type { Value } from "../../../cloud/contracts"
import { recount } from "./recount"
import type { Decision, Result } from "./result"
import { type Answer, answerOf } from "./stance"
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

/** How many a decision says gave an answer. */
export const votesOf = ({ tally, choices, none = 0 }: Decision, { ballot }: Answer): number => {
  if (!choices || ballot.choice === "abstain") return tally[ballot.choice]
  return ballot.option === undefined ? none : (choices.find(one => one.option === ballot.option)?.votes ?? 0)
}

/** Takes the whole board and what was published; works out checksum, votes and winners again. */
export const check = async (
  vote: Vote,
  result: Result,
  board: readonly Entry[],
  answers: readonly Answer[],
): Promise<Checked> => {
  const counted = new Map<string, number>()
  for (const entry of board) for (const option of named(entry)) counted.set(option, (counted.get(option) ?? 0) + 1)
  const { explanation } = result.outcome
  const root = rootOf(board) === result.root && board.length === result.counted
  if (explanation.kind === "decision") {
    const said = (answer: Answer) => board.filter(({ ballot }) => answerOf(answers, ballot) === answer).length
    const differing = answers.filter(one => said(one) !== votesOf(explanation, one)).map(({ word }) => word)
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
