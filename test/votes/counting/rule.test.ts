import * as z from "zod/mini"
import {
  canonicalRule,
  deliberationCouncil,
  greedyRule,
  type Rule,
  representativesAssembly,
  residentsAssembly,
  roundRule,
  rulesHash,
  shortHash,
} from "#cloud/votes/counting/rule"
import { ruleShape } from "#cloud/votes/counting/rule-shape"

const rules: readonly Rule[] = [
  roundRule,
  greedyRule,
  { kind: "phragmen", ties: ["order"] },
  { kind: "borda", longest: 3, seats: 1, ties: ["votes", "order"] },
  { kind: "irv", ties: ["lot"] },
  { kind: "stv", seats: 3, ties: ["lot"] },
  { kind: "schulze", seats: 1, ties: ["lot"] },
  { kind: "plurality", seats: 1, ties: ["lot"] },
  { kind: "two-round", ties: ["lot"] },
  residentsAssembly,
  representativesAssembly,
  deliberationCouncil,
  { kind: "owners", matters: "grave", showSilent: true },
  {
    kind: "by-groups",
    groups: [{ group: "shops", rule: residentsAssembly }],
    need: 1,
    whole: residentsAssembly,
    empty: "fails",
  },
]

test.each(rules)("the rule $kind passes its own form unchanged", rule => {
  expect(z.parse(ruleShape, JSON.parse(JSON.stringify(rule)))).toEqual(rule)
})

test.each<[string, object]>([
  ["a word that no rule has", { ...roundRule, surprise: 1 }],
  ["a tie order that may leave a tie", { ...roundRule, ties: ["cost", "votes"] }],
  ["a step of the tie order twice", { ...roundRule, ties: ["cost", "cost", "lot"] }],
  ["a step of nothing", { ...roundRule, step: 0 }],
  ["a fraction of a fen", { ...roundRule, step: 0.5 }],
  ["a majority of more than all", { ...residentsAssembly, quorum: { num: 3, den: 2, strict: true } }],
  [
    "more groups needed than there are",
    {
      kind: "by-groups",
      groups: [{ group: "a", rule: residentsAssembly }],
      need: 2,
      whole: residentsAssembly,
      empty: "fails",
    },
  ],
  ["an unknown rule", { kind: "coin" }],
])("%s is refused", (_, rule) => {
  expect(z.safeParse(ruleShape, rule).success).toBe(false)
})

test("the same rule has the same 8 characters, whatever the order of its fields", () => {
  const { ties, kind, ...others } = roundRule
  expect(rulesHash({ ties, ...others, kind })).toBe(rulesHash(roundRule))
  expect(shortHash(rulesHash(roundRule))).toMatch(/^[0-9a-f]{8}$/)
})

test("a rule that differs anywhere has another hash", () => {
  const hashes = rules.concat({ ...roundRule, step: 101 }, { ...roundRule, exhaustiveStop: false }).map(rulesHash)
  expect(new Set(hashes).size).toBe(rules.length + 2 - 1) // the council's charter is the assembly's rule
})

test("the hash is SHA-256 of the canonical text", () => {
  expect(canonicalRule({ kind: "irv", ties: ["lot"] })).toBe('{"kind":"irv","ties":["lot"]}')
  expect(rulesHash({ kind: "irv", ties: ["lot"] })).toBe(
    "76b1c31a939142d52badce8a2b97225727a1cb8207a013a1ae250720d7ffee97",
  )
})
