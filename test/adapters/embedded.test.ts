import { statSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { InUse, openEmbedded } from "#cloud/adapters/store/embedded"
import { updateStatement } from "#cloud/adapters/store/embedded-statements"
import { communityScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { temporaryFolder } from "../support/store.ts"
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

test("what was written comes out of the log into the file while the store is open", async () => {
  const folder = temporaryFolder()
  const store = openEmbedded({ directory: folder.path, collections })
  const documents = store.in(home)
  // 1,200 texts of two pages each: more than is left in the log, less than SQLite would bring within a COMMIT by itself.
  const text = "字".repeat(2_400)
  for (let n = 0; n < 1_200; n += 40)
    await documents.change(async tx => {
      for (let at = n; at < n + 40; at++) await tx.put(notes, `note${at}`, { text, about: "tree", open: true })
    })
  await new Promise(resolve => setImmediate(() => setImmediate(resolve)))
  expect(statSync(store.path).size).toBeGreaterThan(4_000_000)
  expect(store.check()).toBe("ok")
  await store.close()
  folder.remove()
})
