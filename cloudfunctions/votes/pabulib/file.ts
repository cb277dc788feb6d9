import type { Election } from "../counting/profile.ts"

export const voteTypes = ["approval", "ordinal", "cumulative", "scoring", "choose-1"] as const
export type VoteType = (typeof voteTypes)[number]

/** A project's row: id, cost and every other column as it is written. */
export interface ProjectRow {
  readonly id: string
  readonly fields: ReadonlyMap<string, string>
}

/** What a .pb file says. Amounts of the election are whole: the file's amounts times `unit`, a power of ten. */
export interface PabulibFile {
  readonly meta: ReadonlyMap<string, string>
  readonly voteType: VoteType
  readonly unit: number
  readonly projects: readonly ProjectRow[]
  readonly election: Election
  /** What the file's points were multiplied with to be whole. */
  readonly pointUnit: number
  /** The rows of VOTES as they are written, when they were asked for. */
  readonly votes: readonly ReadonlyMap<string, string>[] | undefined
}
