import { messages } from "#cloud/notices/outbox/records"
import { isWorth, needsOf, weightOf } from "#cloud/notices/planning/rules"
import { id } from "#cloud/shared/values/id"
import { dayLong, instant, later } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { need, needs } from "./support/needs.ts"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const now = instant("2026-03-02T01:00:00.000Z")
const closes = later(now, 7 * dayLong)
const called = { kind: "meetings.called", about: "m1:0", at: now, data: { when: closes } }

test("a consent is kept for as many as are to come by its template and worth more, each by its weight and how likely it is", () => {
  fc.assert(
    fc.property(needs, need, fc.integer({ min: 1, max: 6 }), (toCome, message, balance) => {
      const more = toCome.filter(
        ({ template, weight, odds = 0 }) => template === message.template && weight * odds > message.weight * 10,
      ).length
      expect(isWorth(balance, message, toCome)).toBe(more < balance)
      expect(isWorth(balance, { ...message, weight: 9 }, toCome)).toBe(true)
    }),
  )
})

test("a change that hardly ever comes holds nothing back that is certain, and a poll is told whatever follows on it", () => {
  const worth = (kind: string, ...told: Parameters<typeof needsOf>[0]) =>
    isWorth(1, { template: "meeting", weight: weightOf(kind, "meeting") }, needsOf(told, now))
  expect(worth("meetings.tomorrow:m1", called)).toBe(true)
  expect(worth("meetings.pollOpened:p1", { kind: "meetings.pollOpened", data: { closes } })).toBe(true)
  expect(worth("meetings.settled:p1", { kind: "meetings.settled", data: { when: closes } })).toBe(false)
})

describe("on phones", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 2, perBuilding: 1 })
  })
  afterEach(() => here.close())

  const seated = { to: "persons" as const, persons: [id<"person">("p00001")] }
  const settled = { kind: "meetings.settled", about: "p1", data: { title: "议事会", place: "活动室", when: closes } }

  test("a last consent about meetings is not kept from the poll, but waits at its date for the call; the reason stands in the report", async () => {
    await here.agree(here.neighbours, ["meeting"])
    await here.agree(here.neighbours.slice(0, 1), ["meeting"])
    const audience = { to: "persons" as const, persons: here.neighbours.map(({ person }) => person) }
    const opened = { title: "议事会", place: "活动室", closes }
    await here.happens({ kind: "meetings.pollOpened", about: "p1", data: opened, audience })
    await here.settle()
    expect(here.onPhones()).toEqual([1, 1])
    await here.agree(here.neighbours, ["meeting"])
    await here.happens({ ...settled, audience })
    await here.settle()
    expect(here.onPhones()).toEqual([2, 1])
    const dead = (await here.all(messages)).filter(({ state }) => state === "dead")
    expect(dead.map(({ reason, paid }) => [reason, paid])).toEqual([["kept", false]])
    await here.ask(here.clerk, "resend", { notice: dead[0]?.notice })
    await here.settle()
    expect(here.onPhones()).toEqual([2, 2])
  })

  test("a meeting keeps the consents of those who are called to it, and of nobody else; cancelled, of nobody", async () => {
    await here.agree(here.neighbours, ["meeting"])
    await here.happens({ kind: "meetings.called", about: "m1:0", data: { when: closes }, audience: seated })
    await here.settle()
    await here.agree(here.neighbours.slice(1), ["meeting"])
    const write = { template: "meeting", title: "居民见面会", text: "欢迎来坐坐。", audience: { to: "community" } }
    const tell = async () => {
      await here.ask(here.clerk, "send", await here.ask(here.clerk, "write", { ...write, urgent: false }))
      await here.settle()
    }
    await tell()
    expect(here.onPhones()).toEqual([1, 1])
    await here.happens({ kind: "meetings.cancelled", about: "m1:1", data: { when: closes }, audience: seated })
    await here.settle()
    expect(here.onPhones()).toEqual([1, 2])
    await here.agree(here.neighbours, ["meeting"])
    await tell()
    expect(here.onPhones()).toEqual([2, 3])
  })
})
