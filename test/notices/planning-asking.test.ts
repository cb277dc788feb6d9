import { askedAbout, askedAtOnce, askedMore, askedNow, toAsk } from "#cloud/notices/planning/rules"
import { type TemplateKey, templateKeys } from "#cloud/notices/templates/rules"
import type { Subject } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"
import { dayLong, instant, later } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { key, needs } from "./support/needs.ts"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const now = instant("2026-03-02T01:00:00.000Z")
const closes = later(now, 7 * dayLong)

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

test("where nothing is lacking, what there is least of is asked for, and then what is usually told", () => {
  const has = (template: TemplateKey, balance: number) => ({ template, balance, off: false })
  expect(toAsk([], [])).toEqual(["meeting", "vote", "news"])
  expect(toAsk([has("meeting", 2), has("vote", 1)], [])).toEqual(["news", "result", "vote"])
})

test("whoever is told of it already is asked for what they have none of or too little, others for what the moment is about", () => {
  const one = fc.record({ balance: fc.nat(3), off: fc.boolean(), toCome: fc.nat(3) })
  fc.assert(
    fc.property(key, fc.shuffledSubarray([...templateKeys]), fc.tuple(one, one, one, one), (about, others, four) => {
      const standings = templateKeys.map((template, n) => ({ template, balance: 0, off: false, toCome: 0, ...four[n] }))
      const own = standings.find(({ template }) => template === about)
      const short = standings.filter(({ balance, off, toCome }) => !off && (balance === 0 || balance < toCome))
      const lacks = (template: TemplateKey) => short.some(one => one.template === template)
      const isTold = own !== undefined && own.balance > 0 && !own.off
      expect(askedNow(about, others, standings)).toEqual(
        isTold ? askedMore(about, others, lacks) : askedAbout(about, others, () => true),
      )
      expect(askedNow(about, others, isTold ? [own] : [])).toEqual(isTold && lacks(about) ? [about] : [])
    }),
  )
})

describe("on phones", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 2, perBuilding: 1 })
  })
  afterEach(() => here.close())
  const [wang, li] = ["host:p00000" as Subject, "host:p00001" as Subject]
  const seated = { to: "persons" as const, persons: [id<"person">("p00001")] }

  test("asked for is what the person themselves will be told: by name, by where they live, and not what is over", async () => {
    type Credits = { ask: string[]; credits: { template: string; toCome: number }[] }
    const credits = (who: Subject) => here.ask<Credits>(who, "credits")
    const asks = async (who: Subject) => (await credits(who)).ask[0]
    const toCome = async (who: Subject) => (await credits(who)).credits.map(({ toCome }) => toCome)
    await here.agree(here.neighbours, ["meeting"])
    await here.agree(here.neighbours.slice(1), ["meeting"])
    expect([await asks(wang), await asks(li)]).toEqual(["vote", "vote"])
    const building = { to: "buildings" as const, buildings: [id<"building">("b2")] }
    await here.happens({ kind: "meetings.pollOpened", about: "p2", data: { closes, ofBody: "b1" }, audience: building })
    await here.settle()
    expect([await asks(wang), await asks(li)]).toEqual(["vote", "meeting"])
    await here.happens({ kind: "meetings.pollWithdrawn", about: "p2", data: {}, audience: building, at: here.now() })
    expect([await asks(wang), await asks(li)]).toEqual(["vote", "vote"])
    await here.happens({ kind: "meetings.called", about: "m1:0", data: { when: closes }, audience: seated })
    expect([await asks(wang), await asks(li)]).toEqual(["vote", "meeting"])
    // A change is asked for, but nobody is told that one will come.
    expect([await toCome(wang), await toCome(li)]).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 1],
    ])
  })
})
