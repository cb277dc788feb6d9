import type { Ballot } from "#cloud/votes/counting/ballots"
import { bordaScores } from "#cloud/votes/counting/borda"
import { packed } from "#cloud/votes/counting/profile"
import { count, elect } from "#cloud/votes/counting/registry"
import type { ChoosingRule } from "#cloud/votes/counting/rule"
import { fc } from "../../support/drawn.ts"

/** Takes "3 abc, 2 b" as five rankings; a letter is an option. */
const rankings = (text: string): Ballot[] =>
  text.split(", ").flatMap(kind => {
    const [times = "1", order = ""] = kind.split(" ")
    return Array.from({ length: Number(times) }, (): Ballot => ({ kind: "ranked", options: [...order] }))
  })
const options = (letters: string) => [...letters].map(id => ({ id, cost: 1 }))
const winners = (rule: ChoosingRule, letters: string, text: string, seed?: string) =>
  elect({ rule, options: options(letters), ballots: rankings(text), budget: 0, seed }).winners

const irv: ChoosingRule = { kind: "irv", ties: ["order"] }
const stv = (seats: number): ChoosingRule => ({ kind: "stv", seats, ties: ["order"] })
const schulze: ChoosingRule = { kind: "schulze", seats: 5, ties: ["order"] }

test("Borda gives the longest ballot's length for a first place and one less for each later one", () => {
  const profile = packed(options("abc"), rankings("2 ab, 1 cba, 1 "))
  expect([...bordaScores({ options: options("abc"), budget: 0, ballots: profile }, 3)]).toEqual([7, 6, 3])
  expect([...bordaScores({ options: options("abc"), budget: 0, ballots: profile }, 1)]).toEqual([2, 0, 1])
})

test("Borda fills a budget, passing over what does not fit, or the seats", () => {
  const costly = [
    { id: "a", cost: 70 },
    { id: "b", cost: 50 },
    { id: "c", cost: 30 },
  ]
  const rule: ChoosingRule = { kind: "borda", longest: 3, seats: 2, ties: ["order"] }
  const ballots = rankings("3 abc, 1 bca")
  expect(elect({ rule, options: costly, ballots, budget: 100 })).toMatchObject({ winners: ["a", "c"], total: 100 })
  expect(elect({ rule, options: costly, ballots, budget: 0 })).toMatchObject({ winners: ["a", "b"], total: 0 })
})

test("instant run-off eliminates from below until somebody has more than half", () => {
  // Tennessee: Memphis leads at first, Knoxville wins when Chattanooga and Nashville are gone.
  const tennessee = "42 mnck, 26 nckm, 15 cknm, 17 kcnm"
  expect(winners(irv, "mnck", tennessee)).toEqual(["k"])
  expect(winners(irv, "ab", "3 a, 3 b")).toEqual(["a"])
  expect(winners(irv, "ab", "1 , 1 ")).toEqual([])
})

test("exactly half of the continuing ballots is not more than half", () => {
  const { explanation } = count({ rule: irv, options: options("abc"), ballots: rankings("2 a, 1 b, 1 cb"), budget: 0 })
  expect(explanation).toMatchObject({ rounds: [{ elected: [] }, { elected: [] }, { elected: ["a"] }] })
})

test("an elimination tie goes by the latest round that differs", () => {
  // After d is gone b and c have 4 each; in the round before c had 3 and b 4, so c goes, whatever the order says.
  expect(winners(irv, "acbd", "6 a, 4 b, 3 cb, 1 dcb")).toEqual(["b"])
})

test("single transferable vote: the textbook's party food", () => {
  const text = "4 o, 2 po, 8 cs, 4 cw, 1 s, 1 w"
  const { winners: elected, explanation } = count({
    rule: stv(3),
    options: options("opcsw"),
    ballots: rankings(text),
    budget: 0,
  })
  expect(elected).toEqual(["c", "o", "s"])
  expect(explanation).toMatchObject({
    quota: 6,
    rounds: [{ elected: ["c"] }, { eliminated: ["p"] }, { elected: ["o"] }, {}, {}],
  })
})

test("surplus goes on in exact fractions, and the latest round that differs settles the tie they make", () => {
  // a has 7 of quota 4: its ballots go on at 3/7 each, so b has 3, exactly as many as c, who had more in the first round.
  const input = { options: options("abc"), ballots: rankings("7 ab, 3 c"), budget: 0 }
  const { winners: elected, ties, explanation } = count({ rule: stv(2), ...input })
  expect(elected).toEqual(["a", "c"])
  expect(ties).toEqual([])
  const second = [
    { option: "b", votes: 3 },
    { option: "c", votes: 3 },
  ]
  expect(explanation).toMatchObject({ rounds: [{}, { tallies: second, eliminated: ["b"] }, { elected: ["c"] }] })
})

test("Schulze: the textbook's 45 voters", () => {
  const text = "5 acbed, 5 adecb, 8 bedac, 3 cabed, 7 caebd, 2 cbade, 7 dceba, 8 ebadc"
  expect(winners(schulze, "abcde", text)).toEqual(["e", "a", "c", "b", "d"])
})

test("Schulze: a ranked option is before an unranked one, and one that nobody ranks takes no part", () => {
  expect(winners(schulze, "abc", "3 a, 2 b")).toEqual(["a", "b"])
})

const ballotLists = fc.array(
  fc.shuffledSubarray([..."abcd"], { minLength: 1 }).map((order): Ballot => ({ kind: "ranked", options: order })),
  { minLength: 1, maxLength: 9 },
)

test("whoever beats everybody else in pairs wins by Schulze; who is first on most ballots wins by IRV and STV", () => {
  let [tried, leaders, majorities] = [0, 0, 0]
  fc.assert(
    fc.property(ballotLists, ballots => {
      tried++
      const rank = (ballot: Ballot, id: string): number => {
        const at = ballot.kind === "ranked" ? ballot.options.indexOf(id) : -1
        return at < 0 ? 9 : at
      }
      const wins = (a: string, b: string) => ballots.filter(ballot => rank(ballot, a) < rank(ballot, b)).length
      const leader = [..."abcd"].find(a => [..."abcd"].every(b => a === b || wins(a, b) > wins(b, a)))
      const input = { options: options("abcd"), ballots, budget: 0 }
      if (leader !== undefined) {
        leaders++
        expect(elect({ rule: schulze, ...input }).winners[0]).toBe(leader)
      }
      const favourite = [..."abcd"].find(
        a => 2 * ballots.filter(ballot => rank(ballot, a) === 0).length > ballots.length,
      )
      if (favourite !== undefined) {
        majorities++
        expect(elect({ rule: irv, ...input }).winners).toEqual([favourite])
        expect(elect({ rule: stv(1), ...input }).winners).toEqual([favourite])
      }
      const three = elect({ rule: stv(3), ...input }).winners
      expect(new Set(three).size).toBe(
        Math.min(3, new Set(ballots.flatMap(b => (b.kind === "ranked" ? b.options : []))).size),
      )
    }),
    { numRuns: 250 },
  )
  expect(Math.min(leaders, majorities)).toBeGreaterThanOrEqual(Math.floor(tried / 12))
})

const choice = (text: string): Ballot[] => [...text].map(id => ({ kind: "choice", option: id === "-" ? null : id }))

test("plurality elects as many as there are seats, and nobody without a vote", () => {
  const input = { options: options("abc"), ballots: choice("aabbb--"), budget: 0 }
  expect(elect({ rule: { kind: "plurality", seats: 1, ties: ["order"] }, ...input }).winners).toEqual(["b"])
  expect(elect({ rule: { kind: "plurality", seats: 3, ties: ["order"] }, ...input }).winners).toEqual(["b", "a"])
})

test("two rounds: more than half of the ballots with a choice, or the first two go on", () => {
  const rule: ChoosingRule = { kind: "two-round", ties: ["order"] }
  expect(count({ rule, options: options("abc"), ballots: choice("aaabb-----"), budget: 0 }).winners).toEqual(["a"])
  expect(count({ rule, options: options("abc"), ballots: choice("aabbcc"), budget: 0 })).toMatchObject({
    winners: [],
    explanation: { runoff: ["a", "b"] },
  })
  expect(count({ rule, options: options("abc"), ballots: choice("aab-b"), budget: 0 }).winners).toEqual([])
})
