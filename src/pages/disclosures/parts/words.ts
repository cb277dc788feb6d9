import { isDay } from "#cloud/shared/values/day"
import { isInstant } from "#cloud/shared/values/instant"
import type { MarkKind } from "../../../components/mark"
import { disclosures } from "../../../text/disclosures"
import { money } from "../../../text/money"
import type { Reading } from "../../../text/reading"
import { dayInWords, momentInWords } from "../../../text/when"

const marks: Readonly<Partial<Record<string, MarkKind>>> = {
  ...{ chosen: "decided", passed: "decided", held: "done", over: "done", done: "done", called: "info" },
  ...{ notChosen: "failed", struck: "failed", failed: "failed", void: "failed", cancelled: "failed" },
  ...{ open: "waiting", reopened: "waiting" },
}

type Language = Reading["language"]

/** The word for a name that a publication uses; the name itself where there is none. */
const wordFor = (list: Readonly<Partial<Record<string, string>>>, name: string): string => list[name] ?? name

export const kindInWords = (kind: string, language: Language): string => wordFor(disclosures[language].kind, kind)
export const stateInWords = (state: string, language: Language): string => wordFor(disclosures[language].state, state)

const amounts = ["budget", "spent", "left", "cost"]
/** Figures that say nothing without their name. */
const named = ["approve", "oppose", "abstain"]
const units: Partial<Record<string, "household" | "ballot" | "vote" | "minute">> = {
  seats: "household",
  ballots: "ballot",
  invalid: "ballot",
  votes: "vote",
  minutes: "minute",
}

/** A figure's name: "总额". */
export const nameInWords = (name: string, language: Language): string => wordFor(disclosures[language].figure, name)

/** A short text's name: "地点". */
export const textNameInWords = (name: string, language: Language): string => wordFor(disclosures[language].text, name)

/** A short text as it is read: moments and days in words, states by their word. */
export const textInWords = (name: string, value: string, language: Language): string => {
  if (name === "state") return stateInWords(value, language)
  if (name === "by" && isDay(value)) return disclosures[language].before(dayInWords(value, language))
  if (isInstant(value)) return momentInWords(value, language)
  return isDay(value) ? dayInWords(value, language) : value
}

/** The shape beside a row's state. */
export const markOf = (state: string): MarkKind => marks[state] ?? "info"

/** A figure's value with its unit: "20,000 元", "230 张". Takes fen where it is money. */
export const valueInWords = (name: string, value: number, language: Language): string => {
  const unit = units[name]
  if (named.includes(name)) return `${nameInWords(name, language)} ${value}`
  return amounts.includes(name) ? money(value, language) : `${value} ${unit ? disclosures[language][unit] : ""}`.trim()
}
