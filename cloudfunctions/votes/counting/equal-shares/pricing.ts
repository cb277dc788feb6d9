import { shown } from "../ratio.ts"
import type { Classes } from "./classes.ts"
import { EVEN, type Lots, POOR, RICH } from "./lots.ts"
import type { Purchases } from "./purchases.ts"

/** Half the distance between 1 and the next double: what one operation may be off, relatively. */
export const UNIT = 2 ** -53
/** A purse this close to what is asked of it, relatively, is compared exactly before anything rests on it. */
const NEAR = 2 ** -20

/** A price of one point worked out exactly: `num` over (the denominator of the purchases times `slope`). */
export interface ExactPrice {
  readonly num: bigint
  readonly slope: number
}

/** Compares prices per unit of utility; the denominator of the purchases is the same on both sides. */
export const compared = (a: ExactPrice, aPlace: number, b: ExactPrice, bPlace: number, units: Float64Array): number => {
  const left = a.num * BigInt(b.slope) * BigInt(units[bPlace] as number)
  const right = b.num * BigInt(a.slope) * BigInt(units[aPlace] as number)
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * A price in doubles: it is off by at most `error`. `sure` when it is also certain who pays all they have; `short` when it
 * is certain that the lots do not hold the cost.
 */
export interface Estimate {
  price: number
  error: number
  sure: boolean
  short: boolean
}

/** Whether the lots together hold the cost, exactly. */
export const affordable = (lots: Lots, cost: number, classes: Classes, purchases: Purchases): boolean => {
  const counts = new Float64Array(purchases.length + 1)
  for (let lot = 0; lot < lots.count; lot++)
    classes.addTo(counts, lots.classes[lot] as number, lots.sizes[lot] as number)
  return purchases.held(counts) >= BigInt(cost) * purchases.denominator()
}

/**
 * The price of one point of support in doubles: those who hold less than it pay all they have, the others share the rest.
 * It is approached from below, from a price known to be too low, in a few steps: whoever cannot pay one price can pay no
 * higher one, so each step looks at fewer. Sets the sides, and writes into `found`.
 *
 * Its error: what the lots pay at this price is off by `gap` at most, and from here up each further unit of price brings in
 * at least `firm`, the points of those who surely have more.
 */
export const estimate = (
  lots: Lots,
  cost: number,
  classes: Classes,
  error: number,
  found: Estimate,
  from = 0,
): void => {
  const { purses } = classes
  const { sides, purses: held, rich } = lots
  let price = from
  let open = cost
  let slope = 0
  let poor = 0
  let most = 0
  let left = lots.count
  for (let lot = 0; lot < left; lot++) {
    held[lot] = purses[lots.classes[lot] as number] as number
    rich[lot] = lot
    sides[lot] = RICH
  }
  for (;;) {
    slope = 0
    let still = 0
    for (let at = 0; at < left; at++) {
      const lot = rich[at] as number
      const size = lots.sizes[lot] as number
      const points = lots.points[lot] as number
      const purse = held[lot] as number
      if (purse < price * points) {
        open -= size * purse
        poor += size
        most = Math.max(most, purse / points)
        sides[lot] = POOR
      } else {
        slope += size * points
        rich[still++] = lot
      }
    }
    left = still
    const next = slope > 0 ? open / slope : price
    if (!(next > price)) break
    price = next
  }
  let firm = 0
  let sure = most <= price * (1 - NEAR) - error
  for (let at = 0; at < left; at++) {
    const lot = rich[at] as number
    const points = lots.points[lot] as number
    if ((held[lot] as number) > price * points * (1 + NEAR) + error) firm += (lots.sizes[lot] as number) * points
    else sure = false
  }
  const gap = poor * error + (lots.count + 4) * 2 * UNIT * cost
  found.short = slope === 0 && open > gap
  found.price = price
  found.error = gap / firm
  found.sure = sure && found.error < (price * NEAR) / 2
}

/**
 * The exact price for lots after an estimate, which gives the sides to start from. A price made from wrong sides is never
 * too high, so from the second step on it rises to the one that fits its own payers. Whoever is too near to tell by
 * doubles is compared exactly. Sets the sides, and writes the nearest double into `found`.
 */
export const exactPrice = (
  lots: Lots,
  cost: number,
  classes: Classes,
  purchases: Purchases,
  error: number,
  found: Estimate,
): ExactPrice => {
  const denominator = purchases.denominator()
  const own = new Float64Array(purchases.length + 1)
  for (;;) {
    const counts = new Float64Array(purchases.length + 1)
    let slope = 0
    for (let lot = 0; lot < lots.count; lot++) {
      const size = lots.sizes[lot] as number
      if (lots.sides[lot] === POOR) classes.addTo(counts, lots.classes[lot] as number, size)
      else slope += size * (lots.points[lot] as number)
    }
    if (slope === 0) {
      // Anybody will do: the price rises from there.
      lots.sides[0] = RICH
      continue
    }
    const num = BigInt(cost) * denominator - purchases.held(counts)
    const price = shown(num, denominator * BigInt(slope))
    let settled = true
    for (let lot = 0; lot < lots.count; lot++) {
      const points = lots.points[lot] as number
      const gap = (classes.purses[lots.classes[lot] as number] as number) - price * points
      let side = gap < 0 ? POOR : RICH
      if (Math.abs(gap) <= error + 8 * UNIT * price * points) {
        own.fill(0)
        classes.addTo(own, lots.classes[lot] as number, 1)
        const [has, asked] = [purchases.held(own) * BigInt(slope), num * BigInt(points)]
        side = has < asked ? POOR : has > asked ? RICH : EVEN
      }
      if ((side === POOR) !== (lots.sides[lot] === POOR)) settled = false
      lots.sides[lot] = side
    }
    if (settled) {
      found.price = price
      found.error = 2 * UNIT * price
      return { num, slope }
    }
  }
}
