import { invitations, meetings, rsvps } from "#cloud/meetings/calling/records"
import { topics } from "#cloud/meetings/topics/records"
import { facts } from "#cloud/shared/fact"
import type { Subject } from "#cloud/shared/ports"
import { dayLong, hour } from "#cloud/shared/values/instant"
import { elsewhere } from "../support/house.ts"
import { type Council, callOf, clerkOf, openCouncil, seatAnother, toldOf, wednesday } from "./council.ts"
import { poll, thursday, thursdayId } from "./neighbours.ts"

interface Shown {
  state: string
  title: string
  place: string
  begins: string
  changes: number
  agenda: { item: string; kind: string; title: string; papers: { file: string; name: string }[] }[]
  seats: { seat: string; group: string; says?: string; standIn: boolean; observer: boolean }[]
  answers?: object
  calls: boolean
  shortReason?: string
  day: { weekday: number; rest: string; lunar?: object }
}

describe("a called meeting", () => {
  let house: Council
  let clerk: Subject
  beforeEach(async () => {
    house = await openCouncil()
    clerk = clerkOf(house)
  })
  afterEach(() => house.close())

  const call = async (more: object = {}, by = clerk) => {
    const asked = callOf(house.body, more)
    const { meeting } = await house.ask<{ meeting: string }>(by, "meetings.callMeeting", asked)
    house.pass(1000)
    return meeting
  }
  const noCall = (more: object = {}, by = clerk) => house.refusal(by, "meetings.callMeeting", callOf(house.body, more))
  const show = (who: Subject, meeting: string) => house.ask<Shown>(who, "meetings.meeting", { meeting })
  const respond = (who: Subject, meeting: string, says: string, more: object = {}) =>
    house.ask<{ says: string; answers: object }>(who, "meetings.respond", { meeting, says, ...more })
  const change = (meeting: string, changes: number, more: object = {}) => {
    const { body: _, ...told } = callOf(house.body, more)
    return { meeting, changes, ...told }
  }
  const wang = () => house.person("wang")
  /** A topic of a body that a resident proposed and the office took up. */
  const takenUp = async (body: string) => {
    const told = { body, title: "门口装灯", why: "晚上看不见台阶" }
    const { topic } = await house.ask<{ topic: string }>(house.person("wang"), "meetings.proposeTopic", told)
    await house.ask(clerk, "meetings.showTopic", { topic })
    await house.ask(clerk, "meetings.acceptTopic", { topic })
    return topic
  }
  const topicIs = (topic: string) => house.documents.read(topics, topic)

  describe("being called", () => {
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
      const agenda = (items: number) =>
        Array.from({ length: items }, (_, n) => ({ kind: "report", title: `第 ${n} 项` }))
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

  test("nothing here was a bug", () => {
    expect(house.bugs).toEqual([])
  })
})
