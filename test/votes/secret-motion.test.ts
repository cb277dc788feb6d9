import { randomBytes } from "node:crypto"
import { dues } from "#cloud/shared/due"
import { facts } from "#cloud/shared/fact"
import type { Collection } from "#cloud/shared/record"
import { replies } from "#cloud/shared/replies"
import { every, type Stored } from "#cloud/shared/store"
import { ballots, marks } from "#cloud/votes/casting/records"
import { sealedParts } from "#cloud/votes/closing/records"
import { type ByGroups, residentsAssembly } from "#cloud/votes/counting/rule"
import { collections } from "#cloud/votes/index"
import { type Choice, type Council, heldBy, motion, openCouncil } from "./council.ts"

const held = 90
const groupNames = ["shops", "owners", "people"] as const
const rule: ByGroups = {
  kind: "by-groups",
  groups: groupNames.map(group => ({ group, rule: residentsAssembly })),
  need: 2,
  whole: residentsAssembly,
  empty: "fails",
}
const seats = Array.from({ length: held }, (_, n) => heldBy(n, { group: groupNames[n % 3] ?? "", called: `name${n}` }))
/** Order, choice and seat have nothing to do with each other. */
const order = Array.from({ length: held }, (_, n) => (n * 37) % held)
const choiceOf = (n: number): Choice => (["approve", "oppose", "abstain"] as const)[(n * n + n) % 3] ?? "abstain"
const words = (value: unknown): string[] => JSON.stringify(value).match(/[0-9A-Za-z._-]{2,}/g) ?? []

const dump = async <Body>(council: Council, collection: Collection<Body, string>): Promise<Stored<Body>[]> => {
  const found: Stored<Body>[] = []
  for await (const one of every(council.documents, collection)) found.push(one)
  return found
}

describe("a nameless motion of a council", () => {
  let council: Council
  const receipts: string[] = []

  beforeAll(async () => {
    council = openCouncil({ rule, seats }, () => randomBytes(13).toString("hex"))
    await council.open()
  })
  afterAll(() => council.close())

  test("shows no running tally while it is open, to nobody, and turnout in fives only", async () => {
    for (const [turn, n] of order.entries()) {
      const input = { ...council.ballotOf(choiceOf(n)), nonce: randomBytes(16).toString("hex") }
      receipts.push((await council.ask<{ receipt: string }>(council.by(n), "votes.castSeat", input)).receipt)
      if (turn % 30 !== 13) continue
      council.pass(11_000)
      const turnout = await council.ask<{ voted: number }>("nobody", "votes.turnout", {
        community: "home",
        vote: motion,
      })
      expect(turnout.voted).toBe(turn + 1 - ((turn + 1) % 5))
      for (const who of [council.by(n), council.staff]) {
        const seen = await council.ask<object>(who, "votes.showSeated", { vote: motion })
        expect(seen).not.toHaveProperty("result")
        expect((await council.refusal(who, "votes.named", { vote: motion })).code).toBe("votes.nameless")
      }
      expect((await council.refusal("nobody", "votes.result", { community: "home", vote: motion })).code).toBe(
        "votes.notCounted",
      )
    }
  })

  test("after the count nothing in the store joins a seat or a person to a choice", async () => {
    await council.end()
    council.pass(9000)
    await council.count()
    for (let turn = 0; turn < 4; turn++) {
      council.pass(61_000)
      await council.tick()
    }
    // Ended early: the references are gone long before the vote's planned end.
    expect(council.now() < "2026-03-02T03:00:00.000Z").toBe(true)
    const onRoll = await dump(council, marks)
    expect(onRoll).toHaveLength(held)
    const box = [...(await dump(council, ballots)), ...(await dump(council, sealedParts))]
    const common = new Set<string>([...groupNames, motion, "vote", "group", "id"])
    const known = new Set(onRoll.flatMap(words).filter(word => !common.has(word)))
    expect(box.flatMap(words).filter(word => known.has(word))).toEqual([])
    expect(new Set(onRoll.map(mark => Object.keys(mark).join())).size).toBe(1)
    expect(onRoll.filter(mark => mark.ballot !== undefined || mark.person !== undefined)).toEqual([])
    for (const collection of [replies, facts, dues, ...collections]) {
      if (["ballots", "sealedParts", "results"].includes(collection.name)) continue
      const text = JSON.stringify(await dump(council, collection))
      expect(receipts.filter(receipt => text.includes(receipt))).toEqual([])
      expect(text).not.toContain("approve")
    }
  })

  test("names that a named vote would list are not even kept", async () => {
    for (const collection of collections)
      expect(JSON.stringify(await dump(council, collection as Collection<unknown, string>))).not.toMatch(/name\d/)
  })
})

test("what was cast in a motion that became void is forgotten as after a count", async () => {
  const council = openCouncil({ seats: Array.from({ length: 9 }, (_, n) => heldBy(n)), secrecy: "T0" })
  await council.open()
  for (const n of [1, 2, 3]) await council.cast(n, "approve")
  await council.void()
  council.at("2026-03-02T03:00:07.000Z")
  await council.tick()
  const left = await dump(council, marks)
  expect(left).toHaveLength(3)
  expect(left.filter(mark => mark.ballot !== undefined || mark.person !== undefined)).toEqual([])
  await council.close()
})
