import { type Asked, batches, type Transactions } from "#cloud/adapters/store/embedded-batches"
import { communityScope } from "#cloud/shared/scope"
import type { Tx } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"

const scope = communityScope(id("garden"))
const turns = async (): Promise<void> => {
  for (let n = 0; n < 10; n++) await new Promise(resolve => setImmediate(resolve))
}

/** Batches over what only notes what it is told, and whose disk is busy with patient changes until it is let go. */
const opened = () => {
  const told: string[] = []
  let broken = false
  let [letGo, fail] = [(): void => undefined, (_: Error): void => undefined]
  const database: Transactions = {
    begin: () => {
      if (broken) throw new Error("no begin")
      told.push("begin")
    },
    run: async ({ step }) => ({ value: await step({} as Tx) }),
    commit: patient => {
      told.push(patient ? "commit, disk beside" : "commit, disk now")
      if (!patient) return undefined
      return new Promise((resolve, reject) => {
        letGo = resolve
        fail = reject
      })
    },
    takeBack: () => void told.push("taken back"),
    rest: () => void told.push("rest"),
  }
  const { ask, busy } = batches(database)
  const answered: string[] = []
  const put = (name: string, more: Pick<Asked, "patience"> = {}): Promise<unknown> =>
    new Promise((resolve, reject) => ask({ scope, step: async () => name, ...more, resolve, reject })).then(value =>
      answered.push(String(value)),
    )
  const breaks = (): void => {
    broken = true
  }
  return { put, told, answered, busy, breaks, letGo: () => letGo(), fail: (error: Error) => fail(error) }
}
/** A promise's refusal, in words. */
const refusalOf = (answer: Promise<unknown>): Promise<string> => answer.then(() => "none", String)
const patient = { patience: () => undefined }

test("who is patient is answered when it is on the disk, and whoever comes meanwhile waits for none of it", async () => {
  const { put, told, answered, busy, letGo } = opened()
  const some = [put("a", patient), put("b", patient)]
  await turns()
  expect([told, answered, busy()]).toEqual([["begin", "commit, disk beside", "rest"], [], false])
  await put("person")
  expect(answered).toEqual(["person"])
  letGo()
  await Promise.all(some)
  expect(answered).toEqual(["person", "a", "b"])
  expect(told.slice(3)).toEqual(["begin", "commit, disk now", "rest"])
})

test("where a person shares the commit everybody waits for the disk", async () => {
  const { put, told, answered } = opened()
  await Promise.all([put("a", patient), put("person")])
  // The person went first and ended nothing: the patient one was in the same batch.
  expect([told, answered]).toEqual([
    ["begin", "commit, disk now", "rest"],
    ["person", "a"],
  ])
})

test("a disk that fails refuses those it has failed, and nobody else", async () => {
  const { put, told, answered, fail } = opened()
  const lost = expect(put("a", patient)).rejects.toThrow("no disk")
  await turns()
  fail(new Error("no disk"))
  await lost
  await put("person")
  expect(answered).toEqual(["person"])
  expect(told).not.toContain("taken back")
})

test("a batch that cannot begin refuses all who wait for it", async () => {
  const { put, told, busy, breaks } = opened()
  breaks()
  const all = [put("a", patient), put("person"), put("b", patient)]
  expect(await Promise.all(all.map(refusalOf))).toEqual(Array.from(all, () => "Error: no begin"))
  expect([told, busy()]).toEqual([["taken back", "rest"], false])
})
