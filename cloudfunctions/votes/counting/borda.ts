import type { Election } from "./profile.ts"

/** Borda scores, truncated: place i of a ranking, from 0, gives `longest` − i; later places and unranked ones nothing. */
export const bordaScores = ({ options, ballots }: Election, longest: number): Float64Array => {
  const scores = new Float64Array(options.length)
  let from = 0
  for (const end of ballots.ends) {
    for (let at = from; at < end && at - from < longest; at++) {
      const place = ballots.choices[at] as number
      scores[place] = (scores[place] as number) + longest - (at - from)
    }
    from = end
  }
  return scores
}
