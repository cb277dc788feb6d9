import { electorateOf, narrowed } from "#cloud/votes/counting/equal-shares/electorate"
import type { Election } from "#cloud/votes/counting/profile"

/** An election without money whose ballots name these places. */
const election = (ballots: readonly (readonly number[])[], options: number): Election => {
  let named = 0
  return {
    options: Array.from({ length: options }, (_, place) => ({ id: `p${place}`, cost: 1 })),
    budget: 1,
    ballots: {
      kind: "approval",
      ends: Int32Array.from(ballots, ballot => {
        named += ballot.length
        return named
      }),
      choices: Int32Array.from(ballots.flat()),
      points: undefined,
    },
  }
}
/** How many ballots each group has, and how many groups no two of which are alike for sure. */
const grouped = (ballots: readonly (readonly number[])[], options: number) => {
  const { ballots: groups, voters, support } = electorateOf(election(ballots, options))
  const { sizes, compared } = groups
  return { sizes: [...sizes], compared, voters, support: [...support] }
}

const width = 13
/** Ballot n names the options at the ones of n + 1: no two of the first 8191 are alike. */
const unlike = (count: number): number[][] =>
  Array.from({ length: count }, (_, n) => Array.from(Array(width).keys()).filter(bit => ((n + 1) >> bit) & 1))
const votes = (ballots: readonly (readonly number[])[]): number[] =>
  Array.from({ length: width }, (_, place) => ballots.filter(ballot => ballot.includes(place)).length)

test("ballots that name the same options are one group, in whatever order and however often they name them", () => {
  expect(grouped([[0, 1], [2], [1, 0], [], [0, 1, 0], [2]], 3)).toEqual({
    sizes: [3, 2],
    compared: 2,
    voters: 5,
    support: [3, 3, 2],
  })
})

test("ballots that look alike and are not stay apart", () => {
  // Found by search: the options of either pair add up to the same hash.
  const alike = [
    [1, 5, 6, 15, 26],
    [7, 10, 17, 19, 23],
  ]
  expect(grouped([...alike, ...alike, alike[1] ?? []], 32).sizes).toEqual([2, 3])
  const more = [2, 0, 1, 9, 11, 13, 18, 19, 20, 24, 26, 30, 31]
  expect(grouped([[2], more, [2], more, more], 32).sizes).toEqual([2, 3])
  expect(grouped([more, [2], more, [2], [2]], 32).sizes).toEqual([2, 3])
})

describe("thousands of ballots", () => {
  test("are grouped to the last when a quarter of the first 4096 repeat others", () => {
    const kinds = unlike(3072)
    const ballots = [...kinds, ...kinds.slice(0, 1024), ...kinds]
    const found = grouped(ballots, width)
    expect(found.sizes).toEqual(kinds.map((_, n) => (n < 1024 ? 3 : 2)))
    expect(found).toMatchObject({ compared: 3072, voters: ballots.length, support: votes(ballots) })
  })
  test("stay on their own after these when one fewer repeats, and count the same", () => {
    const kinds = unlike(3073)
    const ballots = [...kinds, ...kinds.slice(0, 1023), ...kinds.slice(0, 500)]
    const found = grouped(ballots, width)
    expect(found.sizes).toEqual([...kinds.map((_, n) => (n < 1023 ? 2 : 1)), ...Array(500).fill(1)])
    expect(found).toMatchObject({ compared: 3073, voters: ballots.length, support: votes(ballots) })
  })
})

describe("without options that are out", () => {
  const without = (ballots: readonly (readonly number[])[], options: number, out: readonly number[]) => {
    const less = narrowed(electorateOf(election(ballots, options)), place => out.includes(place))
    return {
      sizes: [...less.ballots.sizes],
      compared: less.ballots.compared,
      voters: less.voters,
      support: [...less.support],
      supporters: [...Array(options).keys()].map(place => [
        ...less.groups.subarray(less.starts[place], less.starts[place + 1]),
      ]),
    }
  }

  test("those who differ in nothing else are one group, and as many voters share the budget", () => {
    const ballots = [[0, 1], [0, 1], [0], [1], [2, 0], [1], [1, 2]]
    expect(without(ballots, 3, [1])).toEqual({
      sizes: [3, 1, 1],
      compared: 3,
      voters: 7,
      support: [4, 0, 2],
      supporters: [[0, 1], [], [1, 2]],
    })
    expect(without(ballots, 3, [])).toMatchObject({ sizes: [2, 1, 2, 1, 1], support: [4, 5, 2] })
    expect(without(ballots, 3, [0, 1, 2])).toMatchObject({ sizes: [], voters: 7, support: [0, 0, 0] })
  })

  test("groups of several stay that large among thousands that are not compared any more", () => {
    const kinds = unlike(6000)
    const ballots = [...kinds, ...kinds.slice(0, 9)]
    const found = without(ballots, width, [])
    expect(found.sizes.filter(size => size > 1)).toHaveLength(0)
    const weighed = election(ballots, width)
    const grouped = electorateOf(weighed).ballots
    const heavier = { ...grouped, sizes: grouped.sizes.map((_, n) => (n === 5000 ? 7 : 1)) }
    const less = narrowed({ ...electorateOf(weighed), ballots: heavier }, () => false)
    expect(less.ballots.sizes[5000]).toBe(7)
    expect(less.ballots.compared).toBe(5001)
    expect([...less.support]).toEqual(votes([...ballots, ...Array(6).fill(kinds[5000] ?? [])]))
  })
})
