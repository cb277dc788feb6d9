import { writeSync } from "node:fs"
import * as z from "zod/mini"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { living, once } from "#cloud/shared/record"
import { directoryScope } from "#cloud/shared/scope"

const none = { personal: "none", kept: { days: "forever", why: "of a test" }, version: 1, by: [] } as const

/** What each change writes: something, its other half under the same id, and how much there is by now. */
export const writings = once("writings", { ...none, shape: z.strictObject({ words: z.string() }) })
export const halves = once("halves", { ...none, shape: z.strictObject({ of: z.string() }) })
export const sums = living("sums", { ...none, shape: z.strictObject({ count: z.int() }) })
export const written = [writings, halves, sums]
export const place = directoryScope("writer")

/** So many wait at the same time. */
const together = 24

/**
 * Run as a program over a folder, from a number on: writes one after the other, several at a time, until it is killed, and
 * says the number of each after it was acknowledged. What a run before had begun is asked for again first: `node writer.ts
 * FOLDER FROM AGAIN…`.
 */
const write = async (directory: string, from: number, again: readonly number[]): Promise<void> => {
  const documents = openEmbedded({ directory, collections: written }).in(place)
  const waiting = [...again]
  let next = from
  const one = async (): Promise<void> => {
    for (;;) {
      const n = waiting.shift() ?? next++
      const id = String(n).padStart(8, "0")
      await documents.change(async tx => {
        if (await tx.get(writings, id)) return
        const sum = await tx.get(sums, "sum")
        await tx.create(writings, id, { words: "w".repeat(200) })
        await tx.create(halves, id, { of: id })
        await tx.put(sums, "sum", { count: (sum?.count ?? 0) + 1 })
      })
      // At once, and not when the loop comes round: a kill in between would hide an acknowledgement.
      writeSync(1, `${n}\n`)
    }
  }
  await Promise.all(Array.from({ length: together }, one))
}

const [, program = "", directory = "", from = "0", ...again] = process.argv
if (program.endsWith("support/writer.ts")) void write(directory, Number(from), again.map(Number))
