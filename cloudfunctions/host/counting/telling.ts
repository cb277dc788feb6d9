import type { ChoosingExplanation, ChoosingOutcome } from "#cloud/votes/counting/outcome"
import type { Result } from "#cloud/votes/counting/registry"
import { type ChoosingRule, rulesHash, shortHash } from "#cloud/votes/counting/rule"
import type { Tie } from "#cloud/votes/counting/ties"
import { countingWords, type Money } from "#cloud/votes/counting/words"
import type { PabulibFile } from "#cloud/votes/pabulib/file"

type Language = "zh" | "en"

const headings = {
  zh: {
    winners: "选中",
    total: "合计",
    of: "总额",
    runs: "运行",
    rule: "规则",
    ties: "相同的情形",
    why: "为什么",
    rounds: "逐轮",
  },
  en: {
    winners: "winners",
    total: "total",
    of: "of",
    runs: "runs",
    rule: "rule",
    ties: "ties",
    why: "why",
    rounds: "rounds",
  },
} as const

/** Amounts in the file's currency, with two decimals where they are not whole. */
const moneyOf =
  ({ unit, meta }: PabulibFile): Money =>
  amount => {
    const value = amount / unit
    const [whole = "", part] = (Number.isInteger(value) ? String(value) : value.toFixed(2)).split(".")
    const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",")
    return `${part === undefined ? grouped : `${grouped}.${part}`} ${meta.get("currency") ?? ""}`.trim()
  }

const titlesOf = ({ projects }: PabulibFile): ReadonlyMap<string, string> =>
  new Map(projects.map(({ id, fields }) => [id, fields.get("name")?.trim() || id]))

const tieLine = ({ among, first, by }: Tie, language: Language): string =>
  countingWords[language].tie({ first, others: among.filter(id => id !== first), by })

/** The winners, one a line: id, cost, name; what they cost together; the rule, and the ties that were met. */
export const resultLines = (
  file: PabulibFile,
  rule: ChoosingRule,
  { winners, total, runs, ties }: Result,
  ms: number,
  language: Language,
): string[] => {
  const words = headings[language]
  const money = moneyOf(file)
  const titles = titlesOf(file)
  const costs = new Map(file.election.options.map(({ id, cost }) => [id, cost]))
  return [
    ...winners.map(id => `${id}\t${money(costs.get(id) ?? 0)}\t${titles.get(id)}`),
    `${words.winners} ${winners.length} · ${words.total} ${money(total)} ${words.of} ${money(file.election.budget)} · ${words.runs} ${runs} · ${ms} ms`,
    `${words.rule} ${shortHash(rulesHash(rule))}: ${countingWords[language].rule(rule, money).join(" ")}`,
    ...(ties.length > 0 ? [`${words.ties}:`, ...ties.map(tie => `  ${tieLine(tie, language)}`)] : []),
  ]
}

/** How it came to the result, and why each project was chosen or not. */
export const explanationLines = (file: PabulibFile, { explanation }: ChoosingOutcome, language: Language): string[] => {
  const titles = titlesOf(file)
  const titleOf = (id: string): string => `${id} ${titles.get(id)}`
  return ["", ...storyOf(explanation, moneyOf(file), titleOf, language)]
}

const storyOf = (
  explanation: ChoosingExplanation,
  money: Money,
  titleOf: (id: string) => string,
  language: Language,
): string[] => {
  const words = countingWords[language]
  if (explanation.kind === "ranking")
    return explanation.rounds.map((round, at) => words.rankingRound(round, at + 1, titleOf))
  return [
    `${headings[language].rounds}:`,
    ...explanation.rounds.flatMap((round, at) => [
      `  ${titleOf(round.option)}`,
      `    ${words.round(round, at + 1, money)}${round.payment ? ` ${words.payment(round.payment, money)}` : ""}`,
    ]),
    `${headings[language].why}:`,
    ...explanation.fates.map(fate => `  ${titleOf(fate.option)}: ${words.fate(fate, money)}`),
  ]
}
