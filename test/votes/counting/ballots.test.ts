import { Refusal } from "#cloud/shared/refusal"
import { type Ballot, type BallotForm, checkedBallot, type Option } from "#cloud/votes/counting/ballots"

const options = [
  { id: "light", cost: 3000 },
  { id: "bench", cost: 5000 },
  { id: "ramp", cost: 9000 },
]

const answer = (form: BallotForm, ballot: Ballot): unknown => {
  try {
    // A plain motion is one option: its text.
    return checkedBallot(form, form.kind === "motion" ? options.slice(0, 1) : options, ballot)
  } catch (no) {
    if (no instanceof Refusal) return { no: no.code, ...no.details }
    throw no
  }
}

const approval: BallotForm = { kind: "approval", min: 0, max: 2 }
const ranked: BallotForm = { kind: "ranked", min: 1, max: 3 }

test.each<[string, BallotForm, Ballot, unknown]>([
  [
    "a project named twice on an approval ballot counts once",
    approval,
    { kind: "approval", options: ["light", "bench", "light"] },
    { kind: "approval", options: ["light", "bench"] },
  ],
  [
    "one project too many is refused, with how many to remove",
    approval,
    { kind: "approval", options: ["light", "bench", "ramp"] },
    { no: "votes.tooManyOptions", most: 2, chosen: 3, over: 1 },
  ],
  [
    "a blank ballot may be cast where the least is none",
    approval,
    { kind: "approval", options: [] },
    { kind: "approval", options: [] },
  ],
  [
    "a project of another vote is refused by name",
    approval,
    { kind: "approval", options: ["pool"] },
    { no: "votes.unknownOption", option: "pool" },
  ],
  [
    "too few are refused",
    { kind: "approval", min: 2, max: 3 },
    { kind: "approval", options: ["ramp"] },
    { no: "votes.tooFewOptions", least: 2, chosen: 1 },
  ],
  [
    "naming one project twice is not naming two",
    { kind: "approval", min: 2, max: 3 },
    { kind: "approval", options: ["ramp", "ramp"] },
    { no: "votes.tooFewOptions", least: 2, chosen: 1 },
  ],
  [
    "a knapsack that costs exactly the budget is taken",
    { kind: "knapsack", budget: 8000 },
    { kind: "knapsack", options: ["light", "bench"] },
    { kind: "knapsack", options: ["light", "bench"] },
  ],
  [
    "a knapsack over the budget is refused, not trimmed",
    { kind: "knapsack", budget: 7999 },
    { kind: "knapsack", options: ["light", "bench"] },
    { no: "votes.overBudget", over: 1 },
  ],
  [
    "points up to the sum are taken, zeros left out",
    { kind: "points", sum: 5 },
    {
      kind: "points",
      points: [
        { option: "light", points: 5 },
        { option: "ramp", points: 0 },
      ],
    },
    { kind: "points", points: [{ option: "light", points: 5 }] },
  ],
  [
    "one point too many is refused",
    { kind: "points", sum: 5 },
    {
      kind: "points",
      points: [
        { option: "light", points: 4 },
        { option: "ramp", points: 2 },
      ],
    },
    { no: "votes.tooManyPoints", most: 5, used: 6 },
  ],
  [
    "half a point is refused",
    { kind: "points", sum: 5 },
    { kind: "points", points: [{ option: "light", points: 0.5 }] },
    { no: "votes.badPoints", option: "light" },
  ],
  [
    "a negative point is refused",
    { kind: "points", sum: 5 },
    { kind: "points", points: [{ option: "light", points: -1 }] },
    { no: "votes.badPoints", option: "light" },
  ],
  [
    "a place given twice in a ranking keeps the better place",
    ranked,
    { kind: "ranked", options: ["ramp", "light", "ramp"] },
    { kind: "ranked", options: ["ramp", "light"] },
  ],
  [
    "a ranking of too few is refused",
    ranked,
    { kind: "ranked", options: [] },
    { no: "votes.tooFewOptions", least: 1, chosen: 0 },
  ],
  ["one choice is taken", { kind: "choice" }, { kind: "choice", option: "ramp" }, { kind: "choice", option: "ramp" }],
  ["a blank choice is taken", { kind: "choice" }, { kind: "choice", option: null }, { kind: "choice", option: null }],
  [
    "a choice of something unknown is refused",
    { kind: "choice" },
    { kind: "choice", option: "pool" },
    { no: "votes.unknownOption", option: "pool" },
  ],
  [
    "a motion takes approve",
    { kind: "motion" },
    { kind: "motion", choice: "approve" },
    { kind: "motion", choice: "approve" },
  ],
  ["a ballot of another kind is refused", approval, { kind: "motion", choice: "approve" }, { no: "votes.wrongBallot" }],
])("%s", (_, form, ballot, expected) => {
  expect(answer(form, ballot)).toEqual(expected)
})

describe("a motion with several choices", () => {
  const several = options.slice(0, 2)
  const given = (ballot: Ballot, from: readonly Option[] = several): unknown => {
    try {
      return checkedBallot({ kind: "motion" }, from, ballot)
    } catch (error) {
      return error instanceof Refusal ? error.code : error
    }
  }
  const approve = (option?: string): Ballot => ({ kind: "motion", choice: "approve", ...(option && { option }) })
  test("takes the approval of one of them, none of them, and an abstention", () => {
    for (const ballot of [
      approve("light"),
      { kind: "motion", choice: "oppose" },
      { kind: "motion", choice: "abstain" },
    ])
      expect(given(ballot as Ballot)).toEqual(ballot)
  })
  test("refuses an approval of nothing named, of something else, and a choice with another word than approval", () => {
    expect(given(approve())).toBe("votes.wrongBallot")
    expect(given(approve("pool"))).toBe("votes.unknownOption")
    expect(given({ kind: "motion", choice: "oppose", option: "light" })).toBe("votes.wrongBallot")
  })
  test("and a plain motion takes no named choice", () => {
    expect(given(approve("light"), several.slice(0, 1))).toBe("votes.wrongBallot")
    expect(given(approve(), several.slice(0, 1))).toEqual(approve())
  })
})

describe("a ballot of another kind than the vote's", () => {
  const forms: readonly BallotForm[] = [
    { kind: "motion" },
    { kind: "choice" },
    { kind: "approval", min: 0, max: 3 },
    { kind: "ranked", min: 0, max: 3 },
    { kind: "knapsack", budget: 20_000 },
    { kind: "points", sum: 9 },
  ]
  const ballots: readonly Ballot[] = [
    { kind: "motion", choice: "approve" },
    { kind: "choice", option: "light" },
    { kind: "approval", options: ["light"] },
    { kind: "ranked", options: ["light"] },
    { kind: "knapsack", options: ["light"] },
    { kind: "points", points: [{ option: "light", points: 1 }] },
  ]
  const pairs = forms.flatMap(form => ballots.map(ballot => ({ form, ballot, of: form.kind, says: ballot.kind })))
  test.each(pairs)("$says in a vote of $of", ({ form, ballot }) => {
    expect(answer(form, ballot)).toEqual(form.kind === ballot.kind ? ballot : { no: "votes.wrongBallot" })
  })
})

describe("points", () => {
  const form: BallotForm = { kind: "points", sum: 9 }
  test("given to an option of another vote are refused by name, also when they are none", () => {
    const points = [{ option: "pool", points: 0 }]
    expect(answer(form, { kind: "points", points })).toEqual({ no: "votes.unknownOption", option: "pool" })
  })
  test("given twice to one option count as they were given first", () => {
    const points = [4, 2].map(given => ({ option: "light", points: given }))
    expect(answer(form, { kind: "points", points })).toEqual({
      kind: "points",
      points: [{ option: "light", points: 4 }],
    })
  })
})

test("a name longer than any is shown cut, in a refusal", () => {
  const option = "长".repeat(500)
  const points = [{ option, points: -1 }]
  expect(answer(approval, { kind: "approval", options: [option] })).toMatchObject({ option: "长".repeat(120) })
  expect(answer({ kind: "points", sum: 9 }, { kind: "points", points })).toMatchObject({ option: "长".repeat(120) })
})
