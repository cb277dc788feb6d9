/** Numbers from 0 to 1 that follow from `seed` alone (mulberry32): the same order on every visit. */
const numbersFrom = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The things in an order that `seed` decides; every order is as likely. */
export const inOrder = <T>(things: readonly T[], seed: number): T[] => {
  const next = numbersFrom(seed)
  const mixed = [...things]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    const [one, two] = [mixed[at], mixed[other]]
    if (one !== undefined && two !== undefined) {
      mixed[at] = two
      mixed[other] = one
    }
  }
  return mixed
}
