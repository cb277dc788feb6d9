/** What became of a plan on traces. */
export interface Figures {
  /** Households × notices, and those that heard in time; the same by weight. */
  asked: number
  reached: number
  weight: number
  reachedWeight: number
  /** The weight of what was heard within a day. */
  soonWeight: number
  sent: number
  /** Sent to somebody who came by themselves in time anyway, or whose household had heard. */
  wasted: number
  /** WeChat's 43101: there was no consent. */
  refused: number
  /** Of these, to a phone on which messages had been switched off in its settings. */
  switchedOff: number
  /** Sent while the books said there was no consent. */
  onZero: number
}

export const noFigures = (): Figures => ({
  ...{ asked: 0, reached: 0, weight: 0, reachedWeight: 0, soonWeight: 0 },
  ...{ sent: 0, wasted: 0, refused: 0, switchedOff: 0, onZero: 0 },
})

/** People by their household. */
export const homesOf = <T>(all: readonly T[], household: (one: T) => number): ReadonlyMap<number, T[]> => {
  const homes = new Map<number, T[]>()
  for (const one of all) {
    const there = homes.get(household(one))
    if (there) there.push(one)
    else homes.set(household(one), [one])
  }
  return homes
}
