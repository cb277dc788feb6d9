import type { Election } from "../profile.ts"
import { type Groups, grouped } from "./grouping.ts"

/**
 * Voters with the same ballot are one group. `groups[starts[p] … starts[p + 1] − 1]` are the groups that support option
 * p, each once, in any order: engines move them about within the stretch. `points` stands beside it where ballots give
 * points.
 */
export interface Electorate {
  /** Ballots that name at least one option. */
  readonly voters: number
  readonly ballots: Groups
  readonly starts: Int32Array
  readonly groups: Int32Array
  readonly points: Int32Array | undefined
  /** The ballots that name each option, or the points it was given. */
  readonly support: Float64Array
}

/** Groups the ballots of an election and lists the groups that support each option. */
export const electorateOf = ({ options, ballots }: Election): Electorate =>
  listed(grouped(ballots, options.length), options.length)

/**
 * The same electorate without the options that are `out`: whoever differs in nothing else is one group, which makes fewer
 * of them. As many voters share the budget as before.
 */
export const narrowed = ({ ballots, support, voters }: Electorate, out: (place: number) => boolean): Electorate => ({
  ...listed(grouped(ballots, support.length, out), support.length),
  voters,
})

const listed = (ballots: Groups, options: number): Electorate => {
  const { sizes, compared, ends, choices, points } = ballots
  const starts = new Int32Array(options + 1)
  for (let at = 0; at < choices.length; at++) {
    const next = (choices[at] as number) + 1
    starts[next] = (starts[next] as number) + 1
  }
  for (let place = 0; place < options; place++)
    starts[place + 1] = (starts[place + 1] as number) + (starts[place] as number)
  const free = starts.slice()
  // What one ballot a group would give; whoever is more is added below, where there are such groups.
  const support = points
    ? new Float64Array(options)
    : Float64Array.from(free.subarray(1), (end, at) => end - (free[at] as number))
  const groups = new Int32Array(choices.length)
  const pointsOf = points ? new Int32Array(choices.length) : undefined
  let voters = 0
  for (let group = 0, at = 0; group < ends.length; group++) {
    const size = sizes[group] as number
    const more = group < compared && size > 1
    voters += size
    for (const to = ends[group] as number; at < to; at++) {
      const place = choices[at] as number
      const slot = free[place] as number
      free[place] = slot + 1
      groups[slot] = group
      if (points && pointsOf) {
        const given = points[at] as number
        pointsOf[slot] = given
        support[place] = (support[place] as number) + size * given
      } else if (more) support[place] = (support[place] as number) + size - 1
    }
  }
  return { voters, ballots, starts, groups, points: pointsOf, support }
}
