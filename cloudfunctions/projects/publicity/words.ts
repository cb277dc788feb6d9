import type { Words } from "../../disclosures/actions.ts"
import { fen, yuanText } from "../../shared/values/fen.ts"
import type { Result } from "../../votes/actions.ts"
import type { Fate as CountedFate } from "../../votes/counting/outcome.ts"
import { countingWords } from "../../votes/counting/words.ts"
import type { Round } from "../records.ts"

/** What became of a project in the count, as the result keeps it. */
export type Fate = Extract<Result["outcome"]["explanation"], { kind: "funding" }>["fates"][number]

const text = (amount: number): string => yuanText(fen(Math.round(amount)))
const yuan = (amount: number): string => `${text(amount)} 元`
const renminbi = (amount: number): string => `¥${text(amount)}`

/** The 8 characters of the rule, and the rule in words. */
export const ruleInWords = ({ rule, rulesHash }: NonNullable<Round["voting"]>): Words => ({
  zh: `${rulesHash} ${countingWords.zh.rule(rule, yuan).join("")}`,
  en: `${rulesHash} ${countingWords.en.rule(rule, renminbi).join(" ")}`,
})

/** Why a project was chosen, or what it was short of, in one sentence. */
export const fateInWords = (fate: Fate): Words => ({
  zh: countingWords.zh.fate(fate as CountedFate, yuan),
  en: countingWords.en.fate(fate as CountedFate, renminbi),
})
