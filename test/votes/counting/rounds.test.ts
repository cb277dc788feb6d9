import type { Ballot } from "#cloud/votes/counting/ballots"
import type { ChoosingOutcome, RankingExplanation } from "#cloud/votes/counting/outcome"
import { count } from "#cloud/votes/counting/registry"
import type { ChoosingRule } from "#cloud/votes/counting/rule"

/** Takes "3 abc, 2 b, 1 " as six rankings, the last one blank; a letter is an option. */
const rankings = (text: string): Ballot[] =>
  text.split(", ").flatMap(kind => {
    const [times, order = ""] = kind.split(" ")
    return Array.from({ length: Number(times) }, (): Ballot => ({ kind: "ranked", options: [...order] }))
  })
const choices = (text: string): Ballot[] => [...text].map(option => ({ kind: "choice", option }))
const counted = (rule: ChoosingRule, letters: string, ballots: Ballot[]): ChoosingOutcome =>
  count({ rule, options: [...letters].map(id => ({ id, cost: 0 })), ballots, budget: 0 })
const told = (outcome: ChoosingOutcome): RankingExplanation => {
  if (outcome.explanation.kind !== "ranking") throw new Error("not a ranking")
  return outcome.explanation
}
/** A round as "c 3, b 2, a 0: elected c". */
const rounds = (outcome: ChoosingOutcome): string[] =>
  told(outcome).rounds.map(({ tallies, elected, eliminated }) => {
    const figures = tallies.map(({ option, votes }) => `${option} ${votes}`).join(", ")
    return [figures, ...elected.map(id => `elected ${id}`), ...eliminated.map(id => `out ${id}`)].join("; ")
  })

const irv: ChoosingRule = { kind: "irv", ties: ["order"] }
const stv = (seats: number): ChoosingRule => ({ kind: "stv", seats, ties: ["order"] })

test("instant run-off tells every round: the most votes first, who has none too, and nobody else's exhausted ballots", () => {
  const outcome = counted(irv, "abcd", rankings("3 dc, 2 c, 2 ba, 2 "))
  expect(rounds(outcome)).toEqual(["d 3, b 2, c 2, a 0; out a", "d 3, b 2, c 2; out c", "d 3, b 2; elected d"])
  expect(told(outcome)).toMatchObject({ kind: "ranking", voters: 7, quota: undefined })
  expect(told(outcome).runoff).toEqual([])
  expect(outcome.ties).toEqual([{ among: ["b", "c"], first: "b", by: "order", times: 1 }])
})

test("single transferable vote tells every round, and stops when the seat is filled", () => {
  const outcome = counted(stv(1), "abc", rankings("3 c, 1 b, 1 ba, 4 "))
  expect(rounds(outcome)).toEqual(["c 3, b 2, a 0; elected c"])
  expect(told(outcome)).toMatchObject({ kind: "ranking", voters: 5, quota: 3, runoff: [] })
})

test("ballots whose options are all gone are in no tally, and a tie for a seat goes to the first in order", () => {
  const outcome = counted(stv(2), "abcd", rankings("2 d, 2 cb, 1 b, 1 a"))
  expect(rounds(outcome)).toEqual([
    "c 2, d 2, a 1, b 1; out b",
    "c 2, d 2, a 1; out a",
    "c 2, d 2; elected c",
    "d 2; elected d",
  ])
  expect(outcome.winners).toEqual(["c", "d"])
  expect(outcome.ties.map(({ among, first }) => `${among.join("=")} ${first}`)).toEqual(["a=b a", "c=d c"])
})

test("blank ballots do not raise the quota", () => {
  expect(counted(stv(1), "ab", rankings("2 a, 1 b, 9 "))).toMatchObject({ winners: ["a"], explanation: { quota: 2 } })
})

test("an elimination tie goes by the latest round that differs, also when an earlier one says otherwise", () => {
  // At 8 each, b had 6 and c 8 in the round before; in the first one it was b 6 and c 5.
  const outcome = counted(irv, "abcde", rankings("12 a, 6 b, 5 c, 3 dc, 2 eb, 2 e"))
  expect(rounds(outcome)).toEqual([
    "a 12, b 6, c 5, e 4, d 3; out d",
    "a 12, c 8, b 6, e 4; out e",
    "a 12, b 8, c 8; out b",
    "a 12, c 8; elected a",
  ])
  expect(outcome.ties).toEqual([])
})

test("of several that tie for the last place the last by the tie rule goes, wherever it stands in the list", () => {
  // Two first places each; b is named by four ballots, c by three, a by two.
  const outcome = counted({ kind: "irv", ties: ["votes", "order"] }, "abcd", rankings("2 d, 1 dc, 2 a, 2 b, 2 cb"))
  expect(rounds(outcome)[0]).toBe("d 3, a 2, b 2, c 2; out a")
  expect(outcome.ties[0]).toEqual({ among: ["a", "b", "c"], first: "b", by: "votes", times: 1 })
})

describe("Schulze", () => {
  const order = (letters: string, text: string) => {
    const { winners, ties } = counted({ kind: "schulze", seats: 9, ties: ["order"] }, letters, rankings(text))
    return [winners.join(""), ...ties.map(({ among, first }) => `${among.join("=")} ${first}`)]
  }
  test("a pair that ends even is no link, and what is left equal is told as a tie", () => {
    // b is before a; c is even with both, so no path leads from it.
    expect(order("abc", "1 c, 1 bac")).toEqual(["bac", "b=c b", "a=c a"])
    expect(order("abcd", "1 c, 1 adbc")).toEqual(["acdb", "a=c a", "c=d c"])
  })
  test("options that both are behind the same one stay equal", () => {
    expect(order("abc", "1 bac, 1 bca")).toEqual(["bac", "a=c a"])
  })
  test("the link that loses a pair leads nowhere", () => {
    expect(order("abc", "2 abc, 1 cba")).toEqual(["abc"])
  })
})

describe("single choices", () => {
  test("plurality tells one round, with everybody who has a vote", () => {
    const outcome = counted({ kind: "plurality", seats: 2, ties: ["order"] }, "abcd", choices("cccbba"))
    expect(rounds(outcome)).toEqual(["c 3, b 2, a 1; elected c; elected b"])
    expect(told(outcome)).toMatchObject({ voters: 6, quota: undefined, runoff: [] })
  })
  test("two rounds elect with more than half at once, and then nobody goes on", () => {
    const outcome = counted({ kind: "two-round", ties: ["order"] }, "abc", choices("cccba"))
    expect(rounds(outcome)).toEqual(["c 3, a 1, b 1; elected c"])
    expect(told(outcome).runoff).toEqual([])
  })
  test("with exactly half nobody is elected, and the first two go on", () => {
    const outcome = counted({ kind: "two-round", ties: ["order"] }, "abc", choices("ccbbba"))
    expect(rounds(outcome)).toEqual(["b 3, c 2, a 1"])
    expect(outcome.winners).toEqual([])
    expect(told(outcome).runoff).toEqual(["b", "c"])
  })
})
