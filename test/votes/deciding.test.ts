import { area } from "#cloud/shared/values/area"
import { decideByGroups } from "#cloud/votes/counting/groups"
import { decideMajority, tallyOf } from "#cloud/votes/counting/majority"
import { decideOwners } from "#cloud/votes/counting/owners"
import { type ByGroups, type Majority, type Owners, residentsAssembly } from "#cloud/votes/counting/rule"
import { fc } from "../support/drawn.ts"
import { type Choice, heldBy, openCouncil, seatOf } from "./council.ts"

jest.setTimeout(60_000)

const shares = fc
  .record({ den: fc.integer({ min: 1, max: 4 }), num: fc.integer({ min: 0, max: 4 }), strict: fc.boolean() })
  .map(({ den, num, strict }) => ({ den, num: Math.min(num, den), strict }))
const majorities: fc.Arbitrary<Majority> = fc.record({
  kind: fc.constant("majority" as const),
  quorum: shares,
  pass: fc
    .tuple(shares, fc.constantFrom("eligible", "present", "cast", "decided"))
    .map(([share, of]) => ({ ...share, of })) as fc.Arbitrary<Majority["pass"]>,
})
const groupNames = ["shops", "居民代表", "物业"] as const
const seatsIn = fc.array(
  fc.record({
    group: fc.constantFrom(...groupNames),
    present: fc.boolean(),
    recused: fc.boolean(),
    choice: fc.constantFrom<Choice | undefined>("approve", "oppose", "abstain", undefined),
    area: fc.integer({ min: 0, max: 20_000 }),
  }),
  { minLength: 1, maxLength: 12 },
)
type Seats = readonly {
  group: string
  present: boolean
  recused: boolean
  choice: Choice | undefined
  area: number
}[]

/** Opens the motion to the seats that are not recused, lets those who have a choice cast, and gives what it came to. */
const run = async (rule: Majority | ByGroups | Owners, all: Seats) => {
  const seats = all.flatMap(({ recused, group, present, area: units }, n) =>
    recused ? [] : [heldBy(n, { group, present, area: area(units) })],
  )
  const council = openCouncil({ rule, seats, secrecy: "T0" })
  try {
    await council.open()
    for (const [n, { recused, choice }] of all.entries())
      if (choice && !recused) await council.cast(n, choice)
      else if (choice) expect((await council.refused(n, choice)).code).toBe("votes.noSeatOfYours")
    return (await council.decision()).outcome
  } finally {
    await council.close()
  }
}
const some = (all: Seats) => all.some(({ recused }) => !recused)
/** As it is stored: without what is undefined. */
const plain = (value: object) => JSON.parse(JSON.stringify(value))

test("whatever is voted, a running vote comes to what the majority rule makes of the same tally", async () => {
  await fc.assert(
    fc.asyncProperty(majorities, seatsIn, async (rule, all) => {
      fc.pre(some(all))
      const { passed, quorum, majority, tally } = decideMajority(rule, tallyOf(all))
      const outcome = await run(rule, all)
      expect(outcome.explanation).toEqual(plain({ kind: "decision", passed, quorum, majority, tally }))
      expect(outcome.winners).toEqual(passed ? ["motion"] : [])
    }),
    { numRuns: 20 },
  )
})

test("whatever is voted, a running vote by groups comes to what the rule makes of the same tallies", async () => {
  const rules = fc.record({
    kind: fc.constant("by-groups" as const),
    groups: fc
      .tuple(majorities, majorities, majorities)
      .map(own => groupNames.map((group, n) => ({ group, rule: own[n] ?? residentsAssembly }))),
    need: fc.integer({ min: 0, max: 3 }),
    whole: majorities,
    empty: fc.constantFrom("passes" as const, "fails" as const),
  })
  await fc.assert(
    fc.asyncProperty(rules, seatsIn, async (rule, all) => {
      fc.pre(some(all))
      const tallies = new Map(groupNames.map(name => [name, tallyOf(all.filter(({ group }) => group === name))]))
      const expected = decideByGroups(rule, tallies)
      const { explanation } = await run(rule, all)
      expect(explanation.passed).toBe(expected.passed)
      expect(explanation.tally).toEqual(expected.whole.tally)
      expect({ need: explanation.groupsNeeded, passed: explanation.groupsPassed }).toEqual({
        need: expected.needed,
        passed: expected.passedGroups,
      })
      expect(explanation.groups).toEqual(
        expected.groups.map(({ verdict: { quorum, majority, tally }, ...group }) =>
          plain({ ...group, quorum, majority, tally }),
        ),
      )
    }),
    { numRuns: 20 },
  )
})

test("owners are counted by area and by persons, each with all their units", async () => {
  const rules = fc.record({
    kind: fc.constant("owners" as const),
    matters: fc.constantFrom("ordinary" as const, "grave" as const),
    showSilent: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(rules, seatsIn, async (rule, all) => {
      fc.pre(some(all))
      const units = all.flatMap(({ recused, area: units, choice }, n) =>
        recused ? [] : [{ area: units, owners: [seatOf(n)], unsold: false, choice }],
      )
      const { passed, ...owners } = decideOwners(rule, units)
      const { explanation } = await run(rule, all)
      expect(explanation.passed).toBe(passed)
      expect(explanation.owners).toEqual(plain(owners))
    }),
    { numRuns: 10 },
  )
})
