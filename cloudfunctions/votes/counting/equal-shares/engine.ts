import { type Ratio, ratio, shown } from "../ratio.ts"
import { Classes, FRESH, SPENT } from "./classes.ts"
import { type Electorate, narrowed } from "./electorate.ts"
import { Lots, POOR, RICH } from "./lots.ts"
import { affordable, compared, type Estimate, type ExactPrice, estimate, exactPrice, UNIT } from "./pricing.ts"
import { Purchases } from "./purchases.ts"
import { type Bought, effectiveVotes, type Run } from "./run.ts"
import { Supporters } from "./supporters.ts"

const NONE = -1
/** What an electorate is narrowed to does until shares have risen by a quarter. */
const REACH = 5 / 4
/** The error, relative to its price, that a purchase may bring into the purses; above it the exact price is used. */
const LOOSE = 2 ** -44

/**
 * The method of equal shares, fast and exact. Doubles with a running error bound find the option whose price is surely the
 * least; where two are too near to tell, and where it is not sure who can pay in full, whole numbers decide.
 */
export class SharesEngine {
  /** Everybody, and those whom the runs look at: from the second on without the options that nobody could pay. */
  readonly #all: Electorate
  #electorate: Electorate
  #reach = Number.NaN
  readonly #costs: Float64Array
  readonly #units: Float64Array
  readonly #ranks: Int32Array
  readonly #mostPoints: number

  #supporters: Supporters
  readonly #classes = new Classes()
  #purchases = new Purchases(ratio(0))
  /** How far a purse may be from what its class holds exactly. */
  #error = 0
  /** The options still in the running, the nearest first, and bounds of their price per unit of utility. */
  readonly #live: Int32Array
  readonly #low: Float64Array
  readonly #high: Float64Array

  readonly #lots = new Lots()
  /** The option whose supporters stand in the lots, as long as nobody has paid since. */
  #gathered = NONE
  readonly #found: Estimate = { price: 0, error: 0, sure: false, short: false }
  /** The classes made in the purchase at hand, where groups of one class may give different points. */
  readonly #made = new Map<number, number>()

  /** Takes an electorate, the costs, whether utility is the cost (or else 1), and the rank of each option in ties. */
  constructor(electorate: Electorate, costs: Float64Array, byCost: boolean, rank: Int32Array) {
    this.#all = electorate
    this.#electorate = electorate
    this.#costs = costs
    this.#units = byCost ? costs : new Float64Array(costs.length).fill(1)
    this.#ranks = rank
    this.#supporters = new Supporters(electorate)
    this.#mostPoints = electorate.points?.reduce((most, points) => Math.max(most, points), 1) ?? 1
    this.#live = new Int32Array(costs.length)
    this.#low = new Float64Array(costs.length)
    this.#high = new Float64Array(costs.length)
  }

  /** One run in which every voter starts with `share`. It ends early when more than `limit` is spent. */
  run(share: Ratio, limit: number, watch = false): Run {
    const places: number[] = []
    const ties: { among: number[]; first: number }[] = []
    const bought: Bought[] = []
    let total = 0
    let live = this.#begin(share)
    while (total <= limit) {
      live = this.#look(live, watch)
      const near = this.#nearest(live)
      if (near.length === 0) break
      const best = near.length === 1 ? near : this.#equal(near)
      const first = best.reduce((a, b) => ((this.#ranks[b] as number) < (this.#ranks[a] as number) ? b : a))
      if (best.length > 1) ties.push({ among: best, first })
      const standing = watch
        ? effectiveVotes(this.#live.subarray(0, live), this.#low, this.#high, this.#units, this.#costs)
        : []
      bought.push(this.#buy(first, standing))
      places.push(first)
      total += this.#costs[first] as number
      live = this.#without(first, live)
    }
    return { places, total, ties, bought }
  }

  #begin(share: Ratio): number {
    const purse = shown(share.num, share.den)
    this.#narrow(purse)
    const { starts } = this.#electorate
    this.#purchases = new Purchases(share)
    this.#classes.reset(purse)
    this.#supporters.reset()
    this.#gathered = NONE
    this.#error = 2 * UNIT * purse
    let live = 0
    for (let place = 0; place < this.#costs.length; place++) {
      if (starts[place + 1] === starts[place]) continue
      const part = this.#leastPart(place)
      if (part > purse) continue
      this.#low[place] = (part / (this.#units[place] as number)) * (1 - 4 * UNIT)
      this.#insert(place, live++)
    }
    return live
  }

  /** At the least everybody pays an equal part of the cost: an option whose part is more than they hold is out at once. */
  #leastPart(place: number): number {
    return ((this.#costs[place] as number) / (this.#all.support[place] as number)) * (1 - 8 * UNIT)
  }

  /** One run does not pay for it; where a second one is made, dozens are. */
  #narrow(purse: number): void {
    const first = Number.isNaN(this.#reach)
    if (first) this.#reach = 0
    if (first || purse <= this.#reach) return
    this.#reach = purse * REACH
    this.#electorate = narrowed(this.#all, place => this.#leastPart(place) > this.#reach)
    this.#supporters = new Supporters(this.#electorate)
  }

  /**
   * Looks at the live options, the one with the least lower bound first, until no other can be the best (prices only rise,
   * so a bound of an earlier round still holds); drops those whose supporters can no longer pay. Gives how many are left.
   */
  #look(count: number, watch: boolean): number {
    const live = this.#live
    const low = this.#low
    let left = 0
    let best = Number.POSITIVE_INFINITY
    for (let at = 0; at < count; at++) {
      const place = live[at] as number
      if (watch || (low[place] as number) <= best) {
        if (!this.#bound(place)) continue
        best = Math.min(best, this.#high[place] as number)
      } else this.#high[place] = Number.POSITIVE_INFINITY
      this.#insert(place, left++)
    }
    return left
  }

  /** Puts an option among the first `count` live ones, which are in the order of their lower bounds. */
  #insert(place: number, count: number): void {
    const [live, low] = [this.#live, this.#low]
    let slot = count
    for (; slot > 0 && (low[live[slot - 1] as number] as number) > (low[place] as number); slot--)
      live[slot] = live[slot - 1] as number
    live[slot] = place
  }

  /** Bounds an option's price per unit of utility; gives false when its supporters cannot pay for it any more. */
  #bound(place: number): boolean {
    const cost = this.#costs[place] as number
    const unit = this.#units[place] as number
    this.#gather(place)
    const from = (this.#low[place] as number) * unit * (1 - UNIT)
    estimate(this.#lots, cost, this.#classes, this.#error, this.#found, from)
    if (this.#found.short) return false
    if (!this.#found.sure) {
      if (!affordable(this.#lots, cost, this.#classes, this.#purchases)) return false
      this.#exactly(place)
    }
    this.#low[place] = ((this.#found.price - this.#found.error) / unit) * (1 - 4 * UNIT)
    this.#high[place] = ((this.#found.price + this.#found.error) / unit) * (1 + 4 * UNIT)
    return true
  }

  /** The options that may be the best by their bounds. */
  #nearest(live: number): number[] {
    const near: number[] = []
    let best = Number.POSITIVE_INFINITY
    for (let at = 0; at < live; at++) best = Math.min(best, this.#high[this.#live[at] as number] as number)
    for (let at = 0; at < live; at++) {
      const place = this.#live[at] as number
      if ((this.#low[place] as number) <= best) near.push(place)
    }
    return near
  }

  /** Works out the prices of near options exactly; gives those that are equally best. */
  #equal(near: readonly number[]): number[] {
    let best: ExactPrice | undefined
    let equal: number[] = []
    for (const place of near) {
      this.#gather(place)
      estimate(this.#lots, this.#costs[place] as number, this.#classes, this.#error, this.#found)
      const exact = this.#exactly(place)
      const order = best ? compared(exact, place, best, equal[0] as number, this.#units) : -1
      if (order < 0) {
        best = exact
        equal = []
      }
      if (order <= 0) equal.push(place)
    }
    return equal
  }

  #exactly(place: number): ExactPrice {
    const cost = this.#costs[place] as number
    return exactPrice(this.#lots, cost, this.#classes, this.#purchases, this.#error, this.#found)
  }

  #gather(place: number): void {
    if (this.#gathered === place) return
    this.#supporters.gather(place, this.#lots, this.#classes.count)
    this.#gathered = place
  }

  /** Lets the supporters pay: those who just can, or cannot, are spent; the others move on to a class of their own. */
  #buy(place: number, standing: Bought["standing"]): Bought {
    const lots = this.#lots
    const found = this.#found
    const cost = this.#costs[place] as number
    this.#gather(place)
    estimate(lots, cost, this.#classes, this.#error, found)
    if (!found.sure || found.error > found.price * LOOSE) this.#exactly(place)
    const purchase = this.#purchases.length + 1
    const poor = new Float64Array(purchase)
    this.#made.clear()
    let inFull = 0
    let theRest = 0
    let slope = 0
    for (let lot = 0; lot < lots.count; lot++) {
      const size = lots.sizes[lot] as number
      const side = lots.sides[lot]
      lots.next[lot] = side === RICH ? this.#after(lot, purchase, found.price) : SPENT
      if (side === POOR) {
        theRest += size
        this.#classes.addTo(poor, lots.classes[lot] as number, size)
      } else {
        inFull += size
        slope += size * (lots.points[lot] as number)
      }
    }
    this.#supporters.moveOn(place, lots, this.#classes.count)
    this.#gathered = NONE
    this.#purchases.add(cost, slope, poor)
    this.#error += this.#mostPoints * found.error + 4 * UNIT * (this.#classes.purses[FRESH] as number)
    return { place, price: found.price, inFull, theRest, standing }
  }

  /** The class of a lot after it has paid in full; lots of one class that give the same points stay together. */
  #after(lot: number, purchase: number, price: number): number {
    const of = this.#lots.classes[lot] as number
    const points = this.#lots.points[lot] as number
    if (!this.#electorate.points) return this.#classes.after(of, purchase, points, price * points)
    const key = of * 2 ** 31 + points
    const known = this.#made.get(key)
    if (known !== undefined) return known
    const made = this.#classes.after(of, purchase, points, price * points)
    this.#made.set(key, made)
    return made
  }

  #without(place: number, count: number): number {
    const at = this.#live.indexOf(place)
    this.#live.copyWithin(at, at + 1, count)
    return count - 1
  }
}
