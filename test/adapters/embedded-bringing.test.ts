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
  const done = () => {
    database.close()
    folder.remove()
  }
  return { path, database, write, pages, here, times: () => times, done }
}

const left = ({ log, checkpointed }: { readonly log: number; readonly checkpointed: number }) => log - checkpointed
const aTurn = () => new Promise(resolve => setImmediate(resolve))

test("a thread brings a log of some length, and nobody here waits for it", async () => {
  const { path, database, write, pages, here, times, done } = opened()
  const log = bringing({ path, pages, here })
  write(900)
  log.bring()
  expect(left(pages())).toBeGreaterThan(900)
  write(300)
  while (left(pages()) > 0) {
    log.bring()
    await aTurn()
  }
  expect(times()).toBe(0)
  expect(database.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" })
  await log.close()
  done()
})

test("in a rush it is brought here, and only when it is worth it", async () => {
  const { path, write, pages, here, times, done } = opened()
  const log = bringing({ path, pages, here })
  write(2_100)
  log.bring()
  expect([times(), left(pages())]).toEqual([1, 0])
  // Just now: what a thread would have brought waits until it is more.
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
  const { path, write, pages, here, times, done } = opened()
  write(12_100)
  const most = pages()
  const log = bringing({ path, pages: () => ({ ...most, checkpointed: most.log - 10 }), here })
  log.bring()
  log.bring()
  expect([times(), left(pages())]).toEqual([1, 0])
  await log.close()
  done()
})

test("a thread that fails is not asked again: it is brought here", async () => {
  const { path, write, pages, here, times, done } = opened()
  const log = bringing({ path: `${path}/nowhere.sqlite`, pages, here })
  write(1_200)
  for (let turn = 0; turn < 2_000; turn++) {
    log.bring()
    await aTurn()
  }
  expect(left(pages())).toBeGreaterThan(1_200)
  write(900)
  while (left(pages()) > 0) {
    log.bring()
    await aTurn()
  }
  expect(times()).toBe(1)
  await log.close()
  done()
})
