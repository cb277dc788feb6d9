import * as z from "zod/mini"
import type { Actions } from "#cloud/shared/ask"
import { type Contract, reads, writes } from "#cloud/shared/contract"
import { oneMore, paces } from "#cloud/shared/often"
import { directoryScope } from "#cloud/shared/scope"
import { feature } from "#cloud/shared/serve"
import { hour, type Instant, instant, later, minute } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { type House, openHouse } from "../support/house.ts"

const plain = {
  may: "member",
  says: { zh: "试", en: "test" },
  takes: z.strictObject({}),
  gives: z.strictObject({}),
  example: { takes: {}, gives: {} },
} as const
const contract = {
  write: writes(plain),
  rare: writes({ ...plain, most: { times: 3, per: hour } }),
  own: writes({ ...plain, repeats: "own" }),
  look: reads(plain),
} as const satisfies Contract
const nothing = async () => ({})
const actions: Actions<typeof contract> = {
  write: ask => ask.change(nothing),
  rare: ask => ask.change(nothing),
  own: nothing,
  look: nothing,
}

const start = instant("2026-03-02T01:00:00.000Z")

describe("threat 27: who calls one action too often", () => {
  let house: House
  beforeEach(() => {
    house = openHouse(() => [feature("test", contract, actions)], [], { limited: true })
  })
  afterEach(() => house.close())

  test("is told how long to wait, may again after it, and keeps nobody else waiting", async () => {
    const [flood, honest] = [house.person("flood"), house.person("honest")]
    for (let n = 0; n < 3; n++) await house.ask(flood, "test.rare")
    const { status, reply } = await house.call(flood, "test.rare")
    expect([status, reply]).toMatchObject([429, { code: "house.tooOften", details: { retryAfter: 1200 } }])
    await house.ask(honest, "test.rare")
    await house.ask(flood, "test.write")
    house.pass(1200_000 - 1)
    expect(await house.refusal(flood, "test.rare")).toEqual({ status: 429, code: "house.tooOften" })
    house.pass(1)
    await house.ask(flood, "test.rare")
  })

  test("has a limit on every write without asking for one; reads and ballots, which carry their own, are not counted", async () => {
    const flood = house.person("flood")
    for (let n = 0; n < 120; n++) await house.ask(flood, "test.write")
    expect(await house.refusal(flood, "test.write")).toEqual({ status: 429, code: "house.tooOften" })
    for (let n = 0; n < 200; n++) await house.ask(flood, n % 2 ? "test.look" : "test.own")
  })

  test("has one document an action, however long it goes on; a repeat that is answered from what was kept is free", async () => {
    const person = house.person("p")
    for (let n = 0; n < 30; n++) {
      house.pass(hour)
      await house.ask(person, "test.rare")
      await house.ask(person, "test.write", {}, "the-same-key-again")
    }
    expect(await house.store.in(directoryScope(person)).list(paces)).toHaveLength(2)
  })

  test("is counted in the store: 20 calls at once through several doors are three", async () => {
    const person = house.person("p")
    const answers = await Promise.all(Array.from({ length: 20 }, () => house.call(person, "test.rare")))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(17)
  })
})

test("threat 27: in no window do more than twice the times go through, and never more than the times at once", () => {
  const most = { times: 5, per: minute }
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 60 }), gaps => {
      let now: Instant = start
      let until: Instant | undefined
      const passed: Instant[] = []
      for (const gap of gaps) {
        now = later(now, gap)
        const next = oneMore(until, now, most)
        if ("wait" in next) continue
        until = next.until
        passed.push(now)
      }
      for (const from of passed) {
        expect(passed.filter(at => at >= from && at < later(from, minute)).length).toBeLessThan(2 * most.times)
        expect(passed.filter(at => at === from).length).toBeLessThanOrEqual(most.times)
      }
    }),
    { numRuns: 1000 },
  )
})
