/** The class of those who have paid all they had. */
export const SPENT = 0
/** The class in which every voter starts. */
export const FRESH = 1

/**
 * Voters who have paid the same for the same purchases hold the same money: they are one class, made from its parent by
 * one purchase. `purses` are doubles, within the run's error of what the class holds exactly.
 */
export class Classes {
  purses = new Float64Array(256)
  #parents = new Int32Array(256)
  #purchases = new Int32Array(256)
  #points = new Int32Array(256)
  count = 2

  /** Back to the start: everybody fresh. */
  reset(share: number): void {
    this.count = 2
    this.purses[SPENT] = 0
    this.purses[FRESH] = share
  }

  /** The class of those in `parent` who paid `paid` for `points` points in a purchase. */
  after(parent: number, purchase: number, points: number, paid: number): number {
    if (this.count === this.purses.length) this.#grow()
    const made = this.count++
    this.#parents[made] = parent
    this.#purchases[made] = purchase
    this.#points[made] = points
    this.purses[made] = (this.purses[parent] as number) - paid
    return made
  }

  /** Adds `weight` voters of a class to the counts that `Purchases.held` takes. */
  addTo(counts: Float64Array, of: number, weight: number): void {
    counts[0] = (counts[0] as number) + weight
    for (let at = of; at !== FRESH; at = this.#parents[at] as number) {
      const purchase = this.#purchases[at] as number
      counts[purchase] = (counts[purchase] as number) + weight * (this.#points[at] as number)
    }
  }

  #grow(): void {
    const wider = <T extends Float64Array | Int32Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    const room = this.count * 2
    this.purses = wider(this.purses, new Float64Array(room))
    this.#parents = wider(this.#parents, new Int32Array(room))
    this.#purchases = wider(this.#purchases, new Int32Array(room))
    this.#points = wider(this.#points, new Int32Array(room))
  }
}
