import { peopleFirst } from "#cloud/host/behind"
import { communityScope } from "#cloud/shared/scope"
import type { Store } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { openTemporaryStore } from "../support/store.ts"
import { turnsOf } from "../support/turns.ts"
import { words } from "../support/words.ts"

/** Longer than any test: whoever still waits then fails it. */
const forLong = 20_000

let store: Store
beforeEach(() => {
  store = openTemporaryStore([words])
})
afterEach(() => store.close())

/** A call that is in work until it is ended. */
const aCall = () => {
  let end = (): void => undefined
  const work = new Promise<string>(resolve => {
    end = () => resolve("answer")
  })
  return { work, end }
}
const scope = communityScope(id("garden"))
const put = (to: Store, word: string) => to.in(scope).change(tx => tx.put(words, word, { word }))
/** In which order changes and calls came to their end. */
const inOrder = () => {
  const ended: string[] = []
  const note = (name: string) => async (work: Promise<unknown>) => {
    await work
    ended.push(name)
  }
  return { ended, note }
}

test("what the clock does is written after the calls that are in work, and nobody's call waits for it", async () => {
  const { ahead, behind } = peopleFirst(forLong)
  const { ended, note } = inOrder()
  const [first, second] = [aCall(), aCall()]
  const calls = [first, second].map(({ work }) => ahead(work))
  const clocks = ["a", "b"].map(word => note(`clock ${word}`)(put(behind(store), word)))
  await note("person")(put(store, "person"))
  expect(ended).toEqual(["person"])
  first.end()
  await calls[0]
  await note("another person")(put(store, "another person"))
  expect(ended).toEqual(["person", "another person"])
  second.end()
  expect(await Promise.all(calls)).toEqual(["answer", "answer"])
  await Promise.all(clocks)
  expect(ended.toSorted()).toEqual(["another person", "clock a", "clock b", "person"])
  expect(await store.in(scope).list(words)).toHaveLength(4)
})

test("a hall that is never quiet does not stop it", async () => {
  const { ahead, behind } = peopleFirst(1)
  const call = aCall()
  const answered = ahead(call.work)
  await put(behind(store), "late")
  expect(await behind(store).in(scope).read(words, "late")).toMatchObject({ word: "late" })
  call.end()
  expect(await answered).toBe("answer")
})

test("a call that has failed is in work no longer, and where nobody calls nothing waits", async () => {
  const { ahead, behind } = peopleFirst(forLong)
  await put(behind(store), "before")
  const broken = ahead(Promise.reject(new Error("broken")))
  const clock = put(behind(store), "after")
  await expect(broken).rejects.toThrow("broken")
  await clock
  await put(behind(store), "later")
  expect(await store.in(scope).list(words)).toHaveLength(3)
})

test("what the clock reads stands back as well, and a long look is broken up by whoever calls", async () => {
  const { ahead, behind } = peopleFirst(forLong)
  const { ended, note } = inOrder()
  const call = aCall()
  const answered = ahead(call.work)
  const clock = behind(store).in(scope)
  const looks = [note("read")(clock.read(words, "none")), note("list")(clock.list(words))]
  await note("person")(store.in(scope).read(words, "none"))
  expect(ended).toEqual(["person"])
  call.end()
  await answered
  await Promise.all(looks)
  expect(ended.toSorted()).toEqual(["list", "person", "read"])

  const turns = await turnsOf(() => Promise.all(Array.from({ length: 40 }, () => clock.read(words, "none"))))
  expect(turns).toBeGreaterThanOrEqual(9)
})

test("after changes that shared a commit one goes on a turn, so that whoever calls is heard between what follows them", async () => {
  const { behind } = peopleFirst(forLong)
  const went: number[] = []
  const turns = await turnsOf(count =>
    Promise.all(Array.from({ length: 10 }, (_, n) => put(behind(store), `word${n}`).then(() => went.push(count())))),
  )
  expect(turns).toBeGreaterThanOrEqual(10)
  expect(new Set(went).size).toBe(10)
})
