import type { Ballot } from "#cloud/votes/counting/ballots"
import { count } from "#cloud/votes/counting/registry"
import type { EqualShares, Greedy } from "#cloud/votes/counting/rule"

/** Takes "a a,b" as two ballots, the second naming two projects. */
const approvals = (text: string): Ballot[] =>
  text.split(" ").map(options => ({ kind: "approval", options: options === "-" ? [] : options.split(",") }))

const shares: EqualShares = {
  kind: "equal-shares",
  utility: "cost",
  completion: "none",
  exhaustiveStop: true,
  start: "exact",
  step: 1,
  ties: ["cost", "votes", "order"],
}
const greedy: Greedy = { kind: "greedy", by: "votes", skip: true, threshold: 1, ties: ["cost", "order"] }

test("a third of the voters decides on a third of the money, which greedy gives to the majority", () => {
  const options = [
    { id: "a1", cost: 30 },
    { id: "a2", cost: 30 },
    { id: "a3", cost: 30 },
    { id: "b", cost: 30 },
  ]
  const ballots = approvals("a1,a2,a3 a1,a2,a3 a1,a2,a3 a1,a2,a3 b b")
  expect(count({ rule: shares, options, ballots, budget: 90 }).winners).toEqual(["a1", "a2", "b"])
  expect(count({ rule: greedy, options, ballots, budget: 90 }).winners).toEqual(["a1", "a2", "a3"])
})

test("one project that takes the whole budget is bought by all, whatever the budget divided by the voters is", () => {
  for (const voters of [3, 6, 7, 11, 49, 61, 93])
    expect(
      count({
        rule: shares,
        options: [{ id: "all", cost: 150_000 }],
        ballots: approvals("all ".repeat(voters).trim()),
        budget: 150_000,
      }).winners,
    ).toEqual(["all"])
})

test("greedy passes over what does not fit, or stops at it", () => {
  const options = [
    { id: "roof", cost: 80 },
    { id: "lamp", cost: 50 },
    { id: "seat", cost: 20 },
  ]
  const ballots = approvals("roof,lamp,seat roof,lamp roof")
  expect(count({ rule: greedy, options, ballots, budget: 100 })).toMatchObject({
    winners: ["roof", "seat"],
    total: 100,
  })
  expect(count({ rule: { ...greedy, skip: false }, options, ballots, budget: 100 }).winners).toEqual(["roof"])
  expect(count({ rule: { ...greedy, threshold: 2 }, options, ballots, budget: 100 }).winners).toEqual(["roof"])
  expect(count({ rule: { ...greedy, by: "votes-per-cost" }, options, ballots, budget: 100 }).winners).toEqual([
    "seat",
    "lamp",
  ])
})

test("a tie goes by the named order, and stands in the result", () => {
  const options = [
    { id: "dear", cost: 60 },
    { id: "cheap", cost: 50 },
  ]
  const ballots = approvals("dear,cheap dear,cheap")
  const byCost = count({ rule: greedy, options, ballots, budget: 60 })
  expect(byCost.winners).toEqual(["cheap"])
  expect(byCost.ties).toEqual([{ among: ["dear", "cheap"], first: "cheap", by: "cost", times: 1 }])
  const byOrder = count({ rule: { ...greedy, ties: ["order"] }, options, ballots, budget: 60 })
  expect(byOrder.winners).toEqual(["dear"])
  expect(byOrder.ties[0]?.by).toBe("order")
})

test("the lot is SHA-256 of seed, root and project: the lower goes first, and another seed may turn it round", () => {
  const options = [
    { id: "p", cost: 60 },
    { id: "q", cost: 60 },
  ]
  const ballots = approvals("p,q p,q")
  const first = (seed: string) =>
    count({ rule: { ...greedy, ties: ["lot"] }, options, ballots, budget: 60, seed }).winners[0]
  const firsts = Array.from({ length: 32 }, (_, i) => first(i.toString(16).padStart(2, "0")))
  expect(new Set(firsts)).toEqual(new Set(["p", "q"]))
  expect(() => count({ rule: { ...greedy, ties: ["lot"] }, options, ballots, budget: 60 })).toThrow("votes.lotMissing")
})

test("a blank ballot neither lowers nor raises anybody's share", () => {
  const options = [{ id: "a", cost: 50 }]
  const result = count({ rule: shares, options, ballots: approvals("a - - -"), budget: 50 })
  expect(result.winners).toEqual(["a"])
  expect(result.explanation).toMatchObject({ voters: 1 })
})

test("without ballots nothing is bought", () => {
  for (const rule of [shares, greedy, { ...shares, completion: "add1u" } as const])
    expect(count({ rule, options: [{ id: "a", cost: 50 }], ballots: [], budget: 50 })).toMatchObject({
      winners: [],
      total: 0,
    })
})

test("add1 takes everything when everything fits, instead of raising shares for ever", () => {
  const options = [
    { id: "a", cost: 50 },
    { id: "b", cost: 40 },
    { id: "nobody", cost: 1 },
  ]
  for (const exhaustiveStop of [true, false])
    expect(
      count({
        rule: { ...shares, completion: "add1", exhaustiveStop },
        options,
        ballots: approvals("a a a a b"),
        budget: 100,
      }).winners,
    ).toEqual(["a", "b"])
})

test.each([
  ["a cost of nothing", [{ id: "a", cost: 0 }], "votes.badCost"],
  ["half a fen", [{ id: "a", cost: 0.5 }], "votes.badCost"],
  ["costs that no longer add up exactly", [{ id: "a", cost: Number.MAX_SAFE_INTEGER }], "votes.badBudget"],
  [
    "a project listed twice",
    [
      { id: "a", cost: 1 },
      { id: "a", cost: 2 },
    ],
    "votes.optionTwice",
  ],
])("%s is refused", (_, options, code) => {
  expect(() => count({ rule: shares, options, ballots: [], budget: 10 })).toThrow(code)
})
