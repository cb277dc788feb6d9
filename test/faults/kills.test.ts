import { spawn } from "node:child_process"
import { join } from "node:path"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { every } from "#cloud/shared/store"
import { temporaryFolder } from "../support/store.ts"
import { halves, place, sums, writings, written } from "../support/writer.ts"

jest.setTimeout(900_000)

const kills = 200
const wanted = 10_000
/** Between one kill and the next: the kills fall at every place of a commit, and everywhere between a start and the next. */
const between = (run: number): number => 51 + (run % 17)

/** One life of the program that writes: killed -9 after so many acknowledgements. Gives their numbers. */
const life = (folder: string, from: number, again: readonly number[], most: number): Promise<number[]> =>
  new Promise((resolve, reject) => {
    const program = join(process.cwd(), "test/support/writer.ts")
    const child = spawn(process.execPath, [program, folder, String(from), ...again.map(String)])
    let said = ""
    let heard = ""
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString()
      if (said.split("\n").length > most) child.kill("SIGKILL")
    })
    child.stderr.on("data", (chunk: Buffer) => {
      heard += chunk.toString()
    })
    child.on("close", (_, signal) =>
      // Whoever ended otherwise was never in the middle of anything.
      signal === "SIGKILL"
        ? resolve(said.split("\n").slice(0, -1).map(Number))
        : reject(new Error(`the writer ended by itself: ${heard}`)),
    )
  })

test("the power goes 200 times in the middle of writing: 10,000 acknowledged writes and more are there, whole, and each once", async () => {
  const folder = temporaryFolder()
  const acknowledged = new Set<number>()
  let killed = 0
  let next = 0
  let unanswered: number[] = []
  let asked = 0
  while (killed < kills || acknowledged.size < wanted) {
    const numbers = await life(folder.path, next, unanswered, between(killed))
    for (const n of numbers) acknowledged.add(n)
    killed += 1
    // Up to there it may have begun: what has no answer is asked for again, with its own number.
    const last = Math.max(next, ...numbers) + 24
    const open = [...unanswered, ...Array.from({ length: last - next + 1 }, (_, n) => next + n)]
    unanswered = open.filter(n => !acknowledged.has(n))
    asked += unanswered.length
    next = last + 1
  }
  expect(killed).toBeGreaterThanOrEqual(kills)
  expect(acknowledged.size).toBeGreaterThanOrEqual(wanted)
  expect(asked).toBeGreaterThan(kills)

  const store = openEmbedded({ directory: folder.path, collections: written })
  const documents = store.in(place)
  const there = new Set<string>()
  for await (const { id } of every(documents, writings)) there.add(id)
  const other = new Set<string>()
  for await (const { id } of every(documents, halves)) other.add(id)
  expect([...acknowledged].filter(n => !there.has(String(n).padStart(8, "0")))).toEqual([])
  expect([...there].filter(id => !other.has(id))).toEqual([])
  expect(other.size).toBe(there.size)
  expect((await documents.read(sums, "sum"))?.count).toBe(there.size)
  expect(store.check()).toBe("ok")
  await store.close()
  folder.remove()
})
