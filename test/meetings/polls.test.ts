import { answers, tallies } from "#cloud/meetings/polls/records"
import { blankedBody } from "#cloud/members/own/actions/declared"
import { second } from "#cloud/shared/values/instant"
import { elsewhere, type House } from "../support/house.ts"
import { openMeetings, poll, saturday, saturdayId, thursday, thursdayId } from "./neighbours.ts"
import { pollsIn } from "./polling.ts"
import { unannounced } from "./unannounced.ts"

describe("time polls", () => {
  let house: House
  beforeEach(() => {
    house = openMeetings()
  })
  afterEach(() => house.close())

  const { clerk, open, answer, show, told } = pollsIn(() => house)

  test("the clerk opens one, a resident answers, changes the answer, and the last one counts", async () => {
    const about = await open()
    const wang = house.person("wang")
    expect(await answer(wang, about, { [thursdayId]: "no" })).toEqual({
      answered: 1,
      of: 2,
      closes: "2026-03-04T12:00:00.000Z",
    })
    await answer(wang, about, { [thursdayId]: "yes", [saturdayId]: "ifNeeded" })
    await answer(house.person("li"), about, { [saturdayId]: "yes" })
    const shown = await show(wang, about)
    expect(shown).toMatchObject({ state: "open", people: 2, invited: true })
    expect(shown.slots).toEqual([
      { ...thursday, id: thursdayId, mine: "yes", count: { yes: 1, ifNeeded: 0, no: 0 } },
      { ...saturday, id: saturdayId, mine: "ifNeeded", count: { yes: 1, ifNeeded: 1, no: 0 } },
    ])
    expect(shown.days.map(({ day, rest }) => [day, rest])).toEqual([
      ["2026-03-05", "weekday"],
      ["2026-03-07", "weekend"],
    ])
  })

  test("an answer sent twenty times at once is one answer", async () => {
    const about = await open()
    const wang = house.person("wang")
    await Promise.all(Array.from({ length: 20 }, () => answer(wang, about, { [thursdayId]: "yes" })))
    expect((await show(wang, about)).people).toBe(1)
    expect(await house.documents.list(answers)).toHaveLength(1)
  })

  test("a hundred people who answer and change at once are each counted once, as they said last", async () => {
    const about = await open()
    const people = Array.from({ length: 100 }, (_, number) => house.person(`n${number}`))
    const sent = people.flatMap(who => [
      answer(who, about, { [thursdayId]: "no" }).then(() => answer(who, about, { [saturdayId]: "yes" })),
    ])
    await Promise.all(sent)
    const shown = await show(clerk(), about)
    expect(shown.people).toBe(100)
    expect(shown.slots.map(slot => slot.count)).toEqual([
      { yes: 0, ifNeeded: 0, no: 0 },
      { yes: 100, ifNeeded: 0, no: 0 },
    ])
    const parts = await house.documents.list(tallies)
    expect(parts.length).toBeGreaterThan(10)
    expect(parts.length).toBeLessThanOrEqual(16)
  })

  test("a person may take the answer back", async () => {
    const about = await open()
    const wang = house.person("wang")
    await answer(wang, about, { [thursdayId]: "yes" })
    await answer(wang, about, {})
    expect(await show(wang, about)).toMatchObject({ people: 0 })
  })

  test("answers are taken until the last millisecond, and none at the deadline", async () => {
    const about = await open()
    const wang = house.person("wang")
    house.at("2026-03-04T11:59:59.999Z")
    await answer(wang, about, { [thursdayId]: "yes" })
    house.at("2026-03-04T12:00:00.000Z")
    const late = { poll: about, says: { [thursdayId]: "no" } }
    expect(await house.refusal(wang, "meetings.answer", late)).toEqual({ status: 409, code: "meetings.closed" })
    expect((await show(wang, about)).slots[0]).toMatchObject({ mine: "yes" })
  })

  test("an answer to a time that is not offered changes nothing", async () => {
    const about = await open()
    const wang = house.person("wang")
    const says = { [thursdayId]: "yes", "2026-03-06T19:00": "yes" }
    expect(await house.refusal(wang, "meetings.answer", { poll: about, says })).toEqual({
      status: 400,
      code: "meetings.notASlot",
    })
    expect(await show(wang, about)).toMatchObject({ people: 0 })
  })

  test("another community finds nothing, and nothing says that there is something", async () => {
    const about = await open()
    const stranger = house.person("stranger", { roles: ["staff"], community: elsewhere })
    const nothing = { status: 404, code: "house.notFound" }
    expect(await house.refusal(stranger, "meetings.poll", { poll: about })).toEqual(nothing)
    expect(await house.refusal(stranger, "meetings.answers", { poll: about })).toEqual(nothing)
    expect(await house.refusal(stranger, "meetings.answer", { poll: about, says: {} })).toEqual(nothing)
    expect(await house.refusal(stranger, "meetings.settle", { poll: about, slot: thursdayId })).toEqual(nothing)
    expect(await house.refusal(stranger, "meetings.withdrawPoll", { poll: about, reason: "x" })).toEqual(nothing)
    expect(await house.ask(stranger, "meetings.polls")).toEqual({ polls: [] })
  })

  test("a poll for building 3 is for those who live there", async () => {
    const about = await open({ audience: { to: "buildings", buildings: ["b3"] } })
    const inside = house.person("inside")
    const outside = house.person("outside")
    await answer(inside, about, { [thursdayId]: "yes" })
    expect(await house.ask(inside, "meetings.polls")).toMatchObject({ polls: [{ id: about, answered: 1 }] })
    expect(await house.ask(outside, "meetings.polls")).toEqual({ polls: [] })
    const no = { status: 403, code: "meetings.notInvited" }
    expect(await house.refusal(outside, "meetings.poll", { poll: about })).toEqual(no)
    expect(await house.refusal(outside, "meetings.answer", { poll: about, says: {} })).toEqual(no)
    expect(await house.ask(clerk(), "meetings.polls")).toMatchObject({ polls: [{ id: about, invited: false }] })
  })

  test("where the clerk chose so, nobody else sees how many answered what before the deadline", async () => {
    const about = await open({ countsShown: "afterClose" })
    const wang = house.person("wang")
    await answer(wang, about, { [thursdayId]: "yes" })
    const before = await show(wang, about)
    expect(before.people).toBeUndefined()
    expect(before.slots.every(slot => slot.count === undefined)).toBe(true)
    expect(before.slots[0]?.mine).toBe("yes")
    expect((await show(clerk(), about)).people).toBe(1)
    house.at("2026-03-04T12:00:00.000Z")
    expect((await show(wang, about)).people).toBe(1)
  })

  test("who said what is for the staff alone; residents and the committee see figures", async () => {
    const about = await open()
    await answer(house.person("wang"), about, { [thursdayId]: "yes" })
    const seen = await house.ask<{ people: object[] }>(clerk(), "meetings.answers", { poll: about })
    expect(seen.people).toEqual([
      {
        person: "wang",
        name: "姓名wang",
        door: { compound: "", building: "3", unit: "2", door: "501" },
        says: { [thursdayId]: "yes" },
      },
    ])
    const committee = house.person("committee", { roles: ["committee"] })
    for (const who of [house.person("li"), committee]) {
      expect(await house.refusal(who, "meetings.answers", { poll: about })).toEqual({
        status: 403,
        code: "house.notYours",
      })
      expect(JSON.stringify(await show(who, about))).not.toContain("wang")
    }
  })

  test("who said what comes in pages, everybody once", async () => {
    const about = await open()
    for (let number = 0; number < 7; number += 1)
      await answer(house.person(`p${number}`), about, { [thursdayId]: "yes" })
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await house.ask<{ people: { person: string }[]; next?: string }>(clerk(), "meetings.answers", {
        poll: about,
        limit: 3,
        ...(after && { after }),
      })
      seen.push(...page.people.map(one => one.person))
      after = page.next
    } while (after)
    expect(seen).toEqual(["p0", "p1", "p2", "p3", "p4", "p5", "p6"])
  })

  test("whoever asks to be forgotten has said nothing any more; the count stays", async () => {
    const about = await open()
    await answer(house.person("wang"), about, { [thursdayId]: "yes" })
    const [given] = await house.documents.list(answers)
    if (!given) throw new Error("no answer is stored")
    await house.documents.change(tx => tx.put(answers, given.id, blankedBody(answers, given)))
    expect(await house.documents.list(answers)).toMatchObject([{ person: "wang", says: {} }])
    expect((await show(clerk(), about)).people).toBe(1)
  })

  test("residents can not open, settle or withdraw", async () => {
    const about = await open()
    const wang = house.person("wang")
    const no = { status: 403, code: "house.notYours" }
    expect(await house.refusal(wang, "meetings.openPoll", poll())).toEqual(no)
    expect(await house.refusal(wang, "meetings.settle", { poll: about, slot: thursdayId })).toEqual(no)
    expect(await house.refusal(wang, "meetings.withdrawPoll", { poll: about, reason: "x" })).toEqual(no)
  })

  test.each([
    ["a time in the past", { slots: [{ ...thursday, day: "2026-03-01" }] }, "meetings.slotPast"],
    ["forty-one times", { slots: Array.from({ length: 41 }, () => thursday) }, "house.tooMuch"],
    ["no time at all", { slots: [] }, "house.tooLittle"],
    ["the thirtieth of February", { slots: [{ ...thursday, day: "2026-02-30" }] }, "house.badForm"],
    ["twenty-five o'clock", { slots: [{ ...thursday, from: "25:00" }] }, "house.badForm"],
    ["no title", { title: "  " }, "house.tooLittle"],
    ["a title of many lines", { title: "三月\n议事会" }, "house.badForm"],
    ["a field nobody knows", { role: "staff" }, "house.unknownField"],
  ])("opening one with %s is refused, and nothing is there afterwards", async (_, more, code) => {
    expect(await house.refusal(clerk(), "meetings.openPoll", poll(more))).toEqual({ status: 400, code })
    expect(await house.ask(clerk(), "meetings.polls")).toEqual({ polls: [] })
    expect(await told()).toEqual([])
  })

  test("the list has the newest first and goes on page by page", async () => {
    const made: string[] = []
    for (let number = 0; number < 5; number += 1) {
      made.push(await open({ title: `第 ${number} 次` }))
      house.pass(second)
    }
    const first = await house.ask<{ polls: { id: string }[]; next?: string }>(clerk(), "meetings.polls", { limit: 3 })
    const rest = await house.ask<{ polls: { id: string }[]; next?: string }>(clerk(), "meetings.polls", {
      limit: 3,
      after: first.next,
    })
    expect([...first.polls, ...rest.polls].map(one => one.id)).toEqual(made.reverse())
    expect(rest.next).toBeUndefined()
  })

  test("the calendar for the desk: weekdays, lunar dates, holidays, and a year nobody knows yet", async () => {
    const four = async (from: string) => {
      type Calendar = { days: { day: string; rest: string }[] }
      const { days } = await house.ask<Calendar>(clerk(), "meetings.calendar", { from, days: 4 })
      return days.map(({ day, rest }) => [day, rest])
    }
    expect(await four("2026-09-30")).toEqual([
      ["2026-09-30", "weekday"],
      ["2026-10-01", "off"],
      ["2026-10-02", "off"],
      ["2026-10-03", "off"],
    ])
    expect((await four(`${unannounced - 1}-12-30`)).slice(2)).toEqual([
      [`${unannounced}-01-01`, "unannounced"],
      [`${unannounced}-01-02`, "unannounced"],
    ])
    expect(await house.refusal(clerk(), "meetings.calendar", { from: "2026-12-30", days: 43 })).toEqual({
      status: 400,
      code: "house.tooMuch",
    })
  })
})
