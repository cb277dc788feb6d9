import { FRESH, SPENT } from "./classes.ts"
import type { Electorate } from "./electorate.ts"
import type { Lots } from "./lots.ts"

/** So many supporters are looked up at once. */
const BLOCK = 2_048

/**
 * Which class every group is in, and which supporters of every option still have money. It moves groups about within the
 * stretches of the electorate's lists: the spent stand behind `ends`, until the next run takes them back in.
 */
export class Supporters {
  readonly #electorate: Electorate
  readonly #classOf: Int32Array
  readonly #ends: Int32Array
  readonly #fetched = new Int32Array(BLOCK)
  #byClass = new Int32Array(256)

  constructor(electorate: Electorate) {
    this.#electorate = electorate
    this.#classOf = new Int32Array(electorate.sizes.length)
    this.#ends = new Int32Array(electorate.starts.length - 1)
  }

  /** Everybody is fresh again. */
  reset(): void {
    this.#classOf.fill(FRESH)
    this.#ends.set(this.#electorate.starts.subarray(1))
  }

  /** Puts the supporters of an option who still have money into lots. `classes` is how many classes there are. */
  gather(place: number, lots: Lots, classes: number): void {
    lots.count = 0
    const start = this.#electorate.starts[place] as number
    const end = this.#ends[place] as number
    const { points } = this.#electorate
    if (points) this.#ends[place] = this.#each(start, end, points, lots)
    else {
      if (this.#byClass.length < classes) this.#byClass = new Int32Array(classes * 2)
      this.#ends[place] = this.#together(start, end, lots)
    }
  }

  /** A lot for every group, in the order of the list: groups of one class may give different points. */
  #each(start: number, end: number, points: Int32Array, lots: Lots): number {
    const { groups, sizes } = this.#electorate
    for (let at = start; at < end; ) {
      const group = groups[at] as number
      const of = this.#classOf[group] as number
      if (of === SPENT) {
        end--
        swap(groups, at, end)
        swap(points, at, end)
      } else lots.add(of, sizes[group] as number, points[at++] as number)
    }
    return end
  }

  /** A lot for every class. From the end, for the spent change places with the last who are not. */
  #together(start: number, end: number, lots: Lots): number {
    const byClass = this.#byClass
    let kept = end
    for (let to = end; to > start; to -= BLOCK) kept = this.#block(Math.max(start, to - BLOCK), to, kept, lots)
    for (let lot = 0; lot < lots.count; lot++) {
      const of = lots.classes[lot] as number
      lots.sizes[lot] = byClass[of] as number
      byClass[of] = 0
    }
    return kept
  }

  /**
   * Takes in the supporters from `from` to `to`, all in front of `end`; gives the new end. Their classes are fetched first:
   * what is far away in memory then comes together, where a decision on each would wait for each.
   */
  #block(from: number, to: number, end: number, lots: Lots): number {
    const { groups, sizes, compared } = this.#electorate
    const byClass = this.#byClass
    const classes = this.#fetched
    fetch(groups, from, to, this.#classOf, classes)
    for (let at = to - 1; at >= from; at--) {
      const of = classes[at - from] as number
      if (of === SPENT) {
        swap(groups, at, --end)
        continue
      }
      const group = groups[at] as number
      const before = byClass[of] as number
      if (before === 0) lots.add(of, 0, 1)
      // Not looked up where it is known: in a large electorate that would cost as much as all the rest.
      byClass[of] = before + (group < compared ? (sizes[group] as number) : 1)
    }
    return end
  }

  /** Puts the supporters who were gathered into their lot's next class. */
  moveOn(place: number, lots: Lots): void {
    const { starts, groups, points } = this.#electorate
    const classOf = this.#classOf
    const byClass = this.#byClass
    const start = starts[place] as number
    const end = this.#ends[place] as number
    if (points) {
      for (let at = start; at < end; at++) classOf[groups[at] as number] = lots.next[at - start] as number
      return
    }
    for (let lot = 0; lot < lots.count; lot++) byClass[lots.classes[lot] as number] = lots.next[lot] as number
    move(groups, start, end, classOf, byClass)
    for (let lot = 0; lot < lots.count; lot++) byClass[lots.classes[lot] as number] = 0
  }
}

const move = (groups: Int32Array, from: number, to: number, classOf: Int32Array, next: Int32Array): void => {
  for (let at = from; at < to; at++) {
    const group = groups[at] as number
    classOf[group] = next[classOf[group] as number] as number
  }
}

const fetch = (groups: Int32Array, from: number, to: number, classOf: Int32Array, into: Int32Array): void => {
  for (let at = from; at < to; at++) into[at - from] = classOf[groups[at] as number] as number
}

const swap = (items: Int32Array, a: number, b: number): void => {
  const item = items[a] as number
  items[a] = items[b] as number
  items[b] = item
}
