import { openVote, stageVote } from "#cloud/votes/actions"
import { greedyRule, roundRule } from "#cloud/votes/counting/rule"
import { openings, seatChunks } from "#cloud/votes/opening/records"
import { type Booth, openBooth, opens, options, planOf, vote } from "./booth.ts"

const booths: Booth[] = []
const boothOf = (...more: Parameters<typeof openBooth>): Booth => {
  const booth = openBooth(...more)
  booths.push(booth)
  return booth
}
afterEach(async () => {
  for (const booth of booths.splice(0)) await booth.close()
})
const groundOf = (booth: Booth) => {
  let n = 0
  return {
    store: booth.store,
    documents: booth.documents,
    now: booth.now(),
    newId: () => {
      n += 1
      return `n${n}`
    },
  }
}

test("threat 7: a vote is opened once, and then its rule cannot move", async () => {
  const booth = boothOf()
  await booth.open()
  expect(await booth.refusal(booth.staff, "owner.open")).toEqual({ status: 409, code: "votes.alreadyOpen" })
  const staged = await stageVote(groundOf(booth), planOf({ rule: roundRule, title: "Other" }))
  await expect(booth.documents.change(tx => openVote(tx, staged))).rejects.toMatchObject({ code: "votes.alreadyOpen" })
  expect(await booth.documents.read(openings, vote)).toMatchObject({ title: "Spring", rule: greedyRule })
})

test("nobody can cast before it is opened, though the roll is frozen", async () => {
  const booth = boothOf()
  await stageVote(groundOf(booth), planOf())
  expect(await booth.refusedCast(1, ["lights"])).toEqual({ status: 404, code: "votes.noSuchVote" })
})

test("threat 8: a roll of 3,000 is frozen in parts, and a repeat finds what was staged", async () => {
  const booth = boothOf()
  const plan = planOf({ households: 3000 })
  const first = await stageVote(groundOf(booth), plan)
  expect(first.opening).toMatchObject({
    seats: 3000,
    groups: expect.arrayContaining([
      { group: "b0", seats: 1500 },
      { group: "b1", seats: 1500 },
    ]),
  })
  expect(await stageVote({ ...groundOf(booth), newId: () => "another" }, plan)).toEqual(first)
  let seats = 0
  let after: string | undefined
  for (;;) {
    const page = await booth.documents.list(seatChunks, { where: { vote }, ...(after !== undefined && { after }) })
    seats += page.reduce((sum, chunk) => sum + Object.keys(chunk.seats).length, 0)
    after = page.at(-1)?.id
    if (after === undefined) break
  }
  expect(seats).toBe(3000)
})

test("threat 13: the seed of the lot is committed to and stays hidden while the vote is open", async () => {
  const booth = boothOf()
  await booth.open()
  const seen = await booth.ask<{ lot: string }>("nobody", "votes.show", { community: "home", vote })
  expect(seen.lot).toMatch(/^[0-9a-f]{64}$/)
  expect(seen).not.toHaveProperty("seed")
})

test.each([
  ["a window that ends before it begins", { closes: opens }, "votes.badWindow"],
  ["an empty roll", { seats: [] }, "votes.noSeats"],
  ["an option listed twice", { options: [...options, ...options.slice(0, 1)] }, "votes.optionTwice"],
  [
    "a project that costs nothing",
    { options: options.map(option => ({ ...option, cost: 0 as never })) },
    "votes.badCost",
  ],
  ["ballots that the rule does not count", { form: { kind: "ranked", min: 0, max: 3 } }, "votes.ballotsDoNotFit"],
] as const)("is refused: %s", async (_, more, code) => {
  const booth = boothOf()
  await expect(stageVote(groundOf(booth), planOf(more))).rejects.toMatchObject({ code })
  expect(await booth.documents.read(openings, vote)).toBeUndefined()
})

test("a vote cannot be ended in the past, twice, or after its planned end", async () => {
  const booth = boothOf()
  await booth.open()
  booth.at("2026-03-03T00:00:00.000Z")
  const refused = async () => (await booth.refusal(booth.staff, "owner.end")).code
  await expect(booth.end("2026-03-02T23:59:59.999Z" as never)).rejects.toThrow("votes.endInThePast")
  await expect(booth.end("2026-03-05T12:00:00.000Z" as never)).rejects.toThrow("votes.alreadyEnded")
  await booth.end()
  expect(await refused()).toBe("votes.alreadyEnded")
})
