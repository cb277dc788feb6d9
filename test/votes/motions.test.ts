import { type Council, closes, heldBy, motion, openCouncil, personOf, seatOf } from "./council.ts"

/**
 * Nine seats: persons 0 to 6 hold one each; seat 7 is person 7's, who gave a proxy to person 0; seat 8 is person 8's, with
 * person 9 as substitute.
 */
const seats = [
  ...Array.from({ length: 7 }, (_, n) => heldBy(n)),
  heldBy(7, { holders: [personOf(7), personOf(0)] }),
  heldBy(8, { holders: [personOf(8), personOf(9)] }),
]

describe("voting on a motion for a seat", () => {
  let council: Council
  beforeEach(async () => {
    council = openCouncil({ seats })
    await council.open()
  })
  afterEach(() => council.close())

  test("who holds one seat need not name it, and finds it under a receipt", async () => {
    const { seat, receipt } = await council.cast(1, "approve")
    expect(seat).toBe(seatOf(1))
    expect(await council.seats(1)).toEqual([
      expect.objectContaining({
        seat: seatOf(1),
        as: "principal",
        voted: true,
        receipt,
        ballot: { kind: "motion", choice: "approve" },
      }),
    ])
  })

  test("who may vote for several must say for which one", async () => {
    expect(await council.refused(0, "approve")).toEqual({ status: 409, code: "votes.whichSeat" })
    await council.cast(0, "approve", seatOf(0))
    await council.cast(0, "oppose", seatOf(7))
    expect((await council.seats(0)).map(({ seat, as, voted }) => [seat, as, voted])).toEqual([
      [seatOf(0), "principal", true],
      [seatOf(7), "proxy", true],
    ])
  })

  test("nobody votes for a seat of another, without a seat, from elsewhere, or late", async () => {
    expect(await council.refused(1, "approve", seatOf(2))).toEqual({ status: 403, code: "votes.notYourSeat" })
    expect(await council.refused(1, "approve", "s99")).toEqual({ status: 403, code: "votes.notYourSeat" })
    expect(await council.refused(20, "approve")).toEqual({ status: 403, code: "votes.noSeatOfYours" })
    expect(await council.refused(20, "approve", seatOf(2))).toEqual({ status: 403, code: "votes.noSeatOfYours" })
    const stranger = council.person(personOf(2), { community: "elsewhere" as never })
    expect((await council.refusal(stranger, "votes.castSeat", council.ballotOf("approve"))).code).toBe(
      "votes.noSuchVote",
    )
    expect((await council.refusal("nobody", "votes.castSeat", council.ballotOf("approve"))).code).toBe(
      "house.whoAreYou",
    )
    council.at(closes)
    expect(await council.refused(1, "approve")).toEqual({ status: 409, code: "votes.tooLate" })
    expect(await council.seats(1)).toEqual([{ seat: seatOf(1), as: "principal", voted: false }])
  })

  test("a household of the same name as a seat does not open it", async () => {
    const sly = council.person("sly", { household: seatOf(3) })
    expect((await council.refusal(sly, "votes.castSeat", council.ballotOf("approve"))).code).toBe("votes.noSeatOfYours")
    expect((await council.refusal(sly, "votes.cast", council.ballotOf("approve"))).code).toBe("votes.notOnRoll")
  })

  test("who holds a seat has the last word: a proxy's ballot gives way, and cannot come back", async () => {
    await council.cast(0, "oppose", seatOf(7))
    await council.cast(7, "approve")
    expect(await council.refused(0, "oppose", seatOf(7))).toEqual({ status: 409, code: "votes.principalVoted" })
    await council.cast(9, "oppose")
    expect(await council.seats(8)).toEqual([expect.objectContaining({ voted: true })])
    expect((await council.seats(8))[0]).not.toHaveProperty("ballot")
    const { outcome } = await council.decision()
    expect(outcome.explanation.tally).toMatchObject({ cast: 2, approve: 1, oppose: 1 })
  })

  test("32 taps for one seat at once are one ballot", async () => {
    const choices = ["approve", "oppose", "abstain"] as const
    const taps = await Promise.all(
      Array.from({ length: 32 }, (_, n) =>
        council.call(council.by(1), "votes.castSeat", council.ballotOf(choices[n % 3] ?? "abstain")),
      ),
    )
    expect(taps.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    expect(taps.filter(({ status }) => status >= 500)).toEqual([])
    expect(await council.decision()).toMatchObject({ phone: 1, counted: 1 })
  })

  test("passes by the figures, and says what was lacking when it does not", async () => {
    for (const n of [1, 2, 3]) await council.cast(n, "approve")
    await council.cast(4, "oppose")
    await council.cast(5, "abstain")
    const { outcome, counted, seats: all } = await council.decision()
    expect({ counted, all }).toEqual({ counted: 5, all: 9 })
    expect(outcome).toMatchObject({
      winners: [],
      explanation: {
        kind: "decision",
        passed: false,
        quorum: { reached: false, needed: 6, lacking: 1 },
        majority: { reached: true, of: 5, lacking: 0, tied: false },
        tally: { eligible: 9, present: 5, cast: 5, approve: 3, oppose: 1, abstain: 1 },
      },
    })
  })

  test("a void motion takes no ballot and is never counted", async () => {
    await council.cast(1, "approve")
    council.pass(1000)
    await council.void()
    const { status, reply } = await council.call(council.by(2), "votes.castSeat", council.ballotOf("approve"))
    expect(status).toBe(409)
    expect(reply.ok ? "" : reply.message).toContain("到场人数不足")
    council.at("2026-03-02T04:00:00.000Z")
    expect(await council.refusal(council.staff, "owner.count")).toEqual({ status: 409, code: "votes.voided" })
    expect(await council.refusal(council.staff, "owner.void")).toEqual({ status: 409, code: "votes.voided" })
    expect(await council.ask(council.by(1), "votes.showSeated", { vote: motion })).toMatchObject({
      stands: "void",
      void: "到场人数不足",
    })
  })
})

test("where the first ballot counts, not even the holder of the seat changes it", async () => {
  const council = openCouncil({ seats, changeAllowed: false })
  await council.open()
  await council.cast(0, "oppose", seatOf(7))
  expect(await council.refused(7, "approve")).toEqual({ status: 409, code: "votes.seatVoted" })
  await council.close()
})
