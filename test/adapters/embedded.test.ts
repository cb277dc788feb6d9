import { InUse, openEmbedded } from "#cloud/adapters/store/embedded"
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
