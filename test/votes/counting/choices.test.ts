import { figuresOf, type Said } from "#cloud/votes/closing/rules"
import { decideAmong } from "#cloud/votes/counting/choices"
import { decide, type Figures } from "#cloud/votes/counting/decision"
import type { Tally } from "#cloud/votes/counting/majority"
import type { DecidingRule, Majority } from "#cloud/votes/counting/rule"
import { deliberationCouncil } from "#cloud/votes/counting/rule"
import { leadingTwo, stanceOn } from "#cloud/votes/counting/several"
import { countingWords } from "#cloud/votes/counting/words"
import { fc } from "../../support/drawn.ts"

/** More than half of all seats, whoever is there: what an owners' committee decides by. */
const allSeats: Majority = {
  kind: "majority",
  quorum: { num: 1, den: 2, strict: true },
  pass: { num: 1, den: 2, strict: true, of: "eligible" },
}
const options = ["bench", "ramp", "lights"]
const titles: Readonly<Record<string, string>> = { bench: "长椅", ramp: "坡道", lights: "路灯" }
const titleOf = (option: string) => titles[option] ?? option

/** "bench", "ramp", "lights", "none", "abstain", or "away" for a seat that is there and says nothing. */
const saidBy = (word: string, n: number): readonly Said[] => {
  const seat = `s${n}`
  if (word === "away") return []
  if (word === "abstain") return [{ seat, choice: "abstain" }]
  return word === "none" ? [{ seat, choice: "oppose" }] : [{ seat, choice: "approve", option: word }]
}
const figuresOn = (words: readonly string[], groups: readonly string[] = []) => {
  const said = words.flatMap(saidBy)
  const roll = new Map(
    words.map((_, n) => [`s${n}`, { present: true, ...(groups.length > 0 && { group: groups[n % groups.length] }) }]),
  )
  const cast = new Set(said.map(({ seat = "" }) => seat))
  return (option: string): Figures =>
    figuresOf(
      roll,
      groups,
      cast,
      said.map(one => ({ ...one, group: roll.get(one.seat ?? "")?.group, choice: stanceOn(option, one) })),
    )
}
const decided = (rule: DecidingRule, words: readonly string[]) => decideAmong(rule, options, figuresOn(words))

describe("of several choices, nine seats, more than half of all", () => {
  test.each([
    [
      "five of nine decide",
      ["bench", "bench", "bench", "bench", "bench", "ramp", "ramp", "none", "abstain"],
      ["bench"],
    ],
    [
      "four of nine do not, though they are most",
      ["bench", "bench", "bench", "bench", "ramp", "ramp", "none", "abstain", "away"],
      [],
    ],
    ["nor four of four who cast", ["bench", "bench", "bench", "bench", "away", "away", "away", "away", "away"], []],
    ["none of them is an answer, and decides nothing", Array<string>(9).fill("none"), []],
    ["nor do abstentions", Array<string>(9).fill("abstain"), []],
    ["nobody casts", Array<string>(9).fill("away"), []],
  ])("%s", (_, words, winners) => {
    expect(decided(allSeats, words).winners).toEqual(winners)
  })

  test("the figures: the votes of each, those for none, and how many the first lacks", () => {
    const { explanation } = decided(allSeats, [
      ...["bench", "bench", "bench", "ramp", "ramp", "none", "none", "abstain", "away"],
    ])
    expect(explanation).toMatchObject({
      passed: false,
      choices: [
        { option: "bench", votes: 3 },
        { option: "ramp", votes: 2 },
        { option: "lights", votes: 0 },
      ],
      none: 2,
      majority: { reached: false, of: 9, lacking: 2 },
      tally: { eligible: 9, present: 9, cast: 8, approve: 3, oppose: 4, abstain: 1 },
    })
    const { zh, en } = countingWords
    expect(zh.verdict.votes(explanation, titleOf)).toBe("长椅 3 · 坡道 2 · 路灯 0 · 都不同意 2 · 弃权 1")
    expect(zh.verdict.short(explanation, titleOf)).toEqual(["得票最多的“长椅”还差 2 票"])
    expect(en.verdict.votes(explanation, titleOf)).toBe("长椅 3 · 坡道 2 · 路灯 0 · none of them 2 · abstained 1")
    expect(en.verdict.short(explanation, titleOf)).toEqual(["“长椅” has most votes: 2 more needed"])
  })

  test("equals are told as equals, and half is not more than half", () => {
    const { winners, explanation } = decideAmong(
      { ...allSeats, pass: { num: 1, den: 2, strict: false, of: "eligible" } },
      options,
      figuresOn(["bench", "bench", "bench", "ramp", "ramp", "ramp"]),
    )
    expect(winners).toEqual([])
    expect(countingWords.zh.verdict.short(explanation, titleOf)).toEqual([
      "“长椅”“坡道”得票相同，都是 3 票，都没有达到规定",
    ])
    expect(countingWords.en.verdict.short(explanation, titleOf)).toEqual([
      "“长椅”, “坡道” have as many votes, 3 each: none has what the rule asks for",
    ])
  })

  test("without the quorum nothing is decided, and that is said", () => {
    const rule: Majority = { ...deliberationCouncil, pass: { ...deliberationCouncil.pass, of: "cast" } }
    const roll = new Map(options.concat("d", "e").map(seat => [seat, {}]))
    const said: Said[] = ["bench", "ramp"].map(seat => ({ seat, choice: "approve", option: "bench" }))
    const { explanation } = decideAmong(rule, options, option =>
      figuresOf(
        roll,
        [],
        new Set(["bench", "ramp"]),
        said.map(one => ({ ...one, choice: stanceOn(option, one) })),
      ),
    )
    expect(explanation).toMatchObject({ passed: false, majority: { reached: true } })
    expect(countingWords.zh.verdict.short(explanation, titleOf)).toEqual(["还差 2 人到场"])
  })
})

test("whatever is voted under whatever rule: what is decided is what the rule passes as a motion, and never two", () => {
  const share = fc
    .record({ den: fc.integer({ min: 1, max: 4 }), num: fc.integer({ min: 0, max: 4 }), strict: fc.boolean() })
    .map(({ den, num, strict }) => ({ den, num: Math.min(num, den), strict }))
  const majority: fc.Arbitrary<Majority> = fc.record({
    kind: fc.constant("majority" as const),
    quorum: share,
    pass: fc
      .tuple(share, fc.constantFrom("eligible" as const, "present" as const, "cast" as const, "decided" as const))
      .map(([part, of]) => ({ ...part, of })),
  })
  const groups = ["shops", "people"]
  const byGroups = fc.record({
    kind: fc.constant("by-groups" as const),
    groups: fc.tuple(majority, majority).map(own => groups.map((group, n) => ({ group, rule: own[n] as Majority }))),
    need: fc.nat(2),
    whole: majority,
    empty: fc.constantFrom("passes" as const, "fails" as const),
  })
  const owners = fc.record({
    kind: fc.constant("owners" as const),
    matters: fc.constantFrom("ordinary" as const, "grave" as const),
    showSilent: fc.boolean(),
  })
  const words = fc.array(fc.constantFrom(...options, ...options, "none", "abstain", "away"), {
    minLength: 1,
    maxLength: 9,
  })
  let some = 0
  fc.assert(
    fc.property(fc.oneof(majority, byGroups, owners), words, (rule: DecidingRule, said) => {
      const on = figuresOn(said, rule.kind === "by-groups" ? groups : [])
      const withAreas = (option: string): Figures => {
        const figures = on(option)
        return { ...figures, units: figures.units.map((unit, n) => ({ ...unit, area: 1000 * (n + 1) })) }
      }
      const passing = options.filter(option => decide(rule, option, withAreas(option)).winners.length > 0)
      const { winners, explanation } = decideAmong(rule, options, withAreas)
      expect(passing.length).toBeLessThanOrEqual(1)
      expect(winners).toEqual(passing)
      const { choices = [], none = 0, tally } = explanation
      const cast: Tally["cast"] = choices.reduce((sum, { votes }) => sum + votes, none) + tally.abstain
      expect(cast).toBe(tally.cast)
      some += winners.length
    }),
    { numRuns: 2_000 },
  )
  expect(some).toBeGreaterThan(100)
})

test.each([
  ["the two with most votes, in their order", [1, 4, 3], [1, 2]],
  ["not where a third has as many as the second", [4, 3, 3], undefined],
  ["not where nobody is for the second", [4, 0, 0], undefined],
  ["nor of two", [4, 3], undefined],
] as const)("a second vote is between %s", (_, votes, expected) => {
  const choices = votes.map((n, at) => ({ at, votes: n }))
  expect(leadingTwo(choices)?.map(({ at }) => at)).toEqual(expected)
})
