import type { Subject } from "#cloud/shared/ports"
import { callsIn } from "./calls.ts"
import { type Council, clerkOf, openCouncil, toldOf, wednesday } from "./council.ts"

describe("a called meeting that changes", () => {
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

  describe("changing", () => {
    test("the place: the version counts up, everybody is told once, answers stay", async () => {
      const meeting = await call()
      await respond(wang(), meeting, "coming")
      const { agenda } = await show(clerk, meeting)
      const changed = await house.ask(clerk, "meetings.changeMeeting", change(meeting, 0, { place: "二楼", agenda }))
      expect(changed).toEqual({ changes: 1, told: 8 })
      expect(await show(wang(), meeting)).toMatchObject({ place: "二楼", changes: 1, seats: [{ says: "coming" }] })
      expect((await toldOf(house, "changed")).map(({ data }) => data)).toMatchObject([
        { parts: "place", place: "二楼" },
      ])
      expect(await toldOf(house, "moved")).toEqual([])
    })

    test("an item keeps its number when its words or its place change", async () => {
      const meeting = await call()
      const [first, second] = (await show(clerk, meeting)).agenda
      const agenda = [
        { item: second?.item, kind: "motion", title: "花坛改造（修改）", text: "同意" },
        { kind: "discussion", title: "停车" },
        { item: first?.item, kind: "report", title: "上月收支" },
      ]
      await house.ask(clerk, "meetings.changeMeeting", change(meeting, 0, { agenda }))
      const after = (await show(clerk, meeting)).agenda.map(({ item }) => item)
      expect([after[0], after[2]]).toEqual([second?.item, first?.item])
      expect([first?.item, second?.item]).not.toContain(after[1])
    })

    test("another time needs the full notice again, counted from the change", async () => {
      const meeting = await call()
      house.at("2026-03-09T01:00:00.000Z")
      const at = (day: string, more: object = {}) =>
        change(meeting, 0, { begins: `${day}T11:00:00.000Z`, ends: `${day}T12:00:00.000Z`, ...more })
      expect(await house.refusal(clerk, "meetings.changeMeeting", at("2026-03-12"))).toEqual({
        status: 409,
        code: "meetings.reasonNeeded",
      })
      await house.ask(clerk, "meetings.changeMeeting", at("2026-03-13"))
      expect((await toldOf(house, "moved")).map(({ data }) => data.when)).toEqual(["2026-03-13T11:00:00.000Z"])
    })

    test("the agenda alone needs no new notice, however late", async () => {
      const meeting = await call()
      house.at("2026-03-11T10:00:00.000Z")
      await house.ask(
        clerk,
        "meetings.changeMeeting",
        change(meeting, 0, { agenda: [{ kind: "report", title: "收支" }] }),
      )
    })

    test("two clerks at once: the slower one is told what it is now, and nothing of theirs is kept", async () => {
      const meeting = await call()
      await house.ask(clerk, "meetings.changeMeeting", change(meeting, 0, { place: "二楼" }))
      const other = house.person("other", { roles: ["staff"] })
      const { status, reply } = await house.call(other, "meetings.changeMeeting", change(meeting, 0, { place: "三楼" }))
      expect(status).toBe(409)
      expect(reply).toMatchObject({
        ...{ ok: false, code: "meetings.changedMeanwhile" },
        details: { title: "三月议事会", place: "二楼", when: "2026-03-11 19:00", changes: 1 },
      })
      expect(await house.refusal(other, "meetings.cancelMeeting", { meeting, changes: 0, reason: "不开" })).toEqual({
        status: 409,
        code: "meetings.changedMeanwhile",
      })
      expect(await show(wang(), meeting)).toMatchObject({ place: "二楼", changes: 1, state: "called" })
    })

    test("ten changes sent at once: one is kept, nine are told", async () => {
      const meeting = await call()
      const sent = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          house.call(clerk, "meetings.changeMeeting", change(meeting, 0, { place: `${n} 楼` })),
        ),
      )
      expect(sent.filter(({ reply }) => reply.ok)).toHaveLength(1)
      expect(sent.filter(({ status }) => status === 409)).toHaveLength(9)
      expect((await show(clerk, meeting)).changes).toBe(1)
    })

    test("nothing changed is nothing told", async () => {
      const meeting = await call()
      const same = (await show(clerk, meeting)).agenda.map(({ papers: _, ...item }) => item)
      expect(await house.refusal(clerk, "meetings.changeMeeting", change(meeting, 0, { agenda: same }))).toEqual({
        status: 400,
        code: "meetings.nothingChanged",
      })
    })

    test("only by those who may call it, and not once it has begun", async () => {
      const meeting = await call()
      expect(await house.refusal(wang(), "meetings.changeMeeting", change(meeting, 0, { place: "二楼" }))).toEqual({
        status: 403,
        code: "meetings.notYourCall",
      })
      house.at(wednesday.begins)
      expect(await house.refusal(clerk, "meetings.changeMeeting", change(meeting, 0, { place: "二楼" }))).toEqual({
        status: 409,
        code: "meetings.begun",
      })
    })
  })

  test("cancelling says why to everybody, and ends answers and changes", async () => {
    const meeting = await call()
    const cancelled = { meeting, changes: 0, reason: "场地停电" }
    expect(await house.ask(clerk, "meetings.cancelMeeting", cancelled)).toEqual({ told: 8 })
    expect((await toldOf(house, "cancelled")).map(({ data }) => data.reason)).toEqual(["场地停电"])
    expect(await show(wang(), meeting)).toMatchObject({
      state: "cancelled",
      cancelled: { reason: "场地停电" },
      changes: 1,
    })
    for (const [action, input] of [
      ["meetings.respond", { meeting, says: "coming" }],
      ["meetings.changeMeeting", change(meeting, 1, { place: "二楼" })],
      ["meetings.cancelMeeting", { ...cancelled, changes: 1 }],
    ] as const)
      expect((await house.refusal(action === "meetings.respond" ? wang() : clerk, action, input)).code).toBe(
        "meetings.cancelled",
      )
  })
})
