import { gathering } from "#cloud/notices/outbox/delivering/gathering"
import { communityScope } from "#cloud/shared/scope"
import type { Documents, Store } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { openTemporaryStore } from "../support/store.ts"
import { words } from "../support/words.ts"

let store: Store
beforeEach(() => {
  store = openTemporaryStore([words])
})
afterEach(() => store.close())

test("changes that come one soon after another begin together, and each has its own end", async () => {
  const documents = store.in(communityScope(id("garden")))
  const turns: number[] = []
  let turn = 0
  const change: Documents["change"] = step => {
    turns.push(turn)
    return documents.change(step)
  }
  let watching = true
  const count = (): void => {
    turn += 1
    if (watching) setImmediate(count)
  }
  count()
  const together = gathering({ ...documents, change })
  const put = (word: string) => together.change(tx => tx.put(words, word, { word }))
  const first = put("first")
  await new Promise(resolve => setImmediate(resolve))
  const broken = together.change(() => Promise.reject(new Error("broken")))
  await Promise.all([first, put("second"), expect(broken).rejects.toThrow("broken")])
  await put("third")
  watching = false
  const [one, two, three, four] = turns
  expect(turns).toHaveLength(4)
  expect([two, three]).toEqual([one, one])
  expect(four).toBeGreaterThan(one ?? 0)
  expect((await together.list(words)).map(({ word }) => word)).toEqual(["first", "second", "third"])
})
