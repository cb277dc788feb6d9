import {
  greedyRule,
  type Rule,
  representativesAssembly,
  residentsAssembly,
  roundRule,
} from "#cloud/votes/counting/rule"
import { countingWords } from "#cloud/votes/counting/words"

const { zh, en } = countingWords
const yuan = (amount: number): string => `${Math.round(amount) / 100} 元`
const plainYuan = (amount: number): string => `¥${Math.round(amount) / 100}`

const rules: readonly Rule[] = [
  roundRule,
  { ...roundRule, completion: "none", utility: "points" },
  { ...roundRule, completion: "u", utility: "cardinality" },
  { ...roundRule, completion: "add1" },
  greedyRule,
  { ...greedyRule, by: "votes-per-cost", skip: false, threshold: 5 },
  { kind: "phragmen", ties: ["lot"] },
  { kind: "borda", longest: 3, seats: 1, ties: ["lot"] },
  { kind: "irv", ties: ["lot"] },
  { kind: "stv", seats: 3, ties: ["lot"] },
  { kind: "schulze", seats: 1, ties: ["lot"] },
  { kind: "plurality", seats: 1, ties: ["lot"] },
  { kind: "plurality", seats: 2, ties: ["votes", "order"] },
  { kind: "two-round", ties: ["lot"] },
  residentsAssembly,
  representativesAssembly,
  { kind: "owners", matters: "ordinary", showSilent: true },
  { kind: "owners", matters: "grave", showSilent: false },
  {
    kind: "by-groups",
    groups: [{ group: "shops", rule: residentsAssembly }],
    need: 1,
    whole: residentsAssembly,
    empty: "fails",
  },
]

test("every rule is said in both languages, and no two alike", () => {
  for (const [words, money] of [
    [zh, yuan],
    [en, plainYuan],
  ] as const) {
    const said = rules.map(rule => words.rule(rule, money).join(" "))
    expect(new Set(said).size).toBe(rules.length)
    for (const text of said) {
      expect(text.length).toBeGreaterThan(15)
      expect(text).not.toMatch(/undefined|NaN|\[object/)
    }
  }
})

test("the notice of a round says what happens with a tie and what a step is", () => {
  const said = zh.rule(roundRule, yuan).join("")
  expect(said).toContain("每人的份额一次加 1 元")
  expect(said).toContain("花钱少的在前；仍相同则票多的在前；仍相同则按事先封存的种子抽签")
  expect(en.rule(roundRule, plainYuan).join(" ")).toContain("raised by ¥1 at a time")
})

test("what would have been enough is said as a neighbour would", () => {
  const enough = { votes: { more: 12, least: true }, cost: { less: 80_000, least: true } }
  expect(zh.enough(enough, yuan)).toBe("还差 12 票，或少花 800 元")
  expect(en.enough(enough, plainYuan)).toBe("12 more votes, or ¥800 less")
  expect(zh.enough({ votes: { more: 1, least: true } }, yuan)).toBe("还差 1 票")
  expect(zh.enough({ cost: { less: 100, least: false } }, yuan)).toBe("少花 1 元")
  expect(zh.enough({}, yuan)).toBe("")
})

test.each(["chosen", "no-votes", "below-threshold", "supporters-short", "too-dear", "stopped"] as const)(
  "an option that is %s is told so in both languages",
  why => {
    const fate = { option: "a", votes: 7, cost: 100, why, round: 3, enough: { votes: { more: 2, least: true } } }
    const [chinese, english] = [zh.fate(fate, yuan), en.fate(fate, plainYuan)]
    expect(chinese).toMatch(/。$/)
    expect(english).toMatch(/\.$/)
    if (why !== "chosen" && why !== "no-votes") {
      expect(chinese).toContain("（还差 2 票）")
      expect(english).toContain("(2 more votes would have been enough)")
    }
  },
)

test("a payment names how many paid in full and how many the rest, never who", () => {
  const payment = { price: 1234.4, effectiveVotes: 11.26, inFull: 9, theRest: 4 }
  expect(zh.payment(payment, yuan)).toBe("9 位支持者各出 12.34 元，另外 4 位把剩下的都出了；相当于 11.3 票。")
  expect(en.payment({ ...payment, theRest: 0 }, plainYuan)).toBe("9 supporters paid ¥12.34 each.")
})

test("a tie and a round of a ranking are said with titles", () => {
  expect(zh.tie({ first: "灯", others: ["椅", "棚"], by: "cost" })).toBe(
    "“灯”与“椅”、“棚”完全相同，花钱少的在前，“灯”在前。",
  )
  const round = { tallies: [{ option: "a", votes: 3.4285 }], elected: [], eliminated: ["a"] }
  expect(en.rankingRound(round, 2, id => id.toUpperCase())).toBe("Round 2: A 3.43; eliminated: A.")
  expect(zh.rankingRound({ ...round, elected: ["a"] }, 1, id => id)).toBe("第 1 轮：a 3.43；a当选。")
})
