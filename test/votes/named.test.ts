import { marks } from "#cloud/votes/casting/records"
import { residentsAssembly } from "#cloud/votes/counting/rule"
import { type Council, countable, heldBy, motion, openCouncil, personOf, seatOf } from "./council.ts"

const rule = {
  kind: "by-groups" as const,
  groups: [
    { group: "shops", rule: residentsAssembly },
    { group: "people", rule: residentsAssembly },
  ],
  need: 2,
  whole: residentsAssembly,
  empty: "fails" as const,
}
const groups = [
  { group: "shops", name: "商户" },
  { group: "people", name: "居民代表" },
]
/** Seats 0 and 1 of the shops (0 with a proxy, person 3), 2 and 3 of the residents. */
const seats = [
  heldBy(0, { group: "shops", holders: [personOf(0), personOf(3)], called: "王记粮油" }),
  heldBy(1, { group: "shops", called: "小李理发" }),
  heldBy(2, { group: "people", called: "张代表" }),
  heldBy(3, { group: "people", called: "赵代表" }),
]

interface Row {
  readonly seat: string
  readonly group?: string
  readonly called?: string
  readonly channel: string
  readonly ballot?: { readonly choice: string }
  readonly proxy: boolean
}

describe("a named motion", () => {
  let council: Council
  beforeEach(async () => {
    council = openCouncil({ rule, groups, seats, secrecy: "T0" })
    await council.open()
  })
  afterEach(() => council.close())
  const list = () => council.ask<{ rows: Row[] }>(council.by(1), "votes.named", { vote: motion })
  const settle = async () => {
    await council.decision()
    for (let turn = 0; turn < 3; turn++) {
      council.pass(60_000)
      await council.tick()
    }
  }

  test("lists who voted what once it is counted, by whom it was cast, and for ever", async () => {
    await council.cast(3, "approve", seatOf(0))
    await council.cast(2, "oppose")
    expect(await council.refusal(council.by(1), "votes.named", { vote: motion })).toEqual({
      status: 409,
      code: "votes.notCounted",
    })
    await settle()
    const { rows } = await list()
    expect(rows).toEqual([
      {
        seat: seatOf(0),
        group: "商户",
        called: "王记粮油",
        channel: "phone",
        ballot: { kind: "motion", choice: "approve" },
        proxy: true,
      },
      {
        seat: seatOf(2),
        group: "居民代表",
        called: "张代表",
        channel: "phone",
        ballot: { kind: "motion", choice: "oppose" },
        proxy: false,
      },
    ])
  })

  test("the list is for those who sit in it, and staff; the public board names nobody", async () => {
    await council.cast(1, "approve")
    await settle()
    expect((await council.refusal(council.by(9), "votes.named", { vote: motion })).code).toBe("votes.namedForSeats")
    expect((await council.ask<{ rows: Row[] }>(council.staff, "votes.named", { vote: motion })).rows).toHaveLength(1)
    const board = await council.ask<{ entries: object[] }>("nobody", "votes.board", { community: "home", vote: motion })
    expect(board.entries).toEqual([
      { receipt: expect.any(String), ballot: { kind: "motion", choice: "approve" }, group: "shops" },
    ])
  })

  test("after the count a mark keeps its ballot and no moment", async () => {
    await council.cast(1, "approve")
    await council.cast(1, "oppose")
    await settle()
    const [mark] = await council.documents.list(marks, { where: { vote: motion } })
    expect(mark).toMatchObject({ open: false, turns: 1, ballot: expect.any(String), person: personOf(1) })
    expect(JSON.stringify(mark)).not.toMatch(/T\d\d:/)
  })

  test("paper slips bear their seat, are entered by two people, and stand in the list", async () => {
    const second = council.person("second", { roles: ["staff"] })
    const slip = (seat: string, choice: string | null) => ({ seat, ballot: choice && { kind: "motion", choice } })
    for (const n of [0, 1]) await council.ask(council.staff, "votes.markPaper", { vote: motion, seat: seatOf(n) })
    expect(await council.refused(1, "approve")).toEqual({ status: 409, code: "votes.seatOnPaper" })
    expect((await council.refusal(council.staff, "votes.markPaper", { vote: motion, seat: seatOf(1) })).code).toBe(
      "votes.seatPaperTwice",
    )
    const enter = (slips: unknown[]) => council.refusal(council.staff, "votes.enterBatch", { vote: motion, slips })
    expect((await enter([null, null])).code).toBe("votes.slipNeedsSeat")
    expect((await enter([slip(seatOf(0), "approve"), slip(seatOf(2), "approve")])).code).toBe("votes.slipsMisplaced")
    expect((await enter([slip(seatOf(0), "approve"), slip(seatOf(0), "approve")])).code).toBe("votes.slipsMisplaced")
    const slips = [slip(seatOf(1), null), slip(seatOf(0), "approve")]
    const { batch } = await council.ask<{ batch: string }>(council.staff, "votes.enterBatch", { vote: motion, slips })
    const unmark = { vote: motion, seat: seatOf(0), reason: "改用手机" }
    expect((await council.refusal(council.staff, "votes.unmarkPaper", unmark)).code).toBe("votes.noPaperMark")
    const swapped = [slip(seatOf(0), null), slip(seatOf(1), "approve")]
    expect((await council.refusal(second, "votes.confirmBatch", { vote: motion, batch, slips: swapped })).code).toBe(
      "votes.entriesDiffer",
    )
    await council.ask(second, "votes.confirmBatch", { vote: motion, batch, slips })
    expect(await council.decision()).toMatchObject({
      paper: 2,
      invalid: 1,
      counted: 1,
      outcome: { explanation: { tally: { cast: 2, approve: 1, present: 2 } } },
    })
    const { rows } = await list()
    expect(rows.map(({ seat, ballot, channel }) => [seat, ballot?.choice, channel])).toEqual([
      [seatOf(0), "approve", "paper"],
      [seatOf(1), undefined, "paper"],
    ])
  })

  test("the desk reads whose slips are awaited, by group and name, and whose a batch has", async () => {
    interface Box {
      readonly bears: string
      readonly awaits: readonly { of: string; name: string; slips: number }[]
      readonly batches: readonly { whose: Box["awaits"] }[]
    }
    const box = () => council.ask<Box>(council.staff, "votes.paper", { vote: motion })
    expect(await box()).toMatchObject({ bears: "seat", awaits: [], batches: [] })
    for (const n of [0, 2]) await council.ask(council.staff, "votes.markPaper", { vote: motion, seat: seatOf(n) })
    const { awaits } = await box()
    expect(awaits.map(({ of, slips }) => [of, slips])).toEqual([
      [seatOf(0), 1],
      [seatOf(2), 1],
    ])
    expect(awaits.map(({ name }) => name)).toEqual(["商户 · 王记粮油", "居民代表 · 张代表"])
    const slips = [0, 2].map(n => ({ seat: seatOf(n), ballot: { kind: "motion", choice: "oppose" } }))
    await council.ask(council.staff, "votes.enterBatch", { vote: motion, slips })
    expect(await box()).toMatchObject({ awaits: [], batches: [{ whose: awaits }] })
  })

  test("each group by its own rule, and the whole as well", async () => {
    for (const n of [0, 1, 2]) await council.cast(n, "approve", seatOf(n))
    const { outcome } = await council.decision()
    expect(outcome.explanation).toMatchObject({
      passed: false,
      groupsNeeded: 2,
      groupsPassed: 1,
      majority: { reached: true },
      groups: [
        { group: "shops", passed: true, empty: false, tally: { eligible: 2, approve: 2 } },
        { group: "people", passed: false, quorum: { reached: false, lacking: 1 } },
      ],
    })
  })
})

describe("nameless by groups", () => {
  const five = (group: string, from: number) => Array.from({ length: 5 }, (_, n) => heldBy(from + n, { group }))

  test("a group of fewer than five is refused: its figures would name the voters", async () => {
    const council = openCouncil({ rule, groups, seats: [...five("shops", 0), ...five("people", 5).slice(1)] })
    const { status, reply } = await council.call(council.staff, "owner.open", {})
    expect(status).toBe(409)
    expect(reply.ok ? "" : reply.message).toContain("people")
    expect(reply.ok ? "" : reply.code).toBe("votes.groupTooSmall")
    await council.close()
  })

  test("a paper slip says which group's box it comes from, and no more", async () => {
    const council = openCouncil({ rule, groups, seats: [...five("shops", 0), ...five("people", 5)] })
    await council.open()
    const second = council.person("second", { roles: ["staff"] })
    for (const n of [0, 1, 5]) await council.ask(council.staff, "votes.markPaper", { vote: motion, seat: seatOf(n) })
    expect(await council.ask(council.staff, "votes.paper", { vote: motion })).toMatchObject({
      bears: "group",
      awaits: [
        { of: "people", slips: 1 },
        { of: "shops", slips: 2 },
      ],
    })
    const slip = (group: string, choice: string) => ({ group, ballot: { kind: "motion", choice } })
    const enter = (slips: unknown[]) => council.refusal(council.staff, "votes.enterBatch", { vote: motion, slips })
    const named = { seat: seatOf(0), ballot: { kind: "motion", choice: "approve" } }
    expect((await enter([named, slip("shops", "approve"), slip("people", "approve")])).code).toBe(
      "votes.slipNeedsGroup",
    )
    const misplaced = [slip("shops", "approve"), slip("people", "approve"), slip("people", "approve")]
    expect((await enter(misplaced)).code).toBe("votes.slipsMisplaced")
    const slips = [slip("people", "approve"), slip("shops", "oppose"), slip("shops", "approve")]
    const { batch } = await council.ask<{ batch: string }>(council.staff, "votes.enterBatch", { vote: motion, slips })
    council.at(countable)
    expect((await council.refusal(council.staff, "owner.count")).code).toBe("votes.paperOpen")
    await council.ask(second, "votes.confirmBatch", { vote: motion, batch, slips })
    const { outcome } = await council.decision()
    expect(outcome.explanation.groups?.map(({ group, tally }) => [group, tally.approve, tally.oppose])).toEqual([
      ["shops", 1, 1],
      ["people", 1, 0],
    ])
    await council.close()
  })
})

test.each([
  [
    "a seat of a group that the rule does not name",
    { rule, seats: [heldBy(0, { group: "owners" })] },
    "votes.groupUnknown",
  ],
  [
    "owners who would vote namelessly",
    { rule: { kind: "owners", matters: "ordinary", showSilent: false }, secrecy: "T1", seats: [heldBy(0)] },
    "votes.ownersByName",
  ],
  [
    "an owner without an area",
    { rule: { kind: "owners", matters: "ordinary", showSilent: false }, seats: [heldBy(0)] },
    "votes.areaMissing",
  ],
  ["ballots of another kind", { form: { kind: "choice" }, seats: [heldBy(0)] }, "votes.ballotsDoNotFit"],
  ["nobody at all", { seats: [] }, "votes.noSeats"],
] as const)("a motion is not opened with %s", async (_, told, code) => {
  const council = openCouncil(told as Parameters<typeof openCouncil>[0])
  expect((await council.refusal(council.staff, "owner.open")).code).toBe(code)
  await council.close()
})
