import { tallies } from "#cloud/meetings/polls/records"
import { minute, second } from "#cloud/shared/values/instant"
import type { House } from "../support/house.ts"
import { openMeetings, saturday, saturdayId, thursdayId } from "./neighbours.ts"
import { pollsIn } from "./polling.ts"

describe("time polls", () => {
  let house: House
  beforeEach(() => {
    house = openMeetings()
  })
  afterEach(() => house.close())

  const { clerk, open, answer, show, told } = pollsIn(() => house)

  test("opening tells those invited, and settling tells them the time", async () => {
    const about = await open()
    expect(await told()).toEqual([
      {
        kind: "meetings.pollOpened",
        about,
        data: { title: "三月议事会", place: "社区活动室", closes: "2026-03-04T12:00:00.000Z", slots: 2 },
      },
    ])
    const settled = await house.ask(clerk(), "meetings.settle", { poll: about, slot: saturdayId })
    expect(settled).toEqual(saturday)
    expect((await told()).filter(fact => fact.kind === "meetings.settled")).toEqual([
      {
        kind: "meetings.settled",
        about,
        data: {
          title: "三月议事会",
          place: "社区活动室",
          when: "2026-03-07T01:30:00.000Z",
          until: "2026-03-07T03:00:00.000Z",
        },
      },
    ])
    const wang = house.person("wang")
    expect(await show(wang, about)).toMatchObject({ state: "settled", settled: { slot: saturdayId } })
    expect(await house.refusal(wang, "meetings.answer", { poll: about, says: {} })).toEqual({
      status: 409,
      code: "meetings.settled",
    })
    expect(await house.ask(wang, "meetings.polls")).toMatchObject({ polls: [{ settled: { id: saturdayId } }] })
  })

  test("settled once: a second time is refused and nobody is told again", async () => {
    const about = await open()
    await house.ask(clerk(), "meetings.settle", { poll: about, slot: saturdayId })
    for (const slot of [saturdayId, thursdayId])
      expect(await house.refusal(clerk(), "meetings.settle", { poll: about, slot })).toEqual({
        status: 409,
        code: "meetings.settled",
      })
    expect((await told()).filter(fact => fact.kind === "meetings.settled")).toHaveLength(1)
  })

  test("two clerks settle at once on two times: one of them wins, the other is told", async () => {
    const about = await open()
    const outcomes = await Promise.all(
      [saturdayId, thursdayId].map(slot => house.call(clerk(), "meetings.settle", { poll: about, slot })),
    )
    expect(outcomes.map(outcome => outcome.status).sort()).toEqual([200, 409])
    expect((await told()).filter(fact => fact.kind === "meetings.settled")).toHaveLength(1)
  })

  test("a settle while answers arrive: each answer is recorded or told why not, and the count holds those recorded", async () => {
    const about = await open()
    const people = Array.from({ length: 30 }, (_, number) => house.person(`p${number}`))
    const sent = people.map(who => house.call(who, "meetings.answer", { poll: about, says: { [thursdayId]: "yes" } }))
    const settled = house.call(clerk(), "meetings.settle", { poll: about, slot: thursdayId })
    const replies = await Promise.all(sent)
    expect((await settled).status).toBe(200)
    const recorded = replies.filter(reply => reply.status === 200).length
    const refused = replies.filter(({ reply }) => !reply.ok && reply.code === "meetings.settled").length
    expect(recorded + refused).toBe(30)
    house.pass(6 * second)
    await house.ask("timer", "meetings.tick")
    expect((await show(clerk(), about)).people).toBe(recorded)
  })

  test("a time that has begun can not be settled on any more", async () => {
    const about = await open()
    house.at("2026-03-05T11:00:00.000Z")
    expect(await house.refusal(clerk(), "meetings.settle", { poll: about, slot: thursdayId })).toEqual({
      status: 409,
      code: "meetings.slotBegun",
    })
    await house.ask(clerk(), "meetings.settle", { poll: about, slot: saturdayId })
  })

  test("at the deadline it closes by itself, counts once, and tells the staff that it is their turn", async () => {
    const about = await open()
    await answer(house.person("wang"), about, { [thursdayId]: "yes" })
    await house.ask("timer", "meetings.tick")
    house.at("2026-03-04T12:00:05.999Z")
    // The day before those who have not answered are reminded, if anybody is still asked.
    expect(await house.ask("timer", "meetings.tick")).toEqual({ seen: 1 })
    expect(await house.ask("timer", "meetings.tick")).toEqual({ seen: 0 })
    house.at("2026-03-04T12:00:06.000Z")
    expect(await house.ask("timer", "meetings.tick")).toEqual({ seen: 1 })
    house.pass(minute)
    expect(await house.ask("timer", "meetings.tick")).toEqual({ seen: 0 })
    expect((await told()).filter(fact => fact.kind === "meetings.pollClosed")).toEqual([
      { kind: "meetings.pollClosed", about, data: { title: "三月议事会", people: 1 } },
    ])
    expect(await show(clerk(), about)).toMatchObject({ state: "closed", people: 1 })
    expect(await house.documents.list(tallies)).toEqual([])
  })

  test("a timer that fires twice at once counts once", async () => {
    await open()
    house.at("2026-03-04T12:00:06.000Z")
    await Promise.all([house.ask("timer", "meetings.tick"), house.ask("timer", "meetings.tick")])
    expect((await told()).filter(fact => fact.kind === "meetings.pollClosed")).toHaveLength(1)
    expect(house.bugs).toEqual([])
  })

  test("one that was settled early is counted and asks nobody to settle it again", async () => {
    const about = await open()
    await house.ask(clerk(), "meetings.settle", { poll: about, slot: thursdayId })
    house.at("2026-03-04T12:00:06.000Z")
    expect(await house.ask("timer", "meetings.tick")).toEqual({ seen: 3 })
    expect((await told()).map(fact => fact.kind)).not.toContain("meetings.pollClosed")
    expect((await told()).map(fact => fact.kind)).not.toContain("meetings.pollEnds")
    expect((await show(clerk(), about)).people).toBe(0)
  })

  test("withdrawn with a reason: everybody invited is told, nothing can be answered or settled", async () => {
    const about = await open()
    await house.ask(clerk(), "meetings.withdrawPoll", { poll: about, reason: "日期写错了" })
    const wang = house.person("wang")
    expect(await show(wang, about)).toMatchObject({ state: "withdrawn", withdrawn: { reason: "日期写错了" } })
    const no = { status: 409, code: "meetings.withdrawn" }
    expect(await house.refusal(wang, "meetings.answer", { poll: about, says: {} })).toEqual(no)
    expect(await house.refusal(clerk(), "meetings.settle", { poll: about, slot: thursdayId })).toEqual(no)
    expect(await house.refusal(clerk(), "meetings.withdrawPoll", { poll: about, reason: "又来" })).toEqual(no)
    expect((await told()).map(fact => fact.kind)).toContain("meetings.pollWithdrawn")
  })
})
