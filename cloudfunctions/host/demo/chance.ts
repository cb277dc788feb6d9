/** Chance that falls the same way every time: the demonstration is made of it. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number
  pick<T>(from: readonly T[]): T
  /** So many of them, in an order of chance. */
  some<T>(from: readonly T[], many: number): T[]
  /** So many hexadecimal digits. */
  hex(digits: number): string
}

/** Takes a seed; gives its chance (a 32-bit mulberry). */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    whole,
    pick: from => {
      const found = from[whole(0, from.length - 1)]
      if (found === undefined) throw new RangeError("nothing to pick from")
      return found
    },
    some: (from, many) => {
      const left = [...from]
      return Array.from({ length: Math.min(many, left.length) }, () => left.splice(whole(0, left.length - 1), 1)).flat()
    },
    hex: digits => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join(""),
  }
}
