import { gathering } from "#cloud/notices/outbox/gathering/actions"
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

test("changes of one turn begin at once, those that come soon after begin together, and each has its own end", async () => {
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
  let resume = (): void => undefined
  const gathered = gathering(
    () =>
      new Promise(resolve => {
        resume = resolve
      }),
  )
  const [together, elsewhere] = [gathered({ ...documents, change }), gathered({ ...documents, change })]
  const put = (word: string) => together.change(tx => tx.put(words, word, { word }))
  await Promise.all([put("first"), put("second")])
  const third = put("third")
  await new Promise(resolve => setImmediate(resolve))
  const broken = elsewhere.change(() => Promise.reject(new Error("broken")))
  const fourth = put("fourth")
  resume()
  await Promise.all([third, fourth, expect(broken).rejects.toThrow("broken")])
  watching = false
  const [one, two, three, four, five] = turns
  expect(turns).toHaveLength(5)
  expect(one).toBeLessThanOrEqual(2)
  expect(two).toBe(one)
  expect(three).toBeGreaterThan((one ?? 0) + 1)
  expect([four, five]).toEqual([three, three])
  expect((await together.list(words)).map(({ word }) => word)).toEqual(["first", "fourth", "second", "third"])
})
