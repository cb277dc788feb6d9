import { statSync } from "node:fs"
import { InUse, openEmbedded } from "#cloud/adapters/store/embedded"
import { communityScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { temporaryFolder } from "../support/store.ts"
import { describeStore, notes, seals } from "./store-suite.ts"

const collections = [notes, seals]

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

test("what was written comes out of the log into the file while the store is open", async () => {
  const folder = temporaryFolder()
  const store = openEmbedded({ directory: folder.path, collections })
  const documents = store.in(communityScope(id("garden")))
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
