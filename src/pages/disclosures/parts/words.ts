import { disclosures } from "../../../text/disclosures"
import { money } from "../../../text/money"
import type { Reading } from "../../../text/reading"

type Language = Reading["language"]

/** The word for a name that a publication uses; the name itself where there is none. */
const wordFor = (list: Readonly<Partial<Record<string, string>>>, name: string): string => list[name] ?? name

export const kindInWords = (kind: string, language: Language): string => wordFor(disclosures[language].kind, kind)
export const stateInWords = (state: string, language: Language): string => wordFor(disclosures[language].state, state)

const amounts = ["budget", "spent", "left", "cost"]
const units: Partial<Record<string, "household" | "ballot" | "vote">> = {
  seats: "household",
  ballots: "ballot",
  invalid: "ballot",
  votes: "vote",
}

/** A figure's name: "总额". */
export const nameInWords = (name: string, language: Language): string => wordFor(disclosures[language].figure, name)

/** A figure's value with its unit: "20,000 元", "230 张". Takes fen where it is money. */
export const valueInWords = (name: string, value: number, language: Language): string => {
  const unit = units[name]
  return amounts.includes(name) ? money(value, language) : `${value} ${unit ? disclosures[language][unit] : ""}`.trim()
}
