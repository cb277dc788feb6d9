import { canonical, digest } from "../../../shared/digest.ts"
import type { Files } from "../../../shared/ports.ts"
import { type SheetPage, type Sheets, type SheetTrouble, UnreadableSheet } from "../../../shared/sheet.ts"
import type { Documents } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Columns } from "../header.ts"
import type { Roll } from "../records.ts"
import { refuse } from "../refusals.ts"
import type { Told } from "../rows.ts"
import { compared, type Plan, type Reading, readRoll } from "../rules.ts"
import { currentRoll } from "./reading.ts"
import { storedPages } from "./staging.ts"

/** A row of the roll with its id. */
export type Known = Told & { readonly household: Id<"household"> }

/** A sheet beside the roll of now. */
export interface Look {
  readonly name: string
  readonly pages: readonly SheetPage[]
  readonly reading: Reading
  readonly plan: Plan<Known>
  readonly current: (Roll & { readonly id: string }) | undefined
  readonly before: Awaited<ReturnType<typeof storedPages>>
  /** Tells whether the sheet still says what it said. */
  readonly digest: string
}

/** More buildings than this and some other column was taken for the building. */
const buildingsLimit = 2000

const codes: Readonly<Record<SheetTrouble, Parameters<typeof refuse>[0]>> = {
  notASheet: "notASheet",
  oldFormat: "oldFormat",
  tooLarge: "fileTooLarge",
  tooManyRows: "tooManyRows",
  tooHard: "tooHard",
  empty: "emptySheet",
}

/** Reads an uploaded sheet and compares it with the roll. Takes its columns from 1 where a person has said them. */
export const look = async (
  documents: Documents,
  outside: { readonly files: Files; readonly sheets: Sheets },
  file: Id<"file">,
  columns: Readonly<Record<string, number>> | undefined,
): Promise<Look> => {
  const found = await outside.files.read(file)
  if (!found) throw refuse("noFile")
  const pages = await outside.sheets.read(found.bytes).catch(error => {
    throw error instanceof UnreadableSheet ? refuse(codes[error.trouble], { most: error.most }) : error
  })
  const current = await currentRoll(documents)
  const before = await storedPages(documents, current)
  const rows = before.flatMap(({ compound, name, households }) =>
    households.map((row): Known => ({ ...row, compound, building: name })),
  )
  const compounds = new Set(before.map(page => page.compound))
  const [only = ""] = compounds.size === 1 ? compounds : []
  const told: Columns = Object.fromEntries(Object.entries(columns ?? {}).map(([field, column]) => [field, column - 1]))
  const reading = readRoll(pages, told, only)
  if (reading.headers.length === 0) throw refuse("noHeader")
  const buildings = new Set(reading.lines.map(line => `${line.compound}\n${line.building}`))
  if (buildings.size > buildingsLimit) throw refuse("tooManyBuildings", { most: buildingsLimit })
  return {
    name: found.name,
    pages,
    reading,
    plan: compared(rows, reading.lines),
    current,
    before,
    digest: digest(canonical(reading.lines)),
  }
}
