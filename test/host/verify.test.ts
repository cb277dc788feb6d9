import * as z from "zod/mini"
import { publish } from "#cloud/disclosures/actions"
import { disclosures } from "#cloud/disclosures/records"
import { earmark } from "#cloud/funds/actions"
import { funds, collections as ofFunds } from "#cloud/funds/index"
import { publicArchive } from "#cloud/host/publishing"
import { communities } from "#cloud/members/records"
import type { Actions } from "#cloud/shared/ask"
import { type Contract, writes } from "#cloud/shared/contract"
import { canonical, digest } from "#cloud/shared/digest"
import { feature } from "#cloud/shared/serve"
import { idShape } from "#cloud/shared/shapes"
import { fen } from "#cloud/shared/values/fen"
import { type Id, id } from "#cloud/shared/values/id"
import { countVote, freezeResult, openVote, type Plan, stageVote } from "#cloud/votes/actions"
import { figuresOf, type Said } from "#cloud/votes/closing/rules"
import { decideAmong, stanceOn } from "#cloud/votes/counting/choices"
import { decide } from "#cloud/votes/counting/decision"
import { elect } from "#cloud/votes/counting/registry"
import { type ChoosingRule, greedyRule, type Majority, roundRule } from "#cloud/votes/counting/rule"
import { collections as ofVotes, votes } from "#cloud/votes/index"
import { recount, redecide, verify } from "../../cloudfunctions/host/verify.mjs"
import { fc } from "../support/drawn.ts"
import { home, openHouse } from "../support/house.ts"
import { closes, countable, nonce, options, planOf, seatOf } from "../votes/booth.ts"
import { heldBy, motionOf } from "../votes/council.ts"

const says = { zh: "试", en: "test" }
const takes = z.strictObject({ vote: idShape<"vote">() })
const act = writes({ may: ["staff"], says, takes, gives: z.object({}), example: { takes: { vote: "v" }, gives: {} } })
const contract = { open: act, count: act } as const satisfies Contract
const rules: Readonly<Record<string, ChoosingRule>> = { shares: roundRule, most: greedyRule }

/** Two motions, one nameless by majority, one named by groups, of which one is empty; and a choice of one among three. */
const halves = { kind: "majority" as const, quorum: { num: 1, den: 2, strict: true } }
const pass = { num: 1, den: 2, strict: true, of: "present" as const }
const motions: Readonly<Record<string, Plan>> = {
  lift: motionOf({
    rule: { ...halves, pass: { ...pass, of: "decided" } },
    seats: Array.from({ length: 9 }, (_, n) => heldBy(n, { present: n > 6 })),
  }),
  gate: motionOf({
    rule: {
      kind: "by-groups",
      groups: ["shops", "居民代表", "none"].map(group => ({ group, rule: { ...halves, pass } })),
      need: 2,
      whole: { ...halves, pass },
      empty: "fails",
    },
    secrecy: "T0",
    seats: Array.from({ length: 9 }, (_, n) => heldBy(n, { group: n % 2 ? "shops" : "居民代表" })),
  }),
  which: motionOf({
    rule: { ...halves, pass: { ...pass, of: "eligible" } },
    options: ["a", "b", "c"].map(choice => ({ id: id<"option">(choice), title: choice, cost: fen(0) })),
    seats: Array.from({ length: 9 }, (_, n) => heldBy(n)),
  }),
}

const owner: Actions<typeof contract> = {
  open: async ask => {
    const { vote } = ask.input
    const plan = motions[vote] ?? planOf({ rule: rules[vote] ?? greedyRule })
    const staged = await stageVote(ask, { ...plan, closes, vote })
    return ask.change(async tx => {
      await openVote(tx, staged)
      return {}
    })
  },
  count: async ask => {
    const counted = await countVote(ask, ask.input.vote)
    return ask.change(async tx => {
      await freezeResult(tx, counted)
      return {}
    })
  },
}

/** The archive of a community with a fund of five entries, five counted votes, a publication and the acts behind them. */
const realExport = async (): Promise<string[]> => {
  const house = openHouse(
    () => [votes(), funds(), feature("owner", contract, owner)],
    [...ofVotes, ...ofFunds, disclosures, communities],
  )
  const staff = house.person("clerk", { roles: ["staff"] })
  const treasurer = house.person("treasurer", { roles: ["treasurer"] })
  const words = { name: "Home", address: "1", clerk: "c", phone: "p", scene: "s", roll: "" }
  await house.documents.change(tx => tx.create(communities, home, { ...words, households: 10, since: house.now() }))
  const { fund } = await house.ask<{ fund: Id<"fund"> }>(treasurer, "funds.open", { name: "Micro" })
  for (const amount of [500_000, 700_000])
    await house.ask(treasurer, "funds.grant", { fund, amount, source: "street office" })
  for (const n of [1, 2, 3]) {
    const items = [{ project: `p${n}`, amount: fen(10_000 * n), title: `T${n}` }]
    await house.documents.change(tx => earmark(tx, { fund, cause: `award:${n}`, items, at: house.now() }))
  }
  for (const vote of ["shares", "most"]) {
    await house.ask(staff, "owner.open", { vote })
    for (let n = 0; n < 9; n++) {
      const chosen = options.filter((_, place) => (n + 1) & (1 << place)).map(option => option.id)
      const ballot = { kind: "approval", options: chosen }
      await house.ask(house.person(`p${n}`, { household: seatOf(n) }), "votes.cast", {
        vote,
        ballot,
        nonce: nonce(n + 100 * vote.length),
      })
    }
  }
  for (const vote of ["lift", "gate"] as const) {
    await house.ask(staff, "owner.open", { vote })
    for (let n = 0; n < 7; n++) {
      const ballot = { kind: "motion", choice: n === 4 ? "oppose" : n === 5 ? "abstain" : "approve" }
      const input = { vote, ballot, nonce: nonce(n + (vote === "lift" ? 1000 : 2000)) }
      await house.ask(house.person(`p${n}`), "votes.castSeat", input)
    }
  }
  await house.ask(staff, "owner.open", { vote: "which" })
  for (let n = 0; n < 8; n++) {
    const choice = n < 6 ? { choice: "approve", option: n < 5 ? "b" : "c" } : { choice: n < 7 ? "oppose" : "abstain" }
    const input = { vote: "which", ballot: { kind: "motion", ...choice }, nonce: nonce(n + 3000) }
    await house.ask(house.person(`p${n}`), "votes.castSeat", input)
  }
  house.at(countable)
  for (const vote of ["shares", "most", "lift", "gate", "which"]) await house.ask(staff, "owner.count", { vote })
  const body = { figures: { counted: 9 }, rows: [], remarks: [] }
  const told = { kind: "projects.result", about: "r1", title: "Spring", at: house.now(), until: house.now(), body }
  await house.documents.change(tx => publish(tx, told))
  const lines: string[] = []
  for await (const line of publicArchive(house.store, home)) lines.push(line)
  await house.close()
  return lines
}

type Json = null | string | number | boolean | Json[] | { [field: string]: Json }
type Row = { kind: string } & { [field: string]: Json }

const text = (lines: readonly string[]): string => `${lines.join("\n")}\n`
/** The sentence of the fault that is found; undefined when it passes. */
const faultOf = (lines: readonly string[]): string | undefined => {
  try {
    verify(text(lines))
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** Every way to the values inside of a row. */
const waysIn = (value: Json, way: readonly (string | number)[] = []): (readonly (string | number)[])[] => {
  if (value === null || typeof value !== "object") return [way]
  const within = Object.entries(value).flatMap(([field, inner]) =>
    waysIn(inner, [...way, Array.isArray(value) ? Number(field) : field]),
  )
  return within.length > 0 ? within : [way]
}
const other = (value: Json): Json => {
  if (typeof value === "number") return value + 1
  if (typeof value === "boolean") return !value
  if (typeof value !== "string") return "x"
  const last = value.at(-1)
  return `${value.slice(0, -1)}${last === "0" ? "1" : "0"}`
}
/** The row with one value changed. */
const changed = (row: Row, way: readonly (string | number)[]): Row => {
  const copy = structuredClone(row)
  let inner: Json = copy
  for (const step of way.slice(0, -1)) inner = (inner as { [field: string]: Json })[step] as Json
  const last = way.at(-1) as string
  const holder = inner as { [field: string]: Json }
  holder[last] = other(holder[last] ?? null)
  return copy
}

/** What a forger with patience does: every seal and the counts at the end are made to fit again. */
const resealed = (rows: readonly Row[]): string[] => {
  let before = "0".repeat(64)
  const counts: Record<string, number> = {}
  return rows.map(({ seal: _, ...row }) => {
    const rest = row.kind === "end" ? { ...row, counts } : row
    if (row.kind !== "end") counts[String(row.kind)] = (counts[String(row.kind)] ?? 0) + 1
    before = digest(`${before}\n${canonical(rest)}`)
    return canonical({ ...rest, seal: before })
  })
}

let lines: string[]
let rows: Row[]
beforeAll(async () => {
  lines = await realExport()
  rows = lines.map(line => JSON.parse(line) as Row)
})

test("a whole export passes, and holds rows of every kind and nobody's name", () => {
  const { counts, recounted } = verify(text(lines))
  expect(counts).toEqual({
    ...{ community: 1, fund: 1, entry: 5, journal: 1, act: 13, disclosure: 1 },
    ...{ vote: 5, ballot: 40, result: 5 },
  })
  expect(recounted).toBe(5)
  expect(text(lines)).not.toMatch(/clerk|test:|"[hs]\d"/)
  expect(faultOf(resealed(rows))).toBeUndefined()
})

test("threat 12, 14, 17: whatever is changed, dropped, doubled or moved in any row, it never passes and the row is named", () => {
  let tried = 0
  for (const [at, row] of rows.entries()) {
    for (const way of waysIn(row)) {
      const forged = lines.with(at, canonical(changed(row, way)))
      expect(faultOf(forged)).toContain(`line ${at + 1}:`)
      tried += 1
    }
    expect(faultOf(lines.toSpliced(at, 1))).toContain(`line ${at + 1}`)
    expect(faultOf(lines.toSpliced(at, 0, lines[at] ?? ""))).toContain(`line ${at + 2}`)
    if (at > 0) expect(faultOf(lines.with(at, lines[at - 1] ?? "").with(at - 1, lines[at] ?? ""))).toBeDefined()
    tried += 3
  }
  expect(tried).toBeGreaterThan(500)
})

test("threat 12, 14, 17: any byte that is another never passes", () => {
  const whole = text(lines)
  let tried = 0
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.constantFrom("0", "1", "a", '"', "\n", " ", "}"), (at, character) => {
      fc.pre(whole[at] !== character)
      tried += 1
      expect(() => verify(whole.slice(0, at) + character + whole.slice(at + 1))).toThrow(/line \d+/)
    }),
    { numRuns: 600 },
  )
  expect(tried).toBeGreaterThanOrEqual(600)
})

test("threat 12, 13, 14, 17: a forger who makes every seal fit again is found by the ledger, the journal and the count", () => {
  const bound: Readonly<Record<string, (field: string) => boolean>> = {
    entry: field => !["titles", "kind"].includes(field),
    act: field => field !== "kind",
    ballot: field => field !== "kind",
    fund: field => ["balances", "entries", "head", "fund"].includes(field),
    journal: field => field !== "kind",
    vote: field => ["rule", "rulesHash", "lot"].includes(field),
    result: field =>
      ["root", "seed", "counted", "phone", "paper", "invalid", "winners", "total", "decision"].includes(field),
    disclosure: field => ["body", "hash"].includes(field),
  }
  const named = new Set(["entry", "act", "disclosure"])
  let tried = 0
  for (const [at, row] of rows.entries()) {
    for (const way of waysIn(row)) {
      // Who was there is the one figure that no ballot proves.
      if (way.at(-1) === "present") continue
      if (way[0] === "seal" || !bound[row.kind]?.(String(way[0]))) continue
      const fault = faultOf(resealed(rows.with(at, changed(row, way))))
      expect([row.kind, way.join("."), fault]).toEqual([row.kind, way.join("."), expect.any(String)])
      if (named.has(row.kind)) expect(fault).toContain(`line ${at + 1}:`)
      tried += 1
    }
    if (["entry", "act", "ballot"].includes(row.kind)) {
      expect(faultOf(resealed(rows.toSpliced(at, 1)))).toBeDefined()
      expect(faultOf(resealed(rows.toSpliced(at, 0, row)))).toBeDefined()
      tried += 2
    }
  }
  expect(tried).toBeGreaterThan(300)
})

test("threat 12, 13: random elections are counted the same by the engine and by the stand-alone file", () => {
  const rule = fc.oneof(
    fc.record({
      kind: fc.constant("equal-shares" as const),
      utility: fc.constantFrom("cost" as const, "cardinality" as const),
      completion: fc.constantFrom("none" as const, "u" as const, "add1" as const, "add1u" as const),
      exhaustiveStop: fc.boolean(),
      start: fc.constantFrom("exact" as const, "floor" as const),
      step: fc.constantFrom(1, 10),
      ties: fc.constantFrom(["lot"] as const, ["cost", "votes", "lot"] as const, ["order"] as const),
    }),
    fc.record({
      kind: fc.constant("greedy" as const),
      by: fc.constantFrom("votes" as const, "votes-per-cost" as const),
      skip: fc.boolean(),
      threshold: fc.nat(3),
      ties: fc.constantFrom(["lot"] as const, ["cost", "votes", "lot"] as const, ["order"] as const),
    }),
  )
  const election = fc.record({
    rule,
    budget: fc.integer({ min: 1, max: 60 }),
    costs: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }),
    votes: fc.array(fc.nat(31), { maxLength: 8 }),
    seed: fc.nat(1000),
  })
  let chosen = 0
  fc.assert(
    fc.property(election, ({ rule, budget, costs, votes: masks, seed }) => {
      const list = costs.map((cost, n) => ({ id: id<"option">(`o${n}`), title: "", cost: fen(cost) }))
      const ballots = masks.map(mask => ({
        kind: "approval" as const,
        options: list.filter((_, place) => mask & (1 << place)).map(option => option.id),
      }))
      const lot = digest(String(seed))
      const { winners } = elect({ rule, options: list, budget, ballots, seed: lot })
      expect(recount({ rule, options: list, budget: fen(budget), lot }, ballots)).toEqual(winners)
      chosen += winners.length
    }),
    { numRuns: 2_000 },
  )
  expect(chosen).toBeGreaterThan(1_000)
})

test("random motions are decided the same by the rules and by the stand-alone file, and nothing else passes", () => {
  const share = fc
    .record({ den: fc.integer({ min: 1, max: 4 }), num: fc.integer({ min: 0, max: 4 }), strict: fc.boolean() })
    .map(({ den, num, strict }) => ({ den, num: Math.min(num, den), strict }))
  const majority = fc.record({
    kind: fc.constant("majority" as const),
    quorum: share,
    pass: fc
      .tuple(share, fc.constantFrom("eligible" as const, "present" as const, "cast" as const, "decided" as const))
      .map(([part, of]) => ({ ...part, of })),
  })
  const seat = fc.record({
    group: fc.constantFrom("shops", "居民代表"),
    present: fc.boolean(),
    choice: fc.constantFrom("approve" as const, "oppose" as const, "abstain" as const, "blank" as const, undefined),
  })
  const byGroups = fc.record({
    kind: fc.constant("by-groups" as const),
    groups: fc
      .tuple(majority, majority)
      .map(own => ["shops", "居民代表"].map((group, n) => ({ group, rule: own[n] as Majority }))),
    need: fc.nat(2),
    whole: majority,
    empty: fc.constantFrom("passes" as const, "fails" as const),
  })
  let passed = 0
  fc.assert(
    fc.property(fc.oneof(majority, byGroups), fc.array(seat, { maxLength: 9 }), (rule, seats) => {
      const roll = new Map(seats.map(({ group, present }, n) => [`s${n}`, { group, present }]))
      const said = seats.flatMap(({ group, choice }, n) => (choice ? [{ seat: `s${n}`, group, choice }] : []))
      const names = rule.kind === "by-groups" ? ["shops", "居民代表"] : []
      const { explanation } = decide(rule, "m", figuresOf(roll, names, new Set(said.map(one => one.seat)), said))
      const decision = JSON.parse(JSON.stringify(explanation)) as { passed: boolean }
      const board = said.flatMap(({ group, choice }) => (choice === "blank" ? [] : [{ ballot: { choice }, group }]))
      const groups = ["shops", "居民代表"].map(group => ({
        group,
        seats: seats.filter(one => one.group === group).length,
      }))
      const vote = { rule, seats: seats.length, groups }
      expect(redecide(vote, board, decision)).toBe(true)
      expect(redecide(vote, board, { ...decision, passed: !decision.passed })).toBe(false)
      if (board.length > 0) expect(redecide(vote, board.slice(1), decision)).toBe(false)
      passed += Number(decision.passed)
    }),
    { numRuns: 2_000 },
  )
  expect(passed).toBeGreaterThan(100)
})

test("a random choice of one among several is decided the same by the rules and by the stand-alone file, and nothing else passes", () => {
  const several = ["a", "b", "c"]
  const rule: Majority = { ...halves, pass: { ...pass, of: "eligible" } }
  const choice = fc.constantFrom(...several, ...several, "none", "abstain", "away")
  let decided = 0
  fc.assert(
    fc.property(fc.array(choice, { minLength: 1, maxLength: 9 }), all => {
      const roll = new Map(all.map((_, n) => [`s${n}`, {}]))
      const said = all.flatMap((word, n): Said[] => {
        const seat = `s${n}`
        if (word === "away") return []
        if (word === "abstain") return [{ seat, choice: "abstain" }]
        return [word === "none" ? { seat, choice: "oppose" } : { seat, choice: "approve", option: word }]
      })
      const cast = new Set(said.map(({ seat = "" }) => seat))
      const { explanation } = decideAmong(rule, several, option =>
        figuresOf(
          roll,
          [],
          cast,
          said.map(one => ({ ...one, choice: stanceOn(option, one) })),
        ),
      )
      const decision = JSON.parse(JSON.stringify(explanation)) as typeof explanation
      const board = said.map(({ choice: says, option }) => ({ ballot: { choice: says, ...(option && { option }) } }))
      const vote = { rule, seats: all.length, options: several.map(option => ({ id: option })) }
      expect(redecide(vote, board, decision)).toBe(true)
      expect(redecide(vote, board, { ...decision, passed: !decision.passed })).toBe(false)
      expect(redecide(vote, board, { ...decision, none: (decision.none ?? 0) + 1 })).toBe(false)
      const { choices = [], ...without } = decision
      expect(redecide(vote, board, without)).toBe(false)
      const moved = choices.map((one, n) => ({ ...one, votes: one.votes + (n === 2 ? 1 : 0) }))
      expect(redecide(vote, board, { ...decision, choices: moved })).toBe(false)
      if (board.length > 0) expect(redecide(vote, board.slice(1), decision)).toBe(false)
      decided += Number(decision.passed)
    }),
    { numRuns: 1_000 },
  )
  expect(decided).toBeGreaterThan(20)
})
