import {
  checkMove,
  checkPublicity,
  checkVerdict,
  countFrom,
  lacksOf,
  movesFrom,
  publicUntil,
  type Readiness,
  roundStates,
  standingOf,
} from "#cloud/projects/rules"
import { Refusal } from "#cloud/shared/refusal"
import { instant } from "#cloud/shared/values/instant"

const noon = instant("2026-03-02T04:00:00.000Z")
const refused = (act: () => void): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return "accepted"
}

describe("the clock moves a round on by itself", () => {
  const round = { state: "soliciting", proposeUntil: noon } as const
  test("soliciting ends at its moment, not a millisecond later", () => {
    expect(standingOf(round, instant("2026-03-02T03:59:59.999Z"))).toBe("soliciting")
    expect(standingOf(round, noon)).toBe("screening")
  })
  test("a vote that has ended is being counted", () => {
    const voting = { ...round, state: "voting", voting: { closes: noon } } as const
    expect(standingOf(voting, instant("2026-03-02T03:59:59.999Z"))).toBe("voting")
    expect(standingOf(voting, noon)).toBe("counting")
    expect(countFrom(noon)).toBe("2026-03-02T04:00:06.000Z")
  })
})

describe("steps by hand", () => {
  test("a round that is being voted on, counted, published or over cannot be moved by hand", () => {
    for (const state of ["voting", "counting", "counted", "publicizing", "objected", "closed", "withdrawn"] as const)
      expect(movesFrom(state)).toEqual([])
  })
  test("no state is skipped, and what is decided is not withdrawn", () => {
    expect(refused(() => checkMove("soliciting", "deliberating"))).toBe("projects.notNow")
    expect(refused(() => checkMove("deliberating", "voting"))).toBe("projects.notNow")
    expect(refused(() => checkMove("approved", "withdrawn"))).toBe("projects.notNow")
    expect(refused(() => checkMove("approved", "implementing"))).toBe("accepted")
  })
  test("every state but the last two can be left, by hand or by its own action", () => {
    const byAction = ["voting", "counted", "publicizing", "objected"]
    const stuck = roundStates.filter(state => movesFrom(state).length === 0 && !byAction.includes(state))
    expect(stuck).toEqual(["closed", "withdrawn"])
  })
})

describe("the publicity period", () => {
  test("of 居务公开 is 15 days or more, of a local charter 7 or more", () => {
    expect(refused(() => checkPublicity("affairs", 14))).toBe("projects.publicityTooShort")
    expect(refused(() => checkPublicity("affairs", 15))).toBe("accepted")
    expect(refused(() => checkPublicity("local", 6))).toBe("projects.publicityTooShort")
    expect(refused(() => checkPublicity("local", 7))).toBe("accepted")
  })
  test("begins the day after publishing and ends at midnight, Beijing time", () => {
    expect(publicUntil(instant("2026-03-02T01:00:00.000Z"), 15)).toBe("2026-03-17T16:00:00.000Z")
    // 00:30 in Beijing is the day before in UTC: the 3rd does not count, the 18th is the last day.
    expect(publicUntil(instant("2026-03-02T16:30:00.000Z"), 15)).toBe("2026-03-18T16:00:00.000Z")
  })
})

describe("a proposal is decided about once", () => {
  test.each([
    ["proposed", "accepted", "accepted"],
    ["proposed", "referred", "accepted"],
    ["accepted", "rejected", "projects.alreadyScreened"],
    ["withdrawn", "accepted", "projects.alreadyScreened"],
    ["rejected", "proposed", "accepted"],
    ["withdrawn", "proposed", "projects.alreadyScreened"],
    ["proposed", "proposed", "projects.alreadyScreened"],
  ] as const)("%s → %s: %s", (from, to, outcome) => {
    expect(refused(() => checkVerdict(from, to))).toBe(outcome)
  })
})

test("what stands in the way of the vote is named in the order in which one sees to it", () => {
  const ready: Readiness = {
    waiting: 0,
    accepted: 3,
    studyAsked: true,
    studied: true,
    budget: 100,
    free: 100,
    households: 10,
  }
  expect(lacksOf(ready)).toEqual([])
  expect(lacksOf({ ...ready, free: 99 })).toEqual(["money"])
  expect(lacksOf({ ...ready, accepted: 201 })).toEqual(["tooMany"])
  expect(lacksOf({ ...ready, waiting: 1, accepted: 0, studied: false, free: -1, households: 0 })).toEqual([
    "waiting",
    "nothing",
    "study",
    "money",
    "households",
  ])
  expect(lacksOf({ ...ready, studyAsked: false, studied: false })).toEqual([])
})
