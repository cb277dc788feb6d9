import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { DiskFailed, flushing } from "#cloud/adapters/store/embedded-flushing"
import { temporaryFolder } from "../support/store.ts"

const opened = () => {
  const folder = temporaryFolder()
  const path = join(folder.path, "some-wal")
  return { path, disk: flushing(path), done: folder.remove }
}

test("a flush beside everything is under way until it is on the disk", async () => {
  const { path, disk, done } = opened()
  writeFileSync(path, "pages")
  disk.now()
  const flushes = [disk.beside(), disk.beside()]
  expect(disk.underWay()).toBe(true)
  await Promise.all(flushes)
  expect(disk.underWay()).toBe(false)
  expect(disk.check).not.toThrow()
  disk.close()
  done()
})

test("who asks for a flush while another is under way is not answered by that one", async () => {
  const { path, disk, done } = opened()
  writeFileSync(path, "pages")
  const order: string[] = []
  const first = disk.beside().then(() => order.push("first"))
  // It has begun, and no flush ends before the event loop turns.
  for (let n = 0; n < 10; n++) await undefined
  const [second, third] = ["second", "third"].map(name => disk.beside().then(() => order.push(name)))
  await first
  expect([order, disk.underWay()]).toEqual([["first"], true])
  await Promise.all([second, third])
  expect([order, disk.underWay()]).toEqual([["first", "second", "third"], false])
  disk.close()
  done()
})

test("after a flush that failed, here or beside, every one is refused, though the disk would take it again", async () => {
  for (const first of ["now", "beside"] as const) {
    const { path, disk, done } = opened()
    // There is no such file yet.
    await expect((async () => disk[first]())()).rejects.toThrow(DiskFailed)
    expect(disk.underWay()).toBe(false)
    writeFileSync(path, "pages")
    expect(disk.check).toThrow("nothing more is written until the host is started again")
    await expect(disk.beside()).rejects.toThrow(DiskFailed)
    expect(disk.now).toThrow(DiskFailed)
    disk.close()
    done()
  }
})
