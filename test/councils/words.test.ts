import { type Charter, kinds, lint, presetFor, streetGroups } from "#cloud/councils/rules"
import { charterInWords } from "../../src/pages/councils/parts/in-words"
import { lintedOf } from "../../src/pages/councils/parts/linted"
import { councils } from "../../src/text/councils"

const groups = streetGroups.map(group => ({
  group,
  name: { shops: "商户", residents: "居民代表" }[group as string] ?? group,
}))
const says = (charter: Charter, language: "zh" | "en" = "zh") =>
  Object.fromEntries(
    charterInWords(charter, groups, councils[language]).map(({ field, says: words }) => [field, words]),
  )

test.each(kinds)("every rule of a %s reads as a sentence, in both languages", kind => {
  const charter = presetFor(kind, streetGroups)
  for (const language of ["zh", "en"] as const) {
    const lines = charterInWords(charter, groups, councils[language])
    expect(lines.map(({ field }) => field).sort()).toEqual(
      [...new Set([...Object.keys(charter), "oneSeatEach"])].filter(field => field !== "source").sort(),
    )
    for (const { label, says: words } of lines) {
      expect(label).not.toBe("")
      expect(words).not.toMatch(/undefined|\[object|^$/)
    }
  }
})

test("a street's council says in words how many must be there and which groups", () => {
  expect(says(presetFor("streetCouncil", streetGroups))).toMatchObject({
    quorum: "三分之二以上的席位到会",
    required: "商户至少 1 席 · 居民代表至少 1 席",
    rule: "各方分别表决，6 方里 4 方通过，并且到会的人的过半数赞成",
    noticeDays: "提前 5 天",
    outcome: "协商意见",
    oneSeatEach: "一人一席",
  })
})

test.each([
  [{ num: 1, den: 2, strict: true }, "过半数", "more than half"],
  [{ num: 2, den: 3, strict: false }, "三分之二以上", "at least 2/3"],
  [{ num: 3, den: 4, strict: true }, "超过四分之三", "more than 3/4"],
  [{ num: 1, den: 10, strict: false }, "十分之一以上", "at least 1/10"],
  [{ num: 1, den: 1, strict: false }, "全体", "all"],
] as const)("%j is said as %s", (share, zh, en) => {
  expect(councils.zh.share(share)).toBe(zh)
  expect(councils.en.share(share)).toBe(en)
})

test("the page lints with what everybody may see: an empty seat and a chair are known without a name", () => {
  const body = lintedOf({
    ...{ body: "b", name: "议事会", kind: "deliberationCouncil", level: "community", charter: 1, mine: [] },
    groups: [
      { group: "committee", name: "居委会", seats: 1, vacant: 0, observers: 0 },
      { group: "shops", name: "商户", seats: 3, vacant: 3, observers: 1 },
    ],
    officers: [{ title: "chair", name: "李强", group: "居委会" }],
  } as unknown as Parameters<typeof lintedOf>[0])
  expect(body.seats).toHaveLength(4)
  expect(body.seats[0]).toMatchObject({ held: true, title: "chair" })
  const charter: Charter = {
    ...presetFor("deliberationCouncil", []),
    mayCall: ["chair"],
    required: [{ group: "shops", least: 1 }],
  }
  expect(lint(charter, body).map(({ code }) => code)).toEqual(["quorumVacant", "requiredVacant"])
})
