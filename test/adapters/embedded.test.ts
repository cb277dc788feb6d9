import { rmSync, statSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { InUse, openEmbedded } from "#cloud/adapters/store/embedded"
import { listStatement, updateStatement } from "#cloud/adapters/store/embedded-statements"
import { communityScope } from "#cloud/shared/scope"
import { every } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { temporaryFolder } from "../support/store.ts"
import { turnsOf } from "../support/turns.ts"
import { describeStore, notes, seals } from "./store-suite.ts"

const collections = [notes, seals]
const home = communityScope(id("garden"))

describeStore("embedded", async () => {
  const folder = temporaryFolder()
  let store = openEmbedded({ directory: folder.path, collections })
  return {
    store,
    reopen: async () => {
      await store.close()
      store = openEmbedded({ directory: folder.path, collections })
      return store
    },
    done: async () => {
      await store.close()
      folder.remove()
    },
  }
})

test("a second process, or a second opening, on the same directory is refused in words", async () => {
  const folder = temporaryFolder()
  const first = openEmbedded({ directory: folder.path, collections })
  const second = () => openEmbedded({ directory: folder.path, collections })
  expect(second).toThrow(InUse)
  expect(second).toThrow(`(pid ${process.pid})`)
  await first.close()
  const third = second()
  expect(third.check()).toBe("ok")
  await third.close()
  folder.remove()
})

test("a field that is newly listed by is filled from what is stored", async () => {
  const folder = temporaryFolder()
  const before = openEmbedded({ directory: folder.path, collections })
  await before.in(home).change(async tx => {
    for (let n = 0; n < 30; n++)
      await tx.create(notes, `n${n}`, { text: n % 3 ? "other" : "third", about: "a", open: true })
  })
  await before.close()
  const listed = { ...notes, by: ["about", "open", "text"] as const }
  const after = openEmbedded({ directory: folder.path, collections: [listed] })
  expect(await after.in(home).list(listed, { where: { text: "third" } })).toHaveLength(10)
  await after.close()
  folder.remove()
})

test("a file whose indexes stood on the bodies themselves is read, listed and written as before", async () => {
  const folder = temporaryFolder()
  const old = new DatabaseSync(join(folder.path, "weiyi.sqlite"))
  old.exec(
    "CREATE TABLE doc_notes (scope TEXT, id TEXT, version INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (scope, id)) WITHOUT ROWID",
  )
  for (const field of notes.by)
    old.exec(`CREATE INDEX by_notes_${field} ON doc_notes (scope, json_extract(body, '$.${field}'), id)`)
  const insert = old.prepare("INSERT INTO doc_notes VALUES (?, ?, 1, ?)")
  for (const [n, open] of [true, false, true].entries())
    insert.run(home, `n${n}`, JSON.stringify({ text: "老", about: "tree", open }))
  old.close()
  for (const text of ["first", "second"]) {
    const store = openEmbedded({ directory: folder.path, collections })
    const open = async () => (await store.in(home).list(notes, { where: { open: true } })).map(({ id }) => id)
    const before = text === "first" ? ["n0", "n2"] : ["n2"]
    expect(await open()).toEqual(before)
    expect(await store.in(home).list(notes, { where: { about: "tree", open: false } })).toHaveLength(3 - before.length)
    await store.in(home).change(tx => tx.put(notes, "n0", { text, about: "tree", open: false }))
    expect(await open()).toEqual(["n2"])
    expect(store.check()).toBe("ok")
    await store.close()
  }
  const raw = new DatabaseSync(join(folder.path, "weiyi.sqlite"))
  for (const field of notes.by) {
    const { sql, values } = listStatement(notes, home, { where: { [field]: "x" } })
    const [plan] = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values)
    expect(plan?.detail).toBe(`SEARCH doc_notes USING INDEX by_notes_${field} (scope=? AND by_${field}=?)`)
  }
  raw.close()
  folder.remove()
})

test("what a change leaves as it was is not written to its index", () => {
  const row = { scope: home, id: "n", version: 1 }
  const before = JSON.stringify({ text: "a", about: "tree", open: true })
  const update = (after: object) => updateStatement(notes, { ...row, body: JSON.stringify(after) }, before)
  const [text, closed] = [
    { text: "b", about: "tree", open: true },
    { text: "b", about: "tree", open: false },
  ]
  expect(update(text).sql).toBe("UPDATE doc_notes SET version = ?, body = ? WHERE scope = ? AND id = ?")
  expect(update(closed).sql).toContain("SET version = ?, body = ?, by_open = ? WHERE")
  expect(update(closed).values).toEqual([1, JSON.stringify(closed), 0, home, "n"])
})

test.each([
  ["a person's", undefined],
  ["a patient", (): undefined => undefined],
])(
  "after the flush of %s change has failed nothing more is written, and what is there can be read",
  async (_, patience) => {
    const folder = temporaryFolder()
    const before = openEmbedded({ directory: folder.path, collections })
    const body = { text: "x", about: "a", open: true }
    await before.in(home).change(tx => tx.put(notes, "before", body))
    await before.close()
    const store = openEmbedded({ directory: folder.path, collections })
    const documents = store.in(home)
    // Nothing has been flushed yet: the log is looked for now, and is gone.
    rmSync(`${store.path}-wal`)
    await expect(documents.change(tx => tx.put(notes, "failed", body), patience)).rejects.toThrow("the disk has failed")
    await expect(documents.change(tx => tx.put(notes, "next", body))).rejects.toThrow("the disk has failed")
    await expect(store.load(notes, [])).rejects.toThrow("the disk has failed")
    expect(await documents.read(notes, "next")).toBeUndefined()
    expect(await documents.read(notes, "before")).toMatchObject(body)
    await store.close()
    folder.remove()
  },
)

test("a list of thousands lets the event loop turn after every page", async () => {
  const folder = temporaryFolder()
  const store = openEmbedded({ directory: folder.path, collections, unsafe: true })
  const documents = store.in(home)
  for (let n = 0; n < 450; n += 50)
    await documents.change(async tx => {
      for (let at = n; at < n + 50; at++) await tx.put(notes, `n${at}`, { text: "x", about: "a", open: true })
    })
  let found = 0
  const turns = await turnsOf(async () => {
    for await (const _ of every(documents, notes)) found += 1
  })
  expect(found).toBe(450)
  expect(turns).toBeGreaterThanOrEqual(4)
  await store.close()
  folder.remove()
})

test("what was written comes out of the log into the file while the store is open", async () => {
  const folder = temporaryFolder()
  const store = openEmbedded({ directory: folder.path, collections })
  const documents = store.in(home)
  // 1,040 texts of twelve pages each: more than is left in the log, less than SQLite would bring within a COMMIT by itself.
  const text = "字".repeat(16_000)
  for (let n = 0; n < 1_040; n += 40)
    await documents.change(async tx => {
      for (let at = n; at < n + 40; at++) await tx.put(notes, `note${at}`, { text, about: "tree", open: true })
    })
  // It is looked whether there is enough when nobody changes anything; a thread needs its time.
  let more = 0
  while (statSync(store.path).size < 40_000_000) {
    more += 1
    await documents.change(tx => tx.put(notes, "more", { text: `${more}`, about: "tree", open: true }))
    await new Promise(resolve => setImmediate(() => setImmediate(resolve)))
  }
  expect(store.check()).toBe("ok")
  await store.close()
  folder.remove()
})
