import { refuse } from "./refusals.ts"

/** One line of a file, or several when a quoted field holds a line feed. Bytes `from` to `to` of `bytes`, without the line end. */
export interface Row {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
  readonly line: number
  /** Whether a quotation mark stands in it: then its fields must be read with `fieldsOf`. */
  readonly quoted: boolean
}

/** A field and the offset in bytes, from the start of its row, at which it begins. */
export interface Field {
  readonly text: string
  readonly offset: number
}

export const QUOTE = 34
export const SEMICOLON = 59
const LINE_FEED = 10
const RETURN = 13
/** The longest real line of the public library has some 20 kB; without a limit a file without line ends is held whole. */
const LONGEST_ROW = 1_000_000

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** Takes bytes of a row; gives their text. Refuses what is not UTF-8. */
export const textOf = (row: Row, from: number, to: number): string => {
  try {
    return decoder.decode(row.bytes.subarray(from, to))
  } catch {
    throw refuse("notText", placeOf(row, from - row.from))
  }
}

/** Line and column (in characters, from 1) of an offset in a row, for a refusal. */
export const placeOf = (row: Row, offset: number): { line: number; column: number } => {
  const before = new TextDecoder().decode(row.bytes.subarray(row.from, row.from + offset))
  const lines = before.split("\n")
  return { line: row.line + lines.length - 1, column: [...(lines.at(-1) ?? "")].length + 1 }
}

/** The fields of a row, split at semicolons; a field that begins with a quotation mark ends with one, and "" stands for ". */
export const fieldsOf = (row: Row): Field[] => {
  const fields: Field[] = []
  let at = row.from
  for (;;) {
    const offset = at - row.from
    let text = ""
    if (row.bytes[at] === QUOTE && at < row.to) {
      const [inside, after] = unquoted(row, at)
      text = inside
      at = after
    }
    let end = row.bytes.indexOf(SEMICOLON, at)
    if (end < 0 || end > row.to) end = row.to
    fields.push({ text: text + textOf(row, at, end), offset })
    if (end === row.to) return fields
    at = end + 1
  }
}

const unquoted = (row: Row, open: number): [text: string, after: number] => {
  let text = ""
  let at = open + 1
  for (;;) {
    const quote = row.bytes.indexOf(QUOTE, at)
    if (quote < 0 || quote >= row.to) throw refuse("openQuote", placeOf(row, open - row.from))
    text += textOf(row, at, quote)
    if (quote + 1 >= row.to || row.bytes[quote + 1] !== QUOTE) return [text, quote + 1]
    text += '"'
    at = quote + 2
  }
}

/** Cuts a stream of bytes into rows, each given to `take` as soon as it is whole. */
export class RowCutter {
  readonly #take: (row: Row) => void
  #rest: Uint8Array = new Uint8Array(0)
  #line = 1
  #begun = false

  constructor(take: (row: Row) => void) {
    this.#take = take
  }

  push(chunk: Uint8Array): void {
    let bytes = chunk
    if (this.#rest.length > 0) {
      bytes = new Uint8Array(this.#rest.length + chunk.length)
      bytes.set(this.#rest)
      bytes.set(chunk, this.#rest.length)
    }
    if (!this.#begun && bytes.length < 3) this.#rest = bytes
    else this.#rest = this.#cut(bytes, this.#begin(bytes), false)
  }

  /** The end of the file: the last row may lack its line end. */
  end(): void {
    if (this.#rest.length > 0) this.#cut(this.#rest, this.#begin(this.#rest), true)
  }

  /** Where the first row starts: after a byte order mark, if there is one. */
  #begin(bytes: Uint8Array): number {
    const marked = !this.#begun && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    this.#begun = true
    return marked ? 3 : 0
  }

  #cut(bytes: Uint8Array, start: number, last: boolean): Uint8Array {
    let from = start
    let quote = nextOrEnd(bytes, QUOTE, from)
    while (from < bytes.length) {
      let feed = nextOrEnd(bytes, LINE_FEED, from)
      if (quote < from) quote = nextOrEnd(bytes, QUOTE, from)
      const quoted = quote < feed
      if (quoted) feed = rowEnd(bytes, from)
      const row = { bytes, from, to: feed, line: this.#line, quoted }
      if (feed - from > LONGEST_ROW) throw refuse("lineTooLong", { ...placeOf(row, 0), most: LONGEST_ROW })
      if (feed === bytes.length && !last) break
      this.#take(bytes[feed - 1] === RETURN && feed > from ? { ...row, to: feed - 1 } : row)
      this.#line += quoted ? feedsIn(bytes, from, feed) + 1 : 1
      from = feed + 1
    }
    return bytes.slice(Math.min(from, bytes.length))
  }
}

const nextOrEnd = (bytes: Uint8Array, byte: number, from: number): number => {
  const at = bytes.indexOf(byte, from)
  return at < 0 ? bytes.length : at
}

/** The line feed that ends a row whose fields may be quoted; the end of the bytes when there is none yet. */
const rowEnd = (bytes: Uint8Array, from: number): number => {
  let inside = false
  let fieldStart = true
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]
    if (inside) {
      if (byte === QUOTE && bytes[at + 1] === QUOTE) at++
      else if (byte === QUOTE) inside = false
    } else if (byte === LINE_FEED) return at
    else if (byte === QUOTE && fieldStart) inside = true
    fieldStart = !inside && byte === SEMICOLON
  }
  return bytes.length
}

const feedsIn = (bytes: Uint8Array, from: number, to: number): number => {
  let feeds = 0
  for (let at = from; at < to; at++) if (bytes[at] === LINE_FEED) feeds++
  return feeds
}
