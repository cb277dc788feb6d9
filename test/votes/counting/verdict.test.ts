import { decide } from "#cloud/votes/counting/decision"
import { tallyOf } from "#cloud/votes/counting/majority"
import type { DecisionExplanation } from "#cloud/votes/counting/outcome"
import { type DecidingRule, type Majority, residentsAssembly } from "#cloud/votes/counting/rule"
import { countingWords } from "#cloud/votes/counting/words"

const zh = countingWords.zh.verdict
const en = countingWords.en.verdict
type Choice = "approve" | "oppose" | "abstain" | "blank" | undefined

/** So many seats that say each thing; the rest is absent. */
const seats = (all: number, said: Partial<Record<NonNullable<Choice>, number>>) => {
  const choices = Object.entries(said).flatMap(([choice, n]) => Array<Choice>(n).fill(choice as Choice))
  return Array.from({ length: all }, (_, n) => ({ recused: false, present: false, choice: choices[n] }))
}
const decided = (
  rule: DecidingRule,
  groups: Readonly<Record<string, ReturnType<typeof seats>>>,
): DecisionExplanation => {
  const all = Object.values(groups).flat()
  const units = all.map(({ choice }, n) => ({ area: 1000 * (n + 1), owners: [`o${n}`], unsold: false, choice }))
  const tallies = new Map(Object.entries(groups).map(([group, some]) => [group, tallyOf(some)]))
  const { explanation } = decide(rule, "m", { whole: tallyOf(all), groups: tallies, units })
  if (explanation.kind !== "decision") throw new Error("no decision")
  return explanation
}
const nameOf = (group: string) => ({ shops: "商户", people: "居民代表" })[group] ?? group
const majority = (more: Partial<Majority["pass"]> = {}): Majority => ({
  ...residentsAssembly,
  pass: { ...residentsAssembly.pass, ...more },
})

test.each([
  ["nothing, when it passed", majority(), seats(9, { approve: 5 }), [], []],
  ["people", majority(), seats(9, { approve: 4 }), ["还差 1 人到场"], ["1 person more needed to be present"]],
  ["votes", majority(), seats(9, { approve: 2, abstain: 5 }), ["还差 2 票赞成"], ["2 more votes in favour needed"]],
  [
    "one vote after a tie",
    majority({ of: "decided" }),
    seats(9, { approve: 3, oppose: 3 }),
    ["赞成与反对相同，还差 1 票赞成"],
    ["a tie: 1 more vote in favour needed"],
  ],
  [
    "both",
    majority(),
    seats(9, { approve: 1, oppose: 2 }),
    ["还差 2 人到场", "还差 2 票赞成"],
    ["2 people more needed to be present", "2 more votes in favour needed"],
  ],
  [
    "what no number of votes would give",
    majority({ num: 1, den: 1, strict: false, of: "decided" }),
    seats(9, { approve: 5, oppose: 1 }),
    ["规则要求一致赞成，有人反对，再多赞成票也不够"],
    ["all had to be in favour and somebody was against: no more votes would have been enough"],
  ],
] as const)("what was lacking is said exactly: %s", (_, rule, all, chinese, english) => {
  const explanation = decided(rule, { all })
  expect(zh.lacking(explanation)).toEqual(chinese)
  expect(en.lacking(explanation)).toEqual(english)
})

test("the minutes' sentences of a motion by groups name every group, and how many groups were lacking", () => {
  const rule: DecidingRule = {
    kind: "by-groups",
    groups: ["shops", "people", "none"].map(group => ({ group, rule: majority() })),
    need: 2,
    whole: majority(),
    empty: "fails",
  }
  const explanation = decided(rule, { shops: seats(3, { approve: 2 }), people: seats(6, { approve: 3 }), none: [] })
  expect(zh.decision(explanation, nameOf)).toEqual([
    "未通过。",
    "应到 9 人，到场 5 人，法定 5 人，达到法定人数。",
    "赞成 5 · 反对 0 · 弃权 0。",
    "需要 2 方通过，有 1 方通过，还差 1 方。",
    "商户：通过，赞成 2 · 反对 0 · 弃权 0。",
    "居民代表：未通过，赞成 3 · 反对 0 · 弃权 0（还差 1 人到场）。",
    "none：没有成员，按规则视为未通过。",
  ])
  expect(en.decision(explanation, nameOf)).toHaveLength(7)
  expect(zh.short(explanation)).toEqual(["还差 1 方通过"])
  expect(en.short(explanation)).toEqual(["1 more group needed"])
})

test("enough groups and yet not the whole: that is said", () => {
  const rule: DecidingRule = {
    kind: "by-groups",
    groups: ["shops", "people"].map(group => ({ group, rule: majority() })),
    need: 1,
    whole: majority(),
    empty: "fails",
  }
  const explanation = decided(rule, { shops: seats(3, { approve: 2 }), people: seats(8, { oppose: 6 }) })
  expect(zh.decision(explanation, nameOf)).toContain("各方够了，但全体合起来没有通过。")
  expect(en.decision(explanation, nameOf)).toContain("Enough groups passed, but all together did not.")
})

test("owners are told area and persons, and that it is an illustration", () => {
  const rule = { kind: "owners", matters: "ordinary", showSilent: true } as const
  const failed = decided(rule, { all: seats(3, { approve: 1, oppose: 1 }) })
  expect(zh.short(failed)).toEqual(["还差 10 平方米参加", "还差 5.01 平方米、1 人赞成"])
  expect(en.short(failed)).toHaveLength(2)
  const sentences = zh.decision(failed, nameOf)
  expect(sentences).toEqual([
    "未通过。",
    "全体 60 平方米、3 人；参加 30 平方米、2 人，还差 10 平方米参加。",
    "赞成 10 平方米、1 人；反对 20 平方米、1 人；还差 5.01 平方米、1 人赞成。",
    expect.stringContaining("只供参考"),
    "示意，不具法定效力。",
  ])
  expect(en.decision(decided(rule, { all: seats(3, { approve: 3 }) }), nameOf)[0]).toBe("Passed.")
})

test("an invalid slip is counted among the votes and shown as such", () => {
  const explanation = decided(majority(), { all: seats(4, { approve: 2, blank: 1 }) })
  expect(zh.figures(explanation)).toBe("赞成 2 · 反对 0 · 弃权 0 · 无效 1")
})
