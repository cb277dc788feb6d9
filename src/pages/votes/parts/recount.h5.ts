import type { Entry } from "./check"
import type { Result } from "./result"
import type { Vote } from "./vote"

/** Counts the whole board again by the vote's own rule; whether the same projects come out in the same order. */
export const recount = async (vote: Vote, result: Result, board: readonly Entry[]): Promise<boolean | undefined> => {
  const { elect } = await import("#cloud/votes/counting/registry")
  const { rule, options, budget } = vote
  if (rule.kind === "majority" || rule.kind === "owners" || rule.kind === "by-groups") return undefined
  const ballots = board.map(({ ballot }) => ballot)
  const { winners } = elect({ rule, options, budget, ballots, seed: result.seed + result.root })
  return winners.join() === result.outcome.winners.join()
}
