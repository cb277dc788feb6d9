import { decideByGroups } from "./groups.ts"
import { decideMajority, type Tally, type Verdict } from "./majority.ts"
import type { DecisionExplanation, Outcome, Part } from "./outcome.ts"
import { decideOwners, type OwnersVerdict, type Unit } from "./owners.ts"
import type { DecidingRule, Rule } from "./rule.ts"

/** What a motion is decided from: the tally of all seats, of every group by its word, and for owners each one's part. */
export interface Figures {
  readonly whole: Tally
  readonly groups: ReadonlyMap<string, Tally>
  readonly units: readonly Unit[]
}

/** Whether a rule decides one motion, instead of choosing among options. */
export const isDeciding = (rule: Rule): rule is DecidingRule =>
  rule.kind === "majority" || rule.kind === "by-groups" || rule.kind === "owners"

const partOf = ({ quorum, majority, tally }: Verdict): Part => ({ quorum, majority, tally })

/** What an owners' verdict says in persons; area stands beside it. */
const inPersons = ({ quorum, majority, part }: OwnersVerdict, tally: Tally): Part => ({
  quorum: { reached: quorum.reached, needed: quorum.needed.persons, lacking: quorum.lacking.persons },
  majority: {
    reached: majority.reached,
    of: part.persons,
    lacking: majority.lacking.persons,
    tied: tally.approve === tally.oppose,
  },
  tally: { ...tally, present: tally.cast },
})

const explained = (rule: DecidingRule, { whole, groups, units }: Figures): DecisionExplanation => {
  switch (rule.kind) {
    case "majority": {
      const verdict = decideMajority(rule, whole)
      return { kind: "decision", passed: verdict.passed, ...partOf(verdict) }
    }
    case "by-groups": {
      const { passed, groups: each, needed, passedGroups, whole: all } = decideByGroups(rule, groups)
      const rows = each.map(({ verdict, ...group }) => ({ ...group, ...partOf(verdict) }))
      return {
        kind: "decision",
        passed,
        ...partOf(all),
        groups: rows,
        groupsNeeded: needed,
        groupsPassed: passedGroups,
      }
    }
    case "owners": {
      const { passed, ...owners } = decideOwners(rule, units)
      return { kind: "decision", passed, ...inPersons({ passed, ...owners }, whole), owners }
    }
  }
}

/**
 * Takes a deciding rule, the id of the motion and the figures; gives the outcome: the motion as its winner when it passed,
 * and the explanation from which every sentence about it is made. Refuses figures that do not fit the rule.
 */
export const decide = (
  rule: DecidingRule,
  motion: string,
  figures: Figures,
): Outcome & { readonly explanation: DecisionExplanation } => {
  const explanation = explained(rule, figures)
  return { winners: explanation.passed ? [motion] : [], total: 0, runs: 1, ties: [], explanation }
}
