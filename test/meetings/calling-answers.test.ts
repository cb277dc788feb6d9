import { invitations, rsvps } from "#cloud/meetings/calling/records"
import type { Subject } from "#cloud/shared/ports"
import { dayLong, hour } from "#cloud/shared/values/instant"
import { callsIn } from "./calls.ts"
import { type Council, clerkOf, openCouncil, seatAnother, toldOf, wednesday } from "./council.ts"

describe("a called meeting before it begins", () => {
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
  const { call, show, respond, change, wang } = callsIn(() => house)

  describe("answering", () => {
    test("the last answer counts until it begins", async () => {
      const meeting = await call()
      await respond(wang(), meeting, "notComing")
      expect(await respond(wang(), meeting, "coming")).toEqual({
        says: "coming",
        answers: { coming: 1, substitute: 0, notComing: 0, silent: 7 },
      })
      expect(await house.documents.list(rsvps)).toHaveLength(1)
      house.at(wednesday.begins)
      expect(await house.refusal(wang(), "meetings.respond", { meeting, says: "notComing" })).toEqual({
        status: 409,
        code: "meetings.answersOver",
      })
    })

    test("who sends an answer again, since none came back, gets the one that was on its way", async () => {
      const meeting = await call()
      const [asked, key] = [{ meeting, says: "coming" }, "the-same-key-of-this-request"]
      const sent = [await house.ask(wang(), "meetings.respond", asked, key)]
      sent.push(await house.ask(wang(), "meetings.respond", asked, key))
      expect(sent[1]).toEqual(sent[0])
      expect(sent[1]).toMatchObject({ answers: { coming: 1, silent: 7 } })
    })

    test("the substitute who is sent is told, once, and may say that they come", async () => {
      const meeting = await call()
      await respond(wang(), meeting, "substitute")
      await respond(wang(), meeting, "substitute")
      expect((await toldOf(house, "standIn")).map(({ to }) => to)).toEqual([["li"]])
      const li = house.person("li")
      expect((await show(li, meeting)).seats).toMatchObject([{ standIn: true, says: "substitute" }])
      expect((await respond(li, meeting, "coming")).says).toBe("substitute")
      expect(await house.refusal(house.person("sun"), "meetings.respond", { meeting, says: "substitute" })).toEqual({
        status: 409,
        code: "meetings.noSubstitute",
      })
    })

    test("who holds two seats says for which", async () => {
      const [, , , shops, residents] = house.seats
      if (!shops || !residents) throw new Error("no seats")
      await seatAnother(house, shops, "zhao")
      const meeting = await call()
      const zhao = house.person("zhao")
      expect(await house.refusal(zhao, "meetings.respond", { meeting, says: "coming" })).toEqual({
        status: 400,
        code: "meetings.whichSeat",
      })
      await respond(zhao, meeting, "coming", { seat: shops })
      await respond(zhao, meeting, "notComing", { seat: residents })
      expect((await show(zhao, meeting)).seats.map(({ says }) => says)).toEqual(["coming", "notComing"])
    })

    test("an observer's answer is recorded and counts for nobody's quorum", async () => {
      const meeting = await call()
      expect(await respond(house.person("guest"), meeting, "coming")).toMatchObject({
        answers: { coming: 0, silent: 8 },
      })
    })

    test("whoever calls it sees who, by group, beside what is needed; nobody else does", async () => {
      const meeting = await call()
      await respond(wang(), meeting, "coming")
      await respond(house.person("zhao"), meeting, "notComing")
      const seen = await house.ask<{ groups: unknown; needed: number; eligible: number; seats: { name: string }[] }>(
        clerk,
        "meetings.responses",
        { meeting },
      )
      expect(seen).toMatchObject({
        ...{ needed: 6, eligible: 8 },
        groups: [
          { group: "居委会", coming: 0, silent: 2 },
          { group: "商户", coming: 1, silent: 1 },
          { group: "居民代表", coming: 0, notComing: 1, silent: 3 },
        ],
      })
      expect(seen.seats).toHaveLength(9)
      expect(seen.seats).toContainEqual(
        expect.objectContaining({ name: "姓名wang", group: "商户", says: "coming", observer: false }),
      )
      expect(seen.seats).toContainEqual(expect.objectContaining({ name: "", vacant: true }))
      for (const who of [wang(), house.person("neighbour")])
        expect(await house.refusal(who, "meetings.responses", { meeting })).toEqual({
          status: 403,
          code: "meetings.notYourCall",
        })
    })
  })

  describe("between the call and the meeting", () => {
    const tick = () => house.ask<{ seen: number }>("timer", "meetings.tick")

    test("a seat that changes hands: the new holder is called and answers, the old answer is gone", async () => {
      const [, , shops] = house.seats
      if (!shops) throw new Error("no seat")
      const meeting = await call()
      await respond(wang(), meeting, "coming")
      house.pass(hour)
      await tick()
      expect(await toldOf(house, "called")).toHaveLength(1)
      await seatAnother(house, shops, "wu")
      house.pass(hour)
      await tick()
      await tick()
      expect((await toldOf(house, "called")).map(({ to }) => to)).toContainEqual(["wu"])
      expect(await toldOf(house, "called")).toHaveLength(2)
      const wu = house.person("wu")
      expect(await show(wu, meeting)).toMatchObject({ seats: [{ group: "商户" }], answers: { coming: 0, silent: 8 } })
      await respond(wu, meeting, "coming")
      expect((await show(wu, meeting)).answers).toMatchObject({ coming: 1 })
      expect((await show(wang(), meeting)).seats).toEqual([])
      expect((await house.documents.read(invitations, meeting))?.persons).toContain("wu")
    })

    test("everybody is reminded at ten the day before, once", async () => {
      await call()
      house.at("2026-03-10T01:59:59.000Z")
      await tick()
      expect(await toldOf(house, "tomorrow")).toEqual([])
      house.at("2026-03-10T02:00:00.000Z")
      await tick()
      await tick()
      house.pass(hour)
      await tick()
      expect((await toldOf(house, "tomorrow")).map(({ to }) => to.length)).toEqual([8])
    })

    test("of a meeting that was moved, the day before its new day; of one that was cancelled, never", async () => {
      const moved = await call()
      const gone = await call({ title: "另一次" })
      const later = { begins: "2026-03-18T11:00:00.000Z", ends: "2026-03-18T12:00:00.000Z" }
      await house.ask(clerk, "meetings.changeMeeting", change(moved, 0, later))
      await house.ask(clerk, "meetings.cancelMeeting", { meeting: gone, changes: 0, reason: "不开了" })
      house.at("2026-03-10T03:00:00.000Z")
      await tick()
      expect(await toldOf(house, "tomorrow")).toEqual([])
      house.at("2026-03-17T03:00:00.000Z")
      await tick()
      expect((await toldOf(house, "tomorrow")).map(({ data }) => data.title)).toEqual(["三月议事会"])
    })

    test("looking for new holders ends when the meeting begins", async () => {
      await call()
      house.at(wednesday.begins)
      await tick()
      house.pass(dayLong)
      expect((await tick()).seen).toBe(0)
    })
  })
})
