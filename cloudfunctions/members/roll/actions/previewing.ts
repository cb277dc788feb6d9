import type { Actions } from "../../../shared/ask.ts"
import type { Files, Member } from "../../../shared/ports.ts"
import { filled } from "../../../shared/refusal.ts"
import type { MarkedPage, Sheets } from "../../../shared/sheet.ts"
import { type Id, id } from "../../../shared/values/id.ts"
import { dayLong, later } from "../../../shared/values/instant.ts"
import type { rollContract } from "../contract.ts"
import { markedHeading, markedName, problemWords } from "../problem-words.ts"
import { rollPlans } from "../records.ts"
import { refuse } from "../refusals.ts"
import type { Told } from "../rows.ts"
import { isError } from "../rows.ts"
import { counted } from "../rules.ts"
import { type Look, look } from "./looking.ts"

/** Keeps a file so that this member, and the other staff of the community, can fetch it. */
export type HandOut = (bytes: Uint8Array, name: string, to: Member) => Promise<Id<"file">>

export interface Outside {
  readonly files: Files
  readonly sheets: Sheets
  readonly handOut: HandOut
  /** Whether the file was brought by this member's community: another's is not there for them. */
  readonly isOurs: (file: Id<"file">, of: Member) => Promise<boolean>
}

const rowsShown = 200

/** The sheet as it came, with what is wrong beside each row. */
const markedPages = ({ pages, reading }: Look): MarkedPage[] =>
  pages.map(page => {
    const remarks = new Map<number, { words: string; error: boolean }>()
    for (const { sheet, row, code, other } of reading.problems) {
      if (sheet !== page.name) continue
      const said = filled(problemWords[code].zh, { row: (other ?? 0) + 1 })
      const before = remarks.get(row)
      remarks.set(row, {
        words: before ? `${before.words} ${said}` : said,
        error: isError(code) || before?.error === true,
      })
    }
    const headingRow = reading.headers.find(header => header.sheet === page.name)?.row ?? 0
    return { ...page, heading: markedHeading, headingRow: Math.max(0, headingRow), remarks }
  })

const markedFile = (name: string): string => `${name.replace(/\.[A-Za-z]{1,5}$/, "")}-${markedName}.xlsx`

const doorOf = ({ compound, building, unit, door }: Told) => ({ compound, building, unit, door })
const nowhere = { compound: "", building: "", unit: "", door: "" }

/** What an import would do, row by row: what is wrong first, then what changes, comes and is missing. */
const rowsOf = ({ reading, plan }: Look) => {
  const lines = new Map(reading.lines.map(line => [`${line.sheet}\n${line.row}`, line]))
  const wrong = new Map<
    string,
    { sheet: string; row: number; problems: { code: string; column: number; row?: number }[]; error: boolean }
  >()
  for (const { sheet, row, column, code, other } of reading.problems) {
    const key = `${sheet}\n${row}`
    const entry = wrong.get(key) ?? { sheet, row, problems: [], error: false }
    entry.problems.push({ code, column: column + 1, ...(other !== undefined && { row: other + 1 }) })
    wrong.set(key, { ...entry, error: entry.error || isError(code) })
  }
  const questioned = [...wrong].map(([key, { sheet, row, problems, error }]) => {
    const line = lines.get(key)
    const what = error ? ("error" as const) : ("remark" as const)
    return { what, sheet, row: row + 1, ...(line ? doorOf(line) : nowhere), problems, fields: [] }
  })
  return [
    ...questioned.filter(({ what }) => what === "error"),
    ...questioned.filter(({ what }) => what === "remark"),
    ...plan.changed.map(({ row, line, fields }) => ({
      what: "changed" as const,
      sheet: line.sheet,
      row: line.row + 1,
      ...doorOf(line),
      household: row.household,
      problems: [],
      fields: [...fields],
    })),
    ...plan.added.map(line => ({
      what: "added" as const,
      sheet: line.sheet,
      row: line.row + 1,
      ...doorOf(line),
      problems: [],
      fields: [],
    })),
    ...plan.missing.map(row => ({
      what: "missing" as const,
      sheet: "",
      row: 0,
      ...doorOf(row),
      household: row.household,
      problems: [],
      fields: [],
    })),
  ].slice(0, rowsShown)
}

export const previewingActions = (outside: Outside): Pick<Actions<typeof rollContract>, "previewRoll"> => ({
  previewRoll: async ask => {
    const { file } = ask.input
    if (!(await outside.isOurs(file, ask.by.member))) throw refuse("noFile")
    const columns = ask.input.columns as Record<string, number> | undefined
    const seen = await look(ask.documents, outside, file, columns)
    const { plan, reading } = seen
    const marked =
      reading.problems.length > 0
        ? await outside.handOut(await outside.sheets.write(markedPages(seen)), markedFile(seen.name), ask.by.member)
        : undefined
    const made = id<"rollPlan">(`${ask.now}.${ask.keyedId("plan").slice(0, 8)}`)
    await ask.due(later(ask.now, dayLong), ask.documents.scope, `plan:${made}`)
    return ask.change(async tx => {
      await tx.create(rollPlans, made, {
        file,
        name: seen.name,
        ...(columns && { columns }),
        ...(marked && { marked }),
        base: seen.current?.id ?? "",
        digest: seen.digest,
        state: "looked",
        done: 0,
        of: 0,
        staff: ask.by.member.person,
        at: ask.now,
      })
      return {
        plan: made,
        counts: {
          added: plan.added.length,
          changed: plan.changed.length,
          missing: plan.missing.length,
          same: plan.same.length,
          ...counted(reading.problems),
        },
        columns: reading.headers.map(header => ({
          sheet: header.sheet,
          headerRow: header.row + 1,
          columns: Object.fromEntries(Object.entries(header.columns).map(([field, column]) => [field, column + 1])),
        })),
        unread: [...reading.unread],
        rows: rowsOf(seen),
        ...(marked && { marked }),
      }
    })
  },
})
