import { type Count, elect, electOver, explained, type Result } from "#cloud/votes/counting/registry"
import type { ChoosingRule } from "#cloud/votes/counting/rule"
import type { PabulibFile } from "#cloud/votes/pabulib/file"
import type { Command } from "../command.ts"
import { type CountOptions, countOptions, countUsage } from "../counting/options.ts"
import { readPabulibFile, worded } from "../counting/reading.ts"
import { explanationLines, resultLines } from "../counting/telling.ts"
import { CountingThreads } from "../counting/threads.ts"

/** Where a command writes. */
export interface Out {
  print(line: string): void
  complain(line: string): void
}

const terminal: Out = { print: line => console.log(line), complain: line => console.error(line) }

/** Counts a .pb file by any rule; takes the words after `count`, gives the exit code. */
export const run = async (args: readonly string[], out: Out = terminal): Promise<number> => {
  const options = countOptions(args)
  const file = readPabulibFile(options.path)
  const rule = options.rule({ voteType: file.voteType, unit: file.unit, longest: longestOf(file) })
  const input = inputOf(file, rule, options, out)
  try {
    const begun = performance.now()
    const result = await resultOf(input, options)
    const ms = Math.round((performance.now() - begun) * 100) / 100
    tell(input, result, ms, file, options, out)
    return 0
  } catch (error) {
    throw worded(error)
  }
}

export const command: Command = {
  usage: countUsage,
  says: {
    zh: "按任何一种规则给一份 .pb 选举计票，可附每个项目的说明",
    en: "counts an election (.pb) by any rule, with the reasons if asked",
  },
  run: args => run(args),
}

/** Only add1 makes many runs, and only they are spread over threads. */
const resultOf = async (input: Count, { threads }: CountOptions): Promise<Result> => {
  const { rule } = input
  if (rule.kind !== "equal-shares" || !rule.completion.startsWith("add1")) return elect(input)
  const others = new CountingThreads(threads)
  try {
    return await electOver(input, job => others.open(job))
  } finally {
    await others.close()
  }
}

const longestOf = ({ meta, election }: PabulibFile): number => {
  const said = Number(meta.get("max_length"))
  if (Number.isSafeInteger(said) && said > 0) return said
  const { ends } = election.ballots
  return ends.reduce((longest, end, i) => Math.max(longest, end - (ends[i - 1] ?? 0)), 1)
}

/** Rankings and points can be counted as approvals of all they name, by rules that share out money; that is said. */
const inputOf = (file: PabulibFile, rule: ChoosingRule, { seed, json }: CountOptions, out: Out): Count => {
  const { options, budget, ballots } = file.election
  const asApprovals =
    (ballots.kind === "ranked" && ["equal-shares", "greedy", "phragmen"].includes(rule.kind)) ||
    (ballots.kind === "points" && rule.kind === "phragmen")
  if (asApprovals && !json)
    out.complain(
      "这种规则不看名次和分数：选票上写到的项目都算赞成 / this rule looks at neither places nor points: whatever a ballot names counts as approved",
    )
  const counted = asApprovals ? { ...ballots, kind: "approval" as const, points: undefined } : ballots
  return { rule, options, budget, ballots: counted, seed }
}

const tell = (input: Count, result: Result, ms: number, file: PabulibFile, options: CountOptions, out: Out): void => {
  const outcome = options.explain ? explained(input) : undefined
  if (options.json) {
    const { winners, runs, ties } = result
    const told = { rule: input.rule.kind, winners, total: result.total / file.unit, runs, ties, ms }
    out.print(JSON.stringify(outcome ? { ...told, explanation: outcome.explanation } : told))
    return
  }
  for (const line of resultLines(file, input.rule, result, ms, options.lang)) out.print(line)
  if (outcome) for (const line of explanationLines(file, outcome, options.lang)) out.print(line)
}
