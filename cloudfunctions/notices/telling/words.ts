import { clockOf, dayOf, weekdayOf } from "../../shared/values/day.ts"
import { type Fen, yuanText } from "../../shared/values/fen.ts"
import { type Instant, isInstant } from "../../shared/values/instant.ts"
import type { TemplateKey } from "../templates/rules.ts"

type Language = "zh" | "en"

/**
 * What a fact's notice says. {title} stands for the fact's own words; {closes|moment}, {by|day}, {amount|yuan} for a moment, its day or an
 * amount in fen of its `data`. A line whose place is missing from the fact is left out.
 */
export interface Telling {
  readonly template: TemplateKey
  /** The name in `data` of the moment and of the place that the message shows, if it has them. */
  readonly when?: string
  readonly place?: string
  /** The name in `data` of the moment from which nobody needs to be told any more: a vote has closed, a meeting has begun. */
  readonly until?: string
  readonly zh: { readonly title: string; readonly lines: readonly string[] }
  readonly en: { readonly title: string; readonly lines: readonly string[] }
}

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  zh: ["一", "二", "三", "四", "五", "六", "日"].map(day => `周${day}`),
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
}
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** "3 月 2 日（周一）", Beijing time. */
const dayWords = (at: Instant, language: Language): string => {
  const date = dayOf(at)
  const [, month = 1, day = 1] = date.split("-").map(Number)
  const weekday = weekdays[language][weekdayOf(date) - 1]
  return language === "zh" ? `${month} 月 ${day} 日（${weekday}）` : `${weekday} ${day} ${months[month - 1]}`
}

/** "3 月 2 日（周一）20:00", Beijing time. */
const momentWords = (at: Instant, language: Language): string =>
  `${dayWords(at, language)}${language === "zh" ? "" : " "}${clockOf(at)}`

type Told = Readonly<Record<string, string | number>>

/** A line with its places filled, or undefined when the fact lacks one. */
const filledLine = (line: string, told: Told, language: Language): string | undefined => {
  let whole = true
  const text = line.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, form?: string) => {
    const value = Object.hasOwn(told, name) ? told[name] : undefined
    if (form === "moment" && typeof value === "string" && isInstant(value))
      return momentWords(value as Instant, language)
    if (form === "day" && typeof value === "string" && isInstant(value)) return dayWords(value as Instant, language)
    if (form === "yuan" && typeof value === "number") return yuanText(value as Fen)
    if (form === undefined && value !== undefined) return String(value)
    whole = false
    return ""
  })
  return whole ? text : undefined
}

/** Takes a kind's telling and a fact's data; gives the notice's title and text. */
export const saidOf = (telling: Telling, told: Told, language: Language): { title: string; text: string } => {
  const { title, lines } = telling[language]
  return {
    title: filledLine(title, told, language) ?? title.replace(/\{[^}]*\}/g, "").replace(/^[：，: ,]+|[：:，, ]+$/g, ""),
    text: lines.flatMap(line => filledLine(line, told, language) ?? []).join("\n"),
  }
}
