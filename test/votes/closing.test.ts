import { dues } from "#cloud/shared/due"
import { dueScope } from "#cloud/shared/scope"
import { countVote, resultOf } from "#cloud/votes/actions"
import { ballots, marks } from "#cloud/votes/casting/records"
import { count } from "#cloud/votes/counting/registry"
import { greedyRule, roundRule } from "#cloud/votes/counting/rule"
import { seeds } from "#cloud/votes/opening/records"
import { commitmentOf, rootOf } from "#cloud/votes/rules"
import { type Booth, closes, countable, openBooth, options, vote } from "./booth.ts"

interface Board {
  readonly root: string
  readonly parts: number
  readonly part: number
  readonly counted: number
  readonly entries: { receipt: string; ballot: { kind: "approval"; options: string[] } }[]
}

const board = (booth: Booth, more: object = {}) =>
  booth.ask<Board>("nobody", "votes.board", { community: "home", vote, ...more })

describe("closing a vote", () => {
  let booth: Booth
  beforeEach(async () => {
    booth = openBooth({ rule: roundRule })
    await booth.open()
  })
  afterEach(() => booth.close())

  test("threat 26: is counted from six seconds after its end, and frozen once", async () => {
    await booth.cast(1, ["bench", "racks"])
    await booth.cast(2, ["bench"])
    for (const early of ["2026-03-05T11:59:59.999Z", closes, "2026-03-05T12:00:05.999Z"]) {
      booth.at(early)
      expect(await booth.refusal(booth.staff, "owner.count")).toEqual({ status: 409, code: "votes.tooSoon" })
    }
    expect(await booth.refusal("nobody", "votes.result", { community: "home", vote })).toEqual({
      status: 409,
      code: "votes.notCounted",
    })
    booth.at(countable)
    await booth.count()
    expect(await booth.result()).toMatchObject({
      seats: 10,
      phone: 2,
      counted: 2,
      outcome: { winners: ["bench", "racks"] },
    })
    expect((await booth.refusal(booth.staff, "owner.count")).code).toBe("votes.alreadyCounted")
  })

  test("two that count at the same time freeze one result", async () => {
    for (let n = 0; n < 10; n++) await booth.cast(n, ["bench"])
    booth.at(countable)
    const tries = await Promise.all(Array.from({ length: 4 }, () => booth.call(booth.staff, "owner.count")))
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect(await booth.result()).toMatchObject({ counted: 10 })
  })

  test("what was staged before a crash is found again, and the result is the same", async () => {
    await booth.cast(1, ["bench"])
    booth.at(countable)
    const ground = { store: booth.store, documents: booth.documents, now: booth.now() }
    const first = await countVote(ground, vote)
    expect(await resultOf(booth.documents, vote)).toBeUndefined()
    expect(await countVote(ground, vote)).toEqual(first)
    await booth.count()
    expect(await resultOf(booth.documents, vote)).toMatchObject(first.result)
  })

  test("threat 25: a ballot that was on its way longer than it may does not slip in after the box is sealed", async () => {
    booth.at(countable)
    await countVote({ store: booth.store, documents: booth.documents, now: booth.now() }, vote)
    booth.at("2026-03-05T11:59:59.999Z")
    expect((await booth.refusedCast(1, ["bench"])).code).toBe("votes.tooLate")
  })

  test("threat 7: ballots of another rule are not counted with the others", async () => {
    await booth.cast(1, ["bench"])
    await booth.documents.change(tx =>
      tx.create(ballots, "f".repeat(64), {
        vote,
        ballot: { kind: "approval", options: [] },
        rulesHash: "0".repeat(64),
      }),
    )
    booth.at(countable)
    expect(await booth.refusal(booth.staff, "owner.count")).toEqual({ status: 409, code: "votes.mixedRules" })
  })

  test("threat 12: anyone can take the board, find their receipt, and count again", async () => {
    const { receipt } = await booth.cast(1, ["bench", "racks"])
    await booth.cast(2, ["lights"])
    await booth.cast(2, ["racks"], 50)
    booth.at(countable)
    await booth.count()
    const result = await booth.result()
    const { entries, root } = await board(booth)
    expect(entries).toHaveLength(2)
    expect(entries.find(entry => entry.receipt === receipt)?.ballot.options).toEqual(["bench", "racks"])
    expect(rootOf(entries)).toBe(root)
    expect(root).toBe(result.root)
    const { lot } = await booth.ask<{ lot: string }>("nobody", "votes.show", { community: "home", vote })
    expect(commitmentOf(result.seed)).toBe(lot)
    const again = count({
      rule: roundRule,
      options,
      budget: 1_000_000,
      ballots: entries.map(({ ballot }) => ballot),
      seed: result.seed + root,
    })
    expect(again.winners).toEqual(result.outcome.winners)
    const flipped = entries.map((entry, n) =>
      n === 0 ? { ...entry, ballot: { ...entry.ballot, options: [] } } : entry,
    )
    expect(rootOf(flipped)).not.toBe(root)
  })

  test("nobody sees the board before the result", async () => {
    await booth.cast(1, ["bench"])
    booth.at(closes)
    expect(await booth.refusal("nobody", "votes.board", { community: "home", vote })).toEqual({
      status: 409,
      code: "votes.notCounted",
    })
    expect(await booth.refusal("nobody", "votes.board", { community: "elsewhere", vote })).toEqual({
      status: 404,
      code: "votes.noSuchVote",
    })
  })

  test("after the result the references are erased; a repeat is still known, a ballot is not shown any more", async () => {
    const key = "a-key-of-16-chars"
    const first = await booth.cast(1, ["bench"], 1, key)
    await booth.cast(2, ["bench"], 2)
    booth.at(countable)
    await booth.tick()
    expect(await booth.documents.list(marks, { where: { vote, open: true } })).toHaveLength(2)
    await booth.count()
    expect(await booth.documents.read(seeds, vote)).toBeDefined()
    booth.pass(60_000)
    await booth.tick()
    const left = await booth.documents.list(marks, { where: { vote } })
    expect(left).toHaveLength(2)
    for (const mark of left) {
      expect(Object.keys(mark).sort()).toEqual([
        "channel",
        "day",
        "group",
        "id",
        "open",
        "requests",
        "seat",
        "turns",
        "vote",
      ])
      expect(mark).toMatchObject({ open: false, turns: 1 })
      expect(mark.requests.map(request => Object.keys(request).sort())).toEqual([["id", "mac"]])
    }
    expect(await booth.documents.read(seeds, vote)).toBeUndefined()
    expect(await booth.store.in(dueScope("votes")).list(dues)).toEqual([])
    expect(await booth.cast(1, ["bench"], 1, key)).toEqual(first)
    expect(await booth.ask(booth.delegate(1), "votes.myBallot", { vote })).toEqual({
      voted: true,
      channel: "phone",
      day: "2026-03-02",
    })
  })

  test("a result without a single ballot is a result", async () => {
    booth.at(countable)
    await booth.count()
    expect(await booth.result()).toMatchObject({ counted: 0, outcome: { winners: [], total: 0 } })
    expect(await board(booth)).toMatchObject({ parts: 0, entries: [] })
  })
})

test("threat 17: a long board comes in parts, and a receipt finds its own", async () => {
  const booth = openBooth({ households: 450, rule: greedyRule })
  await booth.open()
  const receipts = await Promise.all(
    Array.from({ length: 450 }, async (_, n) => (await booth.cast(n, n % 3 === 0 ? ["bench"] : ["lights"], n)).receipt),
  )
  booth.at(countable)
  await booth.count()
  const all: Board[] = []
  for (let part = 0; part < 3; part++) all.push(await board(booth, { part }))
  expect(all.map(({ parts, entries }) => [parts, entries.length])).toEqual([
    [3, 200],
    [3, 200],
    [3, 50],
  ])
  expect(all.flatMap(({ entries }) => entries.map(({ receipt }) => receipt))).toEqual([...receipts].sort())
  for (const receipt of receipts.slice(0, 40)) {
    const { entries } = await board(booth, { receipt: receipt.slice(0, 12) })
    expect(entries.some(entry => entry.receipt === receipt)).toBe(true)
  }
  expect(await booth.refusal("nobody", "votes.board", { community: "home", vote, part: 3 })).toEqual({
    status: 404,
    code: "votes.noSuchPart",
  })
  await booth.tick()
  expect(await booth.documents.list(marks, { where: { vote, open: true } })).toEqual([])
  await booth.close()
})
