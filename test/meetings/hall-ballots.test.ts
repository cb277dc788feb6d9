import { type HallHouse, openHall } from "./halls.ts"

const eight = ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "s0"]

describe("ballots on a motion in the hall", () => {
  let hall: HallHouse
  beforeEach(async () => {
    hall = await openHall()
    await hall.open()
  })
  afterEach(async () => {
    expect(hall.house.bugs).toEqual([])
    await hall.close()
  })
  const come = (names: readonly string[]) => hall.come(names)

  test("only those who were there when it was opened vote; latecomers vote on the next one", async () => {
    await come(eight)
    const { vote, motion } = await hall.put()
    await hall.checkIn("s1")
    expect((await hall.cast("s1", vote, "approve")).status).toBeGreaterThanOrEqual(400)
    expect((await hall.cast("o0", vote, "approve")).status).toBeGreaterThanOrEqual(400)
    expect((await hall.cast("r7", vote, "approve")).status).toBeGreaterThanOrEqual(400)
    await hall.end(motion)
    await hall.count()
    const next = await hall.put("i3", 1)
    expect(next.present).toBe(9)
    expect((await hall.cast("s1", next.vote, "approve")).status).toBe(200)
  })

  test("recused seats leave every figure, with their reason; where the charter knows no recusal they stay", async () => {
    await come([...eight, "s1"])
    const recused = [{ seat: hall.seat("s0"), reason: "承包人" }]
    const { vote, eligible, present, motion } = await hall.put("i2", 0, { recused })
    expect({ eligible, present }).toEqual({ eligible: 10, present: 8 })
    expect((await hall.cast("s0", vote, "approve")).status).toBeGreaterThanOrEqual(400)
    for (const name of eight.slice(0, 5)) await hall.cast(name, vote, "approve")
    await hall.end(motion)
    await hall.count()
    expect((await hall.show()).motions[0]).toMatchObject({ outcome: "passed", tally: { eligible: 10, present: 8 } })
    const strict = await openHall({ charter: { recusal: false } })
    await strict.open()
    for (const name of eight) await strict.checkIn(name)
    expect(
      await strict.refusal(strict.clerk, "meetings.openMotion", {
        ...{ meeting: strict.about, item: "i2", seen: 0 },
        recused: [{ seat: strict.seat("s0"), reason: "承包人" }],
      }),
    ).toMatchObject({ code: "meetings.noRecusal" })
    await strict.close()
  })

  test("where the charter lets seats vote from elsewhere, those who are not there may vote too", async () => {
    const remote = await openHall({ charter: { remote: true } })
    await remote.open()
    for (const name of eight) await remote.checkIn(name)
    const { vote } = await remote.put()
    expect((await remote.cast("s2", vote, "approve")).status).toBe(200)
    await remote.close()
  })

  test("by groups: the whole is not enough when the shops do not agree", async () => {
    const half = { num: 1, den: 2, strict: true }
    const rule = { kind: "majority" as const, quorum: half, pass: { ...half, of: "present" as const } }
    const byGroups = {
      kind: "by-groups" as const,
      groups: ["residents", "shops"].map(group => ({ group, rule })),
      ...{ need: 2, whole: rule, empty: "fails" as const },
    }
    const street = await openHall({ charter: { rule: byGroups } })
    await street.open()
    for (const name of [...eight, "s1"]) await street.checkIn(name)
    const { vote, motion } = await street.put()
    for (const name of eight.slice(0, 7)) await street.cast(name, vote, "approve")
    for (const name of ["s0", "s1"]) await street.cast(name, vote, "oppose")
    await street.end(motion)
    await street.count()
    const [counted] = (await street.show()).motions
    expect(counted).toMatchObject({ outcome: "failed", tally: { approve: 7, oppose: 2 } })
    expect(counted?.groups?.map(({ group, passed }) => [group, passed])).toEqual([
      ["residents", true],
      ["shops", false],
    ])
    await street.close()
  })

  test("threat 11: of a secret vote the screen tells no single ballot before it is counted", async () => {
    const secret = await openHall({ charter: { ballots: "secret" } })
    await secret.open()
    for (const name of eight) await secret.checkIn(name)
    const { vote } = await secret.put()
    const told: (number | undefined)[] = []
    for (const name of eight) {
      await secret.cast(name, vote, "approve")
      const [motion] = (await secret.show()).motions
      told.push(motion?.voted)
      expect(motion?.tally).toBeUndefined()
    }
    expect(told).toEqual([0, 0, 0, 0, 5, 5, 5, 5])
    await secret.close()
  })
})
