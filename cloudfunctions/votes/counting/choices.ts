import { decide, type Figures } from "./decision.ts"
import type { DecisionExplanation, Outcome } from "./outcome.ts"
import type { DecidingRule } from "./rule.ts"

/**
 * A body's decision among several choices. One is decided when the body's own rule would pass it as a motion, whoever is for
 * another or for none being against it: a decision takes the majority that law or charter ask for (居民委员会组织法 27, 29: more
 * than half of those present; where the charter counts all seats, more than half of those), and the most votes alone are none.
 * So never more than one is decided, and it has the most votes; otherwise nothing is. Takes the rule, the choices in their order
 * and the figures on each (see `stanceOn`); gives the outcome with the verdict on the one with most votes, the first of equals.
 */
export const decideAmong = (
  rule: DecidingRule,
  options: readonly string[],
  figuresOn: (option: string) => Figures,
): Outcome & { readonly explanation: DecisionExplanation } => {
  const choices = options.map(option => ({ option, votes: figuresOn(option).whole.approve }))
  const leading = choices.reduce((most, one) => (one.votes > most.votes ? one : most))
  const figures = figuresOn(leading.option)
  const { explanation, ...outcome } = decide(rule, leading.option, figures)
  const others = choices.reduce((sum, { votes }) => sum + votes, -leading.votes)
  return { ...outcome, explanation: { ...explanation, choices, none: figures.whole.oppose - others } }
}
