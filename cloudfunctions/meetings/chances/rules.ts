import { needed } from "../../votes/counting/majority.ts"
import { none, one } from "../../votes/counting/ratio.ts"
import type { Share } from "../../votes/counting/rule.ts"
import { certain } from "./likely.ts"

/** The largest body that is computed: the representatives of a large community (居民委员会组织法 13) are fewer. */
export const mostSeats = 500

/** A seat at one time: its group, and how likely it is taken, in whole thousandths. */
export interface Sitting {
  readonly group: string
  readonly chance: number
}

/** What makes a meeting valid: a share of the seats, and so many of each of some groups. */
export interface Validity {
  readonly quorum: Share
  readonly required: readonly { readonly group: string; readonly least: number }[]
}

/** An exact probability, num/den; not in lowest terms. */
export interface Chance {
  readonly num: bigint
  readonly den: bigint
}

/** How likely a meeting is valid, and how likely each of what it takes is. */
export interface Chances {
  readonly valid: Chance
  /** The seats that must be there, and how likely so many are, whoever they are. */
  readonly quorum: { readonly needed: number; readonly of: number; readonly chance: Chance }
  readonly groups: readonly {
    readonly group: string
    readonly least: number
    readonly of: number
    readonly chance: Chance
  }[]
}

/** Place k: how likely exactly k seats are taken, over `outOf`. */
interface Spread {
  readonly parts: readonly bigint[]
  readonly outOf: bigint
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** One seat after the other: each either stays away, or adds one. In lowest terms: small numbers multiply faster. */
const spreadOf = (chances: readonly number[]): Spread => {
  let parts = [one]
  let outOf = one
  for (const chance of chances) {
    const shared = gcd(chance, certain)
    const [come, stay] = [BigInt(chance / shared), BigInt((certain - chance) / shared)]
    const before = parts
    parts = Array.from(
      { length: before.length + 1 },
      (_, k) => (before[k] ?? none) * stay + (before[k - 1] ?? none) * come,
    )
    outOf *= come + stay
  }
  return { parts, outOf }
}

/** Two sets of seats as one. */
const joined = (a: Spread, b: Spread): Spread => {
  const parts = Array.from({ length: a.parts.length + b.parts.length - 1 }, () => none)
  for (const [i, left] of a.parts.entries())
    if (left !== none) for (const [j, right] of b.parts.entries()) parts[i + j] = (parts[i + j] ?? none) + left * right
  return { parts, outOf: a.outOf * b.outOf }
}

const nobody: Spread = { parts: [one], outOf: one }

/** How likely two sets of seats together make `least`: of the second, only its sums from each place on are needed. */
const together = (a: Spread, b: Spread, least: number): Chance => {
  const from = [...b.parts]
  for (let k = from.length - 2; k >= 0; k--) from[k] = (from[k] ?? none) + (from[k + 1] ?? none)
  const num = a.parts.reduce((sum, part, k) => sum + part * (from[Math.max(least - k, 0)] ?? none), none)
  return { num, den: a.outOf * b.outOf }
}

const bySize = (all: readonly Spread[]): Spread[] => [...all].sort((a, b) => a.parts.length - b.parts.length)

/** How likely all sets of seats together make `least`. The two smallest are joined first; the last two never are. */
const reaching = (spreads: readonly Spread[], least: number): Chance => {
  let left = bySize(spreads)
  while (left.length > 2) {
    const [a = nobody, b = nobody, ...others] = left
    left = bySize([...others, joined(a, b)])
  }
  return together(left[0] ?? nobody, left[1] ?? nobody, least)
}

/** Only what is enough: fewer than `least` can not be. */
const cut = ({ parts, outOf }: Spread, least: number): Spread => ({
  parts: parts.map((part, k) => (k < least ? none : part)),
  outOf,
})

/**
 * How likely a meeting is valid when each seat comes or stays away for itself: quorum and every required group together, and
 * each alone. Exact. A required group without seats is never there. Refuses more than 500 seats, and chances that are not
 * whole thousandths (RangeError).
 */
export const chancesOf = (seats: readonly Sitting[], { quorum, required }: Validity): Chances => {
  if (seats.length > mostSeats) throw new RangeError("more seats than are computed")
  if (seats.some(({ chance }) => !Number.isInteger(chance) || chance < 0 || chance > certain))
    throw new RangeError("not whole thousandths")
  const groups = [...new Set([...seats.map(({ group }) => group), ...required.map(({ group }) => group)])]
  const spreads = groups.map(group => {
    const spread = spreadOf(seats.filter(seat => seat.group === group).map(({ chance }) => chance))
    const least = Math.max(0, ...required.filter(asked => asked.group === group).map(asked => asked.least))
    return { group, spread, least }
  })
  const least = needed(seats.length, quorum)
  const asked = spreads.filter(spread => spread.least > 0)
  const alone = reaching(
    spreads.map(({ spread }) => spread),
    least,
  )
  const enough = spreads.map(({ spread, least }) => cut(spread, least))
  return {
    valid: asked.length === 0 ? alone : reaching(enough, least),
    quorum: { needed: least, of: seats.length, chance: alone },
    groups: asked.map(({ group, spread, least }) => ({
      group,
      least,
      of: spread.parts.length - 1,
      chance: together(spread, nobody, least),
    })),
  }
}

/** In whole thousandths, rounded down: what is shown is never more than there is. */
export const thousandths = ({ num, den }: Chance): number => Number((num * BigInt(certain)) / den)
