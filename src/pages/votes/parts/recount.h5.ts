import type { Tally } from "#cloud/votes/counting/majority"
import type { ByGroups, Majority } from "#cloud/votes/counting/rule"
import { stanceOn } from "#cloud/votes/counting/several"
import type { Entry } from "./check"
import type { Result } from "./result"
import type { Stance } from "./stance"
import type { Vote } from "./vote"

/** Decides a motion again: the ballots of the board, and of the result who was entitled, there, and cast at all. */
const decidedAgain = async (
  rule: Majority | ByGroups,
  { outcome: { explanation } }: Result,
  board: readonly Entry[],
): Promise<boolean | undefined> => {
  if (explanation.kind !== "decision") return undefined
  const { decide } = await import("#cloud/votes/counting/decision")
  const [first] = [...(explanation.choices ?? [])].sort((a, b) => b.votes - a.votes)
  // Of several choices the figures are about the first of those with most votes.
  const says = ({ ballot }: Entry): Stance | undefined =>
    ballot.kind !== "motion" ? undefined : first ? stanceOn(first.option, ballot) : ballot.choice
  const again = (tally: Tally, lines: readonly Entry[]): Tally => {
    const said = (stance: Stance) => lines.filter(line => says(line) === stance).length
    return { ...tally, approve: said("approve"), oppose: said("oppose"), abstain: said("abstain") }
  }
  const groups = (explanation.groups ?? []).map(
    ({ group, tally }) =>
      [
        group,
        again(
          tally,
          board.filter(line => line.group === group),
        ),
      ] as const,
  )
  const figures = { whole: again(explanation.tally, board), groups: new Map(groups), units: [] }
  const decided = decide(rule, "motion", figures).explanation
  return decided.kind === "decision" && decided.passed === explanation.passed
}

/** Counts the whole board again by the vote's own rule; whether the same projects come out in the same order. */
export const recount = async (vote: Vote, result: Result, board: readonly Entry[]): Promise<boolean | undefined> => {
  const { rule, options, budget } = vote
  if (rule.kind === "majority" || rule.kind === "by-groups") return decidedAgain(rule, result, board)
  // Owners are counted by areas, which are not published.
  if (rule.kind === "owners") return undefined
  const { elect } = await import("#cloud/votes/counting/registry")
  const ballots = board.map(({ ballot }) => ballot)
  const { winners } = elect({ rule, options, budget, ballots, seed: result.seed + result.root })
  return winners.join() === result.outcome.winners.join()
}
