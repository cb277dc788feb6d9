import type { Body } from "../../disclosures/actions.ts"
import type { Result } from "../../votes/actions.ts"
import type { Project, Round } from "../records.ts"
import { type Fate, fateInWords, ruleInWords } from "./words.ts"

type Known = Project & { readonly id: string }
/**
 * What of a counted round becomes public: the money, who took part in figures, the rule, every project of the ballot with
 * its votes in the order of election, then those that were not chosen, the most votes first, each with what it lacked.
 */
export const disclosed = (round: Round, all: readonly Known[], result: Result): Body => {
  const { explanation, winners } = result.outcome
  const fates = new Map<string, Fate>(
    explanation.kind === "funding" ? explanation.fates.map(fate => [fate.option, fate]) : [],
  )
  const votesOf = (project: Known): number => fates.get(project.id)?.votes ?? 0
  const placeOf = (project: Known): number => {
    const place = winners.indexOf(project.id)
    return place < 0 ? winners.length : place
  }
  const onBallot = all
    .filter(project => fates.has(project.id))
    .sort((a, b) => placeOf(a) - placeOf(b) || votesOf(b) - votesOf(a))
  const spent = round.counted?.spent ?? 0
  return {
    figures: {
      budget: round.budget,
      spent,
      left: round.budget - spent,
      seats: result.seats,
      ballots: result.counted,
      invalid: result.invalid,
    },
    rows: onBallot.map(project => {
      const fate = fates.get(project.id)
      return {
        title: project.title,
        note: project.place,
        state: winners.includes(project.id) ? "chosen" : "notChosen",
        figures: { cost: project.cost ?? project.asked, votes: votesOf(project) },
        ...(fate && { reason: fateInWords(fate) }),
      }
    }),
    remarks: round.voting ? [ruleInWords(round.voting)] : [],
  }
}
