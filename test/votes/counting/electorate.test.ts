import { electorateOf } from "#cloud/votes/counting/equal-shares/electorate"
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
  const { sizes, compared, voters, support } = electorateOf(election(ballots, options))
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
