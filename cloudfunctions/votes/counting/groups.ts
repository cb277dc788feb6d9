import { decideMajority, type Tally, type Verdict } from "./majority.ts"
import { refuse } from "./refusals.ts"
import type { ByGroups } from "./rule.ts"

export interface GroupsVerdict {
  readonly passed: boolean
  /** `empty` groups have no member; whether they pass was settled beforehand. */
  readonly groups: readonly {
    readonly group: string
    readonly passed: boolean
    readonly empty: boolean
    readonly verdict: Verdict
  }[]
  readonly passedGroups: number
  readonly needed: number
  readonly whole: Verdict
}

/**
 * A decision by stakeholder groups (街事会): each group by its own rule, `need` of them and the whole. Takes the tally of
 * every group; the whole is their sum. Refuses a group without figures, and figures of a group that the rule does not name.
 */
export const decideByGroups = (rule: ByGroups, tallies: ReadonlyMap<string, Tally>): GroupsVerdict => {
  const named = new Set(rule.groups.map(({ group }) => group))
  for (const group of tallies.keys())
    if (!named.has(group)) throw refuse("groupMissing", { group: group.slice(0, 120) })
  const groups = rule.groups.map(({ group, rule: own }) => {
    const tally = tallies.get(group)
    if (!tally) throw refuse("groupMissing", { group })
    const verdict = decideMajority(own, tally)
    const empty = tally.eligible === 0
    return { group, passed: empty ? rule.empty === "passes" : verdict.passed, empty, verdict }
  })
  const whole = decideMajority(rule.whole, sum([...tallies.values()]))
  const passedGroups = groups.filter(({ passed }) => passed).length
  return { passed: passedGroups >= rule.need && whole.passed, groups, passedGroups, needed: rule.need, whole }
}

const sum = (tallies: readonly Tally[]): Tally => {
  const total = (figure: keyof Tally): number => tallies.reduce((amount, tally) => amount + tally[figure], 0)
  return {
    eligible: total("eligible"),
    present: total("present"),
    cast: total("cast"),
    approve: total("approve"),
    oppose: total("oppose"),
    abstain: total("abstain"),
  }
}
