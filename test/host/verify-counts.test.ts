import { digest } from "#cloud/shared/digest"
import { fen } from "#cloud/shared/values/fen"
import { id } from "#cloud/shared/values/id"
import { figuresOf, type Said } from "#cloud/votes/closing/rules"
import { decideAmong } from "#cloud/votes/counting/choices"
import { decide } from "#cloud/votes/counting/decision"
import { elect } from "#cloud/votes/counting/registry"
import type { Majority } from "#cloud/votes/counting/rule"
import { stanceOn } from "#cloud/votes/counting/several"
import { recount, redecide } from "../../cloudfunctions/host/verify.mjs"
import { fc } from "../support/drawn.ts"
import { halves, pass } from "./an-export.ts"

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
