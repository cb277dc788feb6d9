import { Refusal } from "#cloud/shared/refusal"
import { decide, isDeciding } from "#cloud/votes/counting/decision"
import { decideByGroups } from "#cloud/votes/counting/groups"
import type { Tally } from "#cloud/votes/counting/majority"
import type { Unit } from "#cloud/votes/counting/owners"
import {
  type ByGroups,
  greedyRule,
  type Majority,
  type Rule,
  residentsAssembly,
  roundRule,
} from "#cloud/votes/counting/rule"

const tally = (all: number, approve: number, oppose: number): Tally => ({
  eligible: all,
  present: approve + oppose,
  cast: approve + oppose,
  approve,
  oppose,
  abstain: 0,
})
const byGroups: ByGroups = {
  kind: "by-groups",
  groups: [{ group: "shops", rule: residentsAssembly }],
  need: 1,
  whole: residentsAssembly,
  empty: "fails",
}

test.each<[string, Rule, boolean]>([
  ["a majority", residentsAssembly, true],
  ["groups", byGroups, true],
  ["owners", { kind: "owners", matters: "ordinary", showSilent: false }, true],
  ["equal shares", roundRule, false],
  ["greedy", greedyRule, false],
  ["two rounds", { kind: "two-round", ties: ["lot"] }, false],
  ["plurality", { kind: "plurality", seats: 1, ties: ["lot"] }, false],
])("whether a rule decides one motion or chooses among options: %s", (_, rule, decides) => {
  expect(isDeciding(rule)).toBe(decides)
})

test("a motion that passes is the winner of its vote, and one that fails leaves none", () => {
  const figures = (whole: Tally) => ({ whole, groups: new Map(), units: [] })
  const without = { total: 0, runs: 1, ties: [] }
  const { explanation: yes, ...passed } = decide(residentsAssembly, "lift", figures(tally(5, 3, 1)))
  expect(passed).toEqual({ winners: ["lift"], ...without })
  expect(yes).toMatchObject({ kind: "decision", passed: true, majority: { reached: true, of: 4 } })
  const { explanation: no, ...failed } = decide(residentsAssembly, "lift", figures(tally(5, 1, 3)))
  expect(failed).toEqual({ winners: [], ...without })
  expect(no).toMatchObject({ kind: "decision", passed: false })
})

describe("an owners' vote is said in persons", () => {
  const unit = (owner: string, choice: Unit["choice"]): Unit => ({ area: 1000, owners: [owner], unsold: false, choice })
  const said = (...choices: Unit["choice"][]) => {
    const named = (one: Unit["choice"]) => choices.filter(choice => choice === one).length
    // Two more have come to the meeting than cast a ballot: a vote of owners counts ballots alone.
    const whole = { ...tally(choices.length, named("approve"), named("oppose")), present: choices.length }
    const units = choices.map((choice, at) => unit(`o${at}`, choice))
    const rule = { kind: "owners", matters: "ordinary", showSilent: false } as const
    return decide(rule, "lift", { whole, groups: new Map(), units }).explanation
  }

  test("how many took part, how many had to, and how many were in favour", () => {
    expect(said("approve", "oppose", undefined, undefined)).toMatchObject({
      passed: false,
      quorum: { reached: false, needed: 3, lacking: 1 },
      majority: { reached: false, of: 2, lacking: 1, tied: true },
      tally: { eligible: 4, present: 2, cast: 2, approve: 1, oppose: 1 },
    })
  })

  test("and one more in favour than against is no tie", () => {
    expect(said("approve", "approve", "oppose")).toMatchObject({
      passed: true,
      quorum: { reached: true, needed: 2, lacking: 0 },
      majority: { reached: true, of: 3, lacking: 0, tied: false },
    })
  })
})

describe("figures of groups", () => {
  const no = (given: ReadonlyMap<string, Tally>): unknown => {
    try {
      return decideByGroups(byGroups, given)
    } catch (error) {
      return error instanceof Refusal ? [error.code, error.details] : error
    }
  }
  test("that are missing are asked for by the group's name", () => {
    expect(no(new Map())).toEqual(["votes.groupMissing", { group: "shops" }])
  })
  test("of a group that the rule does not know are refused by its name, cut when it is longer than any", () => {
    const group = "宠".repeat(200)
    const given = new Map([
      ["shops", tally(3, 2, 0)],
      [group, tally(3, 2, 0)],
    ])
    expect(no(given)).toEqual(["votes.groupMissing", { group: "宠".repeat(120) }])
  })
})

test("a majority of people who may vote is not moved by those who stay away", () => {
  const rule: Majority = { ...residentsAssembly, pass: { num: 1, den: 2, strict: true, of: "eligible" } }
  const decided = (approve: number) =>
    decide(rule, "lift", { whole: tally(9, approve, 1), groups: new Map(), units: [] }).winners
  expect(decided(4)).toEqual([])
  expect(decided(5)).toEqual(["lift"])
})
