import { type CellObject, read, SSF, type WorkSheet } from "@e965/xlsx"
import { type Cell, type SheetPage, UnreadableSheet } from "#cloud/shared/sheet"

/** A sheet with more columns is no roll; what stands further to the right is not looked at. */
const columnsLimit = 100
const sheetsLimit = 60
const textLimit = 500
/** All texts together: a workbook may name one long text from a million cells. */
const wordsLimit = 20_000_000

/**
 * Takes a workbook whose zip has been checked; gives its visible sheets. A formula is what the spreadsheet last showed
 * for it. Refuses more than `most` rows that are not empty. Runs in a worker of its own (worker.ts).
 */
export const readWorkbook = (bytes: Uint8Array, most: number): SheetPage[] => {
  let book: ReturnType<typeof read>
  try {
    book = read(bytes, {
      type: "array",
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
    })
  } catch {
    throw new UnreadableSheet("notASheet")
  }
  const visible = book.SheetNames.filter((_, place) => !book.Workbook?.Sheets?.[place]?.Hidden)
  if (visible.length > sheetsLimit) throw new UnreadableSheet("tooHard")
  let filled = 0
  let words = 0
  const pages: SheetPage[] = []
  for (const name of visible) {
    const sheet = book.Sheets[name]
    if (!sheet) continue
    const page = pageOf(name, sheet, most)
    filled += page.filled
    words += page.words
    if (words > wordsLimit) throw new UnreadableSheet("tooHard")
    if (filled > most) throw new UnreadableSheet("tooManyRows", most)
    if (page.filled > 0) pages.push({ name: page.name, rows: page.rows, merges: page.merges })
  }
  if (filled === 0) throw new UnreadableSheet("empty")
  return pages
}

const pageOf = (
  name: string,
  sheet: WorkSheet,
  most: number,
): SheetPage & { readonly filled: number; readonly words: number } => {
  const data = (sheet["!data"] ?? []) as (CellObject | undefined)[][]
  const rows: Cell[][] = []
  let filled = 0
  let words = 0
  // The rows that are there, not the range the file claims: a million empty ones cost nothing.
  data.forEach((row, at) => {
    const cells = Array.from({ length: Math.min(row?.length ?? 0, columnsLimit) }, (_, column) => cellOf(row?.[column]))
    if (!cells.some(cell => cell !== null && cell !== "")) return
    filled += 1
    for (const cell of cells) words += typeof cell === "string" ? cell.length : 1
    if (words > wordsLimit) throw new UnreadableSheet("tooHard")
    if (at > 3 * most) throw new UnreadableSheet("tooManyRows", most)
    while (rows.length < at) rows.push([])
    rows[at] = cells
  })
  const merges = (sheet["!merges"] ?? [])
    .slice(0, most)
    .filter(({ s, e }) => s.r < rows.length && s.c < columnsLimit && e.r >= s.r && e.c >= s.c)
    .map(({ s, e }) => ({ row: s.r, column: s.c, rows: e.r - s.r + 1, columns: e.c - s.c + 1 }))
  return { name, rows, merges, filled, words }
}

const cellOf = (cell: CellObject | undefined): Cell => {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === "e" || cell.t === "z") return null
  if (cell.t === "d") return { date: String(cell.v instanceof Date ? cell.v.toISOString() : cell.v).slice(0, 10) }
  if (typeof cell.v === "number") {
    if (!Number.isFinite(cell.v)) return null
    return typeof cell.z === "string" && SSF.is_date(cell.z) ? { date: dateOf(cell.v) } : cell.v
  }
  return String(cell.v).slice(0, textLimit)
}

const dateOf = (serial: number): string => {
  try {
    return SSF.format("yyyy-mm-dd", serial)
  } catch {
    return String(serial)
  }
}
