import { seats as seatRecords } from "#cloud/councils/records"
import { codeOf, stepOf } from "#cloud/meetings/hall/code"
import { halls, presences } from "#cloud/meetings/hall/records"
import { id } from "#cloud/shared/values/id"
import { minute, second } from "#cloud/shared/values/instant"
import { type HallHouse, openHall, usualSeats } from "./halls.ts"

describe("check-in in the hall", () => {
  let hall: HallHouse
  beforeEach(async () => {
    hall = await openHall()
  })
  afterEach(async () => {
    expect(hall.house.bugs).toEqual([])
    await hall.close()
  })

  const codeAt = async (steps: number): Promise<string> => {
    const { secret = "" } = (await hall.documents.read(halls, hall.about)) ?? {}
    return codeOf(secret, hall.about, stepOf(hall.house.now()) + steps)
  }
  const enter = (name: string, code: string, more: object = {}) =>
    hall.house.call(hall.who(name), "meetings.checkIn", { meeting: hall.about, code, ...more })
  const refused = (name: string, code: string, more: object = {}) =>
    hall.refusal(hall.who(name), "meetings.checkIn", { meeting: hall.about, code, ...more })

  test("the hall is opened once, on the day, and a colleague who opens it too is told", async () => {
    expect(await refused("r0", "123456")).toEqual({ status: 409, code: "meetings.notBegun" })
    hall.house.at("2026-03-04T22:00:00.000Z")
    expect(await hall.refusal(hall.clerk, "meetings.openMeeting", { meeting: hall.about })).toMatchObject({
      code: "meetings.tooSoonToOpen",
    })
    hall.house.at("2026-03-05T10:00:00.000Z")
    await hall.open()
    const other = hall.house.person("colleague", { roles: ["staff"] })
    expect(await hall.refusal(other, "meetings.openMeeting", { meeting: hall.about })).toEqual({
      status: 409,
      code: "meetings.alreadyOpened",
    })
    expect((await hall.happened()).map(({ what }) => what)).toEqual(["opened"])
  })

  test("a seat comes in by the code on the screen, keeps its number, and a second scan changes nothing", async () => {
    await hall.open()
    const first = await hall.checkIn("r0")
    hall.house.pass(5 * minute)
    const second = await hall.checkIn("r0")
    expect(first.entries).toHaveLength(1)
    expect(second.entries[0]).toEqual({ ...first.entries[0], again: true })
    expect(await hall.documents.list(presences)).toHaveLength(1)
    expect((await hall.show()).figures).toMatchObject({ eligible: 11, present: 1, needed: 8, lacking: 7, valid: false })
  })

  test("threat 3: a code of 90 seconds ago, of another meeting, or none of ours is refused; one of the step before is taken", async () => {
    await hall.open()
    const other = await hall.meeting("00000002")
    await hall.open(other)
    expect(await refused("r0", await codeAt(-3))).toEqual({ status: 409, code: "meetings.codeOver" })
    expect(await refused("r0", await codeAt(-2))).toMatchObject({ code: "meetings.codeOver" })
    expect(await refused("r0", await hall.code(other))).toMatchObject({ code: "meetings.codeOver" })
    expect(await refused("r0", await codeAt(2))).toMatchObject({ code: "meetings.codeOver" })
    expect(await hall.documents.list(presences)).toEqual([])
    expect((await enter("r0", await codeAt(-1))).status).toBe(200)
    expect((await enter("r1", await codeAt(1))).status).toBe(200)
    expect((await enter("r2", await codeAt(0))).status).toBe(200)
  })

  test("threat 3: a code that was passed on within its time brings in nobody but its user's own seat", async () => {
    await hall.open()
    const code = await codeAt(0)
    expect((await enter("r0", code)).status).toBe(200)
    expect(await refused("stranger", code)).toEqual({ status: 403, code: "meetings.noSeatHere" })
    expect(await refused("r1", code, { seat: hall.seat("r2") })).toEqual({ status: 404, code: "meetings.noSuchSeat" })
    expect((await enter("r1", code)).status).toBe(200)
    expect((await hall.documents.list(presences)).map(({ seat }) => seat).sort()).toEqual(
      [hall.seat("r0"), hall.seat("r1")].sort(),
    )
  })

  test("threat 3: codes are not guessed: ten tries a minute", async () => {
    const limited = await openHall({ limited: true })
    await limited.open()
    const guess = (n: number) =>
      limited.house.call(limited.who("r0"), "meetings.checkIn", { meeting: limited.about, code: String(100_000 + n) })
    const statuses: number[] = []
    for (let n = 0; n < 11; n += 1) statuses.push((await guess(n)).status)
    expect(statuses).toEqual([...Array(10).fill(409), 429])
    await limited.close()
  })

  test("observers are not checked in, by code or by hand", async () => {
    await hall.open()
    expect(await refused("o0", await codeAt(0))).toEqual({ status: 403, code: "meetings.observer" })
    const hand = { meeting: hall.about, seat: hall.seat("o0"), reason: "在场" }
    expect(await hall.refusal(hall.clerk, "meetings.checkInByHand", hand)).toMatchObject({ code: "meetings.observer" })
    expect((await hall.show(hall.who("o0"))).mine).toMatchObject([{ observer: true, here: false }])
  })

  test("who holds two seats checks in both, or the one they name", async () => {
    const two = await openHall({
      seats: [...usualSeats(), { group: "shops", name: "r0b", holder: id<"person">("r0") }],
    })
    await two.open()
    const named = await two.house.ask<{ entries: { seat: string }[] }>(two.who("r0"), "meetings.checkIn", {
      ...{ meeting: two.about, code: await two.code(), seat: two.seat("r0b") },
    })
    expect(named.entries.map(({ seat }) => seat)).toEqual([two.seat("r0b")])
    const both = await two.checkIn("r0")
    expect(both.entries.map(({ seat, again }) => [seat, again])).toEqual([
      [two.seat("r0"), false],
      [two.seat("r0b"), true],
    ])
    await two.close()
  })

  test("a substitute comes for a seat, and then its holder is told that the seat is taken", async () => {
    const seats = usualSeats()
    const withStandIn = seats.map(one => (one.name === "s0" ? { ...one, substitute: id<"person">("helper") } : one))
    const other = await openHall({ seats: withStandIn })
    await other.open()
    const { entries } = await other.checkIn("helper")
    expect(entries.map(({ seat }) => seat)).toEqual([other.seat("s0")])
    expect(
      await other.refusal(other.who("s0"), "meetings.checkIn", { meeting: other.about, code: await other.code() }),
    ).toEqual({ status: 409, code: "meetings.seatTaken" })
    await other.close()
  })

  test("a seat that has changed hands between call and meeting is its new holder's", async () => {
    await hall.documents.change(async tx => {
      const found = await tx.get(seatRecords, hall.seat("s1"))
      if (!found) throw new Error("no seat")
      const { id: _, ...seat } = found
      await tx.put(seatRecords, hall.seat("s1"), { ...seat, holder: id<"person">("newcomer") })
    })
    await hall.open()
    expect((await hall.checkIn("newcomer")).entries[0]?.seat).toBe(hall.seat("s1"))
    expect(await refused("s1", await codeAt(0))).toMatchObject({ code: "meetings.noSeatHere" })
  })

  test("who leaves is no longer counted, and comes back with a new code", async () => {
    await hall.open()
    await hall.checkIn("r0")
    expect((await hall.show()).figures.present).toBe(1)
    await hall.house.ask(hall.who("r0"), "meetings.leaveHall", { meeting: hall.about })
    expect((await hall.show()).figures.present).toBe(0)
    expect(await hall.refusal(hall.who("r0"), "meetings.leaveHall", { meeting: hall.about })).toMatchObject({
      code: "meetings.notHere",
    })
    const back = await hall.checkIn("r0")
    expect(back.entries[0]).toMatchObject({ again: false })
    expect((await hall.show()).figures.present).toBe(1)
  })

  test("by hand with a reason; what was written down during an outage keeps its time and its mark", async () => {
    await hall.open()
    const hand = (seat: string, more: object) =>
      ({ meeting: hall.about, seat: hall.seat(seat), reason: "手机没电，本人到场", ...more }) as const
    await hall.house.ask(hall.clerk, "meetings.checkInByHand", hand("r0", {}))
    const wrote = hall.house.now()
    hall.house.pass(10 * minute)
    // The code of ten minutes ago stays refused; what the operator wrote down then is entered.
    expect(await refused("r1", await codeAt(-20))).toMatchObject({ code: "meetings.codeOver" })
    const late = await hall.house.ask<{ at: string }>(hall.clerk, "meetings.checkInByHand", hand("r1", { wrote }))
    expect(late.at).toBe(wrote)
    const again = await hall.house.ask<{ again: boolean }>(hall.clerk, "meetings.checkInByHand", hand("r1", { wrote }))
    expect(again.again).toBe(true)
    for (const wrong of ["2026-03-05T09:59:59.999Z", "2026-03-05T10:10:00.001Z"])
      expect(await hall.refusal(hall.clerk, "meetings.checkInByHand", hand("r2", { wrote: wrong }))).toEqual({
        status: 400,
        code: "meetings.handTime",
      })
    const roll = await hall.house.ask<{ seats: { seat: string; offline?: true; by?: string; reason?: string }[] }>(
      hall.clerk,
      "meetings.hallSeats",
      { meeting: hall.about, limit: 50 },
    )
    const line = (name: string) => roll.seats.find(({ seat }) => seat === hall.seat(name))
    expect(roll.seats).toHaveLength(12)
    expect(line("r0")).toMatchObject({ by: "hand", reason: "手机没电，本人到场" })
    expect(line("r0")?.offline).toBeUndefined()
    expect(line("r1")).toMatchObject({ by: "hand", offline: true, at: wrote })
  })

  test("nobody takes part from elsewhere unless the charter says so, and then they count as present", async () => {
    await hall.open()
    expect(await hall.refusal(hall.who("r0"), "meetings.checkInRemotely", { meeting: hall.about })).toEqual({
      status: 409,
      code: "meetings.notRemote",
    })
    const remote = await openHall({ charter: { remote: true } })
    await remote.open()
    await remote.house.ask(remote.who("r0"), "meetings.checkInRemotely", { meeting: remote.about })
    expect((await remote.show()).figures.present).toBe(1)
    await remote.close()
  })

  test("fifty seats scan at once: each is in once, and nothing but its own document was written for it", async () => {
    const many = await openHall({
      seats: Array.from({ length: 50 }, (_, n) => ({ group: "residents", name: `p${n}` })),
      charter: { required: [] },
    })
    await many.open()
    const before = await many.documents.read(halls, many.about)
    const code = await many.code()
    const sent = Array.from({ length: 50 }, (_, n) =>
      many.house.call(many.who(`p${n}`), "meetings.checkIn", { meeting: many.about, code }),
    )
    const twice = [...sent, many.house.call(many.who("p7"), "meetings.checkIn", { meeting: many.about, code })]
    expect((await Promise.all(twice)).map(({ status }) => status)).toEqual(Array(51).fill(200))
    expect(await many.documents.list(presences)).toHaveLength(50)
    const after = await many.documents.read(halls, many.about)
    // The hall was written for the quorum, once; never for a check-in.
    expect((after?.moments ?? 0) - (before?.moments ?? 0)).toBeLessThanOrEqual(1)
    expect((await many.show()).figures).toMatchObject({ present: 50, valid: true })
    await many.close()
  })

  test("the screen shows the code to staff alone", async () => {
    await hall.open()
    hall.house.pass(second)
    const shown = await hall.show()
    expect(shown.code?.code).toBe(await hall.code())
    expect((await hall.show(hall.who("r0"))).code).toBeUndefined()
  })

  test("after the meeting is closed nobody comes in, and the code is gone", async () => {
    await hall.open()
    const code = await codeAt(0)
    await hall.house.ask(hall.clerk, "meetings.closeMeeting", { meeting: hall.about })
    expect(await refused("r0", code)).toEqual({ status: 409, code: "meetings.hallClosed" })
    expect((await hall.show()).code).toBeUndefined()
    expect((await hall.documents.read(halls, hall.about))?.secret).toBeUndefined()
    expect(await hall.refusal(hall.clerk, "meetings.closeMeeting", { meeting: hall.about })).toMatchObject({
      code: "meetings.alreadyClosed",
    })
  })
})
