import type { Ballot } from "#cloud/votes/counting/ballots"
import type { FundingExplanation } from "#cloud/votes/counting/outcome"
import { count } from "#cloud/votes/counting/registry"
import type { ChoosingRule, EqualShares } from "#cloud/votes/counting/rule"

/** Takes "a a,b" as two ballots, the second naming two options. */
const approvals = (text: string): Ballot[] =>
  text.split(" ").map(named => ({ kind: "approval", options: named.split(",") }))

const told = (rule: ChoosingRule, costs: Readonly<Record<string, number>>, ballots: Ballot[], budget: number) => {
  const options = Object.entries(costs).map(([id, cost]) => ({ id, cost }))
  const outcome = count({ rule, options, ballots, budget })
  if (outcome.explanation.kind !== "funding") throw new Error("not about money")
  return { ...outcome, explanation: outcome.explanation }
}
const rounds = ({ rounds }: FundingExplanation): string[] =>
  rounds.map(({ option, phase, left }) => `${option} by ${phase}, ${left} left`)
const fates = ({ fates }: FundingExplanation): string[] =>
  fates.map(({ option, why, round }) => `${option} ${why} ${round}`)

const shares: EqualShares = {
  kind: "equal-shares",
  utility: "cost",
  completion: "u",
  exhaustiveStop: true,
  start: "exact",
  step: 1,
  ties: ["order"],
}

test("Phragmén tells what it bought, what no longer fitted, and what had not had its turn", () => {
  const { explanation, ties } = told(
    { kind: "phragmen", ties: ["order"] },
    { a: 60, b: 60, c: 60, d: 70, e: 1 },
    approvals("a a a b c d"),
    100,
  )
  expect(rounds(explanation)).toEqual(["a by shares, 40 left"])
  expect(fates(explanation)).toEqual(["a chosen 1", "b too-dear 1", "c too-dear 1", "d stopped 1", "e no-votes 0"])
  expect(ties).toEqual([])
})

test("Phragmén tells which were next together, and which of them went first", () => {
  const { winners, ties, explanation } = told(
    { kind: "phragmen", ties: ["order"] },
    { a: 20, b: 20, c: 50 },
    approvals("a b c"),
    100,
  )
  expect(winners).toEqual(["a", "b", "c"])
  expect(ties).toEqual([{ among: ["a", "b"], first: "a", by: "order", times: 1 }])
  expect(rounds(explanation)).toEqual(["a by shares, 80 left", "b by shares, 60 left", "c by shares, 10 left"])
})

test("greedy tells how many had been bought when an option no longer fitted", () => {
  const rule: ChoosingRule = { kind: "greedy", by: "votes", skip: true, threshold: 1, ties: ["order"] }
  const { explanation } = told(rule, { a: 200, b: 90, c: 20, d: 10, e: 1 }, approvals("a,b,c,d a,b,c a,b a"), 100)
  expect(rounds(explanation)).toEqual(["b by votes, 10 left", "d by votes, 0 left"])
  expect(fates(explanation)).toEqual(["a too-dear 0", "b chosen 1", "c too-dear 1", "d chosen 2", "e no-votes 0"])
})

test("equal shares tell what was bought by shares and what by votes, and who it was too dear for", () => {
  const costs = { a: 60, b: 40, c: 50 }
  const tell = (completion: EqualShares["completion"]) =>
    told({ ...shares, completion }, costs, approvals("a a a b c"), 100).explanation
  expect(rounds(tell("u"))).toEqual(["a by shares, 40 left", "b by votes, 0 left"])
  expect(fates(tell("u"))).toEqual(["a chosen 1", "b chosen 2", "c too-dear 0"])
  expect(rounds(tell("add1u"))).toEqual(["a by shares, 40 left", "b by shares, 0 left"])
  expect(fates(tell("add1u"))).toEqual(["a chosen 1", "b chosen 2", "c too-dear 0"])
  expect(fates(tell("add1"))).toEqual(["a chosen 1", "b chosen 2", "c supporters-short 0"])
  expect(tell("add1").share).toEqual({ first: 20, last: 40 })
})

test("shares go on being raised while something just fits in what is left", () => {
  // a is bought when everybody has 20, and b costs exactly the 40 that are left: so everybody gets 40.
  const outcome = told({ ...shares, completion: "add1" }, { a: 60, b: 40, c: 50 }, approvals("a a a b c"), 100)
  expect(outcome).toMatchObject({ winners: ["a", "b"], total: 100, runs: 21 })
})

describe("600 voters who all give other points, and spend everything to the last fen", () => {
  // Everybody has 300. Voter i gives the hall i points at 1 a point: 300 pay that in full, the others all they have.
  const hall = (300 * 301) / 2 + 300 * 300
  // What the first 299 have left, and all of it.
  const lamp = (299 * 300) / 2
  const ballots = Array.from(
    { length: 600 },
    (_, i): Ballot => ({
      kind: "points",
      points: [
        { option: "hall", points: i + 1 },
        { option: "lamp", points: 1 },
      ],
    }),
  )
  const tell = (more: number) =>
    told({ ...shares, utility: "points", completion: "none" }, { hall, lamp: lamp + more }, ballots, 600 * 300)

  test("buy both", () => {
    const { winners, total, explanation } = tell(0)
    expect({ winners, total }).toEqual({ winners: ["hall", "lamp"], total: 180_000 })
    expect(explanation.rounds.map(({ payment }) => payment)).toEqual([
      { price: 1, effectiveVotes: hall, inFull: 300, theRest: 300 },
      { price: 299, effectiveVotes: 150, inFull: 1, theRest: 298 },
    ])
  })
  test("and not the second when it costs one fen more", () => {
    const { winners, explanation } = tell(1)
    expect(winners).toEqual(["hall"])
    expect(fates(explanation)).toEqual(["hall chosen 1", "lamp supporters-short 1"])
  })
})

describe("511 voters, one for each choice among nine lamps, who all want the hall too", () => {
  // Everybody has 9 and pays 1 for each of their lamps; what they all have left is what the hall may cost.
  const lamps = [..."abcdefghi"]
  const left = (9 * 512) / 2 - 9
  const ballots = Array.from({ length: 511 }, (_, n): Ballot => {
    const own = lamps.filter((_, bit) => ((n + 1) >> bit) & 1)
    return { kind: "approval", options: [...own, "hall"] }
  })
  const rule: EqualShares = { ...shares, utility: "cardinality", completion: "none" }
  const tell = (hall: number) =>
    told(rule, { ...Object.fromEntries(lamps.map(id => [id, 256])), hall }, ballots, 511 * 9)

  test("buy everything and spend everything", () => {
    const { winners, total, explanation } = tell(left)
    expect({ winners, total }).toEqual({ winners: [...lamps, "hall"], total: 511 * 9 })
    expect(explanation.rounds[8]?.payment).toEqual({ price: 1, effectiveVotes: 256, inFull: 256, theRest: 0 })
    // Nine have one lamp and 8 left; who has all nine has nothing left.
    expect(explanation.rounds[9]?.payment).toMatchObject({ price: 8, inFull: 9, theRest: 501 })
  })
  test("and not the hall when it costs one fen more", () => {
    expect(tell(left + 1)).toMatchObject({ winners: lamps, total: 9 * 256 })
  })
})
