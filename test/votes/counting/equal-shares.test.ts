import type { Ballot } from "#cloud/votes/counting/ballots"
import { count } from "#cloud/votes/counting/registry"
import type { EqualShares } from "#cloud/votes/counting/rule"
import { add1uLeavesNothing, fastIsPlain, groupsAreRepresented } from "../../support/counting-properties.ts"

const rule: EqualShares = {
  kind: "equal-shares",
  utility: "cost",
  completion: "none",
  exhaustiveStop: false,
  start: "exact",
  step: 1,
  ties: ["votes", "cost", "order"],
}
const ballots = (...kinds: readonly (readonly [times: number, ...options: string[]])[]): Ballot[] =>
  kinds.flatMap(([times, ...options]) => Array.from({ length: times }, (): Ballot => ({ kind: "approval", options })))

test("the fast engine gives what the plain one gives: winners, order, runs and ties", () => {
  fastIsPlain(1200, { voters: 8, options: 6 })
})

test("they agree in larger elections with unlike costs and points", () => {
  fastIsPlain(12, { voters: 40, options: 12, wide: true })
})

test("add1u leaves nothing that has a supporter and could be paid", () => {
  add1uLeavesNothing(300, { voters: 8, options: 6 })
})

test("a group that can pay for what all of it approve is represented", () => {
  groupsAreRepresented(300, { voters: 5, options: 5 })
})

test.each([3, 11, 49, 61, 93])("%i voters who share a budget exactly can spend all of it, and no more", voters => {
  const input = { rule, ballots: ballots([voters, "all"]), budget: 150_000 }
  expect(count({ ...input, options: [{ id: "all", cost: 150_000 }] }).winners).toEqual(["all"])
  expect(count({ ...input, options: [{ id: "all", cost: 150_001 }] }).winners).toEqual([])
})

test("what is left after a third of the money is spent is exactly two thirds", () => {
  // Each of the three has paid 1/3 of 1; the second costs exactly what they have left, to the last fraction.
  const options = [
    { id: "first", cost: 1 },
    { id: "second", cost: 2 },
  ]
  const cast = ballots([3, "first", "second"])
  expect(count({ rule, options, ballots: cast, budget: 3 }).winners).toEqual(["first", "second"])
  expect(count({ rule, options, ballots: cast, budget: 2 }).winners).toEqual(["first"])
})

test("two options whose effective votes differ by less than a double can tell are told apart", () => {
  const options = [
    { id: "a", cost: 3_000_000_000_001 },
    { id: "b", cost: 3_000_000_000_000 },
    { id: "gate", cost: 1 },
  ]
  // One supporter of each has paid for the gate; the same sum is missing from a larger and from a smaller cost.
  const cast = ballots([1, "a", "gate"], [2, "a"], [1, "b", "gate"], [2, "b"])
  const budget = 6_000_000_000_009
  expect(count({ rule: { ...rule, ties: ["order"] }, options, ballots: cast, budget }).winners).toEqual([
    "a",
    "b",
    "gate",
  ])
  const turned = [options[1], options[0], options[2]].flatMap(option => (option ? [option] : []))
  expect(count({ rule: { ...rule, ties: ["order"] }, options: turned, ballots: cast, budget }).winners[0]).toBe("b")
})

test("one fen that its supporters do not hold is seen at trillions, where a double no longer tells", () => {
  // Three share the budget; two of them hold 2,000,000,000,000,002 together.
  const winners = (cost: number) =>
    count({
      rule,
      options: [
        { id: "tower", cost },
        { id: "gate", cost: 1_000_000_000_000_001 },
      ],
      ballots: ballots([2, "tower"], [1, "gate"]),
      budget: 3_000_000_000_000_003,
    }).winners
  expect(winners(2_000_000_000_000_002)).toEqual(["tower", "gate"])
  expect(winners(2_000_000_000_000_003)).toEqual(["gate"])
})

test("a project named twice on a ballot is paid for once", () => {
  const options = [
    { id: "a", cost: 60 },
    { id: "b", cost: 60 },
  ]
  const twice: Ballot[] = [...ballots([3, "a", "a"]), ...ballots([3, "b"])]
  const once: Ballot[] = [...ballots([3, "a"]), ...ballots([3, "b"])]
  expect(count({ rule, options, ballots: twice, budget: 120 })).toEqual(
    count({ rule, options, ballots: once, budget: 120 }),
  )
})

test("completion by votes spends what shares left, add1 raises the shares, and the exhaustive stop stops earlier", () => {
  const options = [
    { id: "big", cost: 60 },
    { id: "mid", cost: 40 },
    { id: "small", cost: 10 },
  ]
  const cast = ballots([5, "big"], [3, "mid"], [2, "small"])
  const winners = (change: Partial<EqualShares>) =>
    count({ rule: { ...rule, ...change }, options, ballots: cast, budget: 100 })
  expect(winners({}).winners).toEqual(["small"])
  expect(winners({ completion: "u" }).winners).toEqual(["small", "big"])
  expect(winners({ completion: "add1" })).toMatchObject({ winners: ["big", "small"], runs: 5 })
  expect(winners({ completion: "add1", exhaustiveStop: true })).toMatchObject({ winners: ["big", "small"], runs: 3 })
})

test("with points one who gives twice the points pays twice the price", () => {
  const options = [{ id: "a", cost: 90 }]
  const cast: Ballot[] = [
    { kind: "points", points: [{ option: "a", points: 2 }] },
    { kind: "points", points: [{ option: "a", points: 1 }] },
  ]
  const { winners, explanation } = count({ rule: { ...rule, utility: "points" }, options, ballots: cast, budget: 120 })
  expect(winners).toEqual(["a"])
  expect(explanation).toMatchObject({ rounds: [{ payment: { price: 30, inFull: 2, theRest: 0 } }] })
})

test("whoever has spent everything leaves the others to pay by the points that they gave themselves", () => {
  // Everybody has 30. The first spends it on the gate; of the bench the second then pays one part and the third two.
  const points = (given: Readonly<Record<string, number>>): Ballot => ({
    kind: "points",
    points: Object.entries(given).map(([option, points]) => ({ option, points })),
  })
  const { winners, explanation } = count({
    rule: { ...rule, utility: "points" },
    options: [
      { id: "gate", cost: 30 },
      { id: "bench", cost: 30 },
    ],
    ballots: [points({ gate: 100, bench: 5 }), points({ bench: 1 }), points({ bench: 2 })],
    budget: 90,
  })
  expect(winners).toEqual(["gate", "bench"])
  expect(explanation).toMatchObject({ rounds: [{}, { payment: { price: 10, inFull: 2, theRest: 0 } }] })
})
