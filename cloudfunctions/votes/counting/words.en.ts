import type { Enough, Fate } from "./outcome.ts"
import type { Majority, Rule, Share, TieOrder, TieStep } from "./rule.ts"
import { en as verdict } from "./verdict-words.en.ts"
import type { CountingWords, Money } from "./words.ts"

const tieSteps: Readonly<Record<TieStep, string>> = {
  votes: "the one with more votes goes first",
  cost: "the cheaper one goes first",
  lot: "the lot drawn from the sealed seed decides",
  order: "the one listed first goes first",
}

const ties = (order: TieOrder): string =>
  `Where options are exactly equal, ${order.map(step => tieSteps[step]).join("; if still equal, ")}.`

const of = {
  eligible: "those eligible",
  present: "those present",
  cast: "those who cast a ballot",
  decided: "those who said approve or oppose",
} as const

const share = ({ num, den, strict }: Share): string =>
  num * 2 === den ? (strict ? "more than half" : "at least half") : `${strict ? "more than" : "at least"} ${num}/${den}`

const majority = ({ quorum, pass }: Majority): string =>
  `It passes when ${share(quorum)} of those eligible take part and ${share(pass)} of ${of[pass.of]} approve. Abstaining takes part and is not consent. As many for as against does not pass.`

const utilities = { cost: "money counts", cardinality: "projects count", points: "points count" } as const

const completions = {
  none: () => "Money that is left is not given out.",
  u: () => "Money that is left goes by votes, most first, passing over what does not fit.",
  add1: (step: string) =>
    `While money is left, everybody's share is raised by ${step} at a time until the total would exceed the budget; the last time that it does not counts.`,
  add1u: (step: string) =>
    `While money is left, everybody's share is raised by ${step} at a time until the total would exceed the budget; the last time that it does not counts. What is left then goes by votes, most first, passing over what does not fit.`,
} as const

const rule = (given: Rule, money: Money): readonly string[] => {
  switch (given.kind) {
    case "equal-shares":
      return [
        `Equal shares (${utilities[given.utility]}): the budget is divided equally among the voters; a project is paid for by its supporters together, the one with the least price for its support first; who has less than the price pays what is left.`,
        completions[given.completion](money(given.step)),
        ...(given.exhaustiveStop && given.completion.startsWith("add1")
          ? ["Shares are also no longer raised when nothing that has a supporter fits in what is left."]
          : []),
        ties(given.ties),
      ]
    case "greedy":
      return [
        given.by === "votes"
          ? "Most votes first, while the money lasts."
          : "Most votes for the money first, while the money lasts.",
        given.skip ? "What does not fit is passed over." : "It ends at the first that does not fit.",
        ...(given.threshold > 1 ? [`At least ${given.threshold} votes are needed.`] : []),
        ties(given.ties),
      ]
    case "phragmen":
      return [
        "Phragmén: all voters earn at equal speed; a project is bought the moment its supporters hold its cost; it ends when the next would exceed the budget.",
        ties(given.ties),
      ]
    case "borda":
      return [
        `Borda: a first place gives ${given.longest} points, each later one 1 less, an unranked option none; most points first.`,
        ties(given.ties),
      ]
    case "irv":
      return [
        "Instant run-off: first choices are counted; while nobody has more than half the last is eliminated and those ballots go to their next choice.",
        ties(given.ties),
      ]
    case "stv":
      return [
        `Single transferable vote for ${given.seats}: whoever reaches the quota is elected and the surplus goes on to next choices in exact fractions; if nobody does the last is eliminated.`,
        ties(given.ties),
      ]
    case "schulze":
      return [
        "Schulze: options are compared in pairs, and ordered by the strongest chains of wins; a ranked option is before an unranked one.",
        ties(given.ties),
      ]
    case "plurality":
      return [given.seats === 1 ? "Most votes wins." : `The ${given.seats} with the most votes win.`, ties(given.ties)]
    case "two-round":
      return [
        "Two rounds: whoever has more than half wins; otherwise the first two go to a second vote, and most votes wins.",
        ties(given.ties),
      ]
    case "majority":
      return [majority(given)]
    case "owners":
      return [
        "At least two thirds of the area and of the owners take part; what is not returned does not take part.",
        given.matters === "ordinary"
          ? "It passes when more than half of the area and of the owners taking part approve."
          : "This kind of matter passes when at least three quarters of the area and of the owners taking part approve.",
        "Several units of one owner are one person; so are all units the developer has not sold or handed over; so is a unit with several co-owners.",
        ...(given.showSilent
          ? ["Shown beside: what it would be if what was not returned counted with the majority. It does not decide."]
          : []),
        "An illustration without legal force.",
      ]
    case "by-groups":
      return [
        `${given.groups.length} groups vote, each on its own; it passes when at least ${given.need} of them and all together pass.`,
        `All together: ${majority(given.whole)}`,
        given.empty === "passes"
          ? "A group without members counts as passing."
          : "A group without members counts as not passing.",
      ]
  }
}

const enough = ({ votes, cost }: Enough, money: Money): string =>
  [
    ...(votes ? [`${votes.more} more ${votes.more === 1 ? "vote" : "votes"}`] : []),
    ...(cost ? [`${money(cost.less)} less`] : []),
  ].join(", or ")

const fate = ({ why, round, votes, enough: lacking }: Fate, money: Money): string => {
  const more = lacking ? enough(lacking, money) : ""
  const tail = more === "" ? "" : ` (${more} would have been enough)`
  const counted = `${votes} ${votes === 1 ? "vote" : "votes"}`
  switch (why) {
    case "chosen":
      return `Chosen as number ${round}, with ${counted}.`
    case "no-votes":
      return "Nobody voted for it."
    case "below-threshold":
      return `${counted}: fewer than are needed${tail}.`
    case "supporters-short":
      return round === 0
        ? `${counted}: the shares of its supporters together are less than its cost${tail}.`
        : `${counted}: after round ${round} what its supporters had left was together less than its cost${tail}.`
    case "too-dear":
      return `${counted}: when its turn came the money left was less than its cost${tail}.`
    case "stopped":
      return `${counted}: it ended before its turn${tail}.`
  }
}

export const en: CountingWords = {
  rule,
  verdict,
  enough,
  fate,
  payment: ({ price, effectiveVotes, inFull, theRest }, money) =>
    theRest === 0
      ? `${inFull} supporters paid ${money(price)} each.`
      : `${inFull} supporters paid ${money(price)} each, ${theRest} more paid all they had left: as much as ${effectiveVotes.toFixed(1)} votes.`,
  round: ({ phase, cost, left, votes }, at, money) =>
    phase === "shares"
      ? `Round ${at}: it costs ${money(cost)}, paid by its ${votes} votes together; ${money(left)} of the budget is left.`
      : `Round ${at}: it costs ${money(cost)}, bought with what was left, by its ${votes} votes; ${money(left)} of the budget is left.`,
  tie: ({ first, others, by }) =>
    `“${first}” and ${others.map(other => `“${other}”`).join(", ")} were exactly equal; ${tieSteps[by]}: “${first}” first.`,
  rankingRound: ({ tallies, elected, eliminated }, at, titleOf) => {
    const figures = tallies.map(({ option, votes }) => `${titleOf(option)} ${Number(votes.toFixed(2))}`).join(", ")
    const ends =
      elected.length > 0
        ? `elected: ${elected.map(titleOf).join(", ")}`
        : eliminated.length > 0
          ? `eliminated: ${eliminated.map(titleOf).join(", ")}`
          : "nobody is elected"
    return `Round ${at}: ${figures}; ${ends}.`
  },
}
