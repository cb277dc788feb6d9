import { read, utils } from "@e965/xlsx"
import { openSheets } from "#cloud/adapters/sheet/sheets"
import { zipEntries } from "#cloud/adapters/sheet/zip"
import { type SheetTrouble, UnreadableSheet } from "#cloud/shared/sheet"
import { csv, rawWorkbook, workbook, zipOf } from "../members/workbooks.ts"

// Every workbook is opened in a thread of its own, which takes its time on a busy machine.
jest.setTimeout(60_000)

const sheets = openSheets()
const trouble = async (bytes: Uint8Array, reader = sheets): Promise<SheetTrouble | "read"> => {
  try {
    await reader.read(bytes)
    return "read"
  } catch (error) {
    if (error instanceof UnreadableSheet) return error.trouble
    throw error
  }
}
const text = (words: string) => new TextEncoder().encode(words)

describe("what is read of a workbook", () => {
  test("texts, numbers, dates and merged blocks of every visible sheet, in their places", async () => {
    const bytes = workbook(
      {
        名册: [
          ["3 号楼名册", null],
          [],
          ["房号", "电话"],
          [101, 13800138000],
          [new Date(Date.UTC(2026, 2, 2)), "=1+1"],
        ],
        藏: [["x"]],
      },
      { merges: ["A1:B1"], hidden: ["藏"] },
    )
    const [page, ...others] = await sheets.read(bytes)
    expect(others).toEqual([])
    expect(page).toEqual({
      name: "名册",
      rows: [["3 号楼名册"], [], ["房号", "电话"], [101, 13800138000], [{ date: "2026-03-02" }, "=1+1"]],
      merges: [{ row: 0, column: 0, rows: 1, columns: 2 }],
    })
  })

  test("a formula is what the spreadsheet last showed for it, never worked out here", async () => {
    const bytes = workbook({
      名册: [
        ["房号", "电话"],
        [{ f: "100+1", v: 101 }, { f: "1/0" }],
        [{ f: 'HYPERLINK("http://x","点")', v: "点" }, 1],
      ],
    })
    const [page] = await sheets.read(bytes)
    expect(page?.rows.map(row => row.slice(0, 2))).toEqual([["房号", "电话"], [101], ["点", 1]])
  })

  test("a range that claims a million rows costs what is in it", async () => {
    const bytes = rawWorkbook(
      '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>101</v></c></row><row r="1048576"><c r="A1048576"/><c r="XFD1048576"/></row></sheetData>',
    )
    const [page] = await sheets.read(bytes)
    expect(page?.rows).toEqual([[101]])
  })
})

describe("what is read of a .csv", () => {
  test("UTF-8 with and without its mark, UTF-16 and GBK, commas, tabs and semicolons", async () => {
    const rows = [
      ["房号", "姓名"],
      ["101", "王,秀英"],
      ["102", '他说"好"'],
    ]
    const wanted = [{ name: "", rows, merges: [] }]
    expect(await sheets.read(csv(rows))).toEqual(wanted)
    expect(await sheets.read(csv(rows, "\ufeff"))).toEqual(wanted)
    const gbk = [0xb7, 0xbf, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x31, 0x30, 0x31, 0x2c, 0xcd, 0xf5]
    expect((await sheets.read(new Uint8Array(gbk)))[0]?.rows).toEqual([
      ["房号", "姓名"],
      ["101", "王"],
    ])
    const wide = new Uint8Array(Buffer.from("\ufeff房号\t姓名\r\n101\t王", "utf16le"))
    expect((await sheets.read(wide))[0]?.rows).toEqual([
      ["房号", "姓名"],
      ["101", "王"],
    ])
    expect((await sheets.read(text("房号;姓名\n101;王")))[0]?.rows).toEqual([
      ["房号", "姓名"],
      ["101", "王"],
    ])
  })

  test("a cell over several lines, an empty cell, an empty row", async () => {
    expect((await sheets.read(text('a,b\r\n"x\ny",\r\n\r\n1,2')))[0]?.rows).toEqual([
      ["a", "b"],
      ["x\ny", null],
      [null],
      ["1", "2"],
    ])
  })
})

describe("what is refused", () => {
  test.each<[string, () => Uint8Array, SheetTrouble]>([
    ["nothing at all", () => new Uint8Array(0), "empty"],
    ["an empty workbook", () => workbook({ 名册: [] }), "empty"],
    ["a picture", () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), "notASheet"],
    ["a web page", () => text("<html><script>1</script></html>"), "notASheet"],
    ["a PDF", () => text("%PDF-1.7"), "notASheet"],
    ["an old .xls, or one with a password", () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), "oldFormat"],
    ["a zip that is no workbook", () => zipOf([{ name: "a.txt", body: text("hello") }]), "notASheet"],
    ["half a workbook", () => workbook({ 名册: [["房号"], [1]] }).subarray(0, 900), "notASheet"],
    ["more than 5 MB", () => new Uint8Array(5_000_001), "tooLarge"],
    ["200,000 rows of .csv", () => text("101,王\n".repeat(200_000)), "tooManyRows"],
    [
      "a zip of 600 files",
      () => zipOf(Array.from({ length: 600 }, (_, n) => ({ name: `${n}`, body: text("x") }))),
      "tooHard",
    ],
  ])("%s", async (_, bytes, expected) => {
    expect(await trouble(bytes())).toBe(expected)
  })

  test("200,000 rows in a workbook, with the limit in the answer", async () => {
    const row = '<row><c><v>1</v></c><c t="inlineStr"><is><t>王秀英</t></is></c></row>'
    const bytes = rawWorkbook(`<sheetData>${row.repeat(200_000)}</sheetData>`)
    expect(bytes.length).toBeLessThan(5_000_000)
    await expect(sheets.read(bytes)).rejects.toMatchObject({ trouble: "tooManyRows", most: 20_000 })
  })

  test("20,001 rows, and not 20,000", async () => {
    const rows = (count: number) => rawWorkbook(`<sheetData>${"<row><c><v>1</v></c></row>".repeat(count)}</sheetData>`)
    expect(await trouble(rows(20_001))).toBe("tooManyRows")
    expect(await trouble(rows(20_000))).toBe("read")
  })

  test("a zip bomb is refused by its directory, before anything is opened", async () => {
    const bomb = zipOf([{ name: "xl/workbook.xml", body: new Uint8Array(1_000_000), says: 1_000_000_000 }])
    expect(bomb.length).toBeLessThan(2_000)
    expect(() => zipEntries(bomb)).toThrow(UnreadableSheet)
    expect(await trouble(bomb)).toBe("tooHard")
  })

  test("a bomb that lies about its size is stopped at the size it gave", async () => {
    const liar = zipOf([{ name: "xl/workbook.xml", body: new Uint8Array(20_000_000), says: 1_000 }])
    expect(await trouble(liar)).toBe("notASheet")
  })

  test("many entries over the same bytes are counted each", async () => {
    const body = new Uint8Array(10_000_000)
    const overlapping = zipOf([
      { name: "a", body },
      ...Array.from({ length: 9 }, (_, n) => ({ name: `b${n}`, body: new Uint8Array(0), says: 10_000_000, at: 0 })),
    ])
    expect(await trouble(overlapping)).toBe("tooHard")
  })

  test("what takes too long is ended, and the next one is read", async () => {
    const impatient = openSheets({ patience: 1 })
    const bytes = workbook({ 名册: [["房号"], [101]] })
    expect(await trouble(bytes, impatient)).toBe("tooHard")
    expect(await trouble(bytes)).toBe("read")
  })
})

describe("the marked sheet", () => {
  test("is the same sheet with one more column; what looks like a formula stays text", async () => {
    const bytes = await sheets.write([
      {
        name: "名/册?",
        rows: [
          ["房号", "姓名"],
          [101, "=HYPERLINK(1)"],
          [{ date: "2026-03-02" }, "a<b>&\u0001"],
        ],
        merges: [{ row: 0, column: 0, rows: 1, columns: 2 }],
        heading: "核对",
        headingRow: 0,
        remarks: new Map([[2, { words: "门牌不对", error: true }]]),
      },
      { name: "", rows: [[]], merges: [], heading: "核对", headingRow: 0, remarks: new Map() },
    ])
    const book = read(bytes, { cellStyles: true, cellFormula: true })
    expect(book.SheetNames).toEqual(["名 册", "Sheet2"])
    const sheet = book.Sheets[book.SheetNames[0] ?? ""]
    if (!sheet) throw new Error("no sheet")
    expect(utils.sheet_to_json(sheet, { header: 1 })).toEqual([
      ["房号", "姓名", "核对"],
      [101, "=HYPERLINK(1)"],
      ["2026-03-02", "a<b>&", "门牌不对"],
    ])
    expect(sheet.B2).toMatchObject({ t: "s" })
    expect(sheet.B2).not.toHaveProperty("f")
    expect(sheet.C3.s).toMatchObject({ fgColor: { rgb: "FFC7CE" } })
    expect(sheet["!merges"]).toHaveLength(1)
    expect((await sheets.read(bytes))[0]?.rows[2]).toEqual(["2026-03-02", "a<b>&", "门牌不对"])
  })
})
