import { Refusal } from "#cloud/shared/refusal"
import type { Ballot, Option } from "#cloud/votes/counting/ballots"
import { packed, votesOf } from "#cloud/votes/counting/profile"
import { type Count, count } from "#cloud/votes/counting/registry"
import { type ChoosingRule, canonicalRule, greedyRule } from "#cloud/votes/counting/rule"
import { lotOf, TieBook, tieRanks } from "#cloud/votes/counting/ties"

const greedy: ChoosingRule = { kind: "greedy", by: "votes", skip: true, threshold: 1, ties: ["order"] }
const borda: ChoosingRule = { kind: "borda", longest: 3, seats: 2, ties: ["order"] }
const irv: ChoosingRule = { kind: "irv", ties: ["order"] }

const answer = (input: Partial<Count>): unknown => {
  try {
    return count({ rule: greedy, options: [{ id: "a", cost: 1 }], ballots: [], budget: 10, ...input }).winners
  } catch (no) {
    return no instanceof Refusal ? [no.code, no.details] : no
  }
}
const long = "长".repeat(300)
const cut = "长".repeat(120)
const approval = (...options: string[]): Ballot => ({ kind: "approval", options })
const ranked = (...options: string[]): Ballot => ({ kind: "ranked", options })

describe("costs, budget and list of options", () => {
  const options = (...costs: number[]): Option[] => costs.map((cost, at) => ({ id: `o${at}`, cost }))

  test("a cost of nothing is refused by name where money is shared out, even when there is none to share", () => {
    for (const budget of [0, 10])
      expect(answer({ options: options(5, 0), budget })).toEqual(["votes.badCost", { option: "o1" }])
    expect(answer({ options: [{ id: long, cost: -1 }] })).toEqual(["votes.badCost", { option: cut }])
  })
  test("Borda asks for costs when it has a budget, and for none when it fills seats", () => {
    const ballots = [ranked("o1", "o0")]
    const without = options(0, 0)
    expect(answer({ rule: borda, options: without, ballots, budget: 10 })).toEqual(["votes.badCost", { option: "o0" }])
    expect(answer({ rule: borda, options: without, ballots, budget: 0 })).toEqual(["o1", "o0"])
  })
  test("an option listed twice is refused by name, whether or not money is shared out", () => {
    const twice = (id: string) => [
      { id, cost: 1 },
      { id, cost: 1 },
    ]
    expect(answer({ options: twice("a") })).toEqual(["votes.optionTwice", { option: "a" }])
    expect(answer({ rule: irv, options: twice(long), budget: 0 })).toEqual(["votes.optionTwice", { option: cut }])
  })
  test("a budget below nothing, or with half a fen, is refused", () => {
    for (const budget of [-1, 0.5]) expect(answer({ budget })).toEqual(["votes.badBudget", {}])
  })
})

test("where seats are filled a budget that came along buys nothing", () => {
  const options = [
    { id: "a", cost: 9 },
    { id: "b", cost: 9 },
  ]
  const ballots: Ballot[] = [{ kind: "choice", option: "b" }]
  const rule: ChoosingRule = { kind: "plurality", seats: 1, ties: ["order"] }
  expect(count({ rule, options, ballots, budget: 5 })).toMatchObject({ winners: ["b"], total: 0 })
})

describe("ballots", () => {
  const options = [
    { id: "a", cost: 1 },
    { id: "b", cost: 1 },
    { id: "c", cost: 1 },
  ]
  test("of a kind that the rule does not count are refused, and so are a motion's", () => {
    const given = (rule: ChoosingRule, ballot: Ballot) => answer({ rule, options, ballots: [ballot] })
    expect(given(irv, approval("a"))).toEqual(["votes.ballotsDoNotFit", { rule: "irv", ballot: "approval" }])
    expect(given(greedy, ranked("a"))).toEqual(["votes.ballotsDoNotFit", { rule: "greedy", ballot: "ranked" }])
    const motion: Ballot = { kind: "motion", choice: "approve" }
    expect(given(greedy, motion)).toEqual(["votes.ballotsDoNotFit", { rule: "greedy", ballot: "motion" }])
  })
  test("that nobody cast fit every rule", () => {
    expect(answer({ rule: irv, options, budget: 0 })).toEqual([])
    expect(packed(options, []).kind).toBe("approval")
  })
  test("of two kinds in one vote are refused", () => {
    expect(answer({ options, ballots: [approval("a"), ranked("a")] })).toEqual(["votes.wrongBallot", {}])
  })
  test("that name an option of another vote are refused by its name", () => {
    expect(answer({ options, ballots: [approval("a", "pool")] })).toEqual(["votes.unknownOption", { option: "pool" }])
    expect(answer({ options, ballots: [approval(long)] })).toEqual(["votes.unknownOption", { option: cut }])
  })
  test("count one vote for each option that they name, however often, or its points", () => {
    const votes = (...ballots: Ballot[]) => votesOf({ options, budget: 1, ballots: packed(options, ballots) })
    expect(votes(approval("a", "b", "a"), approval("b"), approval())).toEqual(Float64Array.of(1, 2, 0))
    const points = (given: Record<string, number>): Ballot => ({
      kind: "points",
      points: Object.entries(given).map(([option, points]) => ({ option, points })),
    })
    expect(votes(points({ a: 1, c: 5 }), points({ c: 2 }))).toEqual(Float64Array.of(1, 0, 7))
  })
  test("that give an option no point do not support it, and are blank when they give none", () => {
    const points = [0, 3].map((points): Ballot => ({ kind: "points", points: [{ option: "a", points }] }))
    const { choices, ends } = packed(options, points)
    expect([[...choices], [...ends]]).toEqual([[0], [0, 1]])
    expect(count({ rule: greedy, options, ballots: points, budget: 1 }).explanation).toMatchObject({ voters: 1 })
  })
})

describe("a tie", () => {
  const costs = (...list: [id: string, cost: number][]) => list.map(([id, cost]) => ({ id, cost }))
  const ties = (order: ChoosingRule["ties"], options: readonly Option[]) =>
    count({
      rule: { ...greedyRule, ties: order },
      options,
      ballots: [approval(...options.map(({ id }) => id))],
      budget: 99,
      seed: "5eed",
    }).ties

  test("among several is by what set the first apart from the next, wherever that stands in the list", () => {
    const a: [string, number] = ["a", 30]
    const b: [string, number] = ["b", 20]
    const c: [string, number] = ["c", 20]
    const [first] = ties(["cost", "order"], costs(a, b, c))
    expect(first).toEqual({ among: ["a", "b", "c"], first: "b", by: "order", times: 1 })
    const [turned] = ties(["cost", "order"], costs(b, c, a))
    expect(turned).toEqual({ among: ["b", "c", "a"], first: "b", by: "order", times: 1 })
    const [alone] = ties(["cost", "order"], costs(["d", 20], ["e", 21], ["f", 22]))
    expect(alone).toEqual({ among: ["d", "e", "f"], first: "d", by: "cost", times: 1 })
  })
  test("that the steps leave goes by the order of the list", () => {
    const { rank, decisive } = tieRanks(costs(["a", 5], ["b", 4], ["c", 5]), [1, 1, 1], ["cost"], undefined)
    expect([...rank]).toEqual([1, 0, 2])
    expect([decisive(0, 2), decisive(0, 1)]).toEqual(["order", "cost"])
  })
  test("among some is told of these alone", () => {
    const options = costs(["a", 5], ["b", 5], ["c", 5], ["d", 5])
    const ballots = [approval("a", "b", "c", "d"), approval("a", "b", "c"), approval("a")]
    const tie = { among: ["b", "c"], first: "b", by: "order", times: 1 }
    expect(count({ rule: greedy, options, ballots, budget: 20 }).ties).toEqual([tie])
  })
  test("by votes per cost is a tie, though neither votes nor costs are", () => {
    const options = costs(["a", 20], ["b", 10])
    const ballots = [approval("a", "b"), approval("a")]
    const { winners, ties } = count({ rule: { ...greedy, by: "votes-per-cost" }, options, ballots, budget: 30 })
    expect(winners).toEqual(["a", "b"])
    expect(ties).toEqual([{ among: ["a", "b"], first: "a", by: "order", times: 1 }])
  })
  test("that is met again is told once, with how often, also when another count met it", () => {
    const options = Array.from({ length: 24 }, (_, place) => ({ id: `o${place}`, cost: 1 }))
    const [book, other] = [new TieBook(), new TieBook()]
    book.note([3, 2, 1], 1)
    book.note([1, 23], 1)
    other.note([1, 2, 3], 1)
    other.note([2, 3, 1], 1)
    book.add(other)
    const told = book.list(options, tieRanks(options, [], ["order"], undefined))
    expect(told.map(({ among, times }) => [among, times])).toEqual([
      [["o1", "o2", "o3"], 3],
      [["o1", "o23"], 1],
    ])
  })
  test("by lot goes to the lower lot", () => {
    const options = costs(["a", 1], ["b", 1], ["c", 1], ["d", 1])
    const lots = options.map(({ id }) => lotOf("5eed", id)).sort()
    const { rank } = tieRanks(options, [1, 1, 1, 1], ["lot"], "5eed")
    expect(options.map(({ id }, place) => lots[rank[place] ?? -1] === lotOf("5eed", id))).toEqual(Array(4).fill(true))
  })
})

test("votes per cost go before the lower cost and before more votes", () => {
  // Per cost: ramp 3/50, lamp 2/40, seat 1/10.
  const options = [
    { id: "lamp", cost: 40 },
    { id: "ramp", cost: 50 },
    { id: "seat", cost: 10 },
  ]
  const ballots = [approval("ramp", "seat"), approval("ramp", "lamp"), approval("ramp", "lamp")]
  for (const ties of [["order"], ["cost", "order"]] as const)
    expect(answer({ rule: { ...greedy, by: "votes-per-cost", ties }, options, ballots, budget: 100 })).toEqual([
      "seat",
      "ramp",
      "lamp",
    ])
})

test("the text of a rule names the steps of its tie order one by one", () => {
  expect(canonicalRule({ kind: "two-round", ties: ["votes", "lot"] })).toBe(
    '{"kind":"two-round","ties":["votes","lot"]}',
  )
})
