import type { Columns } from "./header.ts"
import { addressKey, isError, type Line, linesOf, type Problem, type Sheet, type Told } from "./rows.ts"

export interface Reading {
  readonly lines: readonly Line[]
  readonly problems: readonly Problem[]
  /** Which column of which sheet was taken for what; rows and columns from 0. */
  readonly headers: readonly { readonly sheet: string; readonly row: number; readonly columns: Columns }[]
  /** Sheets in which no header was recognised. */
  readonly unread: readonly string[]
}

/**
 * Reads the households of a roll out of sheets as clerks keep them. Takes the sheets, what a person said of the columns
 * (field → column, from 0), and the compound that lines without one are in. A household that comes twice is taken once:
 * with a remark when both say the same or the next row names another person, else with an error at the second.
 */
export const readRoll = (sheets: readonly Sheet[], told: Columns = {}, compound = ""): Reading => {
  const lines: Line[] = []
  const problems: Problem[] = []
  const headers: { sheet: string; row: number; columns: Columns }[] = []
  const unread: string[] = []
  const seen = new Map<string, { readonly first: Line; last: Line }>()
  for (const sheet of sheets) {
    const found = linesOf(sheet, told, compound)
    if (!found) {
      if (sheet.rows.length > 0) unread.push(sheet.name)
      continue
    }
    headers.push({ sheet: sheet.name, row: found.header.first, columns: found.header.columns })
    problems.push(...found.problems)
    for (const line of found.lines) {
      const key = addressKey(line)
      const known = seen.get(key)
      if (!known) {
        seen.set(key, { first: line, last: line })
        lines.push(line)
        continue
      }
      const { first, last } = known
      // Sheets by person name the door again in the next row; far apart, one of the two rows is wrong.
      const next = last.sheet === line.sheet && last.row === line.row - 1 && last.contact !== line.contact
      const code = saysTheSame(first, line) ? "repeated" : next ? "anotherPerson" : "conflict"
      known.last = line
      const column = found.header.columns.door ?? found.header.columns.address ?? 0
      problems.push({ sheet: line.sheet, row: line.row, column, code, other: first.row })
    }
  }
  return { lines, problems, headers, unread }
}

const details = ["area", "contact", "phone"] as const
type Detail = (typeof details)[number]

const saysTheSame = (a: Told, b: Told): boolean => details.every(field => (a[field] ?? "") === (b[field] ?? ""))

/** What an import would do to the roll. */
export interface Plan<Row extends Told = Told> {
  readonly added: readonly Line[]
  readonly changed: readonly { readonly row: Row; readonly line: Line; readonly fields: readonly Detail[] }[]
  /** On the roll, not in the sheet. */
  readonly missing: readonly Row[]
  readonly same: readonly Row[]
}

/**
 * Compares the roll with what a sheet says. What a sheet leaves blank is not a change: it never erases a name, a
 * telephone number or an area.
 */
export const compared = <Row extends Told>(roll: readonly Row[], lines: readonly Line[]): Plan<Row> => {
  const found = new Map(lines.map(line => [addressKey(line), line]))
  const known = new Set<string>()
  const changed: { row: Row; line: Line; fields: Detail[] }[] = []
  const missing: Row[] = []
  const same: Row[] = []
  for (const row of roll) {
    const key = addressKey(row)
    known.add(key)
    const line = found.get(key)
    if (!line) {
      missing.push(row)
      continue
    }
    const fields = details.filter(field => (line[field] ?? "") !== "" && line[field] !== row[field])
    if (fields.length === 0) same.push(row)
    else changed.push({ row, line, fields })
  }
  return { added: lines.filter(line => !known.has(addressKey(line))), changed, missing, same }
}

const told = (line: Line): Told => {
  const { sheet: _, row: __, ...rest } = line
  return rest
}

/** The roll after the import: `spared` keeps a household that is missing from the sheet. */
export const applied = <Row extends Told>(plan: Plan<Row>, spared: (row: Row) => boolean): Told[] => [
  ...plan.same,
  ...plan.changed.map(({ row, line, fields }) => ({
    ...row,
    ...Object.fromEntries(fields.map(field => [field, line[field]])),
  })),
  ...plan.missing.filter(spared),
  ...plan.added.map(told),
]

/** How many rows are not imported, and how many are imported but should be looked at. */
export const counted = (problems: readonly Problem[]): { readonly errors: number; readonly remarks: number } => {
  const rows = (wanted: (problem: Problem) => boolean) =>
    new Set(problems.filter(wanted).map(({ sheet, row }) => `${sheet}\n${row}`)).size
  return { errors: rows(({ code }) => isError(code)), remarks: rows(({ code }) => !isError(code)) }
}
