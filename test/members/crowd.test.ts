import { collections } from "#cloud/members/index"
import { joinCodes } from "#cloud/members/joining/records"
import { codeFrom, plainCode, tried } from "#cloud/members/joining/rules"
import { households, persons } from "#cloud/members/records"
import { masked } from "#cloud/members/rules"
import type { Subject } from "#cloud/shared/ports"
import { every } from "#cloud/shared/store"
import { instantOf, msOf } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { home, type Members, openMembers } from "./community.ts"

jest.setTimeout(120_000)

let here: Members
beforeEach(async () => {
  here = await openMembers()
})
afterEach(() => here.close())

/** What makes somebody count: persons, households, codes, the community. Counts of tries are not part of it. */
const standing = async (): Promise<string> => {
  const found: unknown[] = []
  for (const collection of collections.filter(({ name }) => name !== "tries"))
    for await (const body of every(here.documents, collection)) found.push([collection.name, body])
  return JSON.stringify(found)
}

test("threat 1: 10,000 accounts without a seat, whatever code and door they try, change nothing", async () => {
  await here.ask(here.clerk, "slips", { building: here.households[0].split("-")[0] })
  const before = await standing()
  const [sample] = await here.documents.list(joinCodes)
  if (!sample) throw new Error("no codes")
  const attempts = fc.sample(
    fc.record({
      household: fc.constantFrom<string>(...here.households, "b00000000000-000000000000", sample.hash.slice(0, 20)),
      code: fc.oneof(
        fc.stringMatching(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/),
        fc.string({ minLength: 4, maxLength: 40 }),
        fc.constantFrom("AAAA-AAAA", sample.hash.slice(0, 40), "        ", "----", "𠅤𠅤𠅤𠅤"),
      ),
      name: fc.constantFrom("王", "x"),
      adult: fc.boolean(),
    }),
    { numRuns: 10_000, seed: 1 },
  )
  const statuses = new Map<number, number>()
  for (let from = 0; from < attempts.length; from += 500) {
    const part = attempts.slice(from, from + 500)
    const outcomes = await Promise.all(
      part.map((attempt, at) =>
        here.call(`wx:robot${from + at}` as Subject, "join", { community: home, consent: here.consent, ...attempt }),
      ),
    )
    for (const { status } of outcomes) statuses.set(status, (statuses.get(status) ?? 0) + 1)
    // An hour later the doors may be tried again, so that guesses reach the codes too.
    here.pass(3_600_000)
  }
  expect([...statuses.values()].reduce((sum, count) => sum + count)).toBe(10_000)
  expect([...statuses.keys()].sort()).toEqual([403, 429])
  expect(statuses.get(403)).toBeGreaterThanOrEqual(200)
  expect(await standing()).toBe(before)
  expect(here.bugs).toEqual([])
})

test("whatever people do at once, a household has one delegate at most, who is an adult of it", async () => {
  const people = ["a", "b", "c", "d", "e"]
  const doing = fc.array(
    fc.record({
      what: fc.constantFrom("add", "hand", "appoint", "end", "withdraw", "agree", "forget"),
      who: fc.constantFrom(...people),
      to: fc.constantFrom(...people),
      door: fc.constantFrom(0, 1),
      adult: fc.boolean(),
    }),
    { minLength: 5, maxLength: 15 },
  )
  let rounds = 0
  await fc.assert(
    fc.asyncProperty(doing, async acts => {
      rounds += 1
      const name = (person: string) => `${person}${rounds}`
      const subject = (person: string) => `wx:${name(person)}` as Subject
      const idOf = async (person: string) =>
        (await here.ask<{ member?: { person: string } }>(subject(person), "me")).member?.person ?? "nobody"
      await Promise.all(
        acts.map(async ({ what, who, to, door, adult }) => {
          const named = { community: home }
          switch (what) {
            case "add":
              return here.person(name(who), { household: here.households[door === 0 ? 0 : 1], adult })
            case "hand":
              return here.call(subject(who), "handOver", { to: await idOf(to) })
            case "appoint":
              return here.call(here.clerk, "appoint", { person: await idOf(to), reason: "试" })
            case "end":
              return here.call(here.clerk, "endMembership", { person: await idOf(to), reason: "试" })
            case "withdraw":
              return here.call(subject(who), "consent", { ...named, version: "x", agreed: false })
            case "agree":
              return here.call(subject(who), "consent", { ...named, version: here.consent, agreed: true })
            default:
              return here.call(subject(who), "forget", { ...named, sure: true })
          }
        }),
      )
      expect(here.bugs).toEqual([])
      const delegates = new Map<string, string[]>()
      for await (const person of every(here.documents, persons)) {
        if (!person.delegate) continue
        expect([person.standing, person.adult]).toEqual(["here", true])
        delegates.set(person.household ?? "", [...(delegates.get(person.household ?? "") ?? []), person.person])
      }
      for await (const household of every(here.documents, households))
        expect(delegates.get(household.id) ?? []).toEqual(household.delegate ? [household.delegate] : [])
      for (const found of delegates.values()) expect(found).toHaveLength(1)
    }),
    { numRuns: 60, seed: 7 },
  )
  expect(rounds).toBe(60)
})

test("a code has 40 bits and survives being typed", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: (1n << 40n) - 1n }), bits => {
      const code = codeFrom(bits.toString(16).padStart(10, "0"))
      expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
      expect(plainCode(` ${code.toLowerCase().replace("-", " ")}`)).toBe(code.replace("-", ""))
    }),
    { numRuns: 1000 },
  )
  const all = new Set(Array.from({ length: 4096 }, (_, bits) => codeFrom(bits.toString(16).padStart(10, "0"))))
  expect(all.size).toBe(4096)
  expect(() => codeFrom("short")).toThrow(RangeError)
})

test("whenever tries come, no hour that begins with one has more than five", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_500_000 }), { maxLength: 60 }), gaps => {
      let now = 1_700_000_000_000
      let kept: Parameters<typeof tried>[0]
      let counted = 0
      for (const gap of gaps) {
        now += gap
        const next = tried(kept, instantOf(now))
        if ("minutes" in next) {
          expect(next.minutes).toBeGreaterThanOrEqual(1)
          expect(next.minutes).toBeLessThanOrEqual(60)
          continue
        }
        counted = next.count === 1 ? 1 : counted + 1
        expect(counted).toBeLessThanOrEqual(5)
        expect(now - msOf(next.since)).toBeLessThan(3_600_000)
        kept = next
      }
    }),
    { numRuns: 1000 },
  )
})

test("a name for everybody's eyes shows its first sign alone", () => {
  expect([masked("王秀英"), masked("欧阳"), masked("𠅤某"), masked(" Mary Ann"), masked("")]).toEqual([
    "王*",
    "欧*",
    "𠅤*",
    "M*",
    "",
  ])
})
