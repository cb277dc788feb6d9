import { bought, inTheRunning, ordered } from "../greedy.ts"
import type { Election } from "../profile.ts"
import { votesOf } from "../profile.ts"
import { compare, comparePer, minus, none, over, plus, type Ratio, ratio, times } from "../ratio.ts"
import type { EqualShares } from "../rule.ts"
import { firstOf, TieBook, type TieRanks } from "../ties.ts"

const zero = ratio(0)

interface Supporter {
  readonly voter: number
  readonly points: number
}

/** The places bought in one run, in order, and the ties met in it. */
interface Run {
  readonly places: readonly number[]
  readonly ties: readonly { readonly among: readonly number[]; readonly first: number }[]
}

const supportersOf = ({ options, ballots }: Election): Supporter[][] => {
  const supporters: Supporter[][] = options.map(() => [])
  let from = 0
  ballots.ends.forEach((end, voter) => {
    for (let at = from; at < end; at++)
      supporters[ballots.choices[at] ?? 0]?.push({ voter, points: ballots.points?.[at] ?? 1 })
    from = end
  })
  return supporters
}

/**
 * The price of one point of support: supporters who hold less than it pay all they have, the others pay it, together the
 * cost. Those with the least money for their points come first. Nothing when all their money is less than the cost.
 */
const priceOf = (cost: number, supporters: readonly Supporter[], money: readonly Ratio[]): Ratio | undefined => {
  const poorestFirst = supporters
    .map(({ voter, points }) => ({ points, has: money[voter] ?? ratio(0) }))
    .sort((a, b) => (a.has === b.has ? b.points - a.points : comparePer(a.has, a.points, b.has, b.points)))
  let missing = ratio(cost)
  let open = supporters.reduce((sum, { points }) => sum + points, 0)
  for (const { has, points } of poorestFirst) {
    const price = over(missing, open)
    if (comparePer(has, points, price, 1) >= 0) return price
    missing = minus(missing, has)
    open -= points
  }
  return undefined
}

/** Takes the price from every supporter, or all that is left. What is equal before and pays the same stays one object. */
const pay = (price: Ratio, supporters: readonly Supporter[], money: Ratio[]): void => {
  const after = new Map<string, Map<Ratio, Ratio>>()
  for (const { voter, points } of supporters) {
    const has = money[voter] ?? ratio(0)
    const known = after.get(String(points)) ?? new Map<Ratio, Ratio>()
    after.set(String(points), known)
    const left = known.get(has) ?? minus(has, times(price, points))
    known.set(has, left)
    money[voter] = left.num < none ? zero : left
  }
}

/**
 * One run in which every voter starts with `share`: buys while somebody can, the least price per unit of utility first. It
 * ends when more than the budget is spent, because such an outcome is not kept.
 */
const runOf = (election: Election, rule: EqualShares, ranks: TieRanks, share: Ratio): Run => {
  const supporters = supportersOf(election)
  const money = Array.from(election.ballots.ends, () => share)
  const open = new Set(election.options.keys())
  const places: number[] = []
  const ties: { among: number[]; first: number }[] = []
  let left = election.budget
  while (left >= 0) {
    let best: Ratio | undefined
    let equal: { place: number; price: Ratio }[] = []
    for (const place of open) {
      const cost = election.options[place]?.cost ?? 0
      const price = priceOf(cost, supporters[place] ?? [], money)
      if (!price) {
        open.delete(place)
        continue
      }
      const worth = over(price, rule.utility === "cost" ? cost : 1)
      const order = best ? compare(worth, best) : -1
      if (order < 0) {
        best = worth
        equal = []
      }
      if (order <= 0) equal.push({ place, price })
    }
    if (equal.length === 0) return { places, ties }
    const among = equal.map(({ place }) => place)
    const first = firstOf(ranks, among)
    if (among.length > 1) ties.push({ among, first })
    const price = equal.find(({ place }) => place === first)?.price ?? ratio(0)
    pay(price, supporters[first] ?? [], money)
    open.delete(first)
    places.push(first)
    left -= election.options[first]?.cost ?? 0
  }
  return { places, ties }
}

/**
 * The method of equal shares, exactly as it is defined, in fractions and one step at a time: slow, and short enough to be
 * checked by reading. The fast engine must give what this gives.
 */
export const plainEqualShares = (election: Election, rule: EqualShares, ranks: TieRanks) => {
  const { options, budget } = election
  const votes = votesOf(election)
  const supported = inTheRunning(votes, 1)
  const voters = election.ballots.ends.filter((end, i) => end > (election.ballots.ends[i - 1] ?? 0)).length
  const costOf = (places: readonly number[]): number =>
    places.reduce((sum, place) => sum + (options[place]?.cost ?? 0), 0)
  const byVotes = (places: readonly number[], money: number, book: TieBook): number[] =>
    bought(
      ordered(places, (a, b) => (votes[a] ?? 0) - (votes[b] ?? 0), ranks, book),
      options,
      money,
      true,
    )
      .filter(step => step.bought)
      .map(({ place }) => place)
  const book = new TieBook()
  const done = (places: readonly number[], runs: number) => ({ places, total: costOf(places), runs, book })
  if (voters === 0) return done([], 0)

  const raises = rule.completion === "add1" || rule.completion === "add1u"
  if (raises && costOf(supported) <= budget) return done(byVotes(supported, budget, book), 0)

  const whole = Math.floor(Math.floor(budget / voters) / rule.step) * rule.step
  const share = rule.start === "exact" ? ratio(budget, voters) : ratio(whole)
  let kept: readonly number[] = []
  let runs = 0
  for (;;) {
    const run = runOf(election, rule, ranks, plus(share, ratio(rule.step * runs)))
    runs++
    for (const { among, first } of run.ties) book.note(among, first)
    const left = budget - costOf(run.places)
    if (left < 0) break
    kept = run.places
    const more = supported.some(place => !run.places.includes(place) && (options[place]?.cost ?? 0) <= left)
    if (!raises || (rule.exhaustiveStop && !more)) break
  }
  if (rule.completion === "none" || rule.completion === "add1") return done(kept, runs)
  const rest = supported.filter(place => !kept.includes(place))
  return done([...kept, ...byVotes(rest, budget - costOf(kept), book)], runs)
}
