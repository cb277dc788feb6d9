import { execFileSync } from "node:child_process"
import type { Action, May } from "#cloud/shared/contract"
import type { Subject } from "#cloud/shared/ports"
import { schemaOf } from "../doors/aiming.ts"
import { domainFields, turned, turns } from "../doors/bad-values.ts"
import { type Neighbours, seedNeighbours } from "../doors/neighbours.ts"
import type { Someone } from "../doors/sides.ts"
import { stateOf, watched } from "../doors/state.ts"
import { fc } from "../support/drawn.ts"

jest.setTimeout(1_800_000)

/** So many bad inputs for every action and each of these people. */
const inputs = 1_000
const callers: readonly Someone[] = ["resident", "delegate", "staff", "committee", "treasurer", "partyOrganization"]
/** Of inputs whose form is right but which mean nothing, so many an action. */
const meaningless = 40

/** Where the program is, how it is made, what it tripped over. */
const trace = /\bat \S+ \(|node_modules|cloudfunctions\/|\.ts:\d|\b\w*Error\b|SQLITE|\/tmp\/|Object\.<anonymous>/
/** Names of these tests, telephones, identity numbers. */
const personal = /青鸾|朱雀|(?<!\d)1[3-9]\d{9}(?!\d)|\b\d{17}[\dXx]\b/g
const phone = /(?<!\d)1[3-9]\d{9}(?!\d)/g
/** Who looks at the roll, or at what is kept about themselves, sees telephones. */
const showsPhones: readonly string[] = ["members.roll", "members.myData", "members.export"]

/** What is written before a change that is then refused, and does no harm: that something may be due, that somebody tried. */
const byTheWay: readonly string[] = ["dues", "tries"]

const jsonOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

describe("what is sent to every action", () => {
  let both: Neighbours
  let valid: Readonly<Record<string, readonly unknown[]>>
  beforeAll(async () => {
    both = await seedNeighbours()
    valid = JSON.parse(execFileSync(process.execPath, ["test/doors/valid-values.ts"], { maxBuffer: 1e9 }).toString())
  })
  afterAll(() => both.remove())

  /** Valid values turned until there are enough that the schema refuses, and some that it takes. */
  const inputsFor = (name: string, action: Action): { bad: unknown[]; odd: unknown[] } => {
    const seeds = valid[name] ?? []
    const bad = new Map<string, unknown>()
    const odd: unknown[] = seeds.slice(1, meaningless / 2)
    for (let round = 1; bad.size < inputs && round < 60; round += 1) {
      for (const [place, turn] of fc.sample(turns, { numRuns: 400, seed: round }).entries()) {
        const input = jsonOf(turned(seeds[place % seeds.length], turn))
        const fits = action.takes.safeParse(input ?? {}).success
        if (!fits && bad.size < inputs) bad.set(JSON.stringify(input), input)
        if (fits && odd.length < meaningless) odd.push(input)
      }
    }
    return { bad: [...bad.values()], odd }
  }

  const phoneIn = (text: string, sent: unknown): string | undefined =>
    (text.match(phone) ?? []).find(one => !JSON.stringify(sent).includes(one))
  const whoMay = (may: May): Subject | "nobody" | "timer" => {
    if (may === "timer") return may
    return may === "delegate"
      ? both.here.of("delegate")
      : typeof may === "string"
        ? both.here.of("resident")
        : both.here.of(may[0] as Someone)
  }

  const leakOf = (text: string, sent: unknown): string | undefined => {
    const given = JSON.stringify(sent)
    const found = trace.exec(text)?.[0]
    if (found && !given.includes(found)) return found
    return (text.match(personal) ?? []).find(one => !given.includes(one))
  }

  test("threats 28, 31, 32: 1,000 bad inputs for every action, from six kinds of people: 4xx, nothing written, nothing said", async () => {
    const wrong: unknown[] = []
    const volume: number[] = []
    const house = both.open(store => watch(store))
    const before = [await stateOf(house.real, both.here), await stateOf(house.real, both.there)]
    for (const [name, action] of both.actions) {
      const { bad } = inputsFor(name, action)
      for (const who of callers) {
        const subject = both.here.of(who)
        const mayCall = action.may !== "timer"
        let refused = 0
        for (const input of bad) {
          const { status, reply } = await house.call(subject, name, input, "a-key-of-16-chars")
          const leak = reply.ok ? "accepted" : leakOf(JSON.stringify(reply), input)
          const right = status === 403 || (mayCall && status === 400)
          if (right && !leak && written.length === 0) refused += 1
          else if (wrong.length < 20)
            wrong.push({ name, who, status, leak, input: JSON.stringify(input).slice(0, 200), written })
        }
        volume.push(refused)
      }
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    }
    expect(wrong).toEqual([])
    expect(volume.length).toBe(both.actions.length * callers.length)
    expect(Math.min(...volume)).toBeGreaterThanOrEqual(inputs)
    expect([await stateOf(house.real, both.here), await stateOf(house.real, both.there)]).toEqual(before)
    expect(house.bugs).toEqual([])
    await house.close()
  })

  test("threat 31: no action takes a field of what is stored that it does not name", async () => {
    const house = both.open()
    const holders = Object.fromEntries(both.actions.map(([name, { may }]) => [name, whoMay(may)]))
    let tried = 0
    for (const [name, action] of both.actions) {
      const known = Object.keys(schemaOf(action).properties ?? {})
      for (const field of domainFields.filter(one => !known.includes(one))) {
        const { status, reply } = await house.call(
          holders[name] ?? "nobody",
          name,
          { ...(action.example.takes as object), [field]: "x" },
          "a-key-of-16-chars",
        )
        expect([name, field, status, reply.ok || reply.code]).toEqual([name, field, 400, "house.unknownField"])
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(10_000)
    await house.close()
  })

  test("threat 28: inputs that are right in form and mean nothing: no fault, a refusal writes nothing, no telephone in any answer", async () => {
    const wrong: unknown[] = []
    const answered = new Map<number, number>()
    for (const [name, action] of both.actions.filter(([, { may }]) => may !== "timer")) {
      const house = both.open(store => watch(store))
      for (const input of inputsFor(name, action).odd) {
        for (const who of ["staff", "delegate", "treasurer"] as const) {
          written.length = 0
          const { status, reply } = await house.call(both.here.of(who), name, input)
          answered.set(status, (answered.get(status) ?? 0) + 1)
          const text = JSON.stringify(reply)
          const leak =
            reply.ok && !showsPhones.includes(name) ? phoneIn(text, input) : reply.ok ? undefined : leakOf(text, input)
          const left = reply.ok ? [] : written.filter(one => !byTheWay.includes(one))
          if (status >= 500 || leak || left.length > 0)
            wrong.push({
              name,
              who,
              status,
              leak,
              left,
              input: JSON.stringify(input).slice(0, 300),
              bug: String((house.bugs.at(-1)?.error as Error)?.stack),
            })
        }
      }
      await house.close()
    }
    expect(answered.get(404)).toBeGreaterThan(1_000)
    expect(wrong).toEqual([])
    expect([...answered.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThan(5_000)
  })

  let written: string[] = []
  const watch = (store: Parameters<typeof watched>[0]) => {
    const seen = watched(store)
    written = seen.written
    return seen.store
  }
})
