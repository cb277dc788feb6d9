import type { EqualShares, Greedy, TieOrder, TieStep } from "#cloud/votes/counting/rule"
import { houseTies } from "#cloud/votes/counting/rule"
import { CommandFailed } from "./command.ts"

/** The words by which a command is told how to count; `parseArgs` takes them. */
export const ruleOptions = {
  rule: { type: "string", default: "equal-shares" },
  utility: { type: "string", default: "cost" },
  completion: { type: "string", default: "add1u" },
  "exhaustive-stop": { type: "string", default: "on" },
  start: { type: "string", default: "exact" },
  by: { type: "string", default: "votes" },
  ties: { type: "string", default: houseTies.join(",") },
} as const

export const ruleUsage =
  "[--rule equal-shares|greedy] [--utility cost|cardinality] [--completion none|u|add1|add1u] [--exhaustive-stop on|off] [--start exact|floor] [--by votes|votes-per-cost] [--ties cost,votes,lot]"

type Values = { readonly [Name in keyof typeof ruleOptions]: string }

/** Takes the options as typed and one currency unit in fen; gives the rule. Refuses a word that is not one of those known. */
export const ruleOf = (values: Values, step: number): EqualShares | Greedy => {
  const ties = tiesOf(values.ties)
  if (oneOf(values, "rule", ["equal-shares", "greedy"]) === "greedy")
    return { kind: "greedy", by: oneOf(values, "by", ["votes", "votes-per-cost"]), skip: true, threshold: 1, ties }
  return {
    kind: "equal-shares",
    utility: oneOf(values, "utility", ["cost", "cardinality"]),
    completion: oneOf(values, "completion", ["none", "u", "add1", "add1u"]),
    exhaustiveStop: oneOf(values, "exhaustive-stop", ["on", "off"]) === "on",
    start: oneOf(values, "start", ["exact", "floor"]),
    step,
    ties,
  }
}

const notKnown = (option: string, found: string, known: readonly string[]): CommandFailed =>
  new CommandFailed(
    `--${option} 不能是“${found}”，可用：${known.join("、")}`,
    `--${option} cannot be “${found}”: ${known.join(", ")}`,
    2,
  )

const oneOf = <Word extends string>(values: Values, option: keyof Values, known: readonly Word[]): Word => {
  const found = known.find(word => word === values[option])
  if (found === undefined) throw notKnown(option, values[option], known)
  return found
}

const steps: readonly TieStep[] = ["votes", "cost", "lot", "order"]

const tiesOf = (typed: string): TieOrder =>
  typed.split(",").map(word => {
    const step = steps.find(known => known === word.trim())
    if (step === undefined) throw notKnown("ties", word, steps)
    return step
  })
