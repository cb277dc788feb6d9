import { lanes, messages } from "#cloud/notices/outbox/records"
import {
  askedAbout,
  askedAtOnce,
  askedMore,
  askedNow,
  isFor,
  isWorth,
  type Need,
  needsOf,
  patienceFor,
  readsNow,
  toAsk,
  weightOf,
} from "#cloud/notices/planning/rules"
import { type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"
import type { Fact } from "#cloud/shared/fact"
import type { Subject } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, instant, later } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const now = instant("2026-03-02T01:00:00.000Z")
const closes = later(now, 7 * dayLong)

const key = fc.constantFrom(...templateKeys)
const need = fc
  .record({ template: key, weight: fc.integer({ min: 1, max: 9 }), odds: fc.integer({ min: 1, max: 10 }) })
  .map((one): Need => ({ ...one, at: now }))
const needs = fc.array(need, { maxLength: 12 })

/** What is to come, in short: by which template, how many ms from now, and what it is worth. */
const shortly = (...told: Parameters<typeof needsOf>[0]) =>
  needsOf(told, now).map(({ template, at, weight, odds = 0 }) => [template, at, weight * odds])

test("what is to come is known from what has happened: a vote has a last day and a result", () => {
  const opened = { kind: "projects.votingOpened", data: { closes } }
  expect(shortly(opened)).toEqual([
    ["vote", later(closes, -dayLong), 28],
    ["result", later(closes, dayLong), 40],
  ])
  expect(needsOf([opened], later(closes, 2 * dayLong))).toEqual([])
  expect(needsOf([{ ...opened, data: {} }], now)).toEqual([])
  const far = later(now, 60 * dayLong)
  expect(needsOf([{ kind: "meetings.called", data: { when: far } }], now)).toEqual([])
})

const called = { kind: "meetings.called", about: "m1:0", at: now, data: { when: closes } }
const ofCalled = [
  ["meeting", later(closes, -dayLong), 63],
  ["meeting", closes, 18],
]

test("a called meeting will be reminded of, and until it begins it may be changed or cancelled, which is unlikely", () => {
  expect(shortly(called)).toEqual(ofCalled)
  const tomorrow = { kind: "meetings.tomorrow", about: "m1:2026-03-09", at: later(now, hour), data: { when: closes } }
  expect(shortly(called, tomorrow)).toEqual(ofCalled.slice(1))
})

test("of a matter only the newest fact counts: a meeting that was moved or cancelled, a poll that was settled, withdrawn or has become a meeting", () => {
  const when = later(closes, 3 * dayLong)
  const moved = { kind: "meetings.moved", about: "m1:1", at: later(now, hour), data: { when } }
  const ofMoved = ofCalled.map(([template, at, worth]) => [template, later(at as typeof now, 3 * dayLong), worth])
  for (const told of [
    [called, moved],
    [moved, called],
  ])
    expect(shortly(...told)).toEqual(ofMoved)
  const cancelled = { kind: "meetings.cancelled", about: "m1:2", at: later(now, 2 * hour), data: { when } }
  expect(shortly(cancelled, called, moved)).toEqual([])
  const other = { ...called, about: "m2:0" }
  expect(shortly(cancelled, called, other)).toEqual(ofCalled)

  const persons = { to: "persons" as const, persons: [] }
  const opened = { kind: "meetings.pollOpened", about: "p1", at: now, audience: persons, data: { closes } }
  expect(shortly(opened)).toEqual([
    ["meeting", later(closes, dayLong), 48],
    ["meeting", later(closes, 2 * dayLong), 42],
  ])
  const settled = { ...opened, kind: "meetings.settled", at: later(now, hour), data: { when } }
  expect(shortly(opened, settled)).toEqual([
    ["meeting", later(when, -2 * dayLong), 63],
    ["meeting", later(when, -dayLong), 56],
  ])
  expect(shortly(opened, settled, { ...called, data: { when: closes, poll: "p1" } })).toEqual(ofCalled)
  expect(shortly(opened, { ...opened, kind: "meetings.pollWithdrawn", at: later(now, hour), data: {} })).toEqual([])
})

test("residents who are asked when they can come are told the date; only a body is called", () => {
  const asked = { kind: "meetings.pollOpened", about: "p1", at: now, audience: { to: "community" as const } }
  expect(shortly({ ...asked, data: { closes } }).map(([, , worth]) => worth)).toEqual([48])
  expect(shortly({ ...asked, data: { closes, ofBody: "b1" } }).map(([, , worth]) => worth)).toEqual([48, 42])
  const settled = { ...asked, kind: "meetings.settled", data: { when: closes } }
  expect(shortly(settled)).toEqual([])
})

test("a need is theirs who were told of what it follows on", () => {
  const told = (...audiences: Fact["audience"][]): Need => ({
    ...{ template: "meeting", at: now, weight: 7 },
    told: audiences.map(audience => ({ ...called, audience })),
  })
  const [wang, li] = [id<"person">("wang"), id<"person">("li")]
  const only = (person: typeof wang) => ({ to: "persons" as const, persons: [person] })
  const building = { to: "buildings" as const, buildings: [id<"building">("b1")] }
  expect(isFor({ template: "meeting", at: now, weight: 7 }, "wang")).toBe(true)
  expect(isFor(told({ to: "community" }), "wang")).toBe(true)
  expect([isFor(told(only(wang)), "wang"), isFor(told(only(wang)), "li")]).toEqual([true, false])
  expect(isFor(told(only(wang), only(li)), "li")).toBe(true)
  expect(isFor(told(building), "wang")).toBe(undefined)
})

test("a changed meeting weighs more than a called one, a result less than a vote; what staff write is everyday news", () => {
  const [changed, voting, called, result, news] = [
    weightOf("meetings.changed:m1", "meeting"),
    weightOf("projects.votingOpened:r1", "vote"),
    weightOf("meetings.called:m1", "meeting"),
    weightOf("projects.published:r1", "result"),
    weightOf(undefined, "news"),
  ] as const
  expect([changed, voting, called, result, news]).toEqual([9, 8, 7, 4, 2])
})

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

test("what is asked for is never switched off, at most three, and what is lacking comes before what is not", () => {
  const standing = fc.record({ balance: fc.integer({ min: 0, max: 3 }), off: fc.boolean() })
  fc.assert(
    fc.property(fc.tuple(standing, standing, standing, standing), needs, (four, toCome) => {
      const credits = templateKeys.map((template, n) => ({ template, balance: 0, off: false, ...four[n] }))
      const asked = toAsk(credits, toCome)
      expect(asked.length).toBe(Math.min(askedAtOnce, credits.filter(({ off }) => !off).length))
      const lacks = (template: TemplateKey) =>
        toCome.filter(one => one.template === template).length >
        (credits.find(one => one.template === template)?.balance ?? 0)
      const left = credits.filter(({ template, off }) => !off && !asked.includes(template))
      for (const { template } of left) if (lacks(template)) expect(asked.every(lacks)).toBe(true)
      expect(credits.filter(({ off }) => off).every(({ template }) => !asked.includes(template))).toBe(true)
    }),
  )
  expect(toAsk([], [{ template: "meeting", at: now, weight: 7 }])[0]).toBe("meeting")
})

test("a tap asks for what the moment is about first, for three at most, and for nothing the platform has no template for", () => {
  fc.assert(
    fc.property(key, fc.shuffledSubarray([...templateKeys]), fc.subarray([...templateKeys]), (about, others, known) => {
      const asked = askedAbout(about, others, template => known.includes(template))
      expect(asked.slice(0, 1)).toEqual(known.includes(about) ? [about] : [])
      expect(asked.length).toBeLessThanOrEqual(askedAtOnce)
      expect(new Set(asked).size).toBe(asked.length)
      expect(asked.slice(1)).toEqual(asked.length > 0 ? others.filter(one => asked.slice(1).includes(one)) : [])
      expect(asked.every(template => known.includes(template))).toBe(true)
    }),
  )
  expect(askedAbout("result", ["vote", "result", "meeting", "news"], () => true)).toEqual(["result", "vote", "meeting"])
})

test("one more tap asks only for what is lacking, what the moment is about first", () => {
  fc.assert(
    fc.property(
      key,
      fc.shuffledSubarray([...templateKeys]),
      fc.subarray([...templateKeys]),
      (about, others, lacking) => {
        const asked = askedMore(about, others, template => lacking.includes(template))
        expect(asked.every(one => lacking.includes(one) && (one === about || others.includes(one)))).toBe(true)
        expect(asked.includes(about)).toBe(lacking.includes(about))
        expect(asked.indexOf(about)).toBeLessThanOrEqual(0)
        expect([asked.length <= askedAtOnce, new Set(asked).size]).toEqual([true, asked.length])
      },
    ),
  )
  expect(askedMore("news", ["vote", "result", "meeting", "news"], () => true)).toEqual(["news", "vote", "result"])
})

test("whoever is told of it already is asked for what they lack alone, others for what the moment is about", () => {
  const one = fc.record({ balance: fc.nat(3), off: fc.boolean(), toCome: fc.nat(3) })
  fc.assert(
    fc.property(key, fc.shuffledSubarray([...templateKeys]), fc.tuple(one, one, one, one), (about, others, four) => {
      const standings = templateKeys.map((template, n) => ({ template, balance: 0, off: false, toCome: 0, ...four[n] }))
      const own = standings.find(({ template }) => template === about)
      const short = standings.filter(({ balance, off, toCome }) => !off && balance < toCome)
      const lacks = (template: TemplateKey) => short.some(one => one.template === template)
      const isTold = own !== undefined && own.balance > 0 && !own.off
      expect(askedNow(about, others, standings)).toEqual(
        isTold ? askedMore(about, others, lacks) : askedAbout(about, others, () => true),
      )
      expect(askedNow(about, others, isTold ? [own] : [])).toEqual(isTold && lacks(about) ? [about] : [])
    }),
  )
})

test("what asks for a part or changes a day never waits; lighter news waits for those who read by themselves", () => {
  expect([9, 8, 7].map(weight => patienceFor(weight, 99))).toEqual([0, 0, 0])
  expect([patienceFor(6, 2), patienceFor(4, 2), patienceFor(4, 1)]).toEqual([12 * hour, dayLong, 0])
})

test("reading by oneself is a habit of these weeks: it is forgotten after thirty days", () => {
  const read = { bySelf: 3, bySelfAt: now }
  expect([readsNow(read, later(now, 30 * dayLong - 1)), readsNow(read, later(now, 30 * dayLong))]).toEqual([3, 0])
  expect([readsNow({}, now), readsNow({ bySelf: 3 }, now)]).toEqual([0, 0])
})

describe("on phones", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 2, perBuilding: 1 })
  })
  afterEach(() => here.close())
  const [wang, li] = ["host:p00000" as Subject, "host:p00001" as Subject]

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

  test("asked for is what the person themselves will be told: by name, by where they live, and not what is over", async () => {
    type Credits = { ask: string[]; credits: { template: string; toCome: number }[] }
    const credits = (who: Subject) => here.ask<Credits>(who, "credits")
    const asks = async (who: Subject) => (await credits(who)).ask[0]
    const toCome = async (who: Subject) => (await credits(who)).credits.map(({ toCome }) => toCome)
    expect([await asks(wang), await asks(li)]).toEqual(["news", "news"])
    const building = { to: "buildings" as const, buildings: [id<"building">("b2")] }
    await here.happens({ kind: "meetings.pollOpened", about: "p2", data: { closes }, audience: building })
    await here.settle()
    expect([await asks(wang), await asks(li)]).toEqual(["news", "meeting"])
    await here.happens({ kind: "meetings.pollWithdrawn", about: "p2", data: {}, audience: building, at: here.now() })
    expect([await asks(wang), await asks(li)]).toEqual(["news", "news"])
    await here.happens({ kind: "meetings.called", about: "m1:0", data: { when: closes }, audience: seated })
    expect([await asks(wang), await asks(li)]).toEqual(["news", "meeting"])
    // A change is asked for, but nobody is told that one will come.
    expect([await toCome(wang), await toCome(li)]).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 1],
    ])
  })

  test("whoever has read the last two results without a message is given a day, and costs no consent", async () => {
    const published = (about: string) => here.happens({ kind: "projects.published", about, at: here.now() })
    const read = async (who: Subject) => {
      const { unread } = await here.ask<{ unread: { notice: string }[] }>(who, "inbox")
      for (const { notice } of unread) await here.ask(who, "read", { notice })
    }
    for (const about of ["r1", "r2"]) {
      await published(about)
      await here.settle()
      await read(wang)
      await read(li)
    }
    expect((await here.all(lanes)).map(({ bySelf }) => bySelf)).toEqual([2, 2])
    await here.agree(here.neighbours, ["result"])
    here.pass(dayLong)
    await published("r3")
    await here.settle()
    expect(here.onPhones()).toEqual([0, 0])
    await read(wang)
    here.pass(dayLong)
    await here.settle()
    expect(here.onPhones()).toEqual([0, 1])
    const last = (await here.all(messages)).filter(({ notice }) => notice.includes("20260303"))
    expect(last.map(({ reason }) => reason)).toContain("heard")
    await read(li)
    expect(Object.fromEntries((await here.all(lanes)).map(({ person, bySelf }) => [person, bySelf]))).toEqual({
      p00000: 3,
      p00001: 0,
    })
    await here.agree(here.neighbours.slice(0, 1), ["result"])
    here.pass(30 * dayLong)
    await published("r4")
    await here.settle()
    expect(here.onPhones()).toEqual([1, 1])
  })
})
