import { marks } from "#cloud/votes/casting/records"
import { receiptOf } from "#cloud/votes/rules"
import { type Booth, closes, nonce, openBooth, opens, seatOf, vote } from "./booth.ts"

describe("casting a ballot", () => {
  let booth: Booth
  beforeEach(async () => {
    booth = openBooth()
    await booth.open()
  })
  afterEach(() => booth.close())
  const key = "a-key-of-16-chars"
  const turnout = async () => {
    const found = await booth.documents.list(marks, { where: { vote } })
    return found.length
  }

  test("gives a receipt that anyone who knows choice and nonce can compute", async () => {
    const { receipt, closes: end, changeAllowed } = await booth.cast(1, ["lights", "bench"], 77)
    expect(receipt).toBe(receiptOf({ kind: "approval", options: ["bench", "lights"] }, nonce(77)))
    expect({ end, changeAllowed }).toEqual({ end: closes, changeAllowed: true })
  })

  test("a forgotten answer is given again, also after the end and after a change", async () => {
    const first = await booth.cast(1, ["lights"], 1, key)
    expect(await booth.cast(1, ["lights"], 1, key)).toEqual(first)
    const second = await booth.cast(1, ["bench"], 2)
    expect(await booth.cast(1, ["lights"], 1, key)).toEqual(first)
    booth.at(closes)
    expect(await booth.cast(1, ["lights"], 1, key)).toEqual(first)
    booth.at("2026-03-05T12:00:06.000Z")
    await booth.count()
    const board = await booth.ask<{ entries: { receipt: string }[] }>("nobody", "votes.board", {
      community: "home",
      vote,
    })
    expect(board.entries.map(entry => entry.receipt)).toEqual([second.receipt])
  })

  test("another ballot under the same key is refused", async () => {
    await booth.cast(1, ["lights"], 1, key)
    expect(await booth.refusedCast(1, ["bench"], 1, key)).toEqual({ status: 422, code: "house.keyReused" })
  })

  test("threat 2: 32 delegates' taps at once are one mark and one counted ballot", async () => {
    const chosen = [["lights"], ["bench"], ["racks"], []]
    const taps = await Promise.all(
      Array.from({ length: 32 }, (_, n) =>
        booth.call(booth.delegate(1), "votes.cast", booth.ballotOf(chosen[n % 4] ?? [], n)),
      ),
    )
    expect(taps.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    expect(taps.filter(({ status }) => status >= 500)).toEqual([])
    expect(await turnout()).toBe(1)
    booth.at("2026-03-05T12:00:06.000Z")
    await booth.count()
    expect(await booth.result()).toMatchObject({ phone: 1, counted: 1 })
  })

  test("threat 23: the same request 32 times at once is one ballot with one answer", async () => {
    const answers = await Promise.all(Array.from({ length: 32 }, () => booth.cast(1, ["lights"], 1, key)))
    expect(new Set(answers.map(({ receipt }) => receipt)).size).toBe(1)
    expect(await turnout()).toBe(1)
  })

  test("the last ballot counts while changes are allowed", async () => {
    await booth.cast(1, ["lights"], 1)
    await booth.cast(1, ["bench"], 2)
    await booth.cast(2, ["bench"], 3)
    expect(await booth.ask(booth.delegate(1), "votes.myBallot", { vote })).toMatchObject({
      voted: true,
      ballot: { kind: "approval", options: ["bench"] },
    })
    booth.at("2026-03-05T12:00:06.000Z")
    await booth.count()
    expect(await booth.result()).toMatchObject({ phone: 2, counted: 2, outcome: { winners: ["bench"] } })
  })

  test("five ballots in a minute, then a pause", async () => {
    for (let n = 0; n < 5; n++) await booth.cast(1, ["lights"], n)
    expect(await booth.refusedCast(1, ["bench"], 9)).toEqual({ status: 429, code: "house.tooOften" })
    booth.pass(60_000)
    await booth.cast(1, ["bench"], 9)
  })

  test("random bits used before are refused, by whomever", async () => {
    await booth.cast(1, ["lights"], 5)
    expect(await booth.refusedCast(2, ["lights"], 5)).toEqual({ status: 409, code: "votes.receiptTaken" })
    await booth.cast(1, ["lights"], 5)
    await booth.cast(1, ["bench"], 5)
    expect(await booth.refusedCast(1, ["lights"], 5)).toEqual({ status: 409, code: "votes.receiptTaken" })
  })

  test("threat 24: the window is half open, by the server's clock", async () => {
    booth.at("2026-03-02T00:59:59.999Z")
    expect(await booth.refusedCast(1, ["lights"])).toEqual({ status: 409, code: "votes.tooEarly" })
    booth.at(opens)
    await booth.cast(1, ["lights"])
    booth.at("2026-03-05T11:59:59.999Z")
    await booth.cast(2, ["lights"])
    booth.at(closes)
    const { status, reply } = await booth.call(booth.delegate(3), "votes.cast", booth.ballotOf(["lights"], 3))
    expect(status).toBe(409)
    if (reply.ok) throw new Error("accepted")
    expect(reply.message).toContain("未计入")
    expect(reply.message).toContain("2026-03-05 20:00")
    booth.at("2026-03-05T12:00:00.001Z")
    expect((await booth.refusedCast(4, ["lights"])).code).toBe("votes.tooLate")
    expect(await turnout()).toBe(2)
  })

  test("an earlier end counts from its own moment", async () => {
    booth.at("2026-03-03T01:00:00.000Z")
    await booth.end("2026-03-03T02:00:00.000Z" as typeof closes)
    booth.at("2026-03-03T01:59:59.999Z")
    await booth.cast(1, ["lights"])
    booth.at("2026-03-03T02:00:00.000Z")
    expect((await booth.refusedCast(2, ["lights"])).code).toBe("votes.tooLate")
    expect(await booth.refusal(booth.staff, "owner.end")).toEqual({ status: 409, code: "votes.alreadyEnded" })
  })

  test("refuses strangers to the roll, other communities, and ballots that are not of this vote", async () => {
    const outsider = booth.person("x", { household: "h99" })
    expect(await booth.refusal(outsider, "votes.cast", booth.ballotOf(["lights"], 1))).toEqual({
      status: 403,
      code: "votes.notOnRoll",
    })
    const proto = booth.person("y", { household: "__proto__" })
    expect((await booth.refusal(proto, "votes.cast", booth.ballotOf(["lights"], 1))).code).toBe("votes.notOnRoll")
    const other = booth.person("z", { household: seatOf(1), community: "elsewhere" as never })
    expect((await booth.refusal(other, "votes.cast", booth.ballotOf(["lights"], 1))).code).toBe("votes.noSuchVote")
    const flatmate = booth.person("f", { household: seatOf(1), delegate: false })
    expect((await booth.refusal(flatmate, "votes.cast", booth.ballotOf(["lights"], 1))).code).toBe("house.delegateOnly")
    expect(await booth.refusedCast(1, ["pool"])).toEqual({ status: 400, code: "votes.unknownOption" })
    const ranked = { vote, ballot: { kind: "ranked", options: ["lights"] }, nonce: nonce(1) }
    expect((await booth.refusal(booth.delegate(1), "votes.cast", ranked)).code).toBe("votes.wrongBallot")
    expect(await turnout()).toBe(0)
  })

  test("an option named twice counts once", async () => {
    const { receipt } = await booth.cast(1, ["lights", "lights"], 3)
    expect(receipt).toBe(receiptOf({ kind: "approval", options: ["lights"] }, nonce(3)))
  })

  test("a new delegate may change the ballot but does not see the old one", async () => {
    await booth.cast(1, ["lights"])
    const next = booth.person("next", { household: seatOf(1) })
    expect(await booth.ask(next, "votes.myBallot", { vote })).toEqual({
      voted: true,
      channel: "phone",
      day: "2026-03-02",
    })
    await booth.ask(next, "votes.cast", booth.ballotOf(["bench"], 8))
    expect(await booth.ask(next, "votes.myBallot", { vote })).toHaveProperty("ballot")
    expect(await booth.ask(booth.delegate(1), "votes.myBallot", { vote })).not.toHaveProperty("ballot")
  })
})

test("where the first ballot counts, a second is refused in plain words", async () => {
  const booth = openBooth({ changeAllowed: false })
  await booth.open()
  const first = await booth.cast(1, ["lights"], 1, "a-key-of-16-chars")
  expect(await booth.refusedCast(1, ["bench"], 2)).toEqual({ status: 409, code: "votes.alreadyVoted" })
  expect(await booth.cast(1, ["lights"], 1, "a-key-of-16-chars")).toEqual(first)
  await booth.close()
})
