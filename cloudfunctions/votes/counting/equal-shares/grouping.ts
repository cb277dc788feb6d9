import type { Profile } from "../profile.ts"

/** After so many ballots it is judged whether grouping pays: it does when a quarter of them repeat earlier ones. */
const SAMPLE = 4096
/** A mark that no ballot leaves: what carries it is left out. */
const NEVER = 2 ** 31 - 1

/** Distinct ballots: group i has `sizes[i]` ballots and names what stands before `ends[i]`; those from `compared` on are one each. */
export interface Groups {
  readonly sizes: Int32Array
  readonly compared: number
  readonly ends: Int32Array
  readonly choices: Int32Array
  readonly points: Int32Array | undefined
}

/**
 * Puts identical ballots together, or groups (with their `sizes`) that have become identical because some options are
 * `out`. A ballot's hash is a sum over its options, so that their order does not matter; whether two are equal is seen
 * from marks that the ballot at hand leaves on its options. Blank ballots are left out, an option named twice counts once.
 * Where ballots hardly repeat, the rest stay on their own: that is faster, and counts the same.
 */
export const grouped = (
  {
    ends,
    choices,
    points,
    sizes: given,
  }: Pick<Profile, "ends" | "choices" | "points"> & Partial<Pick<Groups, "sizes">>,
  options: number,
  out?: (place: number) => boolean,
): Groups => {
  const ballots = ends.length
  const salts = Int32Array.from({ length: options }, (_, place) => mixed(place + 1))
  const marks = Int32Array.from({ length: options }, (_, place) => (out?.(place) ? NEVER : 0))
  const sizes = new Int32Array(ballots)
  const keptEnds = new Int32Array(ballots + 1)
  const kept = new Int32Array(choices.length)
  const keptPoints = points ? new Int32Array(choices.length) : undefined
  const weights = new Int32Array(points ? options : 0)
  const buckets = new Buckets()
  let groups = 0
  let free = 0
  let pays = true
  let compared = 0
  for (let ballot = 0, at = 0; ballot < ballots; ballot++) {
    if (ballot === SAMPLE) pays = groups * 4 <= SAMPLE * 3
    const mark = ballot + 1
    let end = free
    let hash = 0
    for (const to = ends[ballot] as number; at < to; at++) {
      const place = choices[at] as number
      if ((marks[place] as number) >= mark) continue
      marks[place] = mark
      kept[end] = place
      if (points && keptPoints) {
        const weight = points[at] as number
        weights[place] = weight
        keptPoints[end] = weight
        hash = (hash + Math.imul(salts[place] as number, weight + weight + 1)) | 0
      } else if (pays) hash = (hash + (salts[place] as number)) | 0
      end++
    }
    if (end === free) continue
    const size = given ? (given[ballot] as number) : 1
    if (pays) {
      hash = mixed(hash)
      let group = buckets.first(hash)
      for (; group >= 0; group = buckets.next(group)) {
        if (buckets.hashes[group] !== hash) continue
        let same = keptEnds[group] as number
        const stop = keptEnds[group + 1] as number
        if (stop - same !== end - free) continue
        while (same < stop && marks[kept[same] as number] === mark && sameGift(same)) same++
        if (same === stop) break
      }
      if (group >= 0) {
        sizes[group] = (sizes[group] as number) + size
        continue
      }
      buckets.add(hash)
    }
    sizes[groups] = size
    keptEnds[++groups] = end
    if (pays || size > 1) compared = groups
    free = end
  }
  return {
    sizes: sizes.subarray(0, groups),
    compared,
    ends: keptEnds.subarray(1, groups + 1),
    choices: kept.subarray(0, free),
    points: keptPoints?.subarray(0, free),
  }

  function sameGift(at: number): boolean {
    return !keptPoints || keptPoints[at] === weights[kept[at] as number]
  }
}

/** Finds items by their hash; the items are numbered in the order in which they are added. */
class Buckets {
  hashes = new Int32Array(1024)
  #before = new Int32Array(1024)
  #heads = new Int32Array(2048)
  #items = 0

  /** The item added last under a hash that falls into the same bucket, or −1. */
  first(hash: number): number {
    return (this.#heads[hash & (this.#heads.length - 1)] as number) - 1
  }

  /** The one added before it in the same bucket, or −1. */
  next(item: number): number {
    return (this.#before[item] as number) - 1
  }

  add(hash: number): void {
    if (this.#items === this.hashes.length) this.#grow()
    this.hashes[this.#items] = hash
    this.#link(this.#items++)
  }

  #link(item: number): void {
    const bucket = (this.hashes[item] as number) & (this.#heads.length - 1)
    this.#before[item] = this.#heads[bucket] as number
    this.#heads[bucket] = item + 1
  }

  #grow(): void {
    const hashes = new Int32Array(this.#items * 2)
    hashes.set(this.hashes)
    this.hashes = hashes
    this.#before = new Int32Array(this.#items * 2)
    this.#heads = new Int32Array(this.#items * 4)
    for (let item = 0; item < this.#items; item++) this.#link(item)
  }
}

/** Spreads the bits of a whole number. */
const mixed = (value: number): number => {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
