import { canonical, digest } from "#cloud/shared/digest"
import { verify } from "../../cloudfunctions/host/verify.mjs"
import { fc } from "../support/drawn.ts"
import { realExport } from "./an-export.ts"

type Json = null | string | number | boolean | Json[] | { [field: string]: Json }
type Row = { kind: string } & { [field: string]: Json }

const text = (lines: readonly string[]): string => `${lines.join("\n")}\n`
/** The sentence of the fault that is found; undefined when it passes. */
const faultOf = (lines: readonly string[]): string | undefined => {
  try {
    verify(text(lines))
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** Every way to the values inside of a row. */
const waysIn = (value: Json, way: readonly (string | number)[] = []): (readonly (string | number)[])[] => {
  if (value === null || typeof value !== "object") return [way]
  const within = Object.entries(value).flatMap(([field, inner]) =>
    waysIn(inner, [...way, Array.isArray(value) ? Number(field) : field]),
  )
  return within.length > 0 ? within : [way]
}
const other = (value: Json): Json => {
  if (typeof value === "number") return value + 1
  if (typeof value === "boolean") return !value
  if (typeof value !== "string") return "x"
  const last = value.at(-1)
  return `${value.slice(0, -1)}${last === "0" ? "1" : "0"}`
}
/** The row with one value changed. */
const changed = (row: Row, way: readonly (string | number)[]): Row => {
  const copy = structuredClone(row)
  let inner: Json = copy
  for (const step of way.slice(0, -1)) inner = (inner as { [field: string]: Json })[step] as Json
  const last = way.at(-1) as string
  const holder = inner as { [field: string]: Json }
  holder[last] = other(holder[last] ?? null)
  return copy
}

/** What a forger with patience does: every seal and the counts at the end are made to fit again. */
const resealed = (rows: readonly Row[]): string[] => {
  let before = "0".repeat(64)
  const counts: Record<string, number> = {}
  return rows.map(({ seal: _, ...row }) => {
    const rest = row.kind === "end" ? { ...row, counts } : row
    if (row.kind !== "end") counts[String(row.kind)] = (counts[String(row.kind)] ?? 0) + 1
    before = digest(`${before}\n${canonical(rest)}`)
    return canonical({ ...rest, seal: before })
  })
}

let lines: string[]
let rows: Row[]
beforeAll(async () => {
  lines = await realExport()
  rows = lines.map(line => JSON.parse(line) as Row)
})

test("a whole export passes, and holds rows of every kind and nobody's name", () => {
  const { counts, recounted } = verify(text(lines))
  expect(counts).toEqual({
    ...{ community: 1, fund: 1, entry: 5, journal: 1, act: 13, disclosure: 1 },
    ...{ vote: 5, ballot: 40, result: 5 },
  })
  expect(recounted).toBe(5)
  expect(text(lines)).not.toMatch(/clerk|test:|"[hs]\d"/)
  expect(faultOf(resealed(rows))).toBeUndefined()
})

test("threat 12, 14, 17: whatever is changed, dropped, doubled or moved in any row, it never passes and the row is named", () => {
  let tried = 0
  for (const [at, row] of rows.entries()) {
    for (const way of waysIn(row)) {
      const forged = lines.with(at, canonical(changed(row, way)))
      expect(faultOf(forged)).toContain(`line ${at + 1}:`)
      tried += 1
    }
    expect(faultOf(lines.toSpliced(at, 1))).toContain(`line ${at + 1}`)
    expect(faultOf(lines.toSpliced(at, 0, lines[at] ?? ""))).toContain(`line ${at + 2}`)
    if (at > 0) expect(faultOf(lines.with(at, lines[at - 1] ?? "").with(at - 1, lines[at] ?? ""))).toBeDefined()
    tried += 3
  }
  expect(tried).toBeGreaterThan(500)
})

test("threat 12, 14, 17: any byte that is another never passes", () => {
  const whole = text(lines)
  let tried = 0
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.constantFrom("0", "1", "a", '"', "\n", " ", "}"), (at, character) => {
      fc.pre(whole[at] !== character)
      tried += 1
      expect(() => verify(whole.slice(0, at) + character + whole.slice(at + 1))).toThrow(/line \d+/)
    }),
    { numRuns: 600 },
  )
  expect(tried).toBeGreaterThanOrEqual(600)
})

test("threat 12, 13, 14, 17: a forger who makes every seal fit again is found by the ledger, the journal and the count", () => {
  const bound: Readonly<Record<string, (field: string) => boolean>> = {
    entry: field => !["titles", "kind"].includes(field),
    act: field => field !== "kind",
    ballot: field => field !== "kind",
    fund: field => ["balances", "entries", "head", "fund"].includes(field),
    journal: field => field !== "kind",
    vote: field => ["rule", "rulesHash", "lot"].includes(field),
    result: field =>
      ["root", "seed", "counted", "phone", "paper", "invalid", "winners", "total", "decision"].includes(field),
    disclosure: field => ["body", "hash"].includes(field),
  }
  const named = new Set(["entry", "act", "disclosure"])
  let tried = 0
  for (const [at, row] of rows.entries()) {
    for (const way of waysIn(row)) {
      // Who was there is the one figure that no ballot proves.
      if (way.at(-1) === "present") continue
      if (way[0] === "seal" || !bound[row.kind]?.(String(way[0]))) continue
      const fault = faultOf(resealed(rows.with(at, changed(row, way))))
      expect([row.kind, way.join("."), fault]).toEqual([row.kind, way.join("."), expect.any(String)])
      if (named.has(row.kind)) expect(fault).toContain(`line ${at + 1}:`)
      tried += 1
    }
    if (["entry", "act", "ballot"].includes(row.kind)) {
      expect(faultOf(resealed(rows.toSpliced(at, 1)))).toBeDefined()
      expect(faultOf(resealed(rows.toSpliced(at, 0, row)))).toBeDefined()
      tried += 2
    }
  }
  expect(tried).toBeGreaterThan(300)
})
