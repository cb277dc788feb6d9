import fc from "fast-check"
import { plainEqualShares } from "#cloud/votes/counting/equal-shares/plain"
import { equalShares, forUtility } from "#cloud/votes/counting/equal-shares/rules"
import { type Election, votesOf } from "#cloud/votes/counting/profile"
import type { EqualShares } from "#cloud/votes/counting/rule"
import { tieRanks } from "#cloud/votes/counting/ties"
import { elections, shareRules } from "../../support/elections"

const both = (given: Election, rule: EqualShares) => {
  const election = forUtility(given, rule)
  const votes = votesOf(election)
  const ranks = tieRanks(election.options, votes, rule.ties, "00")
  const plain = plainEqualShares(election, rule, ranks)
  const fast = equalShares(election, rule, votes, ranks)
  return {
    plain: {
      places: plain.places,
      total: plain.total,
      runs: plain.runs,
      ties: plain.book.list(election.options, ranks),
    },
    fast: {
      places: [...fast.byShares, ...fast.byVotes],
      total: fast.total,
      runs: fast.runs,
      ties: fast.book.list(election.options, ranks),
    },
  }
}

test("the fast engine gives what the plain one gives: winners, order, runs and ties", () => {
  fc.assert(
    fc.property(elections({ voters: 8, options: 6 }), shareRules, (election, rule) => {
      const { plain, fast } = both(election, rule)
      expect(fast).toEqual(plain)
    }),
    { numRuns: Number(process.env.RUNS ?? 2000) },
  )
})
