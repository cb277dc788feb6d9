import { crc32, deflateRawSync } from "node:zlib"
import type { Cell, MarkedPage } from "#cloud/shared/sheet"

/** Styles by number: 0 plain, 1 bold, 2 red (an error), 3 amber (a remark). */
const styles = `<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="3"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font><font><sz val="11"/><color rgb="FF9C0006"/><name val="等线"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF3D6"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf fontId="2" fillId="2" applyFont="1" applyFill="1"/><xf fillId="3" applyFill="1"/></cellXfs></styleSheet>`

const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"]/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign)

const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26))

/** Text is written as text, never as a formula: "=1+1" stays what it looks like. */
const cellXml = (cell: Cell | undefined, place: string, style = 0): string => {
  if (cell === null || cell === undefined || cell === "") return ""
  const styled = style ? ` s="${style}"` : ""
  if (typeof cell === "number") return `<c r="${place}"${styled}><v>${cell}</v></c>`
  const text = escaped(typeof cell === "string" ? cell : cell.date)
  return `<c r="${place}"${styled} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}

const sheetXml = (page: MarkedPage): string => {
  const width = page.rows.reduce((most, row) => Math.max(most, row.length), 0)
  const rows = page.rows.map((row, at) => {
    const remark = page.remarks.get(at)
    const cells = row.map((cell, column) => cellXml(cell, columnName(column) + (at + 1)))
    if (at === page.headingRow) cells.push(cellXml(page.heading, columnName(width) + (at + 1), 1))
    if (remark) cells.push(cellXml(remark.words, columnName(width) + (at + 1), remark.error ? 2 : 3))
    return `<row r="${at + 1}">${cells.join("")}</row>`
  })
  const merges = page.merges.map(
    ({ row, column, rows, columns }) =>
      `<mergeCell ref="${columnName(column)}${row + 1}:${columnName(column + columns - 1)}${row + rows}"/>`,
  )
  const merged = merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>` : ""
  const columns = `<cols><col min="${width + 1}" max="${width + 1}" width="48" customWidth="1"/></cols>`
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${columns}<sheetData>${rows.join("")}</sheetData>${merged}</worksheet>`
}

/** Takes sheets with their remarks; gives a workbook (.xlsx) that spreadsheets open, with the remarks in a column of their own. */
export const writeWorkbook = (pages: readonly MarkedPage[]): Uint8Array => {
  const names = sheetNames(pages)
  const each = (xml: (number: number) => string): string => pages.map((_, at) => xml(at + 1)).join("")
  const main = "http://schemas.openxmlformats.org"
  const files: [string, string][] = [
    [
      "[Content_Types].xml",
      `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${main}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${each(n => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`,
    ],
    [
      "_rels/.rels",
      `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${main}/package/2006/relationships"><Relationship Id="r1" Type="${main}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${main}/spreadsheetml/2006/main" xmlns:r="${main}/officeDocument/2006/relationships"><sheets>${each(n => `<sheet name="${escaped(names[n - 1] ?? "")}" sheetId="${n}" r:id="r${n}"/>`)}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${main}/package/2006/relationships">${each(n => `<Relationship Id="r${n}" Type="${main}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="s" Type="${main}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", styles],
    ...pages.map((page, at): [string, string] => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(page)]),
  ]
  return zipped(files)
}

/** At most 31 characters, none of those a spreadsheet forbids, no name twice. */
const sheetNames = (pages: readonly MarkedPage[]): string[] => {
  const taken = new Set<string>()
  return pages.map(({ name }, at) => {
    const plain =
      name
        .replace(/[\\/?*[\]:']/g, " ")
        .trim()
        .slice(0, 28) || `Sheet${at + 1}`
    const free = taken.has(plain.toLowerCase()) ? `${plain.slice(0, 24)} ${at + 1}` : plain
    taken.add(free.toLowerCase())
    return free
  })
}

const zipped = (files: readonly (readonly [string, string])[]): Uint8Array => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of files) {
    const body = Buffer.from(text)
    const packed = deflateRawSync(body)
    const label = Buffer.from(name)
    // Version 2.0, names in UTF-8, deflate, no date.
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(0x0800, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt16LE(0x21, 8)
    head.writeUInt32LE(crc32(body), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(body.length, 18)
    head.writeUInt16LE(label.length, 22)
    parts.push(Buffer.from("PK\u0003\u0004", "latin1"), head, label, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), head, place, label)
    at += 4 + head.length + label.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}
