import { part } from "./timing.ts"

/** How long ballots took (ms). */
export interface Taken {
  readonly asked: readonly number[]
  readonly host: readonly number[]
  readonly inside: readonly number[]
}
/** The middle, and what 5, 2 and 1 % take longer than (ms). */
export const partsOf = (taken: Taken) => {
  const of = (times: readonly number[]) => ({
    p50: tenths(part(times, 0.5)),
    p95: tenths(part(times, 0.95)),
    p98: tenths(part(times, 0.98)),
    p99: tenths(part(times, 0.99)),
  })
  return { asked: of(taken.asked), host: of(taken.host), inside: of(taken.inside) }
}
export const ratioOf = (some: readonly number[], others: readonly number[]): number =>
  hundredths(part(some, 0.99) / part(others, 0.99))

export const tenths = (n: number): number => Math.round(n * 10) / 10
export const hundredths = (n: number): number => Math.round(n * 100) / 100
