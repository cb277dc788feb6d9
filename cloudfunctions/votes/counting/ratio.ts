/** An exact fraction in lowest terms; the denominator is positive. */
export interface Ratio {
  readonly num: bigint
  readonly den: bigint
}

// Calls instead of literals: the mini-program's build has no BigInt literals.
export const none = BigInt(0)
export const one = BigInt(1)

const gcd = (a: bigint, b: bigint): bigint => {
  let [left, right] = [a < none ? -a : a, b]
  while (right !== none) [left, right] = [right, left % right]
  return left
}

/** Takes whole numbers, the second one positive; gives their fraction. */
export const ratio = (num: bigint | number, den: bigint | number = one): Ratio => {
  const [top, bottom] = [BigInt(num), BigInt(den)]
  const shared = gcd(top, bottom)
  return { num: top / shared, den: bottom / shared }
}

export const plus = (a: Ratio, b: Ratio): Ratio => ratio(a.num * b.den + b.num * a.den, a.den * b.den)
export const minus = (a: Ratio, b: Ratio): Ratio => ratio(a.num * b.den - b.num * a.den, a.den * b.den)
export const times = (a: Ratio, factor: bigint | number): Ratio => ratio(a.num * BigInt(factor), a.den)
export const over = (a: Ratio, divisor: bigint | number): Ratio => ratio(a.num, a.den * BigInt(divisor))

export const product = (a: Ratio, b: Ratio): Ratio => ratio(a.num * b.num, a.den * b.den)

/** Negative, zero or positive as a is less than, equal to or more than b. */
export const compare = (a: Ratio, b: Ratio): number => {
  const difference = a.num * b.den - b.num * a.den
  return difference < none ? -1 : difference > none ? 1 : 0
}

/** Compares a / by with b / per, without making either. */
export const comparePer = (a: Ratio, by: number, b: Ratio, per: number): number => {
  const difference = a.num * b.den * BigInt(per) - b.num * a.den * BigInt(by)
  return difference < none ? -1 : difference > none ? 1 : 0
}

/** The nearest double (53 bits kept, within one unit in the last place), to show; it decides nothing. */
export const shown = (num: bigint, den: bigint): number => {
  if (num < none) return -shown(-num, den)
  const spare = bits(num) - bits(den) - 64
  const quotient = spare >= 0 ? num / (den << BigInt(spare)) : (num << BigInt(-spare)) / den
  return Number(quotient) * 2 ** spare
}

const bits = (value: bigint): number => value.toString(16).length * 4
