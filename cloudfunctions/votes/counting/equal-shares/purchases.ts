import { none, type Ratio } from "../ratio.ts"

/**
 * The purchases of a run, kept so that exact amounts can be worked out without looking at voters again. Every voter holds
 * the share less the prices paid so far (or nothing, once everything is paid), so what any set of voters holds together is
 * W₀·share − Σ Wₛ·priceₛ: W₀ counts the voters, Wₛ the points for which they paid in purchase s. All amounts after
 * t purchases have one denominator, the share's times the slopes of all purchases.
 */
export class Purchases {
  readonly #share: Ratio
  readonly #costs: bigint[] = [none]
  readonly #slopes: bigint[] = [none]
  /** What those who paid all they had held together, as counts. */
  readonly #poor: Float64Array[] = [new Float64Array(0)]
  readonly #prices: bigint[] = [none]
  readonly #denominators: bigint[]

  constructor(share: Ratio) {
    this.#share = share
    this.#denominators = [share.den]
  }

  get length(): number {
    return this.#costs.length - 1
  }

  /** Notes a purchase: `slope` points were paid for at the full price, `poor` counts those who paid what they had. */
  add(cost: number, slope: number, poor: Float64Array): void {
    this.#costs.push(BigInt(cost))
    this.#slopes.push(BigInt(slope))
    this.#poor.push(poor)
  }

  /** The denominator of all amounts after t purchases. */
  denominator(t = this.length): bigint {
    for (let s = this.#denominators.length; s <= t; s++)
      this.#denominators.push((this.#denominators[s - 1] as bigint) * (this.#slopes[s] as bigint))
    return this.#denominators[t] as bigint
  }

  /** What voters with these counts hold together after t purchases: a numerator over `denominator(t)`. */
  held(counts: Float64Array, t = this.length): bigint {
    let held = this.#share.num * BigInt(counts[0] as number)
    for (let s = 1; s <= t; s++) {
      held *= this.#slopes[s] as bigint
      const paid = counts[s] as number
      if (paid > 0) held -= this.#price(s) * BigInt(paid)
    }
    return held
  }

  /** The price of purchase s, a numerator over `denominator(s)`: what the poor left open, shared by the slope. */
  #price(s: number): bigint {
    for (let t = this.#prices.length; t <= s; t++) {
      const cost = (this.#costs[t] as bigint) * this.denominator(t - 1)
      this.#prices.push(cost - this.held(this.#poor[t] as Float64Array, t - 1))
    }
    return this.#prices[s] as bigint
  }
}
