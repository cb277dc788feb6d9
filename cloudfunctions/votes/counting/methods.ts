import { bordaScores } from "./borda.ts"
import { electorateOf } from "./equal-shares/electorate.ts"
import { sharesExplanation } from "./equal-shares/explanation.ts"
import { leastEffect } from "./equal-shares/least-effect.ts"
import { equalShares, forUtility } from "./equal-shares/rules.ts"
import { fundingExplanation, type Missed, type Purchase, votersOf } from "./funding.ts"
import { bought, type Considered, greedy } from "./greedy.ts"
import { irv } from "./irv.ts"
import type { Context, Elected, Method } from "./method.ts"
import { phragmen } from "./phragmen.ts"
import { byVotesOrder, talliesOf, twoRound } from "./plurality.ts"
import { type Ranked, rankingExplanation } from "./ranking.ts"
import type { ChoosingRule } from "./rule.ts"
import { schulze } from "./schulze.ts"
import { stv } from "./stv.ts"

type Any = Context<ChoosingRule>

/** Options that were considered one after the other: those that fitted are elected. */
const considered = ({ election, votes }: Any, steps: readonly Considered[], threshold = 1): Elected => {
  const places = steps.flatMap(({ bought, place }) => (bought ? [place] : []))
  const missed = (place: number): Missed => {
    if ((votes[place] ?? 0) < threshold) return { why: "below-threshold", round: 0 }
    const at = steps.findIndex(step => step.place === place)
    if (at < 0) return { why: "stopped", round: places.length }
    return { why: "too-dear", round: steps.slice(0, at).filter(({ bought }) => bought).length }
  }
  const purchases = places.map((place): Purchase => ({ place, phase: "votes" }))
  return { places, runs: 1, explain: () => fundingExplanation(election, votes, purchases, missed, undefined) }
}

const ranked = ({ election }: Any, found: Ranked): Elected => ({
  places: found.places,
  runs: 1,
  explain: () => rankingExplanation(election, votersOf(election.ballots), found),
})

/** The first of an order: as many as the budget buys, passing over what does not fit, or as there are seats. */
const firstOfOrder = (context: Any, order: readonly number[], seats: number, scores: ArrayLike<number>): Elected => {
  const { options, budget } = context.election
  if (budget > 0) return considered(context, bought(order, options, budget, true))
  const places = order.slice(0, seats)
  return ranked(context, { places, rounds: [{ tallies: talliesOf(scores, order), elected: places, eliminated: [] }] })
}

/**
 * All methods by the kind of their rule. To add one: its data in rule.ts and rule-shape.ts, its words in words.ts, a file
 * that counts it, and its line here; the compiler asks for each.
 */
export const methods: { readonly [Kind in ChoosingRule["kind"]]: Method<Extract<ChoosingRule, { kind: Kind }>> } = {
  "equal-shares": {
    takes: ["approval", "knapsack", "points", "choice"],
    funds: "always",
    view: forUtility,
    elect: ({ rule, election, votes, ranks, book }) => {
      const electorate = electorateOf(election)
      const shared = equalShares(election, rule, votes, ranks, electorate)
      book.add(shared.book)
      return {
        places: [...shared.byShares, ...shared.byVotes],
        runs: shared.runs,
        explain: () => sharesExplanation(election, rule, electorate, ranks, shared),
      }
    },
    changes: {
      unit: ({ step }) => step,
      // A cheaper option is bought by shares in an earlier round, or at the same place by votes; what came before it stays.
      monotone: ({ completion }, side) => side === "cost" && (completion === "none" || completion === "u"),
      leastCost: ({ rule, election, seed }, place) => leastEffect(election, rule, seed, place),
    },
  },
  greedy: {
    takes: ["approval", "knapsack", "points", "choice"],
    funds: "always",
    elect: context =>
      considered(context, greedy(context.election, context.rule, context.ranks, context.book), context.rule.threshold),
    // More votes or a lower cost bring an option forward, past others that are then paid later than it.
    changes: { unit: () => 1, monotone: () => true },
  },
  phragmen: {
    takes: ["approval", "knapsack", "choice"],
    funds: "always",
    elect: ({ election, votes, ranks, book }) => {
      const { purchases, stopped } = phragmen(election, ranks, book)
      const missed = (place: number): Missed => ({
        why: stopped.includes(place) ? "too-dear" : "stopped",
        round: purchases.length,
      })
      return {
        places: purchases.map(({ place }) => place),
        runs: 1,
        explain: () => fundingExplanation(election, votes, purchases, missed, undefined),
      }
    },
  },
  borda: {
    takes: ["ranked"],
    funds: "with a budget",
    elect: context => {
      const scores = bordaScores(context.election, context.rule.longest)
      const order = byVotesOrder(scores, context.ranks, context.book)
      return firstOfOrder({ ...context, votes: scores }, order, context.rule.seats, scores)
    },
  },
  schulze: {
    takes: ["ranked"],
    funds: "with a budget",
    elect: context => {
      const order = schulze(context.election, context.ranks, context.book)
      return firstOfOrder(context, order, context.rule.seats, context.votes)
    },
  },
  plurality: {
    takes: ["choice", "approval"],
    funds: "never",
    elect: context => {
      const order = byVotesOrder(context.votes, context.ranks, context.book)
      return firstOfOrder(context, order, context.rule.seats, context.votes)
    },
  },
  irv: {
    takes: ["ranked"],
    funds: "never",
    elect: context => ranked(context, irv(context.election, context.ranks, context.book)),
  },
  stv: {
    takes: ["ranked"],
    funds: "never",
    elect: context => ranked(context, stv(context.election, context.rule.seats, context.ranks, context.book)),
  },
  "two-round": {
    takes: ["choice"],
    funds: "never",
    elect: context => ranked(context, twoRound(context.election, context.ranks, context.book)),
  },
}
