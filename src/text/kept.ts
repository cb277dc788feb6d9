import { en } from "./kept.en"
import { zh } from "./kept.zh"
import type { Reading } from "./reading"
import { dayInWords, momentInWords } from "./when"
import { words } from "./words"

export const kept = words(zh, en)

/** A part of what is kept, as it is called; its own name where it has none yet. */
export const collectionInWords = (name: string, language: Reading["language"]): string =>
  kept[language].collection[name] ?? name

/** A thing that is kept, in a line to read: moments and days as everywhere, other things as they stand. */
export const fieldInWords = (name: string, value: unknown, language: Reading["language"]): string =>
  kept[language].of(kept[language].field[name] ?? name, valueInWords(value, language))

const valueInWords = (value: unknown, language: Reading["language"]): string => {
  const text = kept[language]
  if (Array.isArray(value)) return value.map(one => valueInWords(one, language)).join(text.joins) || text.none
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([name, one]) => fieldInWords(name, one, language))
      .join(text.joins)
  const plain = String(value)
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(plain)) return momentInWords(plain, language)
  if (/^\d{4}-\d\d-\d\d$/.test(plain)) return dayInWords(plain, language)
  return text.value[plain] ?? plain
}
