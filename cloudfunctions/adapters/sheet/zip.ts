import { inflateRawSync } from "node:zlib"
import { UnreadableSheet } from "#cloud/shared/sheet"

/** A workbook of 20,000 rows opens to some 30 MB; more than this is no roll. */
const openedLimit = 48_000_000
const entriesLimit = 500

/** So many rows with nothing in them may stand among the others: spreadsheets keep a row for its border alone. */
const emptyRowsAllowed = 80_000

export interface Entry {
  readonly name: string
  readonly at: number
  readonly packed: number
  readonly opened: number
  readonly method: number
}

const endSign = 0x06054b50
const entrySign = 0x02014b50
const localSign = 0x04034b50

const broken = (): UnreadableSheet => new UnreadableSheet("notASheet")

/**
 * Reads the directory at the end of a zip and refuses what would become too large, before anything of it is opened.
 * Zips over 4 GB (zip64) and in parts are refused.
 */
export const zipEntries = (bytes: Uint8Array): readonly Entry[] => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = view.length - 22
  const earliest = Math.max(0, end - 0xffff)
  while (end >= earliest && view.readUInt32LE(end) !== endSign) end -= 1
  if (end < earliest || end < 0) throw broken()
  const count = view.readUInt16LE(end + 10)
  let at = view.readUInt32LE(end + 16)
  if (count > entriesLimit || view.readUInt16LE(end + 8) !== count) throw new UnreadableSheet("tooHard")
  const entries: Entry[] = []
  let sum = 0
  for (let place = 0; place < count; place++) {
    if (at + 46 > end || view.readUInt32LE(at) !== entrySign) throw broken()
    const opened = view.readUInt32LE(at + 24)
    sum += opened
    if (sum > openedLimit) throw new UnreadableSheet("tooHard")
    entries.push({
      name: view.toString("utf8", at + 46, at + 46 + view.readUInt16LE(at + 28)),
      at: view.readUInt32LE(at + 42),
      packed: view.readUInt32LE(at + 20),
      opened,
      method: view.readUInt16LE(at + 10),
    })
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return entries
}

/** Opens an entry, no further than it says it is large: one that lies about its size is refused. */
export const openEntry = (bytes: Uint8Array, { at, packed, opened, method }: Entry): Buffer => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (at + 30 > view.length || view.readUInt32LE(at) !== localSign) throw broken()
  const from = at + 30 + view.readUInt16LE(at + 26) + view.readUInt16LE(at + 28)
  const body = view.subarray(from, from + packed)
  if (body.length !== packed) throw broken()
  const content = contentOf(body, method, opened)
  if (content.length !== opened) throw broken()
  return content
}

/** Opens every entry. Refuses a workbook of far more than `most` rows before anything is made of them. */
export const checkEntries = (bytes: Uint8Array, entries: readonly Entry[], most: number): void => {
  for (const entry of entries)
    if (rowsIn(openEntry(bytes, entry)) > most + emptyRowsAllowed) throw new UnreadableSheet("tooManyRows", most)
}

const contentOf = (body: Buffer, method: number, opened: number): Buffer => {
  if (method === 0 || opened === 0) return method === 0 ? body : Buffer.alloc(0)
  if (method !== 8) throw broken()
  try {
    return inflateRawSync(body, { maxOutputLength: opened })
  } catch {
    throw broken()
  }
}

const rowsIn = (content: Buffer): number => {
  let count = 0
  for (let at = content.indexOf("<row"); at >= 0; at = content.indexOf("<row", at + 4)) count += 1
  return count
}
