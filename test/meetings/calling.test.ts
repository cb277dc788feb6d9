import { meetings } from "#cloud/meetings/calling/records"
import { facts } from "#cloud/shared/fact"
import type { Subject } from "#cloud/shared/ports"
import { elsewhere } from "../support/house.ts"
import { callsIn } from "./calls.ts"
import { type Council, callOf, clerkOf, openCouncil, toldOf, wednesday } from "./council.ts"
import { poll, thursday, thursdayId } from "./neighbours.ts"

describe("a called meeting", () => {
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
  const { call, noCall, show, change, wang, takenUp, topicIs } = callsIn(() => house)

  test("everybody on a seat is told, observers too, and reads when, where and what", async () => {
    const meeting = await call()
    expect(await toldOf(house, "called")).toEqual([
      {
        to: ["chen", "zhou", "wang", "sun", "zhao", "qian", "he", "guest"],
        data: expect.objectContaining({ title: "三月议事会", place: "社区活动室", when: wednesday.begins, items: 2 }),
        page: `/pages/meetings/meeting?meeting=${meeting}`,
      },
    ])
    const shown = await show(wang(), meeting)
    expect(shown).toMatchObject({
      ...{ state: "called", changes: 0, calls: false, day: { weekday: 3, rest: "weekday" } },
      agenda: [
        { kind: "report", title: "上月收支" },
        { kind: "motion", title: "花坛改造" },
      ],
      seats: [{ group: "商户", standIn: false, observer: false }],
      answers: { coming: 0, substitute: 0, notComing: 0, silent: 8 },
    })
    expect(new Set(shown.agenda.map(({ item }) => item)).size).toBe(2)
    expect((await show(clerk, meeting)).calls).toBe(true)
  })

  test("the choices of a motion are told with the agenda; on anything else there are none", async () => {
    const choices = [{ title: "月季", details: "每株 30 元" }, { title: "绣球" }]
    const which = { title: "种什么", text: "花坛种什么", choices }
    const meeting = await call({
      agenda: [
        { kind: "motion", ...which },
        { kind: "report", ...which },
      ],
    })
    const [motion, report] = (await show(wang(), meeting)).agenda
    expect(motion).toMatchObject({ choices })
    expect(report).not.toHaveProperty("choices")
    await noCall({ agenda: [{ kind: "motion", ...which, choices: choices.slice(1) }] })
  })

  test("a neighbour without a seat reads it too, and is asked nothing", async () => {
    const meeting = await call()
    const neighbour = house.person("neighbour")
    expect((await show(neighbour, meeting)).seats).toEqual([])
    expect(await house.refusal(neighbour, "meetings.respond", { meeting, says: "coming" })).toEqual({
      status: 403,
      code: "meetings.noSeat",
    })
  })

  test("who may call says the charter: the chair by their seat, nobody by a seat alone", async () => {
    await call({}, house.person("chen"))
    expect(await noCall({}, wang())).toEqual({ status: 403, code: "meetings.notYourCall" })
    expect(await noCall({}, house.person("treasurer", { roles: ["treasurer"] }))).toEqual({
      status: 403,
      code: "meetings.notYourCall",
    })
    await call({}, house.person("member", { roles: ["committee"] }))
  })

  test("the charter's three full days lie between; less needs a reason, and the page shows it", async () => {
    const friday = { begins: "2026-03-06T01:00:00.000Z", ends: "2026-03-06T02:00:00.000Z" }
    await call(friday)
    expect(await noCall({ begins: "2026-03-05T11:00:00.000Z", ends: "2026-03-05T12:00:00.000Z" })).toEqual({
      status: 409,
      code: "meetings.reasonNeeded",
    })
    const urgent = await call({
      ...{ begins: "2026-03-03T11:00:00.000Z", ends: "2026-03-03T12:00:00.000Z", shortReason: "水管破裂" },
    })
    expect((await show(wang(), urgent)).shortReason).toBe("水管破裂")
  })

  test("a reason is kept only where the notice was short", async () => {
    expect((await show(wang(), await call({ shortReason: "随便写写" }))).shortReason).toBeUndefined()
  })

  test("an owners' assembly: fifteen days, and no reason shortens them", async () => {
    const { body } = await house.found({ kind: "ownersAssembly", name: "业主大会", seats: [] })
    const committee = house.person("member", { roles: ["committee"] })
    const at = (day: string) => ({ begins: `${day}T01:00:00.000Z`, ends: `${day}T02:00:00.000Z`, shortReason: "急" })
    expect(await house.refusal(committee, "meetings.callMeeting", callOf(body, at("2026-03-17")))).toEqual({
      status: 409,
      code: "meetings.tooSoon",
    })
    await house.ask(committee, "meetings.callMeeting", callOf(body, at("2026-03-18")))
    expect((await toldOf(house, "called"))[0]?.to).toBe("community")
  })

  test("an agenda as long as the charter allows, and no longer", async () => {
    const agenda = (items: number) => Array.from({ length: items }, (_, n) => ({ kind: "report", title: `第 ${n} 项` }))
    await call({ agenda: agenda(5) })
    expect(await noCall({ agenda: agenda(6) })).toEqual({ status: 400, code: "meetings.agendaLong" })
  })

  test("where the rules ask for a study first, a motion without one is refused", async () => {
    const { body } = await house.found({ kind: "representativesAssembly", name: "居民代表会议" })
    const at = { begins: "2026-03-20T01:00:00.000Z", ends: "2026-03-20T02:00:00.000Z" }
    const asked = callOf(body, at)
    expect(await house.refusal(clerk, "meetings.callMeeting", asked)).toEqual({
      status: 409,
      code: "meetings.studyMissing",
    })
    await house.ask(clerk, "meetings.callMeeting", { ...asked, agenda: [{ kind: "report", title: "上月收支" }] })
  })

  test("a topic on the agenda knows its meeting; off the agenda, or cancelled, it waits for another", async () => {
    const topic = await takenUp(house.body)
    const agenda = [{ kind: "motion", title: "门口装灯", text: "装一盏灯", topic }]
    expect(await noCall({ agenda: [{ kind: "report", title: "别人的", topic: "no-such-topic" }] })).toEqual({
      status: 404,
      code: "meetings.topicElsewhere",
    })
    const meeting = await call({ agenda })
    expect(await topicIs(topic)).toMatchObject({ state: "taken", meeting })
    expect(await noCall({ agenda })).toMatchObject({ status: 409 })
    await house.ask(
      clerk,
      "meetings.changeMeeting",
      change(meeting, 0, { agenda: [{ kind: "report", title: "收支" }] }),
    )
    expect((await topicIs(topic))?.state).toBe("accepted")
    house.pass(1000)
    await house.ask(clerk, "meetings.changeMeeting", change(meeting, 1, { agenda }))
    expect((await topicIs(topic))?.state).toBe("taken")
    house.pass(1000)
    await house.ask(clerk, "meetings.cancelMeeting", { meeting, changes: 2, reason: "停电" })
    expect(await topicIs(topic)).toMatchObject({ state: "accepted" })
    expect((await topicIs(topic))?.meeting).toBeUndefined()
  })

  test("where the rules ask for a study, a motion on a studied topic may be called", async () => {
    const { body } = await house.found({ kind: "representativesAssembly", name: "居民代表会议" })
    const at = { begins: "2026-03-20T01:00:00.000Z", ends: "2026-03-20T02:00:00.000Z" }
    const topic = await takenUp(body)
    const asked = callOf(body, { ...at, agenda: [{ kind: "motion", title: "门口装灯", text: "装一盏灯", topic }] })
    expect(await house.refusal(clerk, "meetings.callMeeting", asked)).toEqual({
      status: 409,
      code: "meetings.studyMissing",
    })
    await house.ask(clerk, "meetings.studyTopic", { topic, opinion: "同意提交", day: "2026-03-01" })
    expect(await house.refusal(clerk, "meetings.callMeeting", asked)).toEqual({
      status: 409,
      code: "meetings.stepsMissing",
    })
    const { lacking } = await house.ask<{ lacking: string[] }>(clerk, "meetings.topic", { topic })
    expect(lacking.length).toBeGreaterThan(0)
    for (const step of lacking)
      await house.ask(clerk, "meetings.stepTopic", { topic, step, day: "2026-03-01", note: "议过" })
    await house.ask(clerk, "meetings.callMeeting", asked)
    expect((await topicIs(topic))?.state).toBe("taken")
  })

  test("papers are kept for good; a file from elsewhere is refused by its name", async () => {
    const paper = (file: string) => [{ kind: "report", title: "收支", papers: [{ file, name: "收支表.pdf" }] }]
    const meeting = await call({ agenda: paper("paper1") })
    expect(house.kept).toEqual(["paper1"])
    expect((await show(wang(), meeting)).agenda[0]?.papers).toEqual([{ file: "paper1", name: "收支表.pdf" }])
    expect(await noCall({ agenda: paper("foreign") })).toEqual({ status: 404, code: "meetings.noSuchPaper" })
  })

  test("from a settled poll, at its time; not from one that is open, nor at another time", async () => {
    const opened = await house.ask<{ poll: string }>(clerk, "meetings.openPoll", poll())
    const at = { begins: "2026-03-05T11:00:00.000Z", ends: "2026-03-05T12:30:00.000Z", shortReason: "大家都方便" }
    expect(await noCall({ ...at, poll: opened.poll })).toEqual({ status: 409, code: "meetings.notSettled" })
    await house.ask(clerk, "meetings.settle", { poll: opened.poll, slot: thursdayId })
    expect(await noCall({ poll: opened.poll })).toEqual({ status: 400, code: "meetings.notThePollsTime" })
    await call({ ...at, poll: opened.poll })
    expect(thursday.from).toBe("19:00")
    expect((await toldOf(house, "called"))[0]?.data).toMatchObject({ poll: opened.poll })
  })

  test("the same request again is the same meeting", async () => {
    const asked = () => house.ask(clerk, "meetings.callMeeting", callOf(house.body), "the-same-key-twice")
    expect(await asked()).toEqual(await asked())
    expect(await house.documents.list(meetings)).toHaveLength(1)
  })

  test("what is refused changes nothing and tells nobody", async () => {
    await noCall({ begins: "2026-03-02T00:00:00.000Z" })
    await noCall({ agenda: [{ kind: "motion", title: "无文字" }] })
    expect(await house.documents.list(meetings)).toEqual([])
    expect(await house.documents.list(facts)).toEqual([])
  })

  test("another community's meeting is not there", async () => {
    const meeting = await call()
    const stranger = house.person("stranger", { community: elsewhere, roles: ["staff"] })
    for (const [action, input] of [
      ["meetings.meeting", { meeting }],
      ["meetings.responses", { meeting }],
      ["meetings.respond", { meeting, says: "coming" }],
      ["meetings.changeMeeting", change(meeting, 0)],
      ["meetings.cancelMeeting", { meeting, changes: 0, reason: "不开了" }],
    ] as const)
      expect([action, await house.refusal(stranger, action, input)]).toEqual([
        action,
        { status: 404, code: "meetings.noSuchMeeting" },
      ])
  })
})
