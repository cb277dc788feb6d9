import { type Decimal, decimalOf, scaled } from "./decimals.ts"
import { type PabulibFile, type ProjectRow, type VoteType, voteTypes } from "./file.ts"
import { refuse } from "./refusals.ts"
import { fieldsOf, placeOf, type Row, RowCutter } from "./rows.ts"
import { checkWidth, short, VoteRows } from "./vote-rows.ts"

type Section = "META" | "PROJECTS" | "VOTES"

const sectionOf = (text: string): Section | undefined => {
  const name = text.trim().toUpperCase()
  return name === "META" || name === "PROJECTS" || name === "VOTES" ? name : undefined
}

/**
 * Reads a .pb file as it arrives: give it the bytes piece by piece, then ask for the end. Takes a byte order mark, CRLF,
 * quoted fields and decimal commas; refuses everything that does not add up, naming line and column.
 */
export class PabulibReader {
  readonly #keepVotes: boolean
  readonly #cutter = new RowCutter(row => this.#row(row))
  readonly #encoder = new TextEncoder()
  readonly #meta = new Map<string, { text: string; line: number; column: number }>()
  readonly #projects: { row: ProjectRow; cost: Decimal }[] = []
  readonly #voteRows: ReadonlyMap<string, string>[] = []
  #section: Section | undefined
  #columns: readonly string[] | undefined
  #votes: VoteRows | undefined
  #lastLine = 1

  /** `keepVotes` keeps the rows of VOTES as they are written, to write the file again. */
  constructor({ keepVotes = false } = {}) {
    this.#keepVotes = keepVotes
  }

  push(chunk: Uint8Array | string): void {
    this.#cutter.push(typeof chunk === "string" ? this.#encoder.encode(chunk) : chunk)
  }

  end(): PabulibFile {
    this.#cutter.end()
    const end = { line: this.#lastLine, column: 1 }
    if (!this.#section) throw refuse("notPabulib", end)
    const votes = this.#votes
    if (!votes) throw refuse("sectionMissing", { ...end, section: this.#section === "META" ? "PROJECTS" : "VOTES" })
    const budget = this.#amount("budget")
    this.#checkCount("num_projects", this.#projects.length)
    this.#checkCount("num_votes", votes.count)
    const decimals = Math.max(budget.decimals, ...this.#projects.map(({ cost }) => cost.decimals))
    const options = this.#projects.map(({ row, cost }) => ({ id: row.id, cost: scaled(cost.value, decimals) }))
    const sum = options.reduce((total, { cost }) => total + cost, scaled(budget.value, decimals))
    if (!Number.isSafeInteger(sum)) throw refuse("tooLargeNumber", { ...this.#placeOf("budget"), name: "budget" })
    const voteType = this.#voteType()
    const { profile, pointUnit } = votes.done(voteType)
    return {
      meta: new Map([...this.#meta].map(([key, { text }]) => [key, text])),
      voteType,
      unit: 10 ** decimals,
      projects: this.#projects.map(({ row }) => row),
      election: { options, budget: scaled(budget.value, decimals), ballots: profile },
      pointUnit,
      votes: this.#keepVotes ? this.#voteRows : undefined,
    }
  }

  #row(row: Row): void {
    this.#lastLine = row.line
    if (this.#votes && this.#columns) {
      if (row.to === row.from) return
      this.#votes.take(row)
      if (this.#keepVotes) this.#voteRows.push(named(row, this.#columns))
      return
    }
    const fields = fieldsOf(row)
    if (fields.every(({ text }) => text.trim() === "")) return
    const section = sectionOf(fields[0]?.text ?? "")
    if (section && fields.every(({ text }, i) => i === 0 || text.trim() === "")) this.#begin(section, row)
    else if (!this.#section) throw refuse("notPabulib", placeOf(row, 0))
    else if (!this.#columns)
      this.#header(
        row,
        fields.map(({ text }) => text.trim()),
      )
    else if (this.#section === "META") this.#metaRow(row, fields)
    else this.#project(row, this.#columns)
  }

  #begin(section: Section, row: Row): void {
    const place = placeOf(row, 0)
    const order: readonly (Section | undefined)[] = [undefined, "META", "PROJECTS", "VOTES"]
    const [here, next] = [order.indexOf(this.#section), order.indexOf(section)]
    if (next <= here) throw refuse("sectionTwice", { ...place, section })
    if (next > here + 1) throw refuse("sectionMissing", { ...place, section: order[here + 1] ?? "META" })
    this.#section = section
    this.#columns = undefined
    if (section === "PROJECTS") this.#voteType()
  }

  #header(row: Row, written: readonly string[]): void {
    const section = this.#section ?? "META"
    const columns = written.slice(0, written.findLastIndex(name => name !== "") + 1)
    const twice = columns.find((name, i) => columns.indexOf(name) < i)
    if (twice !== undefined) throw refuse("columnTwice", { ...placeOf(row, 0), section, name: twice })
    const withPoints = ["cumulative", "scoring"].includes(this.#meta.get("vote_type")?.text ?? "")
    const needed = { META: ["key", "value"], PROJECTS: ["project_id", "cost"], VOTES: ["voter_id", "vote"] }[section]
    for (const name of section === "VOTES" && withPoints ? [...needed, "points"] : needed)
      if (!columns.includes(name)) throw refuse("columnMissing", { ...placeOf(row, 0), section, name })
    this.#columns = columns
    if (section === "VOTES")
      this.#votes = new VoteRows(
        this.#projects.map(p => p.row.id),
        columns,
        withPoints,
      )
  }

  /** A value that holds an unquoted semicolon is put together again. */
  #metaRow(row: Row, fields: readonly { text: string; offset: number }[]): void {
    const key = (fields[0]?.text ?? "").trim()
    const values = fields.slice(1).map(({ text }) => text)
    const last = values.findLastIndex(value => value.trim() !== "")
    const text = values
      .slice(0, last + 1)
      .join(";")
      .trim()
    if (this.#meta.has(key)) throw refuse("columnTwice", { ...placeOf(row, 0), section: "META", name: short(key) })
    this.#meta.set(key, { text, ...placeOf(row, fields[1]?.offset ?? 0) })
  }

  #project(row: Row, columns: readonly string[]): void {
    const fields = fieldsOf(row)
    checkWidth(row, fields, columns.length)
    const [idAt, costAt] = [columns.indexOf("project_id"), columns.indexOf("cost")]
    const id = fields[idAt]?.text.trim() ?? ""
    const idPlace = placeOf(row, fields[idAt]?.offset ?? row.to - row.from)
    const costPlace = placeOf(row, fields[costAt]?.offset ?? row.to - row.from)
    if (id === "") throw refuse("fieldMissing", { ...idPlace, name: "project_id" })
    if (this.#projects.some(project => project.row.id === id))
      throw refuse("projectTwice", { ...idPlace, found: short(id) })
    const found = fields[costAt]?.text ?? ""
    if (found.trim() === "") throw refuse("fieldMissing", { ...costPlace, name: "cost" })
    const cost = decimalOf(found)
    if (cost === "large") throw refuse("tooLargeNumber", { ...costPlace, name: "cost" })
    if (cost === "bad" || cost.value === 0)
      throw refuse("badNumber", { ...costPlace, name: "cost", found: short(found) })
    this.#projects.push({ row: { id, fields: named(row, columns) }, cost })
  }

  #placeOf(key: string): { line: number; column: number } {
    const { line = 1, column = 1 } = this.#meta.get(key) ?? {}
    return { line, column }
  }

  #voteType(): VoteType {
    const found = this.#meta.get("vote_type")
    if (!found) throw refuse("fieldMissing", { line: this.#lastLine, column: 1, name: "vote_type" })
    const known = voteTypes.find(type => type === found.text.toLowerCase())
    if (!known) throw refuse("unknownVoteType", { ...this.#placeOf("vote_type"), found: short(found.text) })
    return known
  }

  #amount(key: string): Decimal {
    const found = this.#meta.get(key)
    if (!found) throw refuse("fieldMissing", { line: 1, column: 1, name: key })
    const amount = decimalOf(found.text)
    if (amount === "large") throw refuse("tooLargeNumber", { ...this.#placeOf(key), name: key })
    if (amount === "bad") throw refuse("badNumber", { ...this.#placeOf(key), name: key, found: short(found.text) })
    return amount
  }

  /** A file cut short, or with rows lost, says one number and holds another. */
  #checkCount(key: string, found: number): void {
    if (!this.#meta.has(key)) return
    const { value } = this.#amount(key)
    if (value !== found) throw refuse("countDoesNotFit", { ...this.#placeOf(key), name: key, said: value, found })
  }
}

const named = (row: Row, columns: readonly string[]): ReadonlyMap<string, string> => {
  const fields = fieldsOf(row)
  return new Map(columns.map((name, i) => [name, fields[i]?.text ?? ""]))
}

/** Takes a .pb file in pieces (bytes or text); gives what it says. */
export const readPabulib = async (
  chunks: Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>,
  options: { readonly keepVotes?: boolean } = {},
): Promise<PabulibFile> => {
  const reader = new PabulibReader(options)
  for await (const chunk of chunks) reader.push(chunk)
  return reader.end()
}
