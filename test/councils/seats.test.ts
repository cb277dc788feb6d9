import { charterOf, namesOfSeats, seatsOfPerson, seatsOn } from "#cloud/councils/actions"
import { presets } from "#cloud/councils/rules"
import { day } from "#cloud/shared/values/day"
import { id } from "#cloud/shared/values/id"
import { dayLong } from "#cloud/shared/values/instant"
import { far, openTown, type Town } from "./town.ts"

const today = day("2026-03-02")

describe("bodies and their seats", () => {
  let town: Town
  beforeEach(async () => {
    town = await openTown()
  })
  afterEach(() => town.close())

  const held = async (body: string, on: string) =>
    (await seatsOn(town.east, id(body), day(on))).map(({ group, holder }) => [group, holder])
  const seat = (seat: string | undefined, person: string, more: object = {}) =>
    town.ask(town.clerk.subject, "councils.seatPerson", { seat, as: "holder", person, from: today, ...more })
  const refused = (seat: string | undefined, person: string, more: object = {}) =>
    town.refusal(town.clerk.subject, "councils.seatPerson", { seat, as: "holder", person, from: today, ...more })

  test("a council is founded with its groups, the preset of its kind, and seats that are filled one by one", async () => {
    const body = await town.found()
    expect(await charterOf(town.east, id(body))).toEqual(presets.deliberationCouncil)
    const [first, second] = await town.addSeats(body, "shops", 2)
    await town.addSeats(body, "committee", 1, { title: "chair" })
    await town.addSeats(body, "residents", 1, { observer: true })
    const shop = await town.someone("马涛")
    await seat(first, shop.person)
    const shown = await town.ask<{ groups: object[]; officers: object[]; mine: object[] }>(
      shop.subject,
      "councils.body",
      { body },
    )
    expect(shown.groups).toEqual([
      { group: "committee", name: "居委会", seats: 1, vacant: 1, observers: 0 },
      { group: "shops", name: "商户", seats: 2, vacant: 1, observers: 0 },
      { group: "residents", name: "居民代表", seats: 0, vacant: 0, observers: 1 },
    ])
    expect(shown.officers).toEqual([])
    expect(shown.mine).toEqual([{ seat: first, group: "商户", as: "holder", observer: false }])
    expect(await town.ask(shop.subject, "councils.bodies")).toMatchObject({
      bodies: [{ body, name: "东里议事会", seats: 3, vacant: 2, mine: true, groups: ["居委会", "商户", "居民代表"] }],
      street: true,
    })
    expect(await seatsOfPerson(town.east, id(body), shop.person, today)).toMatchObject([
      { seat: first, groupName: "商户" },
    ])
    const names = await namesOfSeats(town.store, await seatsOn(town.east, id(body), today))
    expect([names.get(id(first ?? "")), names.get(id(second ?? ""))]).toEqual([
      { name: "马涛", group: "商户" },
      { name: "", group: "商户" },
    ])
  })

  test("residents read who presides, and no other name", async () => {
    const body = await town.found()
    const [chair] = await town.addSeats(body, "committee", 1, { title: "chair" })
    const [shop] = await town.addSeats(body, "shops", 1)
    await seat(chair, (await town.someone("李强")).person)
    await seat(shop, (await town.someone("马涛")).person)
    const reader = await town.someone("居民")
    const text = JSON.stringify(await town.ask(reader.subject, "councils.body", { body }))
    expect(text).toContain(JSON.stringify({ title: "chair", name: "李强", group: "居委会" }))
    expect(text).not.toContain("马涛")
    expect(await town.refusal(reader.subject, "councils.seats", { body })).toBe("403 house.notYours")
  })

  test("whoever is replaced stays in the history, and the seat keeps its id; a past meeting keeps its people", async () => {
    const body = await town.found()
    const [one] = await town.addSeats(body, "shops", 1)
    const [ma, he, lu] = [await town.someone("马涛"), await town.someone("何芳"), await town.someone("陆一")]
    await seat(one, ma.person, { until: "2026-12-31" })
    town.pass(3 * dayLong)
    await seat(one, he.person, { from: "2026-03-10", reason: "店铺转让" })
    await seat(one, lu.person, { as: "substitute", from: "2026-03-06" })
    expect(await held(body, "2026-03-05")).toEqual([["shops", ma.person]])
    expect(await held(body, "2026-03-09")).toEqual([["shops", ma.person]])
    expect(await held(body, "2026-03-10")).toEqual([["shops", he.person]])
    expect(await seatsOfPerson(town.east, id(body), lu.person, day("2026-03-05"))).toEqual([])
    expect(await seatsOfPerson(town.east, id(body), lu.person, day("2026-03-06"))).toMatchObject([{ seat: one }])
    const { turns } = await town.ask<{ turns: object[] }>(town.clerk.subject, "councils.seatHistory", { seat: one })
    expect(turns).toMatchObject([
      { as: "holder", name: "马涛", from: "2026-03-02", until: "2026-12-31" },
      { as: "holder", name: "何芳", from: "2026-03-10", reason: "店铺转让" },
      { as: "substitute", name: "陆一", from: "2026-03-06" },
    ])
    town.pass(10 * dayLong)
    await town.ask(town.clerk.subject, "councils.vacateSeat", {
      seat: one,
      as: "holder",
      from: "2026-03-15",
      reason: "搬走",
    })
    expect(await held(body, "2026-03-15")).toEqual([["shops", undefined]])
    expect(await held(body, "2026-03-14")).toEqual([["shops", he.person]])
    expect(await held(body, "2026-03-01")).toEqual([])
  })

  test("a term that is over leaves the seat vacant on the day after", async () => {
    const body = await town.found()
    const [one] = await town.addSeats(body, "shops", 1)
    const ma = await town.someone("马涛")
    await seat(one, ma.person, { until: "2026-03-31" })
    expect(await held(body, "2026-03-31")).toEqual([["shops", ma.person]])
    expect(await held(body, "2026-04-01")).toEqual([["shops", undefined]])
  })

  test("nobody is put into the past, out of their community, twice into one seat, or behind themselves", async () => {
    const body = await town.found()
    const [one] = await town.addSeats(body, "shops", 1)
    const ma = await town.someone("马涛")
    expect(await refused(one, ma.person, { from: "2026-03-01" })).toBe("400 councils.dayPast")
    expect(await refused(one, ma.person, { from: "2027-03-05" })).toBe("400 councils.dayFar")
    expect(await refused(one, ma.person, { from: "2026-03-05", until: "2026-03-04" })).toBe(
      "400 councils.termBackwards",
    )
    expect(await refused(one, (await town.someone("远", far)).person)).toBe("404 councils.notHere")
    expect(await refused(one, (await town.someone("小", undefined, [], { adult: false })).person)).toBe(
      "404 councils.notHere",
    )
    expect(await refused("no-such-seat", ma.person)).toBe("404 councils.noSuchSeat")
    await seat(one, ma.person)
    expect(await refused(one, ma.person)).toBe("409 councils.sameAgain")
    expect(await refused(one, ma.person, { as: "substitute" })).toBe("409 councils.ownSubstitute")
    const leaving = { seat: one, as: "substitute", from: today, reason: "没有替补" }
    expect(await town.refusal(town.clerk.subject, "councils.vacateSeat", leaving)).toBe("409 councils.nobodyThere")
  })

  test("one person on two seats is shown where the charter allows it, and refused where it says one each", async () => {
    const body = await town.found()
    const [one, two] = await town.addSeats(body, "shops", 2)
    const ma = await town.someone("马涛")
    await seat(one, ma.person)
    await seat(two, ma.person)
    const { seats } = await town.ask<{ seats: object[] }>(town.clerk.subject, "councils.seats", { body })
    expect(seats).toMatchObject([{ twice: true }, { twice: true }])
    await town.ask(town.clerk.subject, "councils.vacateSeat", { seat: two, as: "holder", from: today, reason: "重复" })
    const charter = { ...presets.deliberationCouncil, oneSeatEach: true }
    await town.ask(town.clerk.subject, "councils.amendCharter", { body, from: 1, charter, note: "一人一席" })
    expect(await refused(two, ma.person)).toBe("409 councils.holdsAlready")
    const [watching] = await town.addSeats(body, "shops", 1, { observer: true })
    await seat(watching, ma.person)
  })

  test("two clerks at once do not give one person two seats", async () => {
    const made = { ...presets.deliberationCouncil, oneSeatEach: true }
    const { body, seats } = await town.createBody({
      ...{ ...town.council, charter: made },
      seats: [{ group: "shops" }, { group: "shops" }],
    })
    const ma = await town.someone("马涛")
    const answers = await Promise.all(
      seats.map(one =>
        town.call(town.clerk.subject, "councils.seatPerson", {
          seat: one,
          as: "holder",
          person: ma.person,
          from: today,
        }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await held(body, today)).filter(([, holder]) => holder)).toHaveLength(1)
  })

  test("a closed seat is gone from that day, and a dissolved body changes no more", async () => {
    const body = await town.found()
    const [one, two] = await town.addSeats(body, "shops", 2)
    const closing = { seat: one, from: "2026-03-04", reason: "减少一席" }
    await town.ask(town.clerk.subject, "councils.closeSeat", closing)
    expect(await held(body, "2026-03-03")).toHaveLength(2)
    expect(await held(body, "2026-03-04")).toHaveLength(1)
    expect(await town.refusal(town.clerk.subject, "councils.closeSeat", closing)).toBe("409 councils.seatClosed")
    expect(await refused(one, town.clerk.person, { from: "2026-03-04" })).toBe("409 councils.seatClosed")
    await town.ask(town.clerk.subject, "councils.dissolve", { body, reason: "任务完成" })
    expect(await refused(two, town.clerk.person)).toBe("409 councils.dissolved")
    expect(await town.ask(town.clerk.subject, "councils.body", { body })).toMatchObject({
      dissolved: { reason: "任务完成" },
    })
  })

  test("a body of the wrong level, place or groups is not founded", async () => {
    const tries = [
      [{ kind: "streetCouncil" }, "400 councils.wrongLevel"],
      [{ level: "street" }, "400 councils.wrongLevel"],
      [{ kind: "residentsAssembly", level: "building" }, "400 councils.wrongLevel"],
      [{ level: "compound" }, "400 councils.noSuchPlace"],
      [{ level: "compound", compound: "没有这个园" }, "400 councils.noSuchPlace"],
      [{ level: "building", building: "b000000000000" }, "400 councils.noSuchPlace"],
      [{ groups: [...town.council.groups, { group: "shops", name: "商户" }] }, "400 councils.sameGroup"],
      [{ groups: [{ group: "a:b", name: "坏" }] }, "400 house.badForm"],
    ] as const
    for (const [change, answer] of tries)
      expect([
        change,
        await town.refusal(town.clerk.subject, "councils.found", { ...town.council, ...change }),
      ]).toEqual([change, answer])
    const body = await town.found({ ...town.council, level: "compound", compound: "东园" })
    expect(
      await town.refusal(town.clerk.subject, "councils.addSeats", { body, group: "police", count: 1, observer: false }),
    ).toBe("400 councils.noSuchGroup")
    expect(
      await town.refusal(town.clerk.subject, "councils.addSeats", {
        body,
        group: "shops",
        count: 2,
        observer: false,
        title: "chair",
      }),
    ).toBe("400 councils.titleOfOne")
  })

  test("the seats of a residents' assembly are the households, held by who casts for them", async () => {
    const [first] = town.households
    const delegate = await town.someone("户主", undefined, [], { household: first })
    const body = await town.found({
      ...{ name: "居民会议", kind: "residentsAssembly", level: "community" },
      groups: [{ group: "residents", name: "户代表" }],
    })
    const all = await seatsOn(town.east, id(body), today)
    expect(all).toHaveLength(town.households.length)
    expect(all.filter(({ holder }) => holder)).toMatchObject([
      { seat: first, holder: delegate.person, groupName: "户代表" },
    ])
    expect(
      await town.refusal(town.clerk.subject, "councils.addSeats", {
        body,
        group: "households",
        count: 1,
        observer: false,
      }),
    ).toBe("409 councils.seatsOfRoll")
  })

  test("a code seats who opens it, once and for a week, as a resident of age", async () => {
    const body = await town.found()
    const [one, two] = await town.addSeats(body, "shops", 2)
    const codeFor = async (seat: string | undefined) =>
      (await town.ask<{ code: string }>(town.clerk.subject, "councils.seatCode", { seat, as: "holder", from: today }))
        .code
    const code = await codeFor(one)
    const ma = await town.someone("马涛")
    const child = await town.someone("小", undefined, [], { adult: false })
    expect(await town.refusal(child.subject, "councils.takeSeat", { code })).toBe("403 councils.adultsOnly")
    expect(await town.refusal((await town.someone("远", far)).subject, "councils.takeSeat", { code })).toBe(
      "404 councils.noSuchCode",
    )
    expect(
      await town.ask(ma.subject, "councils.takeSeat", { code: code.toLowerCase().replace("-", "") }),
    ).toMatchObject({
      ...{ body, name: "东里议事会", group: "商户", as: "holder" },
    })
    expect(await town.refusal(ma.subject, "councils.takeSeat", { code })).toBe("404 councils.noSuchCode")
    const late = await codeFor(two)
    town.pass(7 * dayLong)
    expect(await town.refusal(ma.subject, "councils.takeSeat", { code: late })).toBe("404 councils.noSuchCode")
    expect(await held(body, today)).toEqual([
      ["shops", ma.person],
      ["shops", undefined],
    ])
  })
})
