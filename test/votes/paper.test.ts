import { batches } from "#cloud/votes/paper/records"
import { type Booth, closes, openBooth, seatOf, vote } from "./booth.ts"

const approval = (...chosen: string[]) => ({ kind: "approval", options: chosen })

describe("the paper box", () => {
  let booth: Booth
  let second: ReturnType<Booth["person"]>
  beforeEach(async () => {
    booth = openBooth()
    second = booth.person("second", { roles: ["staff"] })
    await booth.open()
  })
  afterEach(() => booth.close())

  const mark = (n: number) => booth.ask(booth.staff, "votes.markPaper", { vote, seat: seatOf(n) })
  const enter = (slips: readonly unknown[]) =>
    booth.ask<{ batch: string }>(booth.staff, "votes.enterBatch", { vote, slips })
  const confirm = (batch: string, slips: readonly unknown[]) =>
    booth.ask(second, "votes.confirmBatch", { vote, batch, slips })

  test("threat 2: a seat votes by phone or on paper, whichever comes first", async () => {
    await booth.cast(1, ["lights"])
    expect(await booth.refusal(booth.staff, "votes.markPaper", { vote, seat: seatOf(1) })).toEqual({
      status: 409,
      code: "votes.votedByPhone",
    })
    await mark(2)
    expect(await booth.refusedCast(2, ["lights"])).toEqual({ status: 409, code: "votes.votedOnPaper" })
    expect((await booth.refusal(booth.staff, "votes.markPaper", { vote, seat: seatOf(2) })).code).toBe(
      "votes.paperTwice",
    )
    expect(await booth.ask(booth.delegate(2), "votes.myBallot", { vote })).toMatchObject({
      voted: true,
      channel: "paper",
    })
  })

  test("phone and counter at the same moment leave one mark", async () => {
    const tries = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        n % 2 === 0
          ? booth.call(booth.delegate(1), "votes.cast", booth.ballotOf(["lights"], n))
          : booth.call(booth.staff, "votes.markPaper", { vote, seat: seatOf(1) }),
      ),
    )
    const byPaper = tries.filter(({ status }, n) => n % 2 === 1 && status === 200).length
    const byPhone = tries.filter(({ status }, n) => n % 2 === 0 && status === 200).length
    expect(byPaper <= 1 && (byPaper === 0) !== (byPhone === 0)).toBe(true)
    const { marked } = await booth.ask<{ marked: number }>(booth.staff, "votes.paper", { vote })
    expect(marked).toBe(byPaper)
  })

  test("marks are for seats of the roll, while the vote is open, by staff", async () => {
    const seat = { vote, seat: seatOf(3) }
    expect(await booth.refusal(booth.delegate(3), "votes.markPaper", seat)).toEqual({
      status: 403,
      code: "house.notYours",
    })
    expect((await booth.refusal(booth.staff, "votes.markPaper", { vote, seat: "h99" })).code).toBe(
      "votes.seatNotOnRoll",
    )
    booth.at(closes)
    expect((await booth.refusal(booth.staff, "votes.markPaper", seat)).code).toBe("votes.tooLate")
  })

  test("slips must be as many as the marks that wait for them", async () => {
    await mark(1)
    await mark(2)
    const one = [approval("lights")]
    expect(await booth.refusal(booth.staff, "votes.enterBatch", { vote, slips: one })).toEqual({
      status: 409,
      code: "votes.slipsDiffer",
    })
    const { batch } = await enter([approval("lights"), null])
    expect((await booth.refusal(booth.staff, "votes.enterBatch", { vote, slips: one })).code).toBe("votes.slipsDiffer")
    await confirm(batch, [null, approval("lights")])
    await mark(3)
    await enter(one)
    expect(await booth.ask(second, "votes.paper", { vote })).toMatchObject({
      marked: 3,
      entered: 3,
      confirmed: 2,
      batches: [
        { slips: 2, mine: false, confirmed: true },
        { slips: 1, mine: false, confirmed: false },
      ],
    })
  })

  test("threat 6: four eyes: the second entry comes from another person and must agree, in whatever order", async () => {
    for (const n of [1, 2, 3]) await mark(n)
    const slips = [approval("lights", "bench"), approval("racks"), null]
    const { batch } = await enter(slips)
    const again = { vote, batch, slips }
    expect(await booth.refusal(booth.staff, "votes.confirmBatch", again)).toEqual({
      status: 403,
      code: "votes.sameClerk",
    })
    const { status, reply } = await booth.call(second, "votes.confirmBatch", {
      vote,
      batch,
      slips: [approval("lights"), approval("racks"), null],
    })
    expect({ status, ok: reply.ok }).toEqual({ status: 409, ok: false })
    if (!reply.ok) expect(reply).toMatchObject({ code: "votes.entriesDiffer", details: { slips: 1 } })
    await confirm(batch, [null, approval("racks"), approval("bench", "lights")])
    expect((await booth.refusal(second, "votes.confirmBatch", again)).code).toBe("votes.batchConfirmed")
    expect((await booth.refusal(booth.staff, "votes.dropBatch", { vote, batch })).code).toBe("votes.batchConfirmed")
    const gone = { vote, batch: "v1:nothing", slips }
    expect((await booth.refusal(second, "votes.confirmBatch", gone)).code).toBe("votes.noSuchBatch")
  })

  test("slips are checked as any ballot is, and kept without their order", async () => {
    await mark(1)
    expect((await booth.refusal(booth.staff, "votes.enterBatch", { vote, slips: [approval("pool")] })).code).toBe(
      "votes.unknownOption",
    )
    await mark(2)
    const { batch } = await enter([approval("racks", "bench"), approval("bench")])
    const kept = await booth.documents.read(batches, batch)
    expect(kept?.slips).toEqual([approval("bench", "racks"), approval("bench")])
  })

  test("the count waits until every paper slip has been entered twice", async () => {
    await booth.cast(5, ["bench"])
    await mark(1)
    booth.at("2026-03-05T12:00:06.000Z")
    expect(await booth.refusal(booth.staff, "owner.count")).toEqual({ status: 409, code: "votes.paperOpen" })
    const { batch } = await enter([approval("lights")])
    expect((await booth.refusal(booth.staff, "owner.count")).code).toBe("votes.paperOpen")
    await confirm(batch, [approval("lights")])
    await booth.count()
    expect(await booth.result()).toMatchObject({ phone: 1, paper: 1, invalid: 0, counted: 2 })
    expect((await booth.refusal(booth.staff, "votes.enterBatch", { vote, slips: [approval("lights")] })).code).toBe(
      "votes.sealed",
    )
  })

  test("a batch that cannot be right is taken back, and a wrong mark with its reason", async () => {
    await mark(1)
    await mark(2)
    const { batch } = await enter([approval("lights"), null])
    const wrong = { vote, seat: seatOf(2), reason: "wrong door" }
    expect((await booth.refusal(booth.staff, "votes.unmarkPaper", wrong)).code).toBe("votes.noPaperMark")
    await booth.ask(second, "votes.dropBatch", { vote, batch })
    expect(await booth.ask(booth.staff, "votes.unmarkPaper", wrong)).toEqual({ marked: 1, entered: 0, confirmed: 0 })
    expect((await booth.refusal(booth.staff, "votes.unmarkPaper", wrong)).code).toBe("votes.noPaperMark")
    await booth.cast(2, ["bench"])
    expect((await booth.refusal(booth.staff, "votes.unmarkPaper", wrong)).code).toBe("votes.noPaperMark")
  })

  test("an invalid slip takes part and is not counted", async () => {
    await mark(1)
    const { batch } = await enter([null])
    await confirm(batch, [null])
    booth.at("2026-03-05T12:00:06.000Z")
    await booth.count()
    expect(await booth.result()).toMatchObject({ paper: 1, invalid: 1, counted: 0, outcome: { winners: [] } })
  })
})
