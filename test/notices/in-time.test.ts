import { messages } from "#cloud/notices/outbox/records"
import { lateFrom, lateness } from "#cloud/notices/writing/rules"
import type { Messenger, Subject } from "#cloud/shared/ports"
import { dayLong, hour, type Instant, later, minute } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

interface Draft {
  readonly notice: string
  readonly edition: number
}
const water = {
  template: "news" as const,
  title: "今天 14:00 停水",
  text: "请提前接水。",
  audience: { to: "community" as const },
  urgent: false,
}

describe("a message comes before what it tells of, or not at all", () => {
  let here: Neighbourhood
  const open = async (options: Parameters<typeof openNeighbourhood>[0]) => {
    here = await openNeighbourhood(options)
    return here
  }
  afterEach(() => here.close())
  const write = (more: object = {}) => here.ask<Draft>(here.clerk, "write", { ...water, ...more })
  const send = async (more: object = {}): Promise<string> => {
    const draft = await write(more)
    await here.ask(here.clerk, "send", draft)
    return draft.notice
  }
  const outcomes = async (notice: string) =>
    (await here.all(messages))
      .filter(one => one.notice === notice)
      .map(({ channel, state, reason }) => [channel, reason ?? state])

  test("whoever reads by themselves is told at nine of the water at two, and waits a day for what is far off", async () => {
    await open({ people: 1 })
    const reader = here.neighbours[0]?.subject as Subject
    for (const title of ["一", "二"]) {
      const notice = await send({ title })
      await here.settle()
      await here.ask(reader, "read", { notice })
    }
    await here.agree(here.neighbours, ["news"], 3)
    await send({ when: "2026-03-02T06:00:00.000Z" })
    await here.settle()
    expect(here.onPhones()).toEqual([1])
    // A day's wait would leave less than a day.
    await send({ when: later(here.now(), 2 * dayLong - hour) })
    await here.settle()
    expect(here.onPhones()).toEqual([2])
    await send({ when: later(here.now(), 2 * dayLong + hour) })
    await here.settle()
    expect(here.onPhones()).toEqual([2])
    here.pass(dayLong)
    await here.settle()
    expect(here.onPhones()).toEqual([3])
  })

  test("in the evening about seven o'clock: the clerk is told that it would ring at eight, an emergency rings at once", async () => {
    await open({ people: 1 })
    await here.agree(here.neighbours, ["news"])
    here.at("2026-03-02T13:30:00.000Z")
    const draft = await write({ when: "2026-03-02T23:00:00.000Z" })
    expect(await here.refusal(here.clerk, "send", draft)).toEqual({ status: 400, code: "notices.onlyInTheMorning" })
    const eight = await write({ of: draft, when: "2026-03-03T00:00:00.000Z" })
    expect(await here.refusal(here.clerk, "send", eight)).toMatchObject({ code: "notices.onlyInTheMorning" })
    const urgent = await write({ of: eight, when: "2026-03-02T23:00:00.000Z", urgent: true })
    await here.ask(here.clerk, "send", urgent)
    await here.settle()
    expect(here.onPhones()).toEqual([1])
    expect(await here.ask(here.clerk, "send", await write({ when: "2026-03-03T00:01:00.000Z" }))).toMatchObject({
      people: 1,
    })
  })

  test("set in the afternoon for the night before: refused too; for nine in the evening, just before the night, not", async () => {
    await open({ people: 1 })
    const draft = await write({ when: "2026-03-02T23:00:00.000Z" })
    expect(await here.refusal(here.clerk, "send", { ...draft, at: "2026-03-02T13:00:00.000Z" })).toEqual({
      status: 400,
      code: "notices.onlyInTheMorning",
    })
    expect(await here.ask(here.clerk, "send", { ...draft, at: "2026-03-02T12:59:00.000Z" })).toMatchObject({
      people: 1,
    })
  })

  const sent: unknown[] = []
  const wecom: Messenger = {
    reaches: () => true,
    send: async letter => {
      sent.push(letter)
      return { sent: true }
    },
  }

  test("what could not be brought in time ends so, on no channel, with its credit back, and is not offered again", async () => {
    await open({ people: 2, chain: ["wechat", "wecom"], others: { wecom } })
    await here.agree(here.neighbours, ["news"])
    here.office.wechat.faults.of.set("*", "busy")
    const notice = await send({ when: later(here.now(), minute) })
    await here.settle(20)
    expect(await outcomes(notice)).toEqual([
      ["wechat", "waiting"],
      ["wechat", "waiting"],
    ])
    here.office.wechat.faults.of.clear()
    here.pass(minute)
    await here.settle(400)
    expect(await outcomes(notice)).toEqual([
      ["wechat", "over"],
      ["wechat", "over"],
    ])
    expect([here.onPhones(), sent]).toEqual([[0, 0], []])
    expect([await here.balance("news", 0), await here.balance("news", 1)]).toEqual([1, 1])
    expect(await here.ask(here.clerk, "report", { notice })).toMatchObject({ resendable: 0 })
    expect(await here.refusal(here.clerk, "resend", { notice })).toEqual({ status: 409, code: "notices.comesTooLate" })
  })

  test("a vote that has closed calls nobody; a result, or a task that is overdue, is told whatever its moment", async () => {
    await open({ people: 1 })
    await here.agree(here.neighbours, ["vote", "result", "news"])
    const closes = later(here.now(), -minute)
    await here.happens({ kind: "projects.votingOpened", about: "r1", data: { title: "微项目", closes } })
    await here.happens({ kind: "meetings.called", about: "m1", data: { title: "议事会", when: closes } })
    await here.happens({ kind: "projects.published", about: "r1", data: { title: "微项目", closes, until: closes } })
    await here.happens({ kind: "meetings.followupLate", about: "f1", data: { what: "装牌", by: closes } })
    await here.settle()
    const all = (await here.all(messages)).map(({ state, reason }) => reason ?? state)
    expect(all.sort()).toEqual(["over", "over", "sent", "sent"])
    expect(here.onPhones()).toEqual([2])
    expect(await here.balance("vote")).toBe(1)
  })
})

describe("when a notice would come too late", () => {
  test("is told while it is written, by the rule that refuses it: from that moment on, and not before", () => {
    const [noon, days] = ["2026-03-02T04:00:00.000Z" as Instant, 4 * 24 * 60]
    const aMinute = fc.oneof(fc.integer({ min: 0, max: days }), fc.constantFrom(...[9, 20, 33, 44].map(h => h * 60)))
    const seen = { early: 0, late: 0 }
    fc.assert(
      fc.property(aMinute, aMinute, fc.boolean(), (a, b, urgent) => {
        const notice = { when: later(noon, a * minute), urgent }
        const starts = later(noon, b * minute)
        const from = lateFrom(notice)
        const late = lateness(notice, starts) !== undefined
        seen[late ? "late" : "early"] += 1
        expect(late).toBe(from !== undefined && starts >= from)
      }),
    )
    expect(Math.min(seen.early, seen.late)).toBeGreaterThan(20)
    const at = (when: string) => lateFrom({ when: when as Instant, urgent: false })
    // Seven in the morning is told of until nine the evening before; nine in the evening itself until nine.
    expect(at("2026-03-02T23:00:00.000Z")).toBe("2026-03-02T13:00:00.000Z")
    expect(at("2026-03-03T00:00:00.000Z")).toBe("2026-03-02T13:00:00.000Z")
    expect(at("2026-03-03T00:01:00.000Z")).toBe("2026-03-03T00:01:00.000Z")
    expect(at("2026-03-02T13:00:00.000Z")).toBe("2026-03-02T13:00:00.000Z")
    expect(lateFrom({ when: "2026-03-02T23:00:00.000Z" as Instant, urgent: true })).toBe("2026-03-02T23:00:00.000Z")
    expect(lateFrom({ urgent: false })).toBeUndefined()
  })
})
