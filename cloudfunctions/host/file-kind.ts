/** What may be uploaded, by what the bytes are, never by the name or the type that came with them. */
export type FileKind = { readonly type: string; readonly ending: string }

export const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

/** A picture of more than 40 million pixels fills a small machine's memory when it is opened. */
const pixelLimit = 40_000_000

const begins = (bytes: Buffer, ...codes: number[]): boolean => codes.every((code, at) => bytes[at] === code)

/** Takes a file's bytes; gives what it is, or undefined for anything but a sheet, a Word document, a picture of sane size, or a PDF. */
export const fileKind = (bytes: Buffer): FileKind | undefined => {
  if (begins(bytes, 0x50, 0x4b, 3, 4)) return packageKind(bytes)
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return bytes.length > 24 && sane(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
      ? { type: "image/png", ending: "png" }
      : undefined
  if (begins(bytes, 0xff, 0xd8, 0xff)) return saneJpeg(bytes) ? { type: "image/jpeg", ending: "jpg" } : undefined
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return { type: "application/pdf", ending: "pdf" }
  return isPlainTable(bytes) ? { type: "text/csv; charset=utf-8", ending: "csv" } : undefined
}

/** Word with macros says so in the type of its main part, and is not taken. */
const packageKind = (bytes: Buffer): FileKind | undefined => {
  if (!bytes.includes("[Content_Types].xml")) return undefined
  if (bytes.includes("xl/workbook")) return { type: sheetType, ending: "xlsx" }
  return bytes.includes("word/document.xml") && !bytes.includes("vbaProject")
    ? { type: wordType, ending: "docx" }
    : undefined
}

const sane = (width: number, height: number): boolean => width > 0 && height > 0 && width * height <= pixelLimit

/** Walks a JPEG's segments to its frame header (SOF0 … SOF15), which holds height and width. */
const saneJpeg = (bytes: Buffer): boolean => {
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) return sane(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return false
}

/** Text in UTF-8 or GB 18030 (what spreadsheets here save) that is no markup and no program. */
const isPlainTable = (bytes: Buffer): boolean => {
  if (bytes.length === 0 || bytes.includes(0)) return false
  try {
    const text = decoded(bytes)
    return !/^\uFEFF?\s*(<|#!|%!|\{\\rtf)/.test(text)
  } catch {
    return false
  }
}

const decoded = (bytes: Buffer): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes)
  }
}
