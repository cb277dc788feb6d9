import type { Enough } from "./outcome.ts"
import type { Election } from "./profile.ts"

/** Takes an election, a place, and how many further ballots name it alone; gives the election with them. */
export const withMoreVotes = (election: Election, place: number, more: number): Election => {
  const { ends, choices, points } = election.ballots
  const named = choices.length
  const widened = (items: Int32Array, extra: (i: number) => number): Int32Array => {
    const wider = new Int32Array(items.length + more)
    wider.set(items)
    for (let i = 0; i < more; i++) wider[items.length + i] = extra(i)
    return wider
  }
  return {
    ...election,
    ballots: {
      ...election.ballots,
      ends: widened(ends, i => named + i + 1),
      choices: widened(choices, () => place),
      points: points && widened(points, () => 1),
    },
  }
}

/** The election with an option that costs less. */
export const withLessCost = (election: Election, place: number, less: number): Election => ({
  ...election,
  options: election.options.map((option, at) => (at === place ? { ...option, cost: option.cost - less } : option)),
})

/** A question about the size of a change. */
export interface Search {
  readonly isEnough: (size: number) => boolean
  /** The least size that may be enough at all: smaller ones are known not to be. */
  readonly from: number
  readonly most: number
  /** Whether what is enough stays enough when there is more of it. */
  readonly monotone: boolean
  /** How many sizes may be tried one by one. */
  readonly tries: number
}

/** A size that is enough while the one before it is not; `least` when no smaller one is. */
export interface Found {
  readonly size: number
  readonly least: boolean
}

/**
 * The least size that is enough. Where more may hurt, sizes are tried one by one for as long as `tries` allows. Then, and
 * where more never hurts, in growing steps, and halved down to the one that is enough while the one before it is not.
 */
export const leastEnough = ({ isEnough, from, most, monotone, tries }: Search): Found | undefined => {
  const scanned = monotone ? from - 1 : Math.min(most, from + tries - 1)
  for (let size = from; size <= scanned; size++) if (isEnough(size)) return { size, least: true }
  let no = scanned
  let stride = 1
  let yes = Math.min(most, no + stride)
  while (yes > no && !isEnough(yes)) {
    no = yes
    stride *= 2
    yes = Math.min(most, no + stride)
  }
  if (yes <= no) return undefined
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2)
    if (isEnough(middle)) yes = middle
    else no = middle
  }
  return { size: yes, least: monotone || yes === from }
}

/** Puts the two sides together; a side that is never enough is left out. */
export const enoughOf = (votes: Found | undefined, cost: Found | undefined, unit: number): Enough => ({
  ...(votes && { votes: { more: votes.size, least: votes.least } }),
  ...(cost && { cost: { less: cost.size * unit, least: cost.least } }),
})
