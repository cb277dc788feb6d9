import { electorateOf } from "#cloud/votes/counting/equal-shares/electorate"
import { engineFor } from "#cloud/votes/counting/equal-shares/rules"
import type { Election } from "#cloud/votes/counting/profile"
import { ratio } from "#cloud/votes/counting/ratio"
import { roundRule } from "#cloud/votes/counting/rule"
import { tieRanks } from "#cloud/votes/counting/ties"

/** Each of so many options costs one fen a supporter, and then there is one that everybody names. */
const SMALL = 17
const HELD = 20
/** Ballot n names the options at the ones of n, and the last: whoever pays for other options holds something else. */
const ballots = Array.from({ length: 2 ** SMALL }, (_, n) => [
  ...Array.from(Array(SMALL).keys()).filter(bit => (n >> bit) & 1),
  SMALL,
])
const leftTo = (ballot: readonly number[]): number => HELD - (ballot.length - 1)

const run = (cost: number) => {
  let named = 0
  const election: Election = {
    options: Array.from({ length: SMALL + 1 }, (_, place) => ({
      id: `p${place}`,
      cost: place < SMALL ? ballots.length / 2 : cost,
    })),
    budget: HELD * ballots.length,
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
  const electorate = electorateOf(election)
  const ranks = tieRanks(election.options, electorate.support, ["order"], undefined)
  const engine = engineFor(election, electorate, { ...roundRule, utility: "cardinality" }, ranks)
  return engine.run(ratio(HELD), election.budget)
}

test("everybody's money is known where more than sixty-five thousand hold what nobody else paid alike", () => {
  const left = ballots.reduce((sum, ballot) => sum + leftTo(ballot), 0)
  const all = run(left)
  expect(all.places).toEqual([...Array(SMALL + 1).keys()])
  expect(all.bought.slice(0, SMALL).map(({ price, inFull }) => ({ price, inFull }))).toEqual(
    Array(SMALL).fill({ price: 1, inFull: ballots.length / 2 }),
  )
  expect(all.bought.at(-1)).toMatchObject({ price: HELD, inFull: 1, theRest: ballots.length - 1 })
  expect(run(left + 1).places).toEqual([...Array(SMALL).keys()])
})
