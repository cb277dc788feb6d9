import fc from "fast-check"
import type { Election } from "#cloud/votes/counting/profile"
import type { EqualShares, TieOrder } from "#cloud/votes/counting/rule"

export const tieOrders: fc.Arbitrary<TieOrder> = fc.constantFrom<TieOrder>(
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

const costLists = (options: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    fc.array(fc.constantFrom(10, 20, 30, 60), { minLength: 1, maxLength: options }),
    fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: options }),
    fc.integer({ min: 1, max: 50 }).chain(cost => fc.array(fc.constant(cost), { minLength: 1, maxLength: options })),
  )

/**
 * Elections in which exact ties are common: costs from few values or all alike, budgets that are multiples of costs,
 * ballots from few kinds.
 */
export const elections = ({ voters, options }: { voters: number; options: number }): fc.Arbitrary<Election> =>
  fc
    .record({
      costs: costLists(options),
      budget: fc.oneof(fc.constantFrom(30, 60, 120), fc.integer({ min: 0, max: 150 })),
      points: fc.boolean(),
      ballots: fc.array(
        fc.record({
          named: fc.array(fc.nat({ max: options - 1 }), { maxLength: options }),
          times: fc.constantFrom(1, 1, 1, 2, 3),
          points: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: options, maxLength: options }),
        }),
        { maxLength: voters },
      ),
    })
    .map(({ costs, budget, points, ballots }) => {
      const ends: number[] = []
      const choices: number[] = []
      const given: number[] = []
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
