import type { Area } from "../../shared/values/area.ts"
import { areaOf, buildingName, type Cell, doorName, phoneNumber, plain, type Read, unitName } from "./cells.ts"
import { type Columns, type Header, headerOf, isHeader } from "./header.ts"
import { type ProblemCode, problemWords } from "./problem-words.ts"
import { addressForms, endings, noteBeginning } from "./words.ts"

export interface Merge {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
}

/** A household as a row of the sheet says it; blank where the sheet says nothing. */
export interface Told {
  readonly compound: string
  readonly building: string
  readonly unit: string
  readonly door: string
  readonly area?: Area | undefined
  readonly contact: string
  readonly phone: string
}

/** Rows and columns count from 0 here. `other`: the row it repeats or contradicts. */
export interface Problem {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly code: ProblemCode
  readonly other?: number
}

export interface Line extends Told {
  readonly sheet: string
  readonly row: number
}

export const addressKey = ({ compound, building, unit, door }: Omit<Told, "contact" | "phone" | "area">): string =>
  [compound, building, unit, door].join("\n")

/** The value of a cell merged over several rows stands in every one of them. */
const unmerged = ({ rows, merges }: Sheet): Cell[][] => {
  const filled = rows.map(row => [...row])
  for (const merge of merges) {
    const value = filled[merge.row]?.[merge.column]
    if (value === undefined || value === null) continue
    for (let row = merge.row + 1; row < Math.min(merge.row + merge.rows, filled.length); row++) {
      const cells = filled[row]
      if (cells) cells[merge.column] = value
    }
  }
  return filled
}

/** "3号楼" in a row of its own, or as the name of a sheet. */
const certainBuilding = (text: string): string =>
  endings.certainBuilding.test(text.replace(/\s/g, "")) ? buildingName(text) : ""

/** An address written in one cell, or undefined when it is none. */
export const together = (cell: Cell | undefined): Pick<Told, "building" | "unit" | "door"> | undefined => {
  const text = plain(cell)
    .replace(/\s/g, "")
    .replace(/[—–－_]/g, "-")
  for (const form of addressForms) {
    const found = form.exec(text)?.groups
    if (found) {
      const { building = "", unit = "", door = "" } = found
      return { building: buildingName(building), unit: unitName(unit), door: door.toUpperCase() }
    }
  }
  return undefined
}

/** What the rows above have said and the rows below may leave out. */
interface Above {
  compound: string
  building: string
  unit: string
}

type Place =
  | { readonly place: Pick<Told, "compound" | "building" | "unit" | "door"> }
  | { readonly problem: ProblemCode; readonly field: "door" | "building" | "address" }

const placeOf = (cells: readonly Cell[], columns: Columns, above: Above): Place => {
  const at = (field: keyof Columns): Cell | undefined => {
    const column = columns[field]
    return column === undefined ? undefined : cells[column]
  }
  const compound = plain(at("compound")).slice(0, 30) || above.compound
  const told = buildingName(at("building"))
  const building = told || above.building
  const unit = unitName(at("unit")) || (told && told !== above.building ? "" : above.unit)
  const address = columns.address === undefined ? undefined : together(at("address"))
  if (columns.door === undefined)
    return address ? { place: { compound, ...address } } : { problem: "badAddress", field: "address" }
  const door = doorName(at("door"))
  if ("problem" in door) {
    if (address && door.problem === "noDoor") return { place: { compound, ...address } }
    return { problem: door.problem, field: "door" }
  }
  const whole = columns.building === undefined ? together(at("door")) : undefined
  if (whole) return { place: { compound, ...whole } }
  if (building === "" && address) return { place: { compound, ...address } }
  if (building === "" && columns.building !== undefined) return { problem: "noBuilding", field: "building" }
  return { place: { compound, building, unit, door: door.value } }
}

/** Takes one sheet, what a person said of its columns and the compound it is about if it does not say; gives its lines. */
export const linesOf = (
  sheet: Sheet,
  told: Columns,
  compound: string,
): { readonly header: Header; readonly lines: Line[]; readonly problems: Problem[] } | undefined => {
  const rows = unmerged(sheet)
  const header = headerOf(rows, told)
  if (!header) return undefined
  const { columns } = header
  const lines: Line[] = []
  const problems: Problem[] = []
  const above: Above = { compound, building: certainBuilding(sheet.name), unit: "" }
  for (const [row, cells] of rows.entries()) {
    if (row <= header.last) continue
    const note = (column: number | undefined, code: ProblemCode) =>
      problems.push({ sheet: sheet.name, row, column: column ?? 0, code })
    const kind = kindOf(cells, columns)
    if (kind === "building") {
      above.building = certainBuilding(plain(cells.find(cell => plain(cell) !== "")))
      above.unit = ""
    }
    if (kind !== "household") continue
    const found = placeOf(cells, columns, above)
    if ("problem" in found) {
      note(columns[found.field], found.problem)
      continue
    }
    Object.assign(above, { compound: found.place.compound, building: found.place.building, unit: found.place.unit })
    const take = <T>(field: "phone" | "area", read: Read<T>, none: T): T => {
      if ("value" in read) return read.value
      note(columns[field], read.problem)
      return none
    }
    const cell = (field: keyof Columns) => cells[columns[field] ?? -1]
    const name = plain(cell("contact"))
    if (name.length > 30) note(columns.contact, "longName")
    const area = take("area", areaOf(cell("area")), undefined)
    const phone = take("phone", phoneNumber(cell("phone")), "")
    lines.push({
      sheet: sheet.name,
      row,
      ...found.place,
      contact: name.slice(0, 30),
      phone,
      ...(area !== undefined && { area }),
    })
  }
  return { header, lines, problems }
}

/** What a row is: a household, the name of the building that follows, or nothing to import. */
const kindOf = (cells: readonly Cell[], columns: Columns): "household" | "building" | "nothing" => {
  const filled = cells.filter(cell => plain(cell) !== "")
  const first = plain(filled[0])
  if (first === "" || noteBeginning.test(first) || isHeader(cells)) return "nothing"
  if (filled.length === 1 && certainBuilding(first)) return "building"
  // A row that only repeats its building, or has only a running number, names no household.
  const telling = [columns.door, columns.address, columns.contact, columns.phone, columns.area]
  return telling.some(column => column !== undefined && plain(cells[column]) !== "") ? "household" : "nothing"
}

/** Whether a code keeps its row from being imported. */
export const isError = (code: ProblemCode): boolean => problemWords[code].error
