import type { Collection } from "#cloud/shared/record"
import type { Id } from "#cloud/shared/values/id"
import { ballots, marks } from "#cloud/votes/casting/records"
import { results, sealedParts } from "#cloud/votes/closing/records"
import { greedyRule, rulesHash } from "#cloud/votes/counting/rule"
import { ends, openings, seatChunks, seeds } from "#cloud/votes/opening/records"
import { batches, boxes } from "#cloud/votes/paper/records"
import { openBooth, seatOf, vote } from "./booth.ts"

/** Documents as the version before motions stored them, word for word: an open vote with one ballot and a batch of slips. */
const hash = rulesHash(greedyRule)
const seed = "5c".repeat(32)
const receipt = "ab".repeat(32)
const opening = {
  title: "Spring",
  form: { kind: "approval", min: 0, max: 3 },
  options: [
    { id: "lights", title: "Lights", cost: 300000 },
    { id: "bench", title: "Bench", cost: 500000 },
  ],
  budget: 1000000,
  rule: greedyRule,
  rulesHash: hash,
  opens: "2026-03-02T01:00:00.000Z",
  closes: "2026-03-05T12:00:00.000Z",
  changeAllowed: true,
  secrecy: "T1",
  seats: 3,
  groups: [
    { group: "b0", seats: 2 },
    { group: "b1", seats: 1 },
  ],
  roll: "0".repeat(64),
  lot: "f3e1d2c4b5a6978800112233445566778899aabbccddeeff0011223344556677",
}
const request = { id: "r1", mac: "m1", at: "2026-03-02T01:00:00.000Z" }
const mark = (n: number, more: object) => ({
  ...{ vote, seat: seatOf(n), group: "b0", channel: "phone", day: "2026-03-02", open: true, turns: 1, requests: [] },
  ...more,
})
const chunk = (n: number) => ({ vote, seats: { [seatOf(n)]: { weight: 1, group: `b${n % 2}` } } })
const lights = { kind: "approval", options: ["lights"] }

const stored: readonly (readonly [Collection<never, string>, string, object])[] = [
  [openings, vote, opening],
  [seeds, vote, { seed }],
  [seatChunks, `${vote}:${chunkName(0)}`, chunk(0)],
  [seatChunks, `${vote}:${chunkName(1)}`, chunk(1)],
  [seatChunks, `${vote}:${chunkName(2)}`, chunk(2)],
  [marks, `${vote}:${seatOf(0)}`, mark(0, { ballot: receipt, person: "p0", requests: [request] })],
  [ballots, receipt, { vote, ballot: lights, rulesHash: hash }],
  [marks, `${vote}:${seatOf(1)}`, mark(1, { group: "b1", channel: "paper" })],
  [boxes, vote, { marked: 1, entered: 1, confirmed: 1 }],
  [
    batches,
    `${vote}:batch`,
    {
      ...{ vote, slips: [lights], by: "clerk", at: "2026-03-02T02:00:00.000Z" },
      ...{ confirmedBy: "other", confirmedAt: "2026-03-02T03:00:00.000Z" },
    },
  ],
  [ends, "v0", { at: "2026-03-01T02:00:00.000Z", reason: "planned", sealed: true }],
  [sealedParts, "v0:0000", { vote: "v0", entries: [{ receipt, ballot: lights }] }],
  [
    results,
    "v0",
    {
      ...{ rulesHash: hash, closed: "2026-03-01T02:00:00.000Z", at: "2026-03-01T02:00:06.000Z", seats: 3, phone: 1 },
      ...{ paper: 0, invalid: 0, counted: 1, root: "0".repeat(64), seed, firsts: [receipt] },
      outcome: {
        ...{ winners: ["lights"], total: 300000, runs: 1, ties: [] },
        explanation: { kind: "funding", voters: 1, budget: 1000000, rounds: [], fates: [] },
      },
    },
  ],
] as unknown as readonly (readonly [Collection<never, string>, string, object])[]

function chunkName(n: number): string {
  return { h0: "db", h1: "33", h2: "f9" }[seatOf(n)] ?? ""
}

test("a vote that was open before motions came is shown, cast in, counted and published as ever", async () => {
  const booth = openBooth()
  expect(stored.filter(([{ shape }, , body]) => !shape.safeParse(body).success)).toEqual([])
  await booth.documents.change(async tx => {
    for (const [collection, id, body] of stored) await tx.create(collection, id, body as never)
  })
  const named = { community: "home", vote }
  expect(await booth.ask("nobody", "votes.show", named)).toMatchObject({ stands: "open", held: false, secrecy: "T1" })
  expect(await booth.ask(booth.delegate(0), "votes.myBallot", { vote })).toMatchObject({ ballot: lights })
  await booth.cast(0, ["bench"])
  expect((await booth.refusedCast(1, ["bench"])).code).toBe("votes.votedOnPaper")
  expect(await booth.ask("nobody", "votes.result", { community: "home", vote: "v0" as Id<"vote"> })).toMatchObject({
    outcome: { winners: ["lights"] },
  })
  booth.at("2026-03-05T12:00:06.000Z")
  await booth.count()
  expect(await booth.result()).toMatchObject({ phone: 1, paper: 1, counted: 2, seats: 3, outcome: { total: 800000 } })
  await booth.close()
})
