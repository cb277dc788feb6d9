import { type Area, areaFromText } from "../../shared/values/area.ts"
import type { ProblemCode } from "./problem-words.ts"
import { arabic, endings } from "./words.ts"

/** A cell as a sheet gives it: text, a number, a date that the spreadsheet made, or nothing. */
export type Cell = string | number | { readonly date: string } | null

/** What was read of a cell, or what is wrong with it. */
export type Read<T> = { readonly value: T } | { readonly problem: ProblemCode }

/** A cell as plain text: full-width signs as ordinary ones, no space at the ends, at most 200 characters. */
export const plain = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ""
  if (typeof cell === "object") return cell.date
  const text = typeof cell === "number" ? String(cell) : cell.slice(0, 200)
  return text.normalize("NFKC").replace(/\s+/g, " ").trim()
}

const dense = (cell: Cell | undefined): string =>
  plain(cell)
    .replace(/ /g, "")
    .replace(/[—–－_]/g, "-")

/** "3号楼", "3栋", "３＃", 3, "三号楼" → "3"; a name ("锦绣楼") stays a name. */
export const buildingName = (cell: Cell | undefined): string => {
  const text = dense(cell)
  const bare = text.replace(endings.building, "")
  return /^([0-9A-Za-z]+|[一二三四五六七八九十]+)$/.test(bare) ? number(bare) : text.slice(0, 20)
}

/** "2单元", "二单元", 2 → "2". */
export const unitName = (cell: Cell | undefined): string => number(dense(cell).replace(endings.unit, "")).slice(0, 12)

/** "501室", 501, "５０１" → "501"; a date is what a spreadsheet makes of "3-2". */
export const doorName = (cell: Cell | undefined): Read<string> => {
  if (typeof cell === "object" && cell !== null) return { problem: "becameDate" }
  const door = dense(cell).replace(endings.door, "").toUpperCase()
  if (door === "") return { problem: "noDoor" }
  return door.length <= 20 && /^[\p{L}\p{N}][\p{L}\p{N}-]*$/u.test(door) ? { value: door } : { problem: "badDoor" }
}

const number = (text: string): string =>
  arabic(text)
    .replace(/^0+(?=\d)/, "")
    .toUpperCase()

const mobile = /^1[3-9]\d{9}$/
const landline = /^(0\d{2,3}-?)?[2-9]\d{6,7}$/

/**
 * A telephone number: a mobile one or a landline, the first where a cell holds two. A number that the spreadsheet shows as
 * 1.38E+10 is whole when the file keeps all its digits; as text it is whole only when all eleven digits are written.
 */
export const phoneNumber = (cell: Cell | undefined): Read<string> => {
  const text = plain(cell)
  if (text === "") return { value: "" }
  const [, mantissa, exponent] = /^(\d(?:\.\d{1,15})?)[eE]\+?(\d{1,2})$/.exec(text) ?? []
  if (mantissa !== undefined && exponent !== undefined) {
    const written = mantissa.replace(".", "")
    if (written.length !== Number(exponent) + 1) return { problem: "lostDigits" }
    return mobile.test(written) ? { value: written } : { problem: "badPhone" }
  }
  for (const part of text.split(/[/、,，;；|]| {1,3}(?=1\d{10}$)/)) {
    const bare = part.replace(/^\+?86(?=1)/, "").replace(/[ ()（）]/g, "")
    const digits = bare.replace(/-/g, "")
    if (mobile.test(digits)) return { value: digits }
    if (landline.test(bare)) return { value: bare }
  }
  return { problem: "badPhone" }
}

/** Square metres as typed or as a number, whole 0.01 m² or two decimals at most. */
export const areaOf = (cell: Cell | undefined): Read<Area | undefined> => {
  // ㎡ has become m2.
  const text = plain(cell).replace(/m2$/i, "").trim()
  if (text === "" || text === "-") return { value: undefined }
  const value = areaFromText(text)
  return value === undefined || value === 0 || value > 100_000_00 ? { problem: "badArea" } : { value }
}
