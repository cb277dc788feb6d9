import type { Election } from "../profile.ts"
import type { Ratio } from "../ratio.ts"
import type { EqualShares } from "../rule.ts"
import type { TieRanks } from "../ties.ts"
import { Completion, type Shared } from "./completion.ts"
import { type Electorate, electorateOf } from "./electorate.ts"
import { SharesEngine } from "./engine.ts"
import { costsOf, engineFor } from "./rules.ts"
import type { Run } from "./run.ts"

/** All that another core needs to make runs; it can be copied from thread to thread. */
export interface SharesJob {
  readonly electorate: Electorate
  readonly costs: Float64Array
  readonly byCost: boolean
  readonly rank: Int32Array
}

/** One run to make. */
export interface RunOrder {
  readonly share: Ratio
  readonly limit: number
}

/** Other cores that make runs while this one makes its own. */
export interface Elsewhere {
  /** How many runs they may have to make at once. */
  readonly width: number
  /** Whether one of them is ready for a run. */
  idle(): boolean
  run(order: RunOrder): Promise<Run>
  /** Lets runs that are done come in. */
  turn(): Promise<void>
}

/** What another core does with a job: it makes an engine once, and a run for each order. */
export const worker = ({ electorate, costs, byCost, rank }: SharesJob): ((order: RunOrder) => Run) => {
  const engine = new SharesEngine(electorate, costs, byCost, rank)
  return ({ share, limit }) => engine.run(share, limit)
}

/**
 * The method of equal shares with its completion, on several cores: the runs of add1 do not depend on each other. They are
 * judged in the order of their steps, so the result is the same however many cores there are. Takes the job's opener.
 */
export const equalSharesOver = async (
  election: Election,
  rule: EqualShares,
  votes: ArrayLike<number>,
  ranks: TieRanks,
  open: (job: SharesJob) => Elsewhere,
): Promise<Shared> => {
  const electorate = electorateOf(election)
  const completion = new Completion(election, rule, votes, electorate.voters, ranks)
  if (completion.needless) return completion.done()
  const engine = engineFor(election, electorate, rule, ranks)
  const elsewhere = open({ electorate, costs: costsOf(election), byCost: rule.utility === "cost", rank: ranks.rank })
  // So many runs may be made before it is known that they are wanted.
  const ahead = elsewhere.width + 2
  const runs: (Run | Promise<Run>)[] = []
  const arrived: Run[] = []
  const order = (step: number): RunOrder => ({ share: completion.share(step), limit: election.budget })
  for (let taken = 0; ; ) {
    while (elsewhere.idle() && runs.length - taken < ahead) {
      const step = runs.length
      runs.push(
        elsewhere.run(order(step)).then(run => {
          arrived[step] = run
          return run
        }),
      )
    }
    if (runs.length - taken < ahead) {
      const { share, limit } = order(runs.length)
      const run = engine.run(share, limit)
      arrived[runs.length] = run
      runs.push(run)
    } else await runs[taken]
    await elsewhere.turn()
    for (let run = arrived[taken]; run; run = arrived[++taken]) if (!completion.take(run)) return completion.done()
  }
}
