import type { Election } from "#cloud/votes/counting/profile"
import type { EqualShares, Greedy, TieOrder } from "#cloud/votes/counting/rule"
import { fc } from "./drawn.ts"

/** At most so many kinds of ballots (each up to three times) and options; `wide` draws costs and points from far more values. */
export interface Size {
  readonly voters: number
  readonly options: number
  readonly wide?: boolean
}

const tieOrders: fc.Arbitrary<TieOrder> = fc.constantFrom<TieOrder>(
  ["order"],
  ["votes", "cost", "order"],
  ["cost", "votes", "lot"],
  ["lot"],
)

export const shareRules: fc.Arbitrary<EqualShares> = fc.record({
  kind: fc.constant("equal-shares"),
  utility: fc.constantFrom("cost", "cardinality", "points"),
  completion: fc.constantFrom("none", "u", "add1", "add1u"),
  exhaustiveStop: fc.boolean(),
  start: fc.constantFrom("exact", "floor"),
  step: fc.constantFrom(1, 2, 5),
  ties: tieOrders,
})

export const greedyRules: fc.Arbitrary<Greedy> = fc.record({
  kind: fc.constant("greedy"),
  by: fc.constantFrom("votes", "votes-per-cost"),
  skip: fc.boolean(),
  threshold: fc.constantFrom(0, 1, 2, 3),
  ties: tieOrders,
})

const costLists = ({ options, wide }: Size): fc.Arbitrary<number[]> => {
  const length = { minLength: 1, maxLength: options }
  return fc.oneof(
    fc.array(fc.constantFrom(10, 20, 30, 60), length),
    fc.array(fc.integer({ min: 1, max: wide ? 100_000 : 40 }), length),
    fc.integer({ min: 1, max: 50 }).chain(cost => fc.array(fc.constant(cost), length)),
  )
}

const kindsOfBallots = ({ voters, options, wide }: Size) =>
  fc.array(
    fc.record({
      named: fc.array(fc.nat({ max: options - 1 }), { maxLength: options }),
      times: fc.constantFrom(1, 1, 1, 2, 3),
      points: fc.array(fc.integer({ min: 1, max: wide ? 100 : 3 }), { minLength: options, maxLength: options }),
    }),
    { maxLength: voters },
  )

/**
 * Elections in which exact ties are common: costs from few values or all alike, budgets that are multiples of costs,
 * ballots from few kinds.
 */
export const elections = (size: Size): fc.Arbitrary<Election> =>
  fc
    .record({
      costs: costLists(size),
      budget: fc.oneof(fc.constantFrom(30, 60, 120), fc.integer({ min: 0, max: size.wide ? 500_000 : 150 })),
      points: fc.boolean(),
      ballots: kindsOfBallots(size),
    })
    .map(({ costs, budget, points, ballots }) => {
      const [ends, choices, given]: [number[], number[], number[]] = [[], [], []]
      for (const ballot of ballots)
        for (let copy = 0; copy < ballot.times; copy++) {
          for (const place of new Set(ballot.named.filter(place => place < costs.length))) {
            choices.push(place)
            given.push(ballot.points[place] ?? 1)
          }
          ends.push(choices.length)
        }
      return {
        options: costs.map((cost, place) => ({ id: `p${place}`, cost })),
        budget,
        ballots: {
          kind: points ? "points" : "approval",
          ends: Int32Array.from(ends),
          choices: Int32Array.from(choices),
          points: points ? Int32Array.from(given) : undefined,
        },
      }
    })
