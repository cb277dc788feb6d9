import { fen, yuanText } from "#cloud/shared/values/fen"
import type { Reading } from "./reading"

/** Money in words: "8,600 元" or "¥8,600". Takes whole fen. */
export const money = (amount: number, language: Reading["language"]): string => {
  const yuan = yuanText(fen(amount))
  return language === "zh" ? `${yuan} 元` : `¥${yuan}`
}
