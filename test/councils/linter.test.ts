import { findingWords } from "#cloud/councils/linting/words"
import { type Charter, type Kind, kinds, lint } from "#cloud/councils/rules"
import { bodyOf, majority, pass, presetOf, shares, street } from "./charter.ts"
import { impossible } from "./impossible.ts"
import { unlawful } from "./unlawful.ts"

test.each(kinds)("the preset of a %s is clean", kind => {
  expect(lint(presetOf(kind), bodyOf(kind))).toEqual([])
})

const seeded = [...unlawful, ...impossible]

test.each(seeded)("caught: $says", ({ kind, bad: change, code, field, zh, seats }) => {
  const found = lint({ ...presetOf(kind), ...change }, bodyOf(kind, seats))
  const [one] = found.filter(finding => finding.code === code)
  expect(one).toMatchObject({
    code,
    field,
    zh: expect.stringMatching(zh),
    en: expect.stringMatching(/^[A-Z0-9“].{20,}/),
  })
  expect(one?.zh).not.toMatch(/\{|\}/)
  expect(one?.en).not.toMatch(/\{|\}/)
})

test("every sentence of the linter has a charter that earns it, and both languages have the same places", () => {
  expect(seeded.length).toBeGreaterThanOrEqual(40)
  expect(Object.keys(findingWords).sort()).toEqual([...new Set(seeded.map(({ code }) => code))].sort())
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
  for (const { zh, en } of Object.values(findingWords)) expect(places(en)).toEqual(places(zh))
})

test.each([
  ["exactly ten days", "residentsAssembly", { noticeDays: 10 }],
  ["two thirds of the residents", "residentsAssembly", { quorum: shares(2, 3, false) }],
  [
    "approval of more than half of all",
    "residentsAssembly",
    { rule: majority(shares(1, 2, true), pass(1, 2, true, "eligible")) },
  ],
  ["three proxies", "residentsAssembly", { proxies: { allowed: true, most: 3 } }],
  [
    "fewer endorsements than the law's",
    "residentsAssembly",
    { endorsement: { of: "residents", share: shares(1, 20, false) } },
  ],
  ["exactly two thirds of the representatives", "representativesAssembly", { quorum: shares(4, 6, false) }],
  ["fifteen days for the owners", "ownersAssembly", { noticeDays: 15 }],
  ["all of a group", "deliberationCouncil", { required: [{ group: "shops", least: 3 }] }],
  ["every group", "streetCouncil", { rule: { ...street, need: 4 } }],
] as const satisfies readonly (readonly [string, Kind, Partial<Charter>])[])("allowed: %s", (_, kind, change) => {
  expect(lint({ ...presetOf(kind), ...change }, bodyOf(kind))).toEqual([])
})
