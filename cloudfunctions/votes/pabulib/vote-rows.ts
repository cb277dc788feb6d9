import type { Profile } from "../counting/profile.ts"
import { decimalOf, scaled } from "./decimals.ts"
import type { VoteType } from "./file.ts"
import { IntList } from "./int-list.ts"
import { refuse } from "./refusals.ts"
import { type Field, fieldsOf, placeOf, type Row, SEMICOLON, textOf } from "./rows.ts"

const COMMA = 44
const SPACE = 32

/** Finds a project by the bytes of its id, without making text of them. */
class ProjectTable {
  readonly #slots: Int32Array
  readonly #ids: readonly Uint8Array[]

  constructor(ids: readonly string[]) {
    const encoder = new TextEncoder()
    this.#ids = ids.map(id => encoder.encode(id))
    let room = 16
    while (room < ids.length * 4) room *= 2
    this.#slots = new Int32Array(room)
    this.#ids.forEach((id, place) => {
      let slot = hashOf(id, 0, id.length) & (room - 1)
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (room - 1)
      this.#slots[slot] = place + 1
    })
  }

  /** The place of the project whose id stands from `from` to `to`, or −1. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const place = (this.#slots[slot] as number) - 1
      if (place < 0) return -1
      if (sameBytes(this.#ids[place] as Uint8Array, bytes, from, to)) return place
    }
  }
}

const hashOf = (bytes: Uint8Array, from: number, to: number): number => {
  let hash = 0
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0
  return hash
}

const sameBytes = (id: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean => {
  if (id.length !== to - from) return false
  for (let at = from; at < to; at++) if (id[at - from] !== bytes[at]) return false
  return true
}

/** Reads the rows of VOTES into packed ballots; a project named twice on a ballot counts once, at its first place. */
export class VoteRows {
  readonly #table: ProjectTable
  readonly #voteAt: number
  readonly #pointsAt: number
  readonly #columns: number
  readonly #ends = new IntList()
  readonly #choices = new IntList()
  readonly #points: number[] = []
  #decimals = 0

  /** Takes the ids of the projects, the header of VOTES, and whether its ballots give points. */
  constructor(ids: readonly string[], columns: readonly string[], withPoints: boolean) {
    this.#table = new ProjectTable(ids)
    this.#columns = columns.length
    this.#voteAt = columns.indexOf("vote")
    this.#pointsAt = withPoints ? columns.indexOf("points") : -1
  }

  get count(): number {
    return this.#ends.length
  }

  take(row: Row): void {
    if (row.quoted || this.#pointsAt >= 0) this.#takeFields(row)
    else this.#takeBytes(row)
  }

  /** The ballots, when all rows are read, and what points were multiplied with to be whole. */
  done(voteType: VoteType): { profile: Profile; pointUnit: number } {
    const points =
      this.#pointsAt < 0 ? undefined : Int32Array.from(this.#points, value => scaled(value, this.#decimals))
    const kind = kinds[voteType]
    return {
      profile: { kind, ends: this.#ends.done(), choices: this.#choices.done(), points },
      pointUnit: 10 ** this.#decimals,
    }
  }

  /** The way of nearly every row: no quotes, no points, nothing but the field of the vote looked at. */
  #takeBytes(row: Row): void {
    const { bytes, to } = row
    let at = row.from
    for (let column = 0; column < this.#voteAt; column++) {
      while (at < to && bytes[at] !== SEMICOLON) at++
      if (at === to) throw refuse("fieldMissing", { ...placeOf(row, to - row.from), name: "vote" })
      at++
    }
    const first = this.#choices.length
    let start = at
    let hash = 0
    for (; ; at++) {
      const byte = at < to ? (bytes[at] as number) : SEMICOLON
      if (byte !== COMMA && byte !== SEMICOLON) {
        hash = (Math.imul(hash, 31) + byte) | 0
        continue
      }
      this.#name(row, start, at, hash, first)
      if (byte === SEMICOLON) break
      start = at + 1
      hash = 0
    }
    let more = this.#voteAt + 1
    for (; at < to; at++) if (bytes[at] === SEMICOLON) more++
    if (more > this.#columns) checkWidth(row, fieldsOf(row), this.#columns)
    this.#ends.push(this.#choices.length)
  }

  /** Adds the project named from `from` to `to`, unless the ballot has it; gives whether it was added. */
  #name(row: Row, from: number, to: number, hash: number, first: number): void {
    let place = this.#table.find(row.bytes, from, to, hash)
    if (place < 0) {
      let [start, end] = [from, to]
      while (start < end && row.bytes[start] === SPACE) start++
      while (end > start && row.bytes[end - 1] === SPACE) end--
      if (start === end && this.#choices.length === first && endsBallot(row, to)) return
      place = this.#table.find(row.bytes, start, end, hashOf(row.bytes, start, end))
      if (place < 0)
        throw refuse("unknownProject", { ...placeOf(row, start - row.from), found: short(textOf(row, start, end)) })
    }
    if (!this.#choices.includes(place, first)) this.#choices.push(place)
  }

  #takeFields(row: Row): void {
    const fields = fieldsOf(row)
    checkWidth(row, fields, this.#columns)
    const vote = fields[this.#voteAt]
    if (!vote) throw refuse("fieldMissing", { ...placeOf(row, row.to - row.from), name: "vote" })
    const named = listOf(vote.text)
    const points = this.#pointsAt < 0 ? undefined : this.#pointsOf(row, fields[this.#pointsAt], named.length)
    const first = this.#choices.length
    named.forEach((id, i) => {
      const bytes = new TextEncoder().encode(id)
      const place = this.#table.find(bytes, 0, bytes.length, hashOf(bytes, 0, bytes.length))
      if (place < 0) throw refuse("unknownProject", { ...placeOf(row, vote.offset), found: short(id) })
      if (this.#choices.includes(place, first)) return
      this.#choices.push(place)
      if (points) this.#points.push(points[i] ?? 0)
    })
    this.#ends.push(this.#choices.length)
  }

  #pointsOf(row: Row, field: Field | undefined, projects: number): number[] {
    const written = listOf(field?.text ?? "")
    const place = placeOf(row, field?.offset ?? row.to - row.from)
    if (written.length !== projects) throw refuse("pointsDoNotFit", { ...place, projects, points: written.length })
    return written.map(text => {
      const points = decimalOf(text)
      if (points === "bad") throw refuse("badNumber", { ...place, name: "points", found: short(text) })
      if (points === "large" || points.value * 10 ** Math.max(points.decimals, this.#decimals) > 1_000_000_000)
        throw refuse("tooLargeNumber", { ...place, name: "points" })
      this.#decimals = Math.max(this.#decimals, points.decimals)
      return points.value
    })
  }
}

const kinds = {
  approval: "approval",
  "choose-1": "choice",
  ordinal: "ranked",
  cumulative: "points",
  scoring: "points",
} as const

const listOf = (text: string): string[] => (text.trim() === "" ? [] : text.split(",").map(item => item.trim()))

/** Whether the field of the vote ends here: an empty one is a blank ballot, an empty name inside a list is not. */
const endsBallot = (row: Row, at: number): boolean => at >= row.to || row.bytes[at] === SEMICOLON

/** At most 40 characters of what was found, to be named in a refusal. */
export const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** Refuses a row with more fields than its header; empty ones at its end are let pass. */
export const checkWidth = (row: Row, fields: readonly Field[], columns: number): void => {
  const extra = fields.findIndex(({ text }, i) => i >= columns && text.trim() !== "")
  if (extra < 0) return
  throw refuse("tooManyFields", {
    ...placeOf(row, fields[extra]?.offset ?? 0),
    found: fields.length,
    expected: columns,
  })
}
