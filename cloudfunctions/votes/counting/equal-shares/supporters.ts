import { FRESH, SPENT } from "./classes.ts"
import type { Electorate } from "./electorate.ts"
import type { Lots } from "./lots.ts"

/** So many supporters are looked up at once. */
const BLOCK = 1_024
/** So many classes can be told apart in sixteen bits. */
const FEW = 2 ** 16

type Numbers = Uint16Array | Int32Array

/**
 * Which class every group is in, and which supporters of every option still have money. It moves groups about within the
 * stretches of the electorate's lists: the spent stand behind `ends`, until the next run takes them back in.
 */
export class Supporters {
  readonly #electorate: Electorate
  /** Half as wide while there are few classes: less of it is far away in memory, which a large count waits for. */
  #classOf: Numbers
  readonly #ends: Int32Array
  /** Room for the spent among the supporters of one option. */
  readonly #spent: Int32Array
  readonly #fetched = new Int32Array(BLOCK)
  #byClass = new Int32Array(256)

  constructor(electorate: Electorate) {
    this.#electorate = electorate
    this.#classOf = new Uint16Array(electorate.ballots.sizes.length)
    this.#ends = new Int32Array(electorate.starts.length - 1)
    const stretches = this.#ends.map(
      (_, place) => (electorate.starts[place + 1] as number) - (electorate.starts[place] as number),
    )
    this.#spent = new Int32Array(stretches.reduce((most, many) => Math.max(most, many), 0) + 1)
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
    const { groups, ballots } = this.#electorate
    for (let at = start; at < end; ) {
      const group = groups[at] as number
      const of = this.#classOf[group] as number
      if (of === SPENT) {
        end--
        swap(groups, at, end)
        swap(points, at, end)
      } else lots.add(of, ballots.sizes[group] as number, points[at++] as number)
    }
    return end
  }

  /**
   * A lot for every class. Nothing is branched on that nobody could foretell: everyone is written to both sides, and as a
   * class of its own, and what was right is gone on from. The classes of a block are fetched first: what is far away in memory
   * then comes together, where each step would wait for what the one before it wrote.
   */
  #together(start: number, end: number, lots: Lots): number {
    const { groups, ballots } = this.#electorate
    const { sizes, compared } = ballots
    const [fetched, byClass, spent] = [this.#fetched, this.#byClass, this.#spent]
    lots.room(end - start + 1)
    const { classes } = lots
    let count = 0
    let kept = start
    let gone = 0
    // Never the first of a class: the spent are no lot.
    byClass[SPENT] = 1
    for (let from = start; from < end; from += BLOCK) {
      const to = Math.min(from + BLOCK, end)
      fetch(groups, from, to, this.#classOf, fetched)
      for (let at = from; at < to; at++) {
        const group = groups[at] as number
        const of = fetched[at - from] as number
        const before = byClass[of] as number
        classes[count] = of
        count += 1 - isSome(before)
        // Not looked up where it is known: in a large electorate that would cost as much as all the rest.
        byClass[of] = before + (group < compared ? (sizes[group] as number) : 1)
        groups[kept] = group
        spent[gone] = group
        const holds = isSome(of)
        kept += holds
        gone += 1 - holds
      }
    }
    for (let at = 0; at < gone; at++) groups[kept + at] = spent[at] as number
    byClass[SPENT] = 0
    lots.count = count
    for (let lot = 0; lot < count; lot++) {
      const of = classes[lot] as number
      lots.sizes[lot] = byClass[of] as number
      lots.points[lot] = 1
      byClass[of] = 0
    }
    return kept
  }

  /** Puts the supporters who were gathered into their lot's next class. `classes` is how many classes there are now. */
  moveOn(place: number, lots: Lots, classes: number): void {
    if (classes > FEW && this.#classOf instanceof Uint16Array) this.#classOf = Int32Array.from(this.#classOf)
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

const move = (groups: Int32Array, from: number, to: number, classOf: Numbers, next: Int32Array): void => {
  for (let at = from; at < to; at++) {
    const group = groups[at] as number
    classOf[group] = next[classOf[group] as number] as number
  }
}

const fetch = (groups: Int32Array, from: number, to: number, classOf: Numbers, into: Int32Array): void => {
  for (let at = from; at < to; at++) into[at - from] = classOf[groups[at] as number] as number
}

/** 1 for a whole number above 0, else 0. */
const isSome = (value: number): number => -value >>> 31

const swap = (items: Int32Array, a: number, b: number): void => {
  const item = items[a] as number
  items[a] = items[b] as number
  items[b] = item
}
