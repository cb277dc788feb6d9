import { costAt } from "./ballots.ts"
import { type Electorate, electorateOf } from "./equal-shares/electorate.ts"
import type { Purchase } from "./funding.ts"
import type { Election } from "./profile.ts"
import { none, one } from "./ratio.ts"
import { firstOf, type TieBook, type TieRanks } from "./ties.ts"

/** When an option's supporters hold its cost: `num` over (the moments' denominator times the supporters). */
interface Moment {
  readonly num: bigint
  readonly supporters: number
}

/**
 * The moments at which options were bought. A group that paid at moment s has earned since then what has passed since, so
 * supporters with counts W hold t·ΣW − Σ Wₛ·momentₛ. All moments after t purchases have one denominator.
 */
class Moments {
  #denominator = one
  readonly #nums: bigint[] = [none]
  readonly #factors: bigint[] = [one]

  /** When supporters, of whom `counts[s]` paid last at purchase s, hold the cost. */
  of(cost: number, counts: Float64Array, supporters: number): Moment {
    let behind = none
    for (let s = 1; s < this.#nums.length; s++)
      behind = behind * (this.#factors[s] as bigint) + BigInt(counts[s] as number) * (this.#nums[s] as bigint)
    return { num: BigInt(cost) * this.#denominator + behind, supporters }
  }

  add({ num, supporters }: Moment): void {
    this.#denominator *= BigInt(supporters)
    this.#nums.push(num)
    this.#factors.push(BigInt(supporters))
  }
}

const compare = (a: Moment, b: Moment): number => {
  const [left, right] = [a.num * BigInt(b.supporters), b.num * BigInt(a.supporters)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** How many supporters of an option paid last at each purchase. */
const countsOf = (
  place: number,
  { starts, groups, ballots }: Electorate,
  paid: Int32Array,
  purchases: number,
): Float64Array => {
  const counts = new Float64Array(purchases + 1)
  for (let at = starts[place] as number; at < (starts[place + 1] as number); at++) {
    const group = groups[at] as number
    const last = paid[group] as number
    counts[last] = (counts[last] as number) + (ballots.sizes[group] as number)
  }
  return counts
}

/**
 * Sequential Phragmén: all voters earn at equal speed; an option is bought the moment its supporters hold its cost, and
 * they pay all they hold. It stops as soon as any of the options that are next, equally, would overspend; these are `stopped`.
 */
export const phragmen = (
  election: Election,
  ranks: TieRanks,
  book: TieBook,
): { purchases: Purchase[]; stopped: readonly number[] } => {
  const electorate = electorateOf(election)
  const paid = new Int32Array(electorate.ballots.sizes.length)
  const moments = new Moments()
  const open = new Set([...election.options.keys()].filter(place => (electorate.support[place] as number) > 0))
  const purchases: Purchase[] = []
  let left = election.budget
  for (;;) {
    let next: Moment | undefined
    let equal: number[] = []
    for (const place of open) {
      const counts = countsOf(place, electorate, paid, purchases.length)
      const moment = moments.of(costAt(election.options, place), counts, electorate.support[place] as number)
      const order = next ? compare(moment, next) : -1
      if (order < 0) {
        next = moment
        equal = []
      }
      if (order <= 0) equal.push(place)
    }
    if (!next || equal.some(place => costAt(election.options, place) > left)) return { purchases, stopped: equal }
    const place = firstOf(ranks, equal)
    if (equal.length > 1) book.note(equal, place)
    moments.add(next)
    purchases.push({ place, phase: "shares" })
    left -= costAt(election.options, place)
    open.delete(place)
    for (let at = electorate.starts[place] as number; at < (electorate.starts[place + 1] as number); at++)
      paid[electorate.groups[at] as number] = purchases.length
  }
}
