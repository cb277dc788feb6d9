/**
 * The supporters of the option at hand who still have money, in lots: all of one class, or one group each where ballots
 * give points. `sides` tells who pays all they have (POOR), who just can pay (EVEN) and who has more (RICH).
 */
export class Lots {
  count = 0
  classes = new Int32Array(64)
  sizes = new Float64Array(64)
  points = new Int32Array(64)
  sides = new Int8Array(64)
  /** The class that each lot moves on to when it has paid. */
  next = new Int32Array(64)
  /** What a voter of each lot holds, and which lots can pay the price at hand, while it is looked for. */
  purses = new Float64Array(64)
  rich = new Int32Array(64)

  /** Adds a lot. */
  add(of: number, size: number, points: number): void {
    if (this.count === this.classes.length) this.#grow()
    this.classes[this.count] = of
    this.sizes[this.count] = size
    this.points[this.count] = points
    this.count++
  }

  /** Makes room for so many lots. */
  room(many: number): void {
    while (this.classes.length < many) this.#grow(this.classes.length)
  }

  #grow(held = this.count): void {
    const old = { classes: this.classes, sizes: this.sizes, points: this.points }
    const room = held * 2
    this.classes = new Int32Array(room)
    this.sizes = new Float64Array(room)
    this.points = new Int32Array(room)
    this.sides = new Int8Array(room)
    this.next = new Int32Array(room)
    this.purses = new Float64Array(room)
    this.rich = new Int32Array(room)
    this.classes.set(old.classes)
    this.sizes.set(old.sizes)
    this.points.set(old.points)
  }
}

export const POOR = -1
export const EVEN = 0
export const RICH = 1
