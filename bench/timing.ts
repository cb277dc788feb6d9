/** The middle of several figures, with two decimals. */
export const median = (figures: readonly number[]): number => {
  const sorted = [...figures].sort((a, b) => a - b)
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 100) / 100
}

/** What so great a share of the times (0 to 1) is not longer than (ms); NaN when there is none. */
export const part = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
}

/** Does something so often, after warming up; gives the median of the ms each took. */
export const timed = (times: number, warm: number, action: () => unknown): number => {
  const took: number[] = []
  for (let at = -warm; at < times; at++) {
    const begun = performance.now()
    action()
    if (at >= 0) took.push(performance.now() - begun)
  }
  return median(took)
}
