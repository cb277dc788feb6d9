import { credits } from "#cloud/notices/credits/records"
import { inbox } from "#cloud/notices/inbox/records"
import { messages } from "#cloud/notices/outbox/records"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const fact = { kind: "projects.published", about: "r1" }

describe("when messages may not go", () => {
  let here: Neighbourhood
  const open = async (options: Parameters<typeof openNeighbourhood>[0]) => {
    here = await openNeighbourhood(options)
    return here
  }
  afterEach(() => here.close())

  test("WeChat closes the channel: nobody else is tried for an hour, then all arrive", async () => {
    await open({ people: 60 })
    await here.agree(here.neighbours, ["result"])
    here.office.wechat.faults.of.set("*", "banned")
    await here.happens(fact)
    await here.settle(30)
    expect((await here.all(messages)).filter(({ tries }) => tries > 0).length).toBeLessThanOrEqual(10)
    const { notice } = await here.message()
    const report = await here.ask<{ channels: { closedUntil?: string; waiting: number }[] }>(here.clerk, "report", {
      notice,
    })
    expect(report.channels).toEqual([expect.objectContaining({ waiting: 60, closedUntil: expect.any(String) })])
    here.office.wechat.faults.of.clear()
    here.pass(3_700_000)
    await here.settle()
    expect(here.onPhones()).toEqual(here.neighbours.map(() => 1))
    expect((await here.all(credits)).every(({ balance }) => balance === 0)).toBe(true)
  })

  test("the day's messages are used up: nobody ends as failed, and the rest have theirs the next day", async () => {
    await open({ people: 30 })
    await here.agree(here.neighbours, ["result"])
    here.office.wechat.faults.perDay = 12
    await here.happens(fact)
    // Longer than whatever is tried again soon would be tried.
    await here.settle(240)
    expect(here.onPhones().reduce((sum, one) => sum + one, 0)).toBe(12)
    expect((await here.all(messages)).map(({ state }) => state).filter(state => state === "dead")).toEqual([])
    here.at("2026-03-03T01:00:00.000Z")
    await here.settle(30)
    here.at("2026-03-04T01:00:00.000Z")
    await here.settle(30)
    expect(here.onPhones()).toEqual(here.neighbours.map(() => 1))
    expect((await here.all(credits)).every(({ balance }) => balance === 0)).toBe(true)
  })

  test("nobody answers at all: a turn gives up early and the rest stays untouched", async () => {
    await open({ people: 100, patience: 50 })
    await here.agree(here.neighbours, ["result"])
    here.office.wechat.faults.of.set("*", "silent")
    await here.happens(fact)
    await here.tick()
    const tried = (await here.all(messages)).filter(({ tries }) => tries > 0).length
    expect(tried).toBeGreaterThanOrEqual(10)
    expect(tried).toBeLessThanOrEqual(20)
    here.office.wechat.faults.of.clear()
    here.office.takeTime()
    await here.settle(120)
    expect(here.onPhones()).toEqual(here.neighbours.map(() => 1))
  })

  test("nobody takes messages on one channel: whoever has no consent there is tried on the next", async () => {
    await open({
      people: 60,
      others: "all",
      chain: ["wechat", "wecom"],
      accounts: (place, { corp }) => {
        if (place < 30) return []
        corp.person(`m${place}`, `p${place}`)
        return [`wecom:${corp.corp}:m${place}`]
      },
    })
    await here.agree(here.neighbours.slice(0, 40), ["result"])
    here.office.wechat.faults.of.set("*", "busy")
    await here.happens(fact)
    await here.tick()
    await here.tick()
    const found = await here.all(messages)
    const tried = found.filter(({ channel, tries }) => channel === "wechat" && tries > 0).length
    expect([tried >= 10, tried < 40]).toEqual([true, true])
    expect(found.filter(({ channel, state }) => channel === "wecom" && state === "sent")).toHaveLength(20)
  })

  test("at night the inbox has it at once and the phones are silent until eight; an urgent one rings", async () => {
    await open({ people: 3 })
    await here.agree(here.neighbours, ["result", "news"])
    here.at("2026-03-02T13:00:00.000Z")
    await here.happens({ ...fact, at: here.now() })
    await here.settle(30)
    expect(await here.all(inbox)).toHaveLength(3)
    expect(here.onPhones()).toEqual([0, 0, 0])
    const written = await here.ask<{ notice: string; edition: number }>(here.clerk, "write", {
      template: "news",
      title: "燃气泄漏，请立即下楼",
      text: "请不要开灯，走楼梯下楼。",
      audience: { to: "community" },
      urgent: true,
    })
    await here.ask(here.clerk, "send", written)
    await here.settle(30)
    expect(here.onPhones()).toEqual([1, 1, 1])
    here.at("2026-03-02T23:59:59.000Z")
    await here.tick()
    expect(here.onPhones()).toEqual([1, 1, 1])
    here.at("2026-03-03T00:00:00.000Z")
    await here.settle(10)
    expect(here.onPhones()).toEqual([2, 2, 2])
  })

  test("threat 18: three messages a day, the fourth the next morning", async () => {
    await open({ people: 2 })
    await here.agree(here.neighbours, ["result"], 5)
    for (const about of ["r1", "r2", "r3", "r4"]) await here.happens({ ...fact, about })
    await here.settle()
    expect(here.onPhones()).toEqual([3, 3])
    expect(await here.all(inbox)).toHaveLength(8)
    here.at("2026-03-03T00:00:00.000Z")
    await here.settle()
    expect(here.onPhones()).toEqual([4, 4])
  })

  test("news that could not be brought for three days is not brought any more", async () => {
    await open({ people: 2 })
    await here.agree(here.neighbours, ["result"])
    here.office.wechat.faults.of.set("*", "banned")
    await here.happens(fact)
    await here.settle(10)
    here.office.wechat.faults.of.clear()
    here.pass(3 * 86_400_000)
    await here.settle(10)
    expect((await here.all(messages)).map(({ state, reason }) => [state, reason])).toEqual([
      ["dead", "expired"],
      ["dead", "expired"],
    ])
    expect(await here.balance("result")).toBe(1)
    expect(here.onPhones()).toEqual([0, 0])
  })
})
