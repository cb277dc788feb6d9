import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { count } from "#cloud/votes/counting/registry"
import type { ChoosingRule, EqualShares, Greedy, TieOrder } from "#cloud/votes/counting/rule"
import { PabulibReader } from "#cloud/votes/pabulib/reader"

const folder = join(process.cwd(), "..", "shared", "data", "pabulib")
const ties: TieOrder = ["votes", "cost", "order"]
const shares: EqualShares = {
  kind: "equal-shares",
  utility: "cost",
  completion: "none",
  exhaustiveStop: false,
  start: "exact",
  step: 1,
  ties,
}
const greedy: Greedy = { kind: "greedy", by: "votes", skip: true, threshold: 1, ties }

const variants: Record<string, ChoosingRule> = {
  "cost-utility, no completion": shares,
  "cost-utility, utilitarian completion": { ...shares, completion: "u" },
  "cardinality-utility, no completion": { ...shares, utility: "cardinality" },
  "cost-utility, add1 (start B/n exact, stop on overspend)": { ...shares, completion: "add1" },
  "cost-utility, add1e (start B/n exact, also stop when exhaustive) = pabutools voter_budget_increment=1": {
    ...shares,
    completion: "add1",
    exhaustiveStop: true,
  },
  "cost-utility, add1 (start floor(B/n), stop on overspend) = pabulib-checker equalshares/add1": {
    ...shares,
    completion: "add1",
    start: "floor",
  },
  "cost-utility, add1u (add1 then utilitarian)": { ...shares, completion: "add1u" },
  "by votes (cost utility), skip": greedy,
  "by votes/cost (cardinality utility), skip": { ...greedy, by: "votes-per-cost" },
}

interface Expected {
  readonly voters: number
  readonly projects: number
  readonly budget: number
  readonly vote_type: string
  readonly results: readonly {
    readonly rule: string
    readonly variant: string
    readonly tieBreaking: string
    readonly winners: readonly string[]
    readonly totalCost: number
  }[]
}

const expected: Record<string, Expected> = existsSync(join(folder, "expected.json"))
  ? JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"))
  : {}

const read = (name: string) => {
  const reader = new PabulibReader()
  reader.push(readFileSync(join(folder, name)))
  return reader.end()
}

test("the reference elections lie beside the project (../shared/data/pabulib)", () => {
  expect(existsSync(join(folder, "expected.json"))).toBe(true)
  expect(Object.keys(expected)).toHaveLength(18)
  expect(Object.values(expected).flatMap(({ results }) => results)).toHaveLength(122)
})

describe.each(Object.entries(expected))("%s", (name, { voters, projects, budget, vote_type, results }) => {
  const file = read(name)

  test("is read whole", () => {
    expect(file.voteType).toBe(vote_type)
    expect(file.election.ballots.ends).toHaveLength(voters)
    expect(file.election.options).toHaveLength(projects)
    expect(file.election.budget).toBe(budget * file.unit)
  })

  if (results.length > 0)
    test.each(results)("$rule, $variant: the reference's winners, in its order", result => {
      expect(result.tieBreaking).toBe("more votes > lower cost > earlier in file")
      const rule = variants[result.variant]
      if (!rule) throw new Error(`no options for ${result.variant}`)
      const { winners, total } = count({ rule, ...file.election })
      expect(winners).toEqual(result.winners)
      expect(total).toBe(result.totalCost * file.unit)
    })
})

describe.each(["Poland_Swiecie_2023.pb", "Netherlands_Assen_2024.pb"])("%s, held by equal shares", name => {
  test("elects what the town elected", () => {
    const file = read(name)
    const official = file.projects.filter(({ fields }) => fields.get("selected") === "1").map(({ id }) => id)
    const { winners } = count({ rule: { ...shares, completion: "add1", start: "floor" }, ...file.election })
    expect(official.length).toBeGreaterThan(5)
    expect([...winners].sort()).toEqual([...official].sort())
  })
})
