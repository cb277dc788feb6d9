import { parseArgs } from "node:util"
import type { ChoosingRule, TieOrder, TieStep } from "#cloud/votes/counting/rule"
import type { VoteType } from "#cloud/votes/pabulib/file"
import { CommandFailed } from "../command.ts"

const rules = [
  "equal-shares",
  "greedy",
  "phragmen",
  "borda",
  "irv",
  "stv",
  "schulze",
  "plurality",
  "two-round",
] as const

export const countUsage =
  "FILE.pb [--rule equal-shares|greedy|phragmen|borda|irv|stv|schulze|plurality|two-round] [--utility cost|cardinality|points] [--completion none|u|add1|add1u] [--exhaustive-stop on|off] [--start exact|floor] [--step 1] [--by votes|votes-per-cost] [--no-skip] [--threshold T] [--seats 1] [--ties cost,votes,order | cost,votes,lot:HEX] [--explain] [--lang zh|en] [--json] [--threads N]"

const options = {
  rule: { type: "string" },
  utility: { type: "string" },
  completion: { type: "string", default: "add1u" },
  "exhaustive-stop": { type: "string", default: "on" },
  start: { type: "string", default: "exact" },
  step: { type: "string", default: "1" },
  by: { type: "string", default: "votes" },
  "no-skip": { type: "boolean", default: false },
  threshold: { type: "string", default: "1" },
  seats: { type: "string", default: "1" },
  ties: { type: "string", default: "cost,votes,order" },
  explain: { type: "boolean", default: false },
  lang: { type: "string", default: "zh" },
  json: { type: "boolean", default: false },
  threads: { type: "string" },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>["values"]

/** What was typed after `count`. The rule depends on the file: its vote type, its unit, its longest ballot. */
export interface CountOptions {
  readonly path: string
  readonly explain: boolean
  readonly json: boolean
  readonly lang: "zh" | "en"
  readonly threads: number | undefined
  readonly seed: string | undefined
  rule(file: { readonly voteType: VoteType; readonly unit: number; readonly longest: number }): ChoosingRule
}

/** Takes the words after `count`; refuses what is not understood (exit 2). */
export const countOptions = (args: readonly string[]): CountOptions => {
  const { values, positionals } = parsed(args)
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0)
    throw new CommandFailed(
      "请给一个 .pb 文件：npx weiyi count FILE.pb",
      "name one .pb file: npx weiyi count FILE.pb",
      2,
    )
  const { ties, seed } = tiesOf(values.ties ?? "")
  const given = values.rule === undefined ? undefined : oneOf(values, "rule", rules)
  // Everything is checked before the file is read, whatever it will turn out to need.
  const parts = {
    utility: values.utility === undefined ? undefined : oneOf(values, "utility", ["cost", "cardinality", "points"]),
    completion: oneOf(values, "completion", ["none", "u", "add1", "add1u"]),
    exhaustiveStop: oneOf(values, "exhaustive-stop", ["on", "off"]) === "on",
    start: oneOf(values, "start", ["exact", "floor"]),
    step: whole(values, "step", 1),
    by: oneOf(values, "by", ["votes", "votes-per-cost"]),
    threshold: whole(values, "threshold", 0),
    seats: whole(values, "seats", 1),
  } as const
  return {
    path,
    explain: values.explain ?? false,
    json: values.json ?? false,
    lang: oneOf(values, "lang", ["zh", "en"]),
    threads: values.threads === undefined ? undefined : whole(values, "threads", 0),
    seed,
    rule: ({ voteType, unit, longest }) => {
      const kind = given ?? (voteType === "ordinal" ? "borda" : "equal-shares")
      const { by, threshold, seats, completion, exhaustiveStop, start } = parts
      switch (kind) {
        case "equal-shares": {
          const points = voteType === "cumulative" || voteType === "scoring"
          const utility = parts.utility ?? (points ? "points" : "cost")
          return { kind, utility, completion, exhaustiveStop, start, step: parts.step * unit, ties }
        }
        case "greedy":
          return { kind, by, skip: !values["no-skip"], threshold, ties }
        case "borda":
          return { kind, longest, seats, ties }
        case "phragmen":
        case "irv":
        case "two-round":
          return { kind, ties }
        default:
          return { kind, seats, ties }
      }
    },
  }
}

const parsed = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options })
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
      throw new CommandFailed("看不懂这个选项", `not understood: ${error.message.split(".")[0]}`, 2)
    throw error
  }
}

type Named =
  | "rule"
  | "utility"
  | "completion"
  | "exhaustive-stop"
  | "start"
  | "step"
  | "by"
  | "threshold"
  | "seats"
  | "lang"
  | "threads"

const notKnown = (option: string, found: string, known: readonly string[]): CommandFailed =>
  new CommandFailed(
    `--${option} 不能是“${found}”，可用：${known.join("、")}`,
    `--${option} cannot be “${found}”, use one of: ${known.join(", ")}`,
    2,
  )

const oneOf = <Word extends string>(values: Values, option: Named, known: readonly Word[]): Word => {
  const typed = String(values[option])
  const found = known.find(word => word === typed)
  if (found === undefined) throw notKnown(option, typed, known)
  return found
}

const whole = (values: Values, option: Named, least: number): number => {
  const typed = String(values[option])
  if (!/^\d{1,9}$/.test(typed) || Number(typed) < least)
    throw new CommandFailed(
      `--${option} 应为不小于 ${least} 的整数，现在是“${typed}”`,
      `--${option} should be a whole number of at least ${least}, not “${typed}”`,
      2,
    )
  return Number(typed)
}

const steps: readonly TieStep[] = ["votes", "cost", "lot", "order"]

/** "cost,votes,lot:HEX": the seed of the lot (followed by the root of the board, if there is one) in hex. */
const tiesOf = (typed: string): { readonly ties: TieOrder; readonly seed: string | undefined } => {
  let seed: string | undefined
  const ties = typed.split(",").map(word => {
    const [name, hex, ...more] = word.trim().split(":")
    const step = steps.find(known => known === name)
    if (step === undefined || more.length > 0 || (hex !== undefined && step !== "lot"))
      throw notKnown("ties", word, [...steps.filter(known => known !== "lot"), "lot:HEX"])
    if (step !== "lot") return step
    if (hex === undefined || !/^([0-9a-f]{2})+$/i.test(hex))
      throw new CommandFailed(
        "--ties 的抽签要写种子，例如 lot:9f3a（十六进制，偶数位）",
        "--ties: a lot needs its seed in hex with an even number of digits, such as lot:9f3a",
        2,
      )
    seed = hex.toLowerCase()
    return step
  })
  if (new Set(ties).size < ties.length) throw notKnown("ties", typed, steps)
  const endless = !ties.includes("lot") && !ties.includes("order")
  return { ties: endless ? [...ties, "order"] : ties, seed }
}
