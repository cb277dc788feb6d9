import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { CommandFailed } from "#cloud/host/command"
import { readElection } from "#cloud/host/importing/election"
import { ruleOf, ruleOptions } from "#cloud/host/rule-options"
import { limits } from "#cloud/projects/rules"
import { roundRule } from "#cloud/votes/counting/rule"
import { temporaryFolder } from "../support/store.ts"

const folder = temporaryFolder()
afterAll(() => folder.remove())

const pb = ({ type = "approval", cost = "12,5", votes = ["1;a,b", "2;b"] } = {}): string => {
  const path = join(folder.path, "Nowhere 2026_Elmtown.pb")
  const meta = ["key;value", "description;x", "country;x", "unit;Elmtown", "instance;2026", "budget;100"]
  writeFileSync(
    path,
    [
      "META",
      ...meta,
      `vote_type;${type}`,
      "PROJECTS",
      "project_id;cost;name;selected",
      `a;${cost};Lamp;1`,
      `b;7;${"Very long name ".repeat(8)};0`,
      "VOTES",
      "voter_id;vote",
      ...votes,
    ].join("\n"),
  )
  return path
}

const failed = async (act: () => unknown): Promise<string> => {
  try {
    await act()
  } catch (error) {
    if (error instanceof CommandFailed) return error.message
    throw error
  }
  return "accepted"
}

describe("an election of a file as a round", () => {
  test("has its money in fen, its ballots as places, its official winners, and titles that fit a ballot", async () => {
    const election = await readElection(pb())
    expect(election).toMatchObject({
      community: "pb-nowhere-2026-elmtown",
      name: "Elmtown 2026",
      budget: 10000,
      projects: [
        { id: "a", title: "a Lamp", cost: 1250 },
        { id: "b", cost: 700 },
      ],
      ballots: [[0, 1], [1]],
      selected: ["a"],
    })
    expect(election.projects[1]?.title).toHaveLength(limits.title)
  })

  test.each([
    ["rankings", { type: "ordinal" }, "ordinal"],
    ["amounts finer than a fen", { cost: "12.345" }, "finer than a fen"],
    ["a ballot for a project that is not there", { votes: ["1;c"] }, "PROJECTS"],
  ])("%s are refused in words", async (_, told, words) => {
    expect(await failed(() => readElection(pb(told)))).toContain(words)
  })

  test("a file that is not there is refused in words", async () => {
    expect(await failed(() => readElection(join(folder.path, "nothing.pb")))).toContain("cannot open")
  })
})

describe("the rule as typed", () => {
  const typed = Object.fromEntries(
    Object.entries(ruleOptions).map(([option, { default: value }]) => [option, value]),
  ) as Parameters<typeof ruleOf>[0]

  test("is the house's own where nothing is said", () => {
    expect(ruleOf(typed, 100)).toEqual(roundRule)
  })

  test("is exactly what is said", () => {
    const said = { ...typed, completion: "add1", "exhaustive-stop": "off", start: "floor", ties: "votes,cost,order" }
    expect(ruleOf(said, 100)).toEqual({
      ...roundRule,
      completion: "add1",
      exhaustiveStop: false,
      start: "floor",
      ties: ["votes", "cost", "order"],
    })
    expect(ruleOf({ ...typed, rule: "greedy", by: "votes-per-cost" }, 100)).toMatchObject({
      kind: "greedy",
      by: "votes-per-cost",
    })
  })

  test("a word that is not known is refused with those that are", async () => {
    const wrong = await failed(() => ruleOf({ ...typed, completion: "add2" }, 100))
    expect(wrong).toContain("add2")
    expect(wrong).toContain("add1u")
  })
})
