export interface Verified {
  readonly counts: Readonly<Record<string, number>>
  /** How many votes were counted again. */
  readonly recounted: number
  readonly digest: string
}
export function verify(text: string): Verified
export function main(path: string | undefined): number
export function recount(vote: object, ballots: readonly object[]): readonly string[] | undefined
export function redecide(vote: object, board: readonly object[], decision: object): boolean | undefined
