/** What somebody has heard, worth so much, and how many messages that took. */
export interface Best {
  readonly gain: number
  readonly heard: readonly number[]
  readonly sent: number
}

/** What was heard by messages, newest first. */
interface Heard {
  readonly notice: number
  readonly before: Heard | undefined
}

/** Where one way of sending has come to. A set is a number, with the bit `bitOf` for each that is in it. */
export interface State {
  /** Consents left, four bits a kind; not more than can still be used. */
  readonly left: number
  /** Of the notices that are still news: what has been heard, and about what a message has left. */
  readonly heard: number
  readonly sent: number
  /** Of what can still be done: what has been. */
  readonly done: number
  /** The hours at which they come because a message called them, in order. */
  readonly coming: readonly number[]
  readonly gain: number
  readonly got: Heard | undefined
  readonly messages: number
}

export const nothing: State = {
  ...{ left: 0, heard: 0, sent: 0, done: 0, coming: [], gain: 0, got: undefined, messages: 0 },
}

/** Bits are used again: no more than so many notices may be news at the same time. */
const bits = 32
export const bitOf = (n: number): number => 1 << (n % bits)
export const setOf = (all: readonly number[]): number => {
  const set = all.reduce((set, n) => set | bitOf(n), 0)
  if (new Set(all.map(bitOf)).size !== all.length) throw new RangeError("more news at a time than there are bits")
  return set
}

const most = 15
export const leftOf = (left: number, kind: number): number => (left >> (4 * kind)) & most
export const withLeft = (left: number, kind: number, more: number): number => {
  const next = leftOf(left, kind) + more
  if (next > most) throw new RangeError("more consents than there are bits")
  return (next << (4 * kind)) | (left & ~(most << (4 * kind)))
}
const isLess = (one: number, other: number): boolean => {
  for (let kind = 0; kind < 4; kind++) if (leftOf(one, kind) > leftOf(other, kind)) return false
  return true
}

/** All ways to take so many of these, or all when there are fewer. */
export const choices = <T>(of: readonly T[], many: number): T[][] => {
  if (of.length <= many) return [[...of]]
  if (many === 0) return [[]]
  const [first, ...rest] = of as [T, ...T[]]
  return [...choices(rest, many - 1).map(some => [first, ...some]), ...choices(rest, many)]
}

/** Without those that have no more of anything than another at the same point. */
export const ranked = (states: readonly State[]): State[] => {
  const points = new Map<string, State[]>()
  for (const state of states) {
    const { heard, sent, done, coming, gain, left } = state
    const key = `${heard}|${sent}|${done}|${coming}`
    const there = points.get(key)
    if (!there) {
      points.set(key, [state])
      continue
    }
    if (there.some(other => gain <= other.gain && isLess(left, other.left))) continue
    const stay = there.filter(other => !(other.gain <= gain && isLess(other.left, left)))
    stay.push(state)
    points.set(key, stay)
  }
  return [...points.values()].flat()
}
