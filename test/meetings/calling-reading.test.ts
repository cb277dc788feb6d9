import type { Subject } from "#cloud/shared/ports"
import { callsIn } from "./calls.ts"
import { type Council, clerkOf, openCouncil, wednesday } from "./council.ts"

describe("what one reads of called meetings", () => {
  let house: Council
  let clerk: Subject
  beforeEach(async () => {
    house = await openCouncil()
    clerk = clerkOf(house)
  })
  afterEach(async () => {
    expect(house.bugs).toEqual([])
    await house.close()
  })
  const { call, respond, change, wang } = callsIn(() => house)

  test("the list shows the last called first, with what I said", async () => {
    const first = await call()
    house.pass(1000)
    const second = await call({ title: "四月议事会" })
    await respond(wang(), first, "coming")
    type List = { meetings: { id: string; seated: boolean; says?: string; bodyName: string }[]; next?: string }
    const list = await house.ask<List>(wang(), "meetings.meetings", { limit: 1 })
    expect(list.meetings).toMatchObject([{ id: second, seated: true, bodyName: "云上坊议事会" }])
    const more = await house.ask<List>(wang(), "meetings.meetings", { limit: 1, after: list.next })
    expect(more.meetings).toMatchObject([{ id: first, says: "coming" }])
  })

  test("before a call one reads who may, how many days, and the earliest day", async () => {
    expect(await house.ask(clerk, "meetings.terms", { body: house.body })).toMatchObject({
      ...{ bodyName: "云上坊议事会", calls: true, noticeDays: 3, earliest: "2026-03-06", shorterAllowed: true },
      ...{ agendaMost: 5, study: false, seats: 8, households: false },
    })
    expect(await house.ask(wang(), "meetings.terms", { body: house.body })).toMatchObject({ calls: false })
  })

  describe("in public", () => {
    type Table = { rows: Record<string, unknown>[] }
    const table = () => house.ask<Table>("nobody", "disclosures.table", { community: "home", table: "meetings" })

    test("anybody reads when and where, as it stands now, and what is dialled is masked", async () => {
      const meeting = await call({ place: "活动室，找王师傅 13912345678" })
      expect((await table()).rows).toEqual([
        expect.objectContaining({
          ...{ id: meeting, title: "三月议事会", body: "云上坊议事会", state: "called", items: 2 },
          ...{ begins: wednesday.begins, place: "活动室，找王师傅 139****5678" },
        }),
      ])
      house.pass(1000)
      await house.ask(clerk, "meetings.changeMeeting", change(meeting, 0, { place: "二楼" }))
      expect((await table()).rows).toMatchObject([{ id: meeting, place: "二楼", state: "called" }])
      house.pass(1000)
      await house.ask(clerk, "meetings.cancelMeeting", { meeting, changes: 1, reason: "停电" })
      expect((await table()).rows).toMatchObject([{ id: meeting, state: "cancelled", reason: "停电" }])
    })

    test("once its time has passed it is over, and nobody's name is in it", async () => {
      await call()
      house.at("2026-03-12T01:00:00.000Z")
      const { rows } = await table()
      expect(rows).toMatchObject([{ state: "over" }])
      for (const person of ["wang", "chen", "clerk"]) expect(JSON.stringify(rows)).not.toContain(person)
    })
  })
})
