import { type Cell, plain } from "./cells.ts"
import { type Field, fields } from "./fields.ts"
import { headers } from "./words.ts"

export type Columns = Partial<Record<Field, number>>

/** Where the header was found (−1 for a sheet without one) and which column holds what, from 0. */
export interface Header {
  readonly first: number
  readonly last: number
  readonly columns: Columns
}

/** The header stands within the first rows: a title, a date and a note may be above it. */
const within = 30

const spelled = (cell: Cell | undefined): string =>
  plain(cell)
    .replace(/[(（【[].*$/, "")
    .replace(/[\s:：*＊/]/g, "")
    .toLowerCase()

/** Which field a header names; an exact spelling counts more than an ending. */
const fieldOf = (cell: Cell | undefined): { readonly field: Field; readonly exact: boolean } | undefined => {
  const text = spelled(cell)
  if (text === "" || text.length > 20) return undefined
  const exact = fields.find(field => headers[field].includes(text))
  if (exact) return { field: exact, exact: true }
  const longest = fields
    .flatMap(field => headers[field].filter(end => end.length > 1 && text.endsWith(end)).map(end => ({ field, end })))
    .sort((a, b) => b.end.length - a.end.length)[0]
  return longest && { field: longest.field, exact: false }
}

/** Whether a row is a header again, as on every printed page. */
export const isHeader = (row: readonly Cell[]): boolean => row.filter(cell => fieldOf(cell)?.exact).length >= 2

const columnsOf = (row: readonly Cell[]): Columns => {
  const found: Columns = {}
  for (const exact of [true, false])
    for (const [column, cell] of row.entries()) {
      const named = fieldOf(cell)
      if (named?.exact === exact && found[named.field] === undefined && !Object.values(found).includes(column))
        found[named.field] = column
    }
  return found
}

const size = (columns: Columns): number => Object.keys(columns).length
const serves = (columns: Columns): boolean => columns.door !== undefined || columns.address !== undefined

/**
 * Takes the rows of a sheet and what a person said of its columns (from 0), which counts more than any guess. Gives the
 * header, which may take two rows, or undefined when no row names doors or addresses.
 */
export const headerOf = (rows: readonly (readonly Cell[])[], told: Columns = {}): Header | undefined => {
  let best: Header | undefined
  for (const [row, cells] of rows.slice(0, within).entries()) {
    const columns = columnsOf(cells)
    if (size(columns) > size(best?.columns ?? {}) && (serves(columns) || serves(told)))
      best = { first: row, last: row, columns }
  }
  if (!best) return serves(told) ? { first: -1, last: -1, columns: told } : undefined
  const below = rows[best.last + 1] ?? []
  const door = best.columns.door ?? best.columns.address ?? told.door ?? told.address ?? 0
  const more = columnsOf(below)
  const goesOn = size(more) > 0 && (plain(below[door]) === "" || fieldOf(below[door]) !== undefined)
  const last = goesOn ? best.last + 1 : best.last
  const guessed = goesOn ? { ...more, ...best.columns } : best.columns
  const free = Object.entries(guessed).filter(([, column]) => !Object.values(told).includes(column))
  return { first: best.first, last, columns: { ...Object.fromEntries(free), ...told } }
}
