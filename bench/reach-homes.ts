import { homesOf } from "./reach-figures.ts"
import { bestFor } from "./reach-hindsight.ts"
import type { Best } from "./reach-states.ts"
import type { Told, Trace } from "./reach-traces.ts"

/** The best of a household: what a way of sending reaches, and what none can pass. They are mostly the same. */
export interface Bounds {
  reached: number
  bound: number
  sent: number
}

/** So often the worth of a notice is shared out anew. */
const rounds = 12

/**
 * The most a household can hear, where one who has heard is enough. Each person's best is exact (`bestFor`), but together they
 * may count a notice twice. So a notice's weight is split: a part of it, `price`, is worth that much to each who hears of it,
 * and the rest is given away. However it is split, the sum of the persons' best and of what is given away is a bound (weak
 * duality); prices fall where several hear and rise where nobody does. `weights` are whole, so the bound is rounded down.
 */
const bestOfHome = (
  told: readonly Told[],
  people: Trace["people"],
  weights: readonly number[],
  within: number,
): Bounds => {
  const free = told.map(({ hour }) => people.some(({ opens }) => opens.some(at => at > hour && at <= hour + within)))
  const total = (heard: ReadonlySet<number>) => [...heard].reduce((sum, n) => sum + (weights[n] ?? 0), 0)
  const freely = new Set([...told.keys()].filter(n => free[n]))
  const contested = weights.map((weight, n) => (free[n] ? 0 : weight))
  const price = [...contested]
  let [reached, bound, sent] = [total(freely), Number.POSITIVE_INFINITY, 0]
  for (let round = 0; round < rounds; round++) {
    const each: Best[] = people.map(person => bestFor(told, person, price, within))
    const givenAway = contested.reduce((sum, weight, n) => sum + weight - (price[n] ?? 0), 0)
    const most = total(freely) + givenAway + each.reduce((sum, { gain }) => sum + gain, 0)
    bound = Math.min(bound, Math.floor(most + 1e-6))
    const heard = new Set([...freely, ...each.flatMap(({ heard }) => heard)])
    if (total(heard) > reached || round === 0)
      [reached, sent] = [total(heard), each.reduce((sum, one) => sum + one.sent, 0)]
    if (bound <= reached || people.length === 1) break
    const step = 1 / (2 + round)
    for (const [n, weight] of contested.entries()) {
      const many = each.filter(one => one.heard.includes(n)).length
      price[n] = Math.max(0, Math.min(weight, (price[n] ?? 0) - step * weight * (many - 1)))
    }
  }
  return { reached, bound, sent }
}

/** The best plan in hindsight for each household of a trace, in the order of their numbers. */
export const bestOf = ({ told, people }: Trace, weights: readonly number[], within: number): Bounds[] =>
  [...homesOf(people, ({ household }) => household)]
    .sort(([one], [other]) => one - other)
    .map(([, home]) => bestOfHome(told, home, weights, within))
