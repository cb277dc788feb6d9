import type { Reading } from "./reading"

/** A date of the lunar calendar, as the cloud gives it. */
export interface Lunar {
  readonly month: number
  readonly day: number
  readonly leap: boolean
}

const digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
const months = ["正", ...digits.slice(1), "冬", "腊"]
const tens = ["初", "十", "廿"]

const dayWords = (day: number): string => {
  if (day === 20) return "二十"
  if (day === 30) return "三十"
  return `${tens[Math.floor((day - 1) / 10)] ?? ""}${digits[(day - 1) % 10] ?? ""}`
}

/** In words: "正月十七", "闰六月初一"; in English "lunar 1/17". Takes month 1 to 12 and day 1 to 30. */
export const lunarInWords = ({ month, day, leap }: Lunar, language: Reading["language"]): string =>
  language === "zh"
    ? `${leap ? "闰" : ""}${months[month - 1] ?? ""}月${dayWords(day)}`
    : `lunar ${leap ? "leap " : ""}${month}/${day}`
