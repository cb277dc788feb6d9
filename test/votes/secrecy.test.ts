import { randomBytes } from "node:crypto"
import { dues } from "#cloud/shared/due"
import { facts } from "#cloud/shared/fact"
import type { Collection } from "#cloud/shared/record"
import { replies } from "#cloud/shared/replies"
import { every, type Stored } from "#cloud/shared/store"
import { ballots, marks } from "#cloud/votes/casting/records"
import { sealedParts } from "#cloud/votes/closing/records"
import { collections } from "#cloud/votes/index"
import { type Booth, countable, openBooth, seatOf, vote } from "./booth.ts"

const households = 1000
const words = (value: unknown): string[] => JSON.stringify(value).match(/[0-9A-Za-z._-]{6,}/g) ?? []

/** Who votes when, and for what: order, choice and door have nothing to do with each other. */
const order = Array.from({ length: households }, (_, n) => (n * 387) % households)
const choiceOf = (n: number): string[] =>
  [["lights"], ["bench"], ["racks"], ["lights", "bench"]][(n * n + 3 * n) % 4] ?? []

/** Spearman's coefficient of two orders of the same things. */
const correlation = (one: readonly number[], other: readonly number[]): number => {
  const n = one.length
  const gaps = one.reduce((sum, rank, at) => sum + (rank - (other[at] ?? 0)) ** 2, 0)
  return 1 - (6 * gaps) / (n * (n * n - 1))
}

describe("a dump of everything that is stored, after a result is frozen", () => {
  let booth: Booth
  const receipts = new Map<number, string>()

  beforeAll(async () => {
    booth = openBooth({ households }, () => randomBytes(13).toString("hex"))
    await booth.open()
    for (let from = 0; from < households; from += 50)
      await Promise.all(
        order.slice(from, from + 50).map(async n => {
          const { receipt } = await booth.ask<{ receipt: string }>(booth.delegate(n), "votes.cast", {
            vote,
            ballot: { kind: "approval", options: choiceOf(n) },
            nonce: randomBytes(16).toString("hex"),
          })
          receipts.set(n, receipt)
        }),
      )
    // One household alone changes its mind: its first ballot must not be told from the others either.
    await booth.cast(7, ["racks"], 7007)
    booth.at(countable)
    await booth.count()
    for (let n = 0; n < 3; n++) {
      booth.pass(60_000)
      await booth.tick()
    }
  })
  afterAll(() => booth.close())

  const dump = async <Body>(collection: Collection<Body, string>): Promise<Stored<Body>[]> => {
    const found: Stored<Body>[] = []
    for await (const one of every(booth.documents, collection)) found.push(one)
    return found
  }

  test("threat 9: the order of ballots and of the board says nothing of the order of voting or of the doors", async () => {
    expect(receipts.size).toBe(households)
    // Five standard deviations: numbers drawn by chance pass them once in two million times, and any order there is stands far beyond.
    const limit = 5 / Math.sqrt(households - 1)
    const doors = [...Array(households).keys()].sort((a, b) => (seatOf(a) < seatOf(b) ? -1 : 1))
    const board = (await dump(sealedParts)).flatMap(({ entries }) => entries)
    const stored = (await dump(ballots)).map(({ id }) => id)
    for (const places of [stored, board.map(({ receipt }) => receipt)]) {
      const placeOf = new Map(places.map((receipt, place) => [receipt, place]))
      const kept = order.filter(n => placeOf.has(receipts.get(n) ?? ""))
      expect(kept.length).toBeGreaterThanOrEqual(households - 1)
      const rank = (values: number[]): number[] => {
        const sorted = [...values].sort((a, b) => a - b)
        const at = new Map(sorted.map((value, place) => [value, place]))
        return values.map(value => at.get(value) ?? 0)
      }
      const inBox = rank(kept.map(n => placeOf.get(receipts.get(n) ?? "") ?? 0))
      const inTime = kept.map((_, place) => place)
      const byDoor = rank(kept.map(n => doors.indexOf(n)))
      expect(Math.abs(correlation(inTime, inBox))).toBeLessThan(limit)
      expect(Math.abs(correlation(byDoor, inBox))).toBeLessThan(limit)
    }
  })

  test("no word of a mark stands in a ballot or on the board, but the name of the vote", async () => {
    const onRoll = await dump(marks)
    expect(onRoll).toHaveLength(households)
    const known = new Set(onRoll.flatMap(words))
    const box = [...(await dump(ballots)), ...(await dump(sealedParts))].flatMap(words)
    expect(box.length).toBeGreaterThan(2 * households)
    expect(box.filter(word => known.has(word))).toEqual([])
  })

  test("marks are all alike: nothing tells who changed their mind, nor any moment", async () => {
    const shapes = new Set((await dump(marks)).map(mark => Object.keys(mark).join()))
    expect(shapes.size).toBe(1)
    expect(JSON.stringify(await dump(marks))).not.toMatch(/T\d\d:/)
    const turns = new Set((await dump(marks)).map(mark => mark.turns))
    expect([...turns]).toEqual([1])
    expect(JSON.stringify(await dump(ballots))).not.toMatch(/\d{4}-\d{2}-\d{2}/)
  })

  test("no reply, fact or note of what is due holds a receipt or a choice", async () => {
    const told = [...receipts.values()]
    for (const collection of [
      replies,
      facts,
      dues,
      ...collections.filter(({ name }) => !["ballots", "sealedParts", "results"].includes(name)),
    ]) {
      const text = JSON.stringify(await dump(collection))
      expect(told.filter(receipt => text.includes(receipt))).toEqual([])
    }
  })
})
