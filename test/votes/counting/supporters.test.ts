import { FRESH, SPENT } from "#cloud/votes/counting/equal-shares/classes"
import { electorateOf } from "#cloud/votes/counting/equal-shares/electorate"
import { Lots } from "#cloud/votes/counting/equal-shares/lots"
import { Supporters } from "#cloud/votes/counting/equal-shares/supporters"

type Given = Readonly<Record<number, number>>

/** The supporters of an election whose ballots give these points to places, or name places. */
const among = (ballots: readonly (readonly number[] | Given)[]) => {
  const named = ballots.map(ballot => (Array.isArray(ballot) ? ballot : Object.keys(ballot).map(Number)))
  const points = ballots.flatMap(ballot => (Array.isArray(ballot) ? [] : Object.values(ballot)))
  let ended = 0
  const electorate = electorateOf({
    options: Array.from({ length: Math.max(...named.flat()) + 1 }, (_, place) => ({ id: `p${place}`, cost: 1 })),
    budget: 1,
    ballots: {
      kind: points.length > 0 ? "points" : "approval",
      ends: Int32Array.from(named, ({ length }) => {
        ended += length
        return ended
      }),
      choices: Int32Array.from(named.flat()),
      points: points.length > 0 ? Int32Array.from(points) : undefined,
    },
  })
  const supporters = new Supporters(electorate)
  supporters.reset()
  const lots = new Lots()
  let classes = 2
  return {
    /** How many voters of which class, giving how many points, support a place and have money. */
    of: (place: number) => {
      supporters.gather(place, lots, classes)
      return Array.from({ length: lots.count }, (_, lot) => [lots.classes[lot], lots.sizes[lot], lots.points[lot]])
    },
    /** All supporters of a place move on to a class. */
    move: (place: number, to: number) => {
      supporters.gather(place, lots, classes)
      classes = Math.max(classes, to + 1)
      lots.next.fill(to, 0, lots.count)
      supporters.moveOn(place, lots, classes)
    },
    reset: () => supporters.reset(),
  }
}

test("supporters who hold the same are one lot, those who paid for something else another", () => {
  const { of, move } = among([[0], [0, 1], [0], [1]])
  expect(of(0)).toEqual([[FRESH, 3, 1]])
  move(0, 2)
  expect(of(0)).toEqual([[2, 3, 1]])
  expect(of(1)).toEqual([
    [2, 1, 1],
    [FRESH, 1, 1],
  ])
})

test("the spent are left out until the next run, and then stand there once again", () => {
  const { of, move, reset } = among([[0, 1], [1], [0], [0]])
  move(1, SPENT)
  expect(of(0)).toEqual([[FRESH, 2, 1]])
  expect(of(1)).toEqual([])
  reset()
  expect(of(0)).toEqual([[FRESH, 3, 1]])
  expect(of(1)).toEqual([[FRESH, 2, 1]])
})

test("where ballots give points every group is a lot, and keeps its points when the spent come back", () => {
  const { of, move, reset } = among([{ 0: 5, 1: 1 }, { 1: 2 }, { 0: 3 }, { 0: 3 }])
  const all = [
    [FRESH, 1, 5],
    [FRESH, 2, 3],
  ]
  expect(of(0)).toEqual(all)
  move(1, SPENT)
  expect(of(0)).toEqual([[FRESH, 2, 3]])
  reset()
  expect(of(0)).toHaveLength(2)
  expect(of(0)).toEqual(expect.arrayContaining(all))
  move(0, 2)
  expect(of(1)).toEqual([
    [2, 1, 1],
    [FRESH, 1, 2],
  ])
})

test("thousands of supporters are all looked at, and are still who they were after some of them were spent", () => {
  // No two alike; every third also names the last.
  const bits = (n: number): number[] => Array.from(Array(12).keys()).filter(bit => (n >> bit) & 1)
  const { of, move, reset } = among(
    Array.from({ length: 3000 }, (_, n) => [0, ...bits(n).map(bit => bit + 1), ...(n % 3 === 1 ? [13] : [])]),
  )
  const thirdIn2 = [
    [FRESH, 2000, 1],
    [2, 1000, 1],
  ]
  expect(of(0)).toEqual([[FRESH, 3000, 1]])
  move(13, 2)
  expect(of(0)).toEqual(thirdIn2)
  move(13, SPENT)
  expect(of(0)).toEqual([[FRESH, 2000, 1]])
  reset()
  expect(of(0)).toEqual([[FRESH, 3000, 1]])
  move(13, 2)
  expect(of(0)).toEqual(expect.arrayContaining(thirdIn2))
  expect(of(0)).toHaveLength(2)
})

test("there is room for as many lots as supporters", () => {
  const many = 65
  const { of, move } = among(Array.from({ length: many }, (_, n) => [0, n + 1]))
  for (let n = 0; n < many; n++) move(n + 1, n + 2)
  expect(of(0)).toEqual(Array.from({ length: many }, (_, n) => [n + 2, 1, 1]))
})

test.each([256, 257, 999, 2 ** 16 - 1, 2 ** 16, 2 ** 16 + 1, 2 ** 20])("a class numbered %i is no other", number => {
  const { of, move } = among([[0, 1], [1], [0], [0]])
  move(0, number)
  expect(of(0)).toEqual([[number, 3, 1]])
  expect(of(1)).toEqual([
    [number, 1, 1],
    [FRESH, 1, 1],
  ])
})
