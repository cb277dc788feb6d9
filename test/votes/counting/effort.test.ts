import type { Ballot } from "#cloud/votes/counting/ballots"
import { leastEnough, withMoreVotes } from "#cloud/votes/counting/enough"
import { leastEffect } from "#cloud/votes/counting/equal-shares/least-effect"
import type { Enough } from "#cloud/votes/counting/outcome"
import { packed, votesOf } from "#cloud/votes/counting/profile"
import { count, explained } from "#cloud/votes/counting/registry"
import type { ChoosingRule, EqualShares } from "#cloud/votes/counting/rule"

/** Takes "a a,b" as two ballots, the second naming two options. */
const approvals = (text: string): Ballot[] =>
  text.split(" ").map(named => ({ kind: "approval", options: named.split(",") }))
const costs = (given: Readonly<Record<string, number>>) => Object.entries(given).map(([id, cost]) => ({ id, cost }))

const shares: EqualShares = {
  kind: "equal-shares",
  utility: "cost",
  completion: "none",
  exhaustiveStop: true,
  start: "exact",
  step: 1,
  ties: ["cost", "votes", "order"],
}

/** What is said to be enough for one option, when so many counts may be spent. */
const enough = (rule: ChoosingRule, given: Readonly<Record<string, number>>, option: string, effort: number) => {
  const { explanation } = explained(
    { rule, options: costs(given), ballots: approvals("a a a b c"), budget: 100 },
    effort,
  )
  return explanation.kind === "funding" ? explanation.fates.find(fate => fate.option === option)?.enough : undefined
}

test("with Phragmén, four questions share the effort, and what was not tried in turn is not called the least", () => {
  // a is bought when its three supporters hold 20 each. Four supporters of b hold its cost earlier, two of 20 less after it.
  const rule: ChoosingRule = { kind: "phragmen", ties: ["order"] }
  const said = (effort: number) => enough(rule, { a: 60, b: 60, c: 60 }, "b", effort)
  const found = (votes: boolean, cost: boolean): Enough => ({
    votes: { more: 3, least: votes },
    cost: { less: 20, least: cost },
  })
  expect(said(5000)).toEqual(found(true, true))
  expect(said(4 * 19 + 1)).toEqual(found(true, true))
  expect(said(4 * 19)).toEqual(found(true, false))
  expect(said(4 * 2 + 1)).toEqual(found(true, false))
  expect(said(4 * 2)).toEqual(found(false, false))
})

test("a count that raises shares twenty times spends the effort as often", () => {
  // Two questions about c, 21 runs each time: a and b are bought when everybody has 40.
  const rule: EqualShares = { ...shares, completion: "add1" }
  const given = { a: 60, b: 40, c: 50 }
  const outcome = count({ rule, options: costs(given), ballots: approvals("a a a b c"), budget: 100 })
  expect(outcome).toMatchObject({ winners: ["a", "b"], runs: 21 })
  const said = (effort: number) => enough(rule, given, "c", effort)?.votes
  expect(said(2 * 21 + 1)).toEqual({ more: 2, least: true })
  expect(said(2 * 21)).toEqual({ more: 2, least: false })
})

const even = { a: 60, b: 60, c: 60 }
const uneven = { a: 60, b: 40, c: 50 }
const greedy: ChoosingRule = { kind: "greedy", by: "votes", skip: true, threshold: 1, ties: ["order"] }

test.each<[string, ChoosingRule, Readonly<Record<string, number>>, string, [number, boolean], [number, boolean]]>([
  ["greedy: more of either never hurts", greedy, even, "b", [3, true], [20, true]],
  ["equal shares: a lower cost never hurts", shares, uneven, "b", [2, false], [20, true]],
  ["completed by votes: nor then", { ...shares, completion: "u" }, uneven, "c", [2, false], [11, true]],
  ["shares raised: it may", { ...shares, completion: "add1" }, uneven, "c", [2, false], [11, false]],
  ["raised and completed: it may", { ...shares, completion: "add1u" }, uneven, "c", [2, false], [11, false]],
])("what is sure to be the least without any effort: %s", (_, rule, given, option, votes, cost) => {
  expect(enough(rule, given, option, 1)).toEqual({
    votes: { more: votes[0], least: votes[1] },
    cost: { less: cost[0], least: cost[1] },
  })
})

test("a rule that shares out no money is explained as it is counted", () => {
  const input = { rule: { kind: "irv", ties: ["order"] } as const, options: costs({ a: 0, b: 0 }), budget: 0 }
  const ballots: Ballot[] = [{ kind: "ranked", options: ["b", "a"] }]
  expect(explained({ ...input, ballots })).toEqual(count({ ...input, ballots }))
})

test("a search that knows of nothing smaller, and tries nothing, is sure of the size that it starts from alone", () => {
  const search = { from: 7, most: 100, monotone: false, tries: 0 }
  expect(leastEnough({ ...search, isEnough: () => true })).toEqual({ size: 7, least: true })
  expect(leastEnough({ ...search, isEnough: size => size > 7 })).toEqual({ size: 8, least: false })
})

test("a further ballot names the option alone, and gives it one point where ballots give points", () => {
  const options = costs({ a: 1, b: 1 })
  const points: Ballot[] = [{ kind: "points", points: [{ option: "a", points: 4 }] }]
  const election = (ballots: Ballot[]) => ({ options, budget: 1, ballots: packed(options, ballots) })
  expect([...votesOf(withMoreVotes(election(points), 1, 3))]).toEqual([4, 3])
  expect([...votesOf(withMoreVotes(election(approvals("a a,b")), 1, 3))]).toEqual([2, 4])
})

const ten = "x x x y y y y y y y"
test.each<[string, Partial<EqualShares>, Readonly<Record<string, number>>, string, number, number]>([
  ["three of ten hold 30 of 100, and the cost is 60", {}, { x: 60, y: 200 }, ten, 100, 30],
  ["in steps of 7 these are five", { step: 7 }, { x: 60, y: 200 }, ten, 100, 5],
  [
    "one of a hundred never holds 1: eight steps would be all of it",
    { step: 7 },
    { x: 56, y: 200 },
    `x${" y".repeat(99)}`,
    10,
    8,
  ],
  ["that everything fits does not help without completion", {}, { x: 60, y: 30 }, "x y y y y y y y y y", 100, 50],
  [
    "with completion it must fit in what is left of 100 after 50",
    { completion: "u" },
    { x: 60, y: 50, z: 55 },
    "x y y y y y y y y z",
    100,
    10,
  ],
  [
    "what fits already has a step to go at least",
    { completion: "u" },
    { x: 60, y: 30, z: 50 },
    "x y y y y y y y z z",
    100,
    1,
  ],
])(
  "a lower cost changes nothing for an option before its supporters can pay it: %s",
  (_, change, given, text, budget, steps) => {
    const options = costs(given)
    const election = { options, budget, ballots: packed(options, approvals(text)) }
    expect(leastEffect(election, { ...shares, ...change }, undefined, 0)).toBe(steps)
  },
)
