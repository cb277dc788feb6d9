import { plainEqualShares } from "#cloud/votes/counting/equal-shares/plain"
import { equalShares, forUtility } from "#cloud/votes/counting/equal-shares/rules"
import { type Election, votesOf } from "#cloud/votes/counting/profile"
import { elect, type Result } from "#cloud/votes/counting/registry"
import type { ChoosingRule, EqualShares } from "#cloud/votes/counting/rule"
import { tieRanks } from "#cloud/votes/counting/ties"
import { fc } from "./drawn.ts"
import { elections, greedyRules, type Size, shareRules } from "./elections.ts"

/** What holds of counting, whatever the election; each takes how often it is tried, and of which size. */
type Holds = (runs: number, size: Size) => void

const counted = (election: Election, rule: ChoosingRule): Result => elect({ rule, ...election, seed: "5eed" })
const costOf = ({ options }: Election, id: string): number => options.find(option => option.id === id)?.cost ?? 0
const votesByOption = (election: Election): ReadonlyMap<string, number> => {
  const votes = votesOf(election)
  return new Map(election.options.map(({ id }, place) => [id, votes[place] ?? 0]))
}

export const fastIsPlain: Holds = (runs, size) =>
  fc.assert(
    fc.property(elections(size), shareRules, (given, rule) => {
      const election = forUtility(given, rule)
      const votes = votesOf(election)
      const ranks = tieRanks(election.options, votes, rule.ties, "5eed")
      const plain = plainEqualShares(election, rule, ranks)
      const fast = equalShares(election, rule, votes, ranks)
      expect({
        places: [...fast.byShares, ...fast.byVotes],
        total: fast.total,
        runs: fast.runs,
        ties: fast.book.list(election.options, ranks),
      }).toEqual({
        places: plain.places,
        total: plain.total,
        runs: plain.runs,
        ties: plain.book.list(election.options, ranks),
      })
    }),
    { numRuns: runs },
  )

const anyRule = fc.oneof<fc.Arbitrary<ChoosingRule>[]>(
  shareRules,
  greedyRules,
  fc.constant<ChoosingRule>({ kind: "phragmen", ties: ["cost", "votes", "lot"] }),
)

const fits = (election: Election, rule: ChoosingRule): boolean =>
  rule.kind !== "phragmen" || election.ballots.kind !== "points"

export const moneyIsKept: Holds = (runs, size) =>
  fc.assert(
    fc.property(elections(size), anyRule, (election, rule) => {
      fc.pre(fits(election, rule))
      const { winners, total } = counted(election, rule)
      const votes = votesByOption(election)
      expect(total).toBeLessThanOrEqual(election.budget)
      expect(total).toBe(winners.reduce((sum, id) => sum + costOf(election, id), 0))
      expect(new Set(winners).size).toBe(winners.length)
      expect(winners.filter(id => votes.get(id) === 0)).toEqual([])
    }),
    { numRuns: runs },
  )

/** The ballots in another order. */
const reordered = (election: Election, order: readonly number[]): Election => {
  const { ends, choices, points, kind } = election.ballots
  const parts = Array.from(ends, (end, i) => ({
    from: i > 0 ? (ends[i - 1] ?? 0) : 0,
    end,
    key: order[i % order.length] ?? 0,
  }))
  const sorted = parts.sort((a, b) => a.key - b.key)
  const [newEnds, newChoices, newPoints]: [number[], number[], number[]] = [[], [], []]
  for (const { from, end } of sorted) {
    newChoices.push(...choices.subarray(from, end).toReversed())
    if (points) newPoints.push(...points.subarray(from, end).toReversed())
    newEnds.push(newChoices.length)
  }
  return {
    ...election,
    ballots: {
      kind,
      ends: Int32Array.from(newEnds),
      choices: Int32Array.from(newChoices),
      points: points && Int32Array.from(newPoints),
    },
  }
}

export const votersAreAlike: Holds = (runs, size) =>
  fc.assert(
    fc.property(elections(size), anyRule, fc.array(fc.nat(), { minLength: 1 }), (election, rule, order) => {
      fc.pre(fits(election, rule))
      expect(counted(reordered(election, order), rule)).toEqual(counted(election, rule))
    }),
    { numRuns: runs },
  )

/** The options listed the other way round. */
const turnedRound = ({ options, budget, ballots }: Election): Election => ({
  options: options.toReversed(),
  budget,
  ballots: { ...ballots, choices: ballots.choices.map(place => options.length - 1 - place) },
})

export const optionsAreAlike: Holds = (runs, size) =>
  fc.assert(
    fc.property(elections(size), anyRule, (election, rule) => {
      fc.pre(fits(election, rule) && rule.ties.includes("lot"))
      const [here, there] = [counted(election, rule), counted(turnedRound(election), rule)]
      expect(there.winners).toEqual(here.winners)
      expect(there.runs).toBe(here.runs)
    }),
    { numRuns: runs },
  )

/** One more ballot that names an option alone. */
const withVote = (election: Election, place: number): Election => {
  const { ends, choices, points } = election.ballots
  return {
    ...election,
    ballots: {
      ...election.ballots,
      ends: Int32Array.of(...ends, choices.length + 1),
      choices: Int32Array.of(...choices, place),
      points: points && Int32Array.of(...points, 1),
    },
  }
}

export const votesDoNotHurtInGreedy: Holds = (runs, size) =>
  fc.assert(
    fc.property(elections(size), greedyRules, (election, rule) => {
      for (const id of counted(election, rule).winners) {
        const place = election.options.findIndex(option => option.id === id)
        expect(counted(withVote(election, place), rule).winners).toContain(id)
      }
    }),
    { numRuns: runs },
  )

export const add1uLeavesNothing: Holds = (runs, size) =>
  fc.assert(
    fc.property(elections(size), shareRules, (election, given) => {
      const rule: EqualShares = { ...given, completion: "add1u" }
      const { winners, total } = counted(election, rule)
      const votes = votesByOption(election)
      const left = election.options.filter(
        ({ id, cost }) => !winners.includes(id) && (votes.get(id) ?? 0) > 0 && cost <= election.budget - total,
      )
      expect(left).toEqual([])
    }),
    { numRuns: runs },
  )

const subsets = <Item>(items: readonly Item[]): Item[][] =>
  items.reduce<Item[][]>((all, item) => all.concat(all.map(set => [...set, item])), [[]])

/**
 * Extended justified representation up to one option (Peters, Pierczyński, Skowron 2021): when all of a group approve a
 * set that the group's shares of the budget pay for, somebody in the group is as well off with the winners, or would be
 * better off with one more option of the set. Tried for all groups and all sets.
 */
export const groupsAreRepresented: Holds = (runs, size) =>
  fc.assert(
    fc.property(elections(size), shareRules, (given, rule) => {
      fc.pre(given.ballots.points === undefined && rule.utility !== "points")
      const { winners } = counted(given, { ...rule, completion: "none", start: "exact" })
      const { ends, choices } = given.ballots
      const approved = Array.from(
        ends,
        (end, i) => new Set(choices.subarray(i > 0 ? (ends[i - 1] ?? 0) : 0, end)),
      ).filter(set => set.size > 0)
      const won = new Set([...given.options.keys()].filter(place => winners.includes(given.options[place]?.id ?? "")))
      const worth = (places: Iterable<number>): number =>
        [...places].reduce((sum, place) => sum + (rule.utility === "cost" ? (given.options[place]?.cost ?? 0) : 1), 0)
      for (const group of subsets(approved)) {
        const common = [...given.options.keys()].filter(place => group.length > 0 && group.every(set => set.has(place)))
        for (const set of subsets(common)) {
          const cost = set.reduce((sum, place) => sum + (given.options[place]?.cost ?? 0), 0)
          if (set.length === 0 || cost * approved.length > group.length * given.budget) continue
          const content = group.some(own => {
            const has = worth([...own].filter(place => won.has(place)))
            return has >= worth(set) || set.some(place => !won.has(place) && has + worth([place]) > worth(set))
          })
          expect({ content, group, set, winners }).toMatchObject({ content: true })
        }
      }
    }),
    { numRuns: runs },
  )
