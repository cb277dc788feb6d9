import { leastEnough, withLessCost, withMoreVotes } from "#cloud/votes/counting/enough"
import type { Fate, FundingExplanation } from "#cloud/votes/counting/outcome"
import type { Election } from "#cloud/votes/counting/profile"
import { count, elect, explained } from "#cloud/votes/counting/registry"
import type { ChoosingRule, EqualShares } from "#cloud/votes/counting/rule"
import { fc } from "../../support/drawn.ts"
import { elections, greedyRules, shareRules } from "../../support/elections.ts"

const funding = (outcome: ReturnType<typeof count>): FundingExplanation => {
  if (outcome.explanation.kind !== "funding") throw new Error("not about money")
  return outcome.explanation
}

/** The least changes, by trying all of them. */
const byTrying = (election: Election, rule: ChoosingRule, place: number, unit: number) => {
  const id = election.options[place]?.id ?? ""
  const wins = (changed: Election): boolean => elect({ rule, ...changed, seed: "5eed" }).winners.includes(id)
  const sizes = (most: number) => Array.from({ length: Math.max(most, 0) }, (_, i) => i + 1)
  const voters = funding(count({ rule, ...election, seed: "5eed" })).voters
  const more = sizes(4 * (voters + 1)).find(size => wins(withMoreVotes(election, place, size)))
  const steps = sizes(Math.ceil((election.options[place]?.cost ?? 0) / unit) - 1)
  const less = steps.find(size => wins(withLessCost(election, place, size * unit)))
  return { more, less: less === undefined ? undefined : less * unit }
}

const leastIsLeast = (rules: fc.Arbitrary<ChoosingRule>, unit: (rule: ChoosingRule) => number, runs: number) => {
  let [tried, asked] = [0, 0]
  fc.assert(
    fc.property(elections({ voters: 4, options: 4 }), rules, (election, rule) => {
      tried++
      for (const [place, fate] of funding(explained({ rule, ...election, seed: "5eed" }, 1_000_000)).fates.entries()) {
        if (fate.why === "chosen") continue
        const { more, less } = byTrying(election, rule, place, unit(rule))
        expect({ more: fate.enough?.votes?.more, less: fate.enough?.cost?.less }).toEqual({ more, less })
        expect([fate.enough?.votes?.least ?? true, fate.enough?.cost?.least ?? true]).toEqual([true, true])
        asked++
      }
    }),
    { numRuns: runs },
  )
  expect(asked).toBeGreaterThanOrEqual(Math.floor(tried / 4))
}

test("what would have been enough for an option of equal shares is the least that is, found by trying everything", () => {
  leastIsLeast(shareRules, rule => (rule as EqualShares).step, 60)
})

test("what would have been enough in the greedy rule is the least that is, found by trying everything", () => {
  leastIsLeast(greedyRules, () => 1, 60)
})

test("with little effort the change is enough all the same, and the one before it is not", () => {
  fc.assert(
    fc.property(elections({ voters: 5, options: 5 }), shareRules, (election, rule) => {
      for (const [place, { option, why, enough }] of funding(
        explained({ rule, ...election, seed: "5eed" }, 1),
      ).fates.entries()) {
        if (why === "chosen" || !enough) continue
        const wins = (changed: Election) => elect({ rule, ...changed, seed: "5eed" }).winners.includes(option)
        const { votes, cost } = enough
        if (votes) expect(wins(withMoreVotes(election, place, votes.more))).toBe(true)
        if (votes && votes.more > 1) expect(wins(withMoreVotes(election, place, votes.more - 1))).toBe(false)
        if (cost) expect(wins(withLessCost(election, place, cost.less))).toBe(true)
        if (cost && cost.less > rule.step)
          expect(wins(withLessCost(election, place, cost.less - rule.step))).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test("the search looks at every size in turn while it may, then strides and halves", () => {
  const asked: number[] = []
  const from = (enough: (size: number) => boolean) => (size: number) => {
    asked.push(size)
    return enough(size)
  }
  const search = { from: 1, most: 100, monotone: false, tries: 5 }
  expect(leastEnough({ ...search, isEnough: from(size => size === 3 || size > 50) })).toEqual({ size: 3, least: true })
  expect(asked).toEqual([1, 2, 3])
  expect(leastEnough({ ...search, isEnough: size => size > 50 })).toEqual({ size: 51, least: false })
  expect(leastEnough({ ...search, monotone: true, isEnough: size => size > 50 })).toEqual({ size: 51, least: true })
  expect(leastEnough({ ...search, isEnough: () => false })).toBeUndefined()
  expect(leastEnough({ ...search, most: 0, isEnough: () => true })).toBeUndefined()
  expect(leastEnough({ ...search, most: 4, isEnough: size => size === 4 })).toEqual({ size: 4, least: true })
})

const shares: EqualShares = {
  kind: "equal-shares",
  utility: "cost",
  completion: "u",
  exhaustiveStop: true,
  start: "exact",
  step: 1,
  ties: ["cost", "votes", "order"],
}

test("the story of a small round: who paid what, what was left, and why the others were not chosen", () => {
  const options = [
    { id: "lamp", cost: 40 },
    { id: "bench", cost: 30 },
    { id: "roof", cost: 60 },
    { id: "pool", cost: 90 },
  ]
  const named = [["lamp", "bench"], ["lamp", "bench"], ["lamp", "bench"], ["lamp"], ["roof"]]
  const ballots = named.map(list => ({ kind: "approval" as const, options: list }))
  const explanation = funding(explained({ rule: shares, options, ballots, budget: 100 }))
  expect(explanation).toMatchObject({ voters: 5, budget: 100, share: { first: 20, last: 20 } })
  expect(explanation.rounds).toEqual([
    {
      option: "lamp",
      phase: "shares",
      cost: 40,
      votes: 4,
      left: 60,
      payment: { price: 10, effectiveVotes: 4, inFull: 4, theRest: 0 },
      others: [{ option: "bench", effectiveVotes: expect.closeTo(3, 9) }],
    },
    {
      option: "bench",
      phase: "shares",
      cost: 30,
      votes: 3,
      left: 30,
      payment: { price: 10, effectiveVotes: 3, inFull: 3, theRest: 0 },
      others: [],
    },
  ])
  const fate = (id: string): Fate | undefined => explanation.fates.find(({ option }) => option === id)
  expect(fate("lamp")).toEqual({ option: "lamp", votes: 4, cost: 40, why: "chosen", round: 1 })
  expect(fate("roof")).toMatchObject({
    votes: 1,
    why: "too-dear",
    round: 0,
    enough: { cost: { less: 30, least: true } },
  })
  expect(fate("pool")).toMatchObject({ votes: 0, why: "no-votes", enough: { votes: { more: 6 } } })
  expect(fate("pool")?.enough?.cost).toBeUndefined()
})

test("an option stands in the rounds until its supporters cannot pay for it", () => {
  const options = [
    { id: "park", cost: 60 },
    { id: "lamp", cost: 30 },
    { id: "bench", cost: 40 },
    { id: "pool", cost: 61 },
  ]
  const named = [
    ["lamp", "park"],
    ["lamp", "park"],
    ["lamp", "park"],
    ["bench", "pool"],
    ["bench", "pool"],
    ["bench", "pool"],
  ]
  const ballots = named.map(list => ({ kind: "approval" as const, options: list }))
  const rule: EqualShares = { ...shares, completion: "none", ties: ["order"] }
  const { rounds, fates } = funding(count({ rule, options, ballots, budget: 120 }))
  expect(rounds.map(({ option, left }) => `${option} ${left}`)).toEqual(["park 60", "bench 20"])
  expect(fates.map(({ option, why, round }) => `${option} ${why} ${round}`)).toEqual([
    "park chosen 1",
    "lamp supporters-short 1",
    "bench chosen 2",
    "pool supporters-short 0",
  ])
})

test("greedy says what it passed over, what was below the threshold, and what came after the end", () => {
  const options = [
    { id: "a", cost: 60 },
    { id: "b", cost: 50 },
    { id: "c", cost: 40 },
    { id: "d", cost: 1 },
  ]
  const named = [
    ["a", "b", "c"],
    ["a", "b", "c"],
    ["a", "b"],
    ["a", "d"],
  ]
  const ballots = named.map(list => ({ kind: "approval" as const, options: list }))
  const fates = (rule: ChoosingRule) =>
    funding(count({ rule, options, ballots, budget: 100 })).fates.map(({ why, round }) => `${why} ${round}`)
  const greedy: ChoosingRule = { kind: "greedy", by: "votes", skip: true, threshold: 2, ties: ["order"] }
  expect(fates(greedy)).toEqual(["chosen 1", "too-dear 1", "chosen 2", "below-threshold 0"])
  expect(fates({ ...greedy, skip: false })).toEqual(["chosen 1", "too-dear 1", "stopped 1", "below-threshold 0"])
})
