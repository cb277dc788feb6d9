import type { Election } from "#cloud/votes/counting/profile"
import { compare, minus, over, plus, type Ratio, ratio } from "#cloud/votes/counting/ratio"
import { elect } from "#cloud/votes/counting/registry"
import { fc } from "../../support/drawn.ts"
import { elections } from "../../support/elections.ts"

const ties = ["order"] as const

/** Voters one by one, as the rule is defined: money earned since they last paid, in fractions. */
const byDefinition = ({ options, budget, ballots }: Election): string[] => {
  const voters = Array.from(
    ballots.ends,
    (end, i) => new Set(ballots.choices.subarray(i > 0 ? (ballots.ends[i - 1] ?? 0) : 0, end)),
  )
  const money: Ratio[] = voters.map(() => ratio(0))
  const open = new Set(options.keys())
  const winners: string[] = []
  let left = budget
  for (;;) {
    const waits = [...open].flatMap(place => {
      const mine = voters.flatMap((own, voter) => (own.has(place) ? [money[voter] ?? ratio(0)] : []))
      if (mine.length === 0) return []
      const missing = minus(ratio(options[place]?.cost ?? 0), mine.reduce(plus, ratio(0)))
      return [{ place, wait: over(missing, mine.length) }]
    })
    const [first] = waits.sort((a, b) => compare(a.wait, b.wait) || a.place - b.place)
    if (!first) return winners
    const equal = waits.filter(({ wait }) => compare(wait, first.wait) === 0)
    if (equal.some(({ place }) => (options[place]?.cost ?? 0) > left)) return winners
    voters.forEach((own, voter) => {
      money[voter] = own.has(first.place) ? ratio(0) : plus(money[voter] ?? ratio(0), first.wait)
    })
    open.delete(first.place)
    winners.push(options[first.place]?.id ?? "")
    left -= options[first.place]?.cost ?? 0
  }
}

test("Phragmén buys what voters who earn at equal speed can pay first", () => {
  fc.assert(
    fc.property(elections({ voters: 6, options: 6 }), given => {
      const election: Election = { ...given, ballots: { ...given.ballots, kind: "approval", points: undefined } }
      expect(elect({ rule: { kind: "phragmen", ties }, ...election }).winners).toEqual(byDefinition(election))
    }),
    { numRuns: 300 },
  )
})

test("it stops when any of the options that are next together would overspend", () => {
  const options = [
    { id: "a", cost: 10 },
    { id: "b", cost: 20 },
  ]
  const ballots = [["a"], ["b"], ["b"]].map(named => ({ kind: "approval" as const, options: named }))
  expect(elect({ rule: { kind: "phragmen", ties }, options, ballots, budget: 15 }).winners).toEqual([])
  expect(elect({ rule: { kind: "phragmen", ties }, options, ballots, budget: 30 }).winners).toEqual(["a", "b"])
})
