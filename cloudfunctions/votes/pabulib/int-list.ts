/** A list of 32-bit whole numbers that grows as it is filled: 4 bytes each, however many. */
export class IntList {
  #items: Int32Array
  length = 0

  constructor(room = 1024) {
    this.#items = new Int32Array(room)
  }

  push(item: number): void {
    if (this.length === this.#items.length) {
      const wider = new Int32Array(this.length * 2)
      wider.set(this.#items)
      this.#items = wider
    }
    this.#items[this.length++] = item
  }

  /** Whether an item from `from` on is the one given. */
  includes(item: number, from: number): boolean {
    for (let at = from; at < this.length; at++) if (this.#items[at] === item) return true
    return false
  }

  /** The items, without the spare room. */
  done(): Int32Array {
    return this.#items.slice(0, this.length)
  }
}
