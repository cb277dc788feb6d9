import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { bringing } from "#cloud/adapters/store/embedded-bringing"
import { temporaryFolder } from "../support/store.ts"

/** A database whose log SQLite never brings by itself. */
const opened = () => {
  const folder = temporaryFolder()
  const path = join(folder.path, "some.sqlite")
  const database = new DatabaseSync(path)
  database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA wal_autocheckpoint=0; CREATE TABLE t (text)")
  const write = (pages: number): void => {
    database.exec("BEGIN")
    for (let n = 0; n < pages; n++) database.prepare("INSERT INTO t VALUES (?)").run("x".repeat(4_000))
    database.exec("COMMIT")
  }
  const pages = () => {
    const { log, checkpointed } = database.prepare("PRAGMA wal_checkpoint(NOOP)").get() ?? {}
    return { log: Number(log), checkpointed: Number(checkpointed) }
  }
  let times = 0
  const here = (): void => {
    times += 1
    database.exec("PRAGMA wal_checkpoint(PASSIVE)")
  }
  let flushes = 0
  const flush = async (): Promise<void> => {
    flushes += 1
  }
  const done = () => {
    database.close()
    folder.remove()
  }
  return { path, database, write, pages, here, flush, flushes: () => flushes, times: () => times, done }
}

const left = ({ log, checkpointed }: { readonly log: number; readonly checkpointed: number }) => log - checkpointed
const aTurn = () => new Promise(resolve => setImmediate(resolve))

test("a thread brings a log of some length, and nobody here waits for it", async () => {
  const { path, database, write, pages, here, flush, flushes, times, done } = opened()
  const log = bringing({ path, pages, here, flush })
  write(11_500)
  log.bring()
  expect(left(pages())).toBeGreaterThan(11_500)
  write(600)
  while (flushes() === 0) {
    log.bring()
    await aTurn()
  }
  expect([times(), left(pages())]).toEqual([0, 0])
  expect(database.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" })
  await log.close()
  done()
})

test("in a rush it is brought here, and only when it is worth it", async () => {
  const { path, write, pages, here, flush, times, done } = opened()
  const log = bringing({ path, pages, here, flush })
  write(20_100)
  log.bring()
  expect([times(), left(pages())]).toEqual([1, 0])
  // So soon after it, less is worth it.
  write(1_500)
  log.bring()
  expect(times()).toBe(1)
  write(600)
  log.bring()
  expect([times(), left(pages())]).toEqual([2, 0])
  await log.close()
  done()
})

test("a log that has grown very long is brought here to its end, whatever the thread has left", async () => {
  const { path, write, pages, here, flush, times, done } = opened()
  write(12_100)
  // As the thread would leave it.
  const looked = () => (times() === 0 ? { ...pages(), checkpointed: pages().log - 10 } : pages())
  const log = bringing({ path, pages: looked, here, flush })
  log.bring()
  log.bring()
  expect([times(), left(pages())]).toEqual([1, 0])
  await log.close()
  done()
})

test("where much has come while the thread brought a very long log, it is asked again", async () => {
  const { path, write, pages, here, flush, flushes, times, done } = opened()
  write(12_100)
  const looked = () => (flushes() === 0 ? { ...pages(), checkpointed: pages().log - 600 } : pages())
  const log = bringing({ path, pages: looked, here, flush })
  while (flushes() === 0) {
    log.bring()
    await aTurn()
  }
  expect([times(), left(pages())]).toEqual([0, 0])
  await log.close()
  done()
})

test("a thread that fails is not asked again: it is brought here", async () => {
  const { path, write, pages, here, flush, times, done } = opened()
  const log = bringing({ path: `${path}/nowhere.sqlite`, pages, here, flush })
  write(12_200)
  while (left(pages()) > 0) {
    log.bring()
    await aTurn()
  }
  expect(times()).toBe(1)
  await log.close()
  done()
})
