import { decideByGroups } from "#cloud/votes/counting/groups"
import { decideMajority, reaches, type Seat, type Tally, tallyOf } from "#cloud/votes/counting/majority"
import { type Majority, representativesAssembly, residentsAssembly } from "#cloud/votes/counting/rule"

const tally = (eligible: number, present: number, approve: number, oppose: number, abstain = 0): Tally => ({
  eligible,
  present,
  cast: approve + oppose + abstain,
  approve,
  oppose,
  abstain,
})

test.each<[string, Majority, Tally, boolean]>([
  ["half of the residents is not more than half", residentsAssembly, tally(100, 50, 50, 0), false],
  ["one more than half takes part and approves", residentsAssembly, tally(100, 51, 26, 0), true],
  ["half of those present is not more than half", residentsAssembly, tally(100, 60, 30, 0), false],
  ["who is present and abstains counts against", residentsAssembly, tally(100, 60, 30, 10, 20), false],
  ["two thirds of the representatives are enough", representativesAssembly, tally(30, 20, 11, 9), true],
  ["one fewer than two thirds is not", representativesAssembly, tally(30, 19, 19, 0), false],
  ["no ballot fails", residentsAssembly, tally(100, 60, 0, 0), false],
  ["nobody eligible fails", residentsAssembly, tally(0, 0, 0, 0), false],
])("%s", (_, rule, given, passed) => {
  expect(decideMajority(rule, given).passed).toBe(passed)
})

test("a tie fails even where half is enough", () => {
  const half: Majority = {
    kind: "majority",
    quorum: { num: 0, den: 1, strict: false },
    pass: { num: 1, den: 2, strict: false, of: "decided" },
  }
  expect(decideMajority(half, tally(10, 10, 5, 5))).toMatchObject({
    passed: false,
    majority: { tied: true, lacking: 1 },
  })
  expect(decideMajority(half, tally(10, 10, 6, 4)).passed).toBe(true)
})

test.each([
  ["more ballots than people present", { ...tally(10, 3, 4, 0) }],
  ["more present than eligible", tally(10, 11, 0, 0)],
  ["half a person", { ...tally(10, 5, 0, 0), eligible: 10.5 }],
  ["fewer than nobody", { ...tally(10, 5, 0, 0), oppose: -1 }],
  ["more votes than ballots", { ...tally(10, 5, 2, 2), cast: 3 }],
  ["more abstentions than ballots", { ...tally(10, 5, 1, 1, 2), cast: 3 }],
])("%s is refused", (_, given) => {
  const { eligible, present, cast } = given
  expect(() => decideMajority(residentsAssembly, given)).toThrow(
    expect.objectContaining({ code: "votes.rollDoesNotFit", details: { eligible, present, cast } }),
  )
})

test("a recused seat is in no figure; a blank ballot takes part and decides nothing", () => {
  const seat = (choice: Seat["choice"], more: Partial<Seat> = {}): Seat => ({
    recused: false,
    present: false,
    choice,
    ...more,
  })
  expect(
    tallyOf([
      seat("approve"),
      seat("approve", { recused: true, present: true }),
      seat("oppose"),
      seat("abstain"),
      seat("blank"),
      seat(undefined, { present: true }),
      seat(undefined),
    ]),
  ).toEqual({ eligible: 6, present: 5, cast: 4, approve: 1, oppose: 1, abstain: 1 })
})

const shares = [0, 1, 2, 3].flatMap(num =>
  [1, 2, 3].flatMap(den => [true, false].map(strict => ({ num, den, strict }))),
)

/** All tallies of up to `most` people. */
const tallies = (most: number): Tally[] => {
  const all: Tally[] = []
  for (let eligible = 0; eligible <= most; eligible++)
    for (let present = 0; present <= eligible; present++)
      for (let approve = 0; approve <= present; approve++)
        for (let oppose = 0; approve + oppose <= present; oppose++)
          for (let abstain = 0; approve + oppose + abstain <= present; abstain++)
            all.push(tally(eligible, present, approve, oppose, abstain))
  return all
}

test("a share is reached exactly when so many times the part is so many times the whole", () => {
  for (const share of shares)
    for (let whole = 0; whole <= 12; whole++)
      for (let part = 0; part <= whole; part++) {
        const difference = part * share.den - whole * share.num
        expect(reaches(part, whole, share)).toBe(whole > 0 && (share.strict ? difference > 0 : difference >= 0))
      }
})

test("in every roll of up to five people the verdict is the definition's, and what is lacking is the least", () => {
  const bases = ["eligible", "present", "cast", "decided"] as const
  const wrong: unknown[] = []
  let seen = 0
  for (const base of bases)
    for (const share of shares.filter(({ num, den }) => num <= den))
      for (const given of tallies(5)) {
        const rule: Majority = {
          kind: "majority",
          quorum: { num: 1, den: 2, strict: true },
          pass: { ...share, of: base },
        }
        const { eligible, present, cast, approve, oppose } = given
        const whole = { eligible, present, cast, decided: approve + oppose }[base]
        const passesWith = (more: number): boolean => {
          const of = base === "decided" ? whole + more : whole
          const gap = (approve + more) * share.den - of * share.num
          return approve + more > oppose && of > 0 && (share.strict ? gap > 0 : gap >= 0)
        }
        const verdict = decideMajority(rule, given)
        const quorum = 2 * present > eligible
        const expected = { quorum, majority: passesWith(0), passed: quorum && passesWith(0) }
        const found = { quorum: verdict.quorum.reached, majority: verdict.majority.reached, passed: verdict.passed }
        const least = Array.from({ length: 40 }, (_, more) => more).find(passesWith)
        const lacking = (whole === 0 && base !== "decided") || verdict.majority.lacking === least
        if (JSON.stringify(expected) !== JSON.stringify(found) || !lacking) wrong.push({ rule, given, verdict, least })
        seen++
      }
  expect(wrong).toEqual([])
  expect(seen).toBeGreaterThan(10_000)
})

const group = {
  kind: "majority",
  quorum: { num: 1, den: 2, strict: true },
  pass: { num: 1, den: 2, strict: true, of: "present" },
} as const
const street = {
  kind: "by-groups",
  groups: [
    { group: "shops", rule: group },
    { group: "residents", rule: group },
    { group: "offices", rule: group },
  ],
  need: 2,
  whole: group,
  empty: "fails",
} as const

test("a street decides when so many of its groups, and all together, agree", () => {
  const decide = (shops: Tally, residents: Tally, offices: Tally, empty: "passes" | "fails" = "fails") =>
    decideByGroups(
      { ...street, empty },
      new Map([
        ["shops", shops],
        ["residents", residents],
        ["offices", offices],
      ]),
    )
  const [yes, no, none] = [tally(5, 5, 4, 1), tally(5, 5, 1, 4), tally(0, 0, 0, 0)]
  expect(decide(yes, yes, no)).toMatchObject({ passed: true, passedGroups: 2 })
  expect(decide(yes, no, no)).toMatchObject({ passed: false, passedGroups: 1 })
  expect(decide(yes, yes, tally(40, 40, 0, 40))).toMatchObject({ passed: false, passedGroups: 2 })
  expect(decide(yes, no, none, "passes")).toMatchObject({ passedGroups: 2 })
  expect(decide(yes, none, none, "passes")).toMatchObject({ passed: true })
  expect(decide(yes, none, none)).toMatchObject({ passed: false, passedGroups: 1 })
  expect(() => decideByGroups(street, new Map([["shops", yes]]))).toThrow("votes.groupMissing")
  expect(() =>
    decideByGroups(
      street,
      new Map([
        ["shops", yes],
        ["residents", yes],
        ["offices", yes],
        ["pets", yes],
      ]),
    ),
  ).toThrow("votes.groupMissing")
})
