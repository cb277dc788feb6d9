import { openEmbedded } from "#cloud/adapters/store/embedded"
import { communityScope } from "#cloud/shared/scope"
import type { Patience } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { temporaryFolder } from "../support/store.ts"
import { notes } from "./store-suite.ts"

const home = communityScope(id("garden"))
const patient: Patience = () => undefined
const body = { text: "x", about: "a", open: true }
const opened = () => {
  const folder = temporaryFolder()
  const store = openEmbedded({ directory: folder.path, collections: [notes] })
  const documents = store.in(home)
  const ran: string[] = []
  const put = (name: string, patience?: Patience, also = (): void => undefined) =>
    documents.change(async tx => {
      ran.push(name)
      also()
      await tx.put(notes, name, body)
    }, patience)
  const done = async () => {
    await store.close()
    folder.remove()
  }
  return { documents, ran, put, done }
}

test("whoever comes while they go on goes at once and is answered before the rest of them has begun", async () => {
  const { documents, ran, put, done } = opened()
  let person: Promise<unknown> = Promise.resolve()
  const came = new Promise<string[]>(answered => {
    const comes = () => {
      person = put("person").then(() => answered([...ran]))
    }
    void put("a", patient, () => setImmediate(comes))
  })
  const rest = ["b", "c", "d"].map(name => put(name, patient))
  expect(await came).toEqual(["a", "person"])
  expect((await documents.list(notes)).map(({ id }) => id)).toEqual(["a", "person"])
  await Promise.all([person, ...rest])
  expect(ran).toEqual(["a", "person", "b", "c", "d"])
  await done()
})

test("a batch waits for those who are in work: what they change shares its commit", async () => {
  const { ran, put, done } = opened()
  let inWork = true
  const forThem: Patience = () => (inWork ? new Promise(() => undefined) : undefined)
  const some = ["a", "b"].map(name => put(name, forThem))
  for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve))
  expect(ran).toEqual(["a"])
  const person = put("person").then(() => {
    inWork = false
  })
  await Promise.all([person, ...some])
  expect(ran).toEqual(["a", "person", "b"])
  await done()
})

test("who waits at the same time goes before them, whatever came first", async () => {
  const { ran, put, done } = opened()
  await Promise.all([put("a", patient), put("b", patient), put("person"), put("another")])
  expect(ran).toEqual(["person", "another", "a", "b"])
  await done()
})

test("a hall that is never quiet lets one of them go with each of its commits", async () => {
  const { ran, put, done } = opened()
  const some = ["a", "b", "c"].map(name => put(name, patient))
  const hall = (async () => {
    for (let n = 0; n < 6; n++) await Promise.all([put(`person${n}`), put(`neighbour${n}`)])
  })()
  await Promise.all(some)
  expect(ran.filter(name => name.length > 1).length).toBeLessThanOrEqual(8)
  await hall
  expect(ran).toHaveLength(15)
  await done()
})

test("one that is refused takes nothing of the others back", async () => {
  const { documents, put, done } = opened()
  const refused = documents.change(async tx => {
    await tx.put(notes, "half", body)
    throw new Error("no")
  }, patient)
  const others = [put("a", patient), put("person"), put("b", patient)]
  await expect(refused).rejects.toThrow("no")
  await Promise.all(others)
  expect((await documents.list(notes)).map(({ id }) => id)).toEqual(["a", "b", "person"])
  await done()
})
