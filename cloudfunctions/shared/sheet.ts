/** A cell as it is stored: text, a number, or a date that the spreadsheet made of something; formulas come as their stored value. */
export type Cell = string | number | { readonly date: string } | null

/** A block of cells shown as one; rows and columns count from 0. */
export interface Merge {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** One sheet of a workbook, row by row from its first row. */
export interface SheetPage {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
}

/** The same sheet with one more column: the words beside a row (`remarks[row]`), red where they are about an error. */
export interface MarkedPage extends SheetPage {
  readonly heading: string
  readonly headingRow: number
  readonly remarks: ReadonlyMap<number, { readonly words: string; readonly error: boolean }>
}

export type SheetTrouble = "notASheet" | "oldFormat" | "tooLarge" | "tooManyRows" | "tooHard" | "empty"

/** Why a file could not be read; `most` is the limit it went past. */
export class UnreadableSheet extends Error {
  override readonly name = "UnreadableSheet"
  readonly trouble: SheetTrouble
  readonly most: number

  constructor(trouble: SheetTrouble, most = 0) {
    super(trouble)
    this.trouble = trouble
    this.most = most
  }
}

/** Spreadsheets (adapters/sheet): .xlsx and .csv in, .xlsx out. */
export interface Sheets {
  /** Gives the visible sheets; throws UnreadableSheet. Evaluates nothing. */
  read(bytes: Uint8Array): Promise<readonly SheetPage[]>
  write(pages: readonly MarkedPage[]): Promise<Uint8Array>
}
