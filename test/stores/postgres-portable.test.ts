import { readdirSync, readFileSync } from "node:fs"
import { loadStatement, rowsStatement } from "#cloud/adapters/store/postgres-archive"
import { createStatements } from "#cloud/adapters/store/postgres-schema"
import { listStatement, readStatement, saveStatement } from "#cloud/adapters/store/postgres-statements"
import { collections } from "#cloud/host/features"

/** What Citus, YugabyteDB, CockroachDB or TDSQL-PG lack, or do only on one machine. */
const lacking: Readonly<Record<string, RegExp>> = {
  "serial columns": /\b(small|big)?serial\b/i,
  sequences: /\b(sequence|nextval|identity)\b/i,
  "LISTEN/NOTIFY": /\b(listen|notify)\b/i,
  "advisory locks": /advisory/i,
  "deferrable constraints": /\bdeferr(able|ed)\b/i,
  triggers: /\btrigger\b/i,
  "foreign keys": /\b(references|foreign)\b/i,
  "table locks": /\block\s+table\b/i,
  "functions of its own": /\bcreate\s+(or\s+replace\s+)?(function|procedure)\b/i,
  "temporary tables": /\btemp(orary)?\b/i,
  "a key without the scope": /\b(unique|primary key)\s*\((?!scope\b)/i,
  "a conflict without the scope": /\bon conflict\b(?!\s*\(scope\b)/i,
  "a unique index": /\bcreate\s+unique\b/i,
}

const flaws = (text: string): string[] => Object.keys(lacking).filter(name => lacking[name]?.test(text))

/** Every statement the adapter makes, of every collection there is. */
const sent = collections.flatMap(collection => {
  const [held] = [{ collection, id: "x", rev: "r" }]
  const upon = [undefined, null, "r"].map(at => ({ collection, id: "x", body: "{}", blind: false, upon: at }))
  return [
    ...createStatements(collection),
    readStatement(collection, "s", "x").text,
    listStatement(collection, "s", { after: "x", newestFirst: true }).text,
    ...collection.by.map(field => listStatement(collection, "s", { where: { [field]: "x" } }).text),
    saveStatement(
      "s",
      "r",
      [held, { ...held, rev: undefined }],
      [...upon, { collection, id: "y", body: undefined, blind: false, upon: "r" }],
    ).text,
  ]
})

/** A backup's and a restoration's, which go across scopes. */
const archived = collections.flatMap(collection => {
  const row = { scope: "s", id: "x", version: 1, body: "{}" }
  return [rowsStatement(collection, row).text, loadStatement(collection, "r", [row, { ...row, id: "y" }]).text]
})

test("no statement needs what PostgreSQL's distributed relatives lack", () => {
  expect(sent.length).toBeGreaterThan(collections.length * 5)
  expect(archived).toHaveLength(collections.length * 2)
  expect([...sent, ...archived].flatMap(text => flaws(text).map(flaw => `${flaw}: ${text}`))).toEqual([])
})

test("every statement of a document keeps to one scope", () => {
  const ofDocuments = sent.filter(text => !text.startsWith("CREATE"))
  expect(ofDocuments.length).toBeGreaterThan(collections.length * 3)
  for (const text of ofDocuments) {
    const tables = text.match(/(FROM|INTO) "?doc_\w+"?/g) ?? []
    expect(tables.length).toBeGreaterThan(0)
    expect((text.match(/scope = \$1|SELECT \$1,/g) ?? []).length).toBe(tables.length)
  }
})

test("nor is any other statement written in the adapter", () => {
  const folder = "cloudfunctions/adapters/store"
  const files = readdirSync(folder).filter(name => name.startsWith("postgres"))
  expect(files.length).toBeGreaterThanOrEqual(4)
  for (const file of files) {
    const code = readFileSync(`${folder}/${file}`, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")
    const texts = (code.match(/["'`](CREATE|ALTER|SELECT|INSERT|UPDATE|DELETE|WITH|LOCK)\b[^"'`]*/g) ?? []).join("\n")
    expect(flaws(texts).filter(flaw => !flaw.startsWith("a conflict"))).toEqual([])
  }
})

test.each([
  ["serial columns", "CREATE TABLE x (id bigserial)"],
  ["sequences", "SELECT nextval('x')"],
  ["LISTEN/NOTIFY", "NOTIFY x"],
  ["advisory locks", "SELECT pg_advisory_lock(1)"],
  ["deferrable constraints", "ALTER TABLE x ADD CHECK (a) DEFERRABLE"],
  ["triggers", "CREATE TRIGGER x"],
  ["foreign keys", "CREATE TABLE x (a text REFERENCES y)"],
  ["table locks", "LOCK TABLE x"],
  ["functions of its own", "CREATE OR REPLACE FUNCTION x"],
  ["temporary tables", "CREATE TEMP TABLE x"],
  ["a key without the scope", "CREATE TABLE x (id text, PRIMARY KEY (id))"],
  ["a conflict without the scope", "INSERT INTO x VALUES (1) ON CONFLICT (id) DO NOTHING"],
  ["a unique index", "CREATE UNIQUE INDEX x ON y (id)"],
])("%s would be found", (name, text) => {
  expect(flaws(text)).toContain(name)
})

test("each of these is tried", () => {
  expect(Object.keys(lacking)).toHaveLength(13)
})
