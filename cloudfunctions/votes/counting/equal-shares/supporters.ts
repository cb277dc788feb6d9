import { FRESH, SPENT } from "./classes.ts"
import type { Electorate } from "./electorate.ts"
import type { Lots } from "./lots.ts"

/**
 * Which class every group is in, and which supporters of every option still have money. It moves groups about within the
 * stretches of the electorate's lists: the spent stand behind `ends`, until the next run takes them back in.
 */
export class Supporters {
  readonly #electorate: Electorate
  readonly #classOf: Int32Array
  readonly #ends: Int32Array
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
    const { starts, groups, sizes, points } = this.#electorate
    const classOf = this.#classOf
    if (this.#byClass.length < classes) this.#byClass = new Int32Array(classes * 2)
    const byClass = this.#byClass
    let end = this.#ends[place] as number
    lots.count = 0
    for (let at = starts[place] as number; at < end; ) {
      const group = groups[at] as number
      const of = classOf[group] as number
      if (of === SPENT) {
        end--
        swap(groups, at, end)
        if (points) swap(points, at, end)
        continue
      }
      const size = sizes[group] as number
      if (points) lots.add(of, size, points[at] as number)
      else {
        const before = byClass[of] as number
        if (before === 0) lots.add(of, 0, 1)
        byClass[of] = before + size
      }
      at++
    }
    this.#ends[place] = end
    if (points) return
    for (let lot = 0; lot < lots.count; lot++) {
      const of = lots.classes[lot] as number
      lots.sizes[lot] = byClass[of] as number
      byClass[of] = 0
    }
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
    for (let at = start; at < end; at++) {
      const group = groups[at] as number
      classOf[group] = byClass[classOf[group] as number] as number
    }
    for (let lot = 0; lot < lots.count; lot++) byClass[lots.classes[lot] as number] = 0
  }
}

const swap = (items: Int32Array, a: number, b: number): void => {
  const item = items[a] as number
  items[a] = items[b] as number
  items[b] = item
}
