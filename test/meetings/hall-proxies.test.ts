import { id } from "#cloud/shared/values/id"
import { second } from "#cloud/shared/values/instant"
import { toldOf } from "./council.ts"
import { type HallHouse, openHall, usualSeats } from "./halls.ts"

const eight = ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "s0"]

describe("proxies", () => {
  let hall: HallHouse
  beforeEach(async () => {
    hall = await openHall()
  })
  afterEach(async () => {
    expect(hall.house.bugs).toEqual([])
    await hall.close()
  })
  const written = (from: string, to: string, of = hall) => ({
    ...{ meeting: of.about, seat: of.seat(from), to: of.seat(to), words: "本人出差，委托对方" },
  })
  const give = (from: string, to: string) => hall.house.ask(hall.who(from), "meetings.giveProxy", written(from, to))

  test("threat 5: a written mandate votes for a seat that is away, is told to both sides by name, and ends when it comes", async () => {
    await give("r7", "r0")
    await hall.open()
    for (const name of eight.slice(0, 6)) await hall.checkIn(name)
    await hall.checkIn("s0")
    const shown = await hall.show(hall.who("r0"))
    expect(shown.figures).toMatchObject({ present: 8, represented: 1, valid: true })
    expect(shown.mine).toMatchObject([{ proxyFrom: ["姓名r7"] }])
    expect((await hall.show(hall.who("r7"))).mine).toMatchObject([{ here: false, proxyTo: "姓名r0" }])
    const first = await hall.put()
    expect(first.present).toBe(8)
    expect((await hall.cast("r7", first.vote, "oppose")).status).toBeGreaterThanOrEqual(400)
    expect((await hall.cast("r0", first.vote, "approve", hall.seat("r7"))).status).toBe(200)
    expect((await hall.cast("r0", first.vote, "approve", hall.seat("r0"))).status).toBe(200)
    expect((await hall.cast("r1", first.vote, "approve", hall.seat("r7"))).status).toBeGreaterThanOrEqual(400)
    await hall.end(first.motion)
    await hall.count()
    const { entries } = await hall.checkIn("r7")
    expect(entries[0]?.proxyEnded).toBe(true)
    const next = await hall.put("i3", 1)
    expect((await hall.cast("r0", next.vote, "approve", hall.seat("r7"))).status).toBeGreaterThanOrEqual(400)
    expect((await hall.cast("r7", next.vote, "oppose")).status).toBe(200)
    expect((await hall.show(hall.who("r0"))).mine).toMatchObject([{ proxyFrom: [] }])
  })

  test("threat 5: nobody holds more mandates than the charter allows, however many are given at once", async () => {
    const sent = ["r1", "r2", "r3", "r4"].map(name =>
      hall.house.call(hall.who(name), "meetings.giveProxy", written(name, "r0")),
    )
    const statuses = (await Promise.all(sent)).map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 409, 409, 409])
    const other = await openHall({ charter: { proxies: { allowed: false, most: 0 } } })
    expect(await other.refusal(other.who("r1"), "meetings.giveProxy", written("r1", "r0", other))).toEqual({
      status: 409,
      code: "meetings.proxiesNotAllowed",
    })
    await other.close()
  })

  test("threat 5: a mandate that was taken back votes no more, and one that nobody gave never did", async () => {
    await give("r7", "r0")
    await hall.open()
    for (const name of eight) await hall.checkIn(name)
    await hall.house.ask(hall.who("r7"), "meetings.takeProxyBack", { meeting: hall.about, seat: hall.seat("r7") })
    const { vote, present } = await hall.put()
    expect(present).toBe(8)
    expect((await hall.cast("r0", vote, "approve", hall.seat("r7"))).status).toBeGreaterThanOrEqual(400)
    expect((await hall.cast("r0", vote, "approve", hall.seat("r6"))).status).toBeGreaterThanOrEqual(400)
    expect(
      await hall.refusal(hall.who("r7"), "meetings.takeProxyBack", { meeting: hall.about, seat: hall.seat("r7") }),
    ).toEqual({ status: 404, code: "meetings.noProxy" })
  })

  test("threat 5: only the seat's own holder gives it away, never to itself, to an observer, twice, or further on", async () => {
    const refused = async (who: string, from: string, to: string) =>
      (await hall.refusal(hall.who(who), "meetings.giveProxy", written(from, to))).code
    expect(await refused("r2", "r1", "r2")).toBe("meetings.noSuchSeat")
    expect(await refused("r1", "r1", "r1")).toBe("meetings.proxyToSelf")
    expect(await refused("r1", "r1", "o0")).toBe("meetings.observer")
    await give("r1", "r2")
    expect(await refused("r1", "r1", "r3")).toBe("meetings.proxyGiven")
    expect(await refused("r4", "r4", "r1")).toBe("meetings.proxyFromProxy")
    await hall.open()
    await hall.checkIn("r5")
    expect(await refused("r5", "r5", "r6")).toBe("meetings.proxyWhilePresent")
  })

  test("who holds a mandate and leaves takes both seats out of the hall", async () => {
    await give("r7", "r0")
    await hall.open()
    for (const name of [...eight.slice(0, 6), "s0"]) await hall.checkIn(name)
    expect((await hall.show()).figures).toMatchObject({ present: 8, valid: true })
    await hall.house.ask(hall.who("r0"), "meetings.leaveHall", { meeting: hall.about })
    expect((await hall.show()).figures).toMatchObject({ present: 6, represented: 0, valid: false })
  })

  test("the operator records a paper mandate, and can end it", async () => {
    await hall.house.ask(hall.clerk, "meetings.recordProxy", written("r7", "r0"))
    await hall.house.ask(hall.clerk, "meetings.endProxy", { meeting: hall.about, seat: hall.seat("r7") })
    expect(
      await hall.refusal(hall.clerk, "meetings.endProxy", { meeting: hall.about, seat: hall.seat("r7") }),
    ).toMatchObject({ code: "meetings.noProxy" })
  })

  test("one person with two seats holds no more mandates for it", async () => {
    const two = await openHall({
      seats: [...usualSeats(), { group: "shops", name: "r0b", holder: id<"person">("r0") }],
    })
    await two.house.ask(two.who("r1"), "meetings.giveProxy", written("r1", "r0", two))
    expect(await two.refusal(two.who("r2"), "meetings.giveProxy", written("r2", "r0b", two))).toMatchObject({
      code: "meetings.proxiesMost",
    })
    await two.close()
  })

  interface Mine {
    readonly most: number
    readonly mine: readonly { seat: string; here: boolean; given?: { to: string; words: string }; from: string[] }[]
    readonly others: readonly { seat: string; group: string; name: string }[]
  }
  const mine = (who: string, of = hall) => of.house.ask<Mine>(of.who(who), "meetings.myProxies", { meeting: of.about })

  test("before the meeting a seat sees by whom it may be represented, and both sides see what was given", async () => {
    const before = await mine("r7")
    expect(before).toMatchObject({ most: 1, mine: [{ seat: hall.seat("r7"), here: false, from: [] }] })
    expect(before.others.map(({ name }) => name)).toEqual(
      ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "s0", "s1", "s2"].map(name => `姓名${name}`),
    )
    expect(before.others[7]).toEqual({ seat: hall.seat("s0"), group: "商户", name: "姓名s0" })
    await give("r7", "r0")
    expect((await mine("r7")).mine).toMatchObject([{ given: { to: "姓名r0", words: "本人出差，委托对方" } }])
    expect((await mine("r0")).mine).toMatchObject([{ from: ["姓名r7"] }])
    // Who holds as many as the charter allows, and who has passed on their own, can take none.
    expect((await mine("r1")).others.map(({ name }) => name)).toEqual(
      ["r2", "r3", "r4", "r5", "r6", "s0", "s1", "s2"].map(name => `姓名${name}`),
    )
    await hall.house.ask(hall.who("r7"), "meetings.takeProxyBack", { meeting: hall.about, seat: hall.seat("r7") })
    expect((await mine("r1")).others).toHaveLength(10)
  })

  test("whoever gets a mandate is told, and told when it is taken back, without a name in the message", async () => {
    const told = async (kind: string) => toldOf(hall.house, kind)
    await give("r7", "r0")
    expect(await told("proxyGiven")).toEqual([
      {
        to: ["r0"],
        data: { title: "三月议事会", when: "2026-03-05T11:00:00.000Z", place: "社区活动室", group: "居民代表" },
        page: `/pages/meetings/meeting?meeting=${hall.about}`,
      },
    ])
    expect(await told("proxyEnded")).toEqual([])
    hall.house.pass(second)
    const back = { meeting: hall.about, seat: hall.seat("r7") }
    await hall.house.ask(hall.who("r7"), "meetings.takeProxyBack", back)
    expect(await hall.refusal(hall.who("r7"), "meetings.takeProxyBack", back)).toMatchObject({
      code: "meetings.noProxy",
    })
    await give("r7", "r1")
    expect((await told("proxyEnded")).map(({ to }) => to)).toEqual([["r0"]])
    expect((await told("proxyGiven")).map(({ to }) => to)).toEqual([["r0"], ["r1"]])
    expect(JSON.stringify(await told("proxyGiven"))).not.toContain("姓名")
  })

  test("mandates are shown to holders of seats only, and where the charter allows none nobody is offered", async () => {
    const refused = (who: string) => hall.refusal(hall.who(who), "meetings.myProxies", { meeting: hall.about })
    expect(await refused("stranger")).toEqual({ status: 403, code: "meetings.noSeatHere" })
    expect(await refused("o0")).toEqual({ status: 403, code: "meetings.observer" })
    const without = await openHall({ charter: { proxies: { allowed: false, most: 0 } } })
    expect(await mine("r1", without)).toMatchObject({ most: 0, mine: [{ seat: without.seat("r1") }], others: [] })
    await without.close()
  })
})
