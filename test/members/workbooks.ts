import { deflateRawSync } from "node:zlib"
import { type CellObject, utils, write } from "@e965/xlsx"

export type Row = readonly (string | number | Date | null | { readonly f: string; readonly v?: string | number })[]

/** A workbook as a spreadsheet saves it. Merges are written "A1:C1". */
export const workbook = (
  sheets: Readonly<Record<string, readonly Row[]>>,
  more: { readonly merges?: readonly string[]; readonly hidden?: readonly string[] } = {},
): Uint8Array => {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(
      rows.map(row => row.map(cell => (isFormula(cell) ? (cell.v ?? null) : cell))),
      // A date is a day, wherever the tests run.
      { cellDates: false, UTC: true },
    )
    for (const [at, row] of rows.entries())
      for (const [column, cell] of row.entries())
        if (isFormula(cell)) sheet[utils.encode_cell({ r: at, c: column })] = formula(cell)
    if (more.merges) sheet["!merges"] = more.merges.map(range => utils.decode_range(range))
    utils.book_append_sheet(book, sheet, name)
  }
  book.Workbook = { Sheets: Object.keys(sheets).map(name => ({ Hidden: more.hidden?.includes(name) ? 1 : 0 })) }
  return new Uint8Array(write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer)
}

const isFormula = (cell: Row[number]): cell is { f: string; v?: string | number } =>
  typeof cell === "object" && cell !== null && "f" in cell

const formula = ({ f, v }: { f: string; v?: string | number }): CellObject =>
  v === undefined ? { t: "z", f } : { t: typeof v === "number" ? "n" : "s", f, v }

/** A .csv in some encoding; GBK is written by hand, for the signs that a roll needs. */
export const csv = (rows: readonly (readonly string[])[], mark = ""): Uint8Array =>
  new TextEncoder().encode(mark + rows.map(row => row.map(quoted).join(",")).join("\r\n"))

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A zip of one entry whose directory says what the test wants it to say. */
export const zipOf = (
  entries: readonly {
    readonly name: string
    readonly body: Uint8Array
    readonly says?: number
    readonly at?: number
  }[],
): Uint8Array => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, body, says = body.length, at: told } of entries) {
    const packed = deflateRawSync(body)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(says, 22)
    local.writeUInt16LE(name.length, 26)
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(20, 6)
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(packed.length, 20)
    head.writeUInt32LE(says, 24)
    head.writeUInt16LE(name.length, 28)
    head.writeUInt32LE(told ?? at, 42)
    parts.push(local, Buffer.from(name), packed)
    directory.push(head, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}

/** A workbook whose one sheet is this XML. */
export const rawWorkbook = (sheet: string): Uint8Array => {
  const text = (words: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${words}`)
  const main = "http://schemas.openxmlformats.org"
  return zipOf([
    {
      name: "[Content_Types].xml",
      body: text(
        `<Types xmlns="${main}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
      ),
    },
    {
      name: "_rels/.rels",
      body: text(
        `<Relationships xmlns="${main}/package/2006/relationships"><Relationship Id="r1" Type="${main}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    },
    {
      name: "xl/workbook.xml",
      body: text(
        `<workbook xmlns="${main}/spreadsheetml/2006/main" xmlns:r="${main}/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      body: text(
        `<Relationships xmlns="${main}/package/2006/relationships"><Relationship Id="r1" Type="${main}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    {
      name: "xl/worksheets/sheet1.xml",
      body: text(`<worksheet xmlns="${main}/spreadsheetml/2006/main">${sheet}</worksheet>`),
    },
  ])
}
