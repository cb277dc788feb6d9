import fc from "fast-check"
import { lanes, messages } from "#cloud/notices/outbox/records"
import {
  askedAbout,
  askedAtOnce,
  isWorth,
  type Need,
  needsOf,
  patienceFor,
  toAsk,
  weightOf,
} from "#cloud/notices/planning/rules"
import { type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"
import type { Subject } from "#cloud/shared/ports"
import { dayLong, hour, instant, later } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const now = instant("2026-03-02T01:00:00.000Z")
const closes = later(now, 7 * dayLong)

const key = fc.constantFrom(...templateKeys)
const need = fc
  .record({ template: key, weight: fc.integer({ min: 1, max: 9 }) })
  .map((one): Need => ({ ...one, at: now }))
const needs = fc.array(need, { maxLength: 12 })

test("what is to come is known from what has happened: a vote has a last day and a result", () => {
  expect(needsOf([{ kind: "projects.votingOpened", data: { closes } }], now)).toEqual([
    { template: "vote", at: later(closes, -dayLong), weight: 7 },
    { template: "result", at: later(closes, dayLong), weight: 4 },
  ])
  expect(needsOf([{ kind: "projects.votingOpened", data: { closes } }], later(closes, 2 * dayLong))).toEqual([])
  expect(needsOf([{ kind: "projects.votingOpened", data: {} }], now)).toEqual([])
  // As the call of a meeting says it (meetings/calling): `when` it begins.
  expect(needsOf([{ kind: "meetings.called", data: { when: closes } }], now)).toEqual([
    { template: "meeting", at: later(closes, -dayLong), weight: 7 },
  ])
  const far = later(now, 60 * dayLong)
  expect(needsOf([{ kind: "meetings.called", data: { when: far } }], now)).toEqual([])
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

test("a consent is kept for as many heavier ones as are to come by its template, and not for others", () => {
  fc.assert(
    fc.property(needs, need, fc.integer({ min: 1, max: 6 }), (toCome, message, balance) => {
      const heavier = toCome.filter(one => one.template === message.template && one.weight > message.weight).length
      expect(isWorth(balance, message, toCome)).toBe(heavier < balance)
      expect(isWorth(balance, { ...message, weight: 9 }, toCome)).toBe(true)
    }),
  )
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

test("what asks for a part or changes a day never waits; lighter news waits for those who read by themselves", () => {
  expect([9, 8, 7].map(weight => patienceFor(weight, 99))).toEqual([0, 0, 0])
  expect([patienceFor(6, 2), patienceFor(4, 2), patienceFor(4, 1)]).toEqual([12 * hour, dayLong, 0])
})

describe("on phones", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 2 })
  })
  afterEach(() => here.close())
  const [wang, li] = ["host:p00000" as Subject, "host:p00001" as Subject]

  test("a last consent about meetings waits for the date and the call; with three, the poll is told too; the reason stands in the report", async () => {
    await here.agree(here.neighbours.slice(0, 1), ["meeting"])
    await here.agree(here.neighbours.slice(1), ["meeting"], 3)
    await here.happens({ kind: "meetings.pollOpened", about: "p1", data: { title: "议事会", place: "活动室", closes } })
    await here.settle()
    expect(here.onPhones()).toEqual([0, 1])
    const dead = (await here.all(messages)).filter(({ state }) => state === "dead")
    expect(dead.map(({ reason, paid }) => [reason, paid])).toEqual([["kept", false]])
    await here.ask(here.clerk, "resend", { notice: dead[0]?.notice })
    await here.settle()
    expect(here.onPhones()).toEqual([1, 1])
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
  })
})
