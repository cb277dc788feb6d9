import { type Cell, type SheetPage, UnreadableSheet } from "#cloud/shared/sheet"

const strict = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Text as spreadsheets of Chinese offices save it: UTF-16 with its mark, UTF-8 with or without, else GB 18030 (GBK). */
const textOf = (bytes: Uint8Array): string => {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  const text = utf16 ? strict("utf-16le", bytes) : (strict("utf-8", bytes) ?? strict("gb18030", bytes))
  if (text === undefined || text.includes("\0")) throw new UnreadableSheet("notASheet")
  return text
}

/** The sign between cells: whichever the first lines have most of. */
const separatorOf = (text: string): string => {
  const head = text.slice(0, 4000)
  const [most] = [",", "\t", ";"]
    .map(sign => ({ sign, count: head.split(sign).length }))
    .sort((a, b) => b.count - a.count)
  return most?.sign ?? ","
}

/**
 * A .csv as one sheet (RFC 4180: quoted cells may hold separators, line ends and doubled quotes). Every cell stays text.
 * Refuses more than `most` rows that are not empty.
 */
export const readCsv = (bytes: Uint8Array, most: number): SheetPage => {
  const text = textOf(bytes)
  const separator = separatorOf(text)
  const rows: Cell[][] = []
  let row: Cell[] = []
  let cell = ""
  let quoted = false
  let filled = 0
  const endCell = () => {
    row.push(cell === "" ? null : cell.slice(0, 500))
    cell = ""
  }
  const endRow = () => {
    endCell()
    if (row.some(value => value !== null)) filled += 1
    if (filled > most || rows.length > 3 * most) throw new UnreadableSheet("tooManyRows", most)
    rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ""
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += sign
        at += 1
      } else quoted = false
    } else if (sign === '"' && cell.trim() === "") {
      cell = ""
      quoted = true
    } else if (sign === separator) endCell()
    else if (sign === "\n") endRow()
    else if (sign !== "\r") cell += sign
  }
  if (cell !== "" || row.length > 0) endRow()
  if (filled === 0) throw new UnreadableSheet("empty")
  return { name: "", rows, merges: [] }
}
