import { Refusal } from "#cloud/shared/refusal"
import { decideOwners, type Unit } from "#cloud/votes/counting/owners"
import type { Owners } from "#cloud/votes/counting/rule"

const rule = (matters: Owners["matters"] = "ordinary", showSilent = false): Owners => ({
  kind: "owners",
  matters,
  showSilent,
})
const unit = (owner: string | string[], area: number, choice: Unit["choice"], unsold = false): Unit => ({
  area,
  owners: typeof owner === "string" ? [owner] : owner,
  unsold,
  choice,
})

test("two thirds of the area and of the owners take part, no less", () => {
  const units = [unit("a", 100, "approve"), unit("b", 100, "approve"), unit("c", 100, undefined)]
  expect(decideOwners(rule(), units).passed).toBe(true)
  const larger = [unit("a", 100, "approve"), unit("b", 100, "approve"), unit("c", 101, undefined)]
  expect(decideOwners(rule(), larger)).toMatchObject({
    passed: false,
    quorum: { reached: false, lacking: { area: 1, persons: 0 } },
  })
})

test("one owner of many units is one person, with all their area", () => {
  const units = [unit("a", 100, "approve"), unit("a", 100, "approve"), unit("b", 90, "oppose"), unit("c", 90, "oppose")]
  expect(decideOwners(rule(), units)).toMatchObject({
    passed: false,
    all: { area: 380, persons: 3 },
    approve: { area: 200, persons: 1 },
  })
})

test("co-owners of a unit are one person, and another than each of them alone", () => {
  const units = [unit(["a", "b"], 100, "approve"), unit(["b", "a"], 50, "approve"), unit("a", 50, "oppose")]
  expect(decideOwners(rule(), units).all).toEqual({ area: 200, persons: 2 })
})

test("all units the developer has not sold are one person", () => {
  const units = [unit("dev", 100, undefined, true), unit("other dev", 100, undefined, true), unit("a", 100, "approve")]
  expect(decideOwners(rule(), units).all).toEqual({ area: 300, persons: 2 })
})

test("one owner who says different things with two units is asked again", () => {
  expect(() => decideOwners(rule(), [unit("a", 1, "approve"), unit("a", 1, "oppose")])).toThrow(
    "votes.oneOwnerTwoChoices",
  )
  expect(() => decideOwners(rule(), [unit("a", 0.5, "approve")])).toThrow("votes.badArea")
})

test("grave matters need three quarters of both, ordinary ones more than half", () => {
  const units = [unit("a", 75, "approve"), unit("b", 25, "oppose"), unit("c", 75, "approve"), unit("d", 75, "approve")]
  expect(decideOwners(rule("grave"), units)).toMatchObject({
    passed: true,
    majority: { needed: { area: 188, persons: 3 } },
  })
  const fewer = [unit("a", 300, "approve"), unit("b", 10, "oppose"), unit("c", 10, "approve")]
  expect(decideOwners(rule("grave"), fewer).passed).toBe(false)
  expect(decideOwners(rule(), fewer).passed).toBe(true)
  expect(decideOwners(rule(), [unit("a", 10, "approve"), unit("b", 10, "abstain")]).passed).toBe(false)
})

test("counting the silent with the majority is shown where adopted, and never decides", () => {
  const units = [unit("a", 10, "approve"), unit("b", 10, undefined), unit("c", 10, undefined)]
  expect(decideOwners(rule("ordinary", true), units)).toMatchObject({
    passed: false,
    silent: { passed: true, with: "approve" },
  })
  expect(decideOwners(rule(), units).silent).toBeUndefined()
  const against = [unit("a", 10, "oppose"), unit("b", 10, undefined)]
  expect(decideOwners(rule("ordinary", true), against).silent).toEqual({ passed: false, with: "oppose" })
  const even = [unit("a", 10, "oppose"), unit("b", 10, "approve"), unit("c", 10, undefined)]
  expect(decideOwners(rule("ordinary", true), even).silent).toEqual({ passed: false, with: "nobody" })
})

/** One who is in favour for every area in the first list, and one who is against for every area in the second. */
test.each<[string, number[], number[], string]>([
  ["more area and more persons in favour", [20, 20], [30], "approve"],
  ["more area and more persons against", [30], [20, 20], "oppose"],
  ["more area in favour, as many persons", [30], [20], "nobody"],
  ["more area against, as many persons", [20], [30], "nobody"],
  ["as much area, more persons in favour", [10, 10], [20], "nobody"],
  ["as much area, more persons against", [20], [10, 10], "nobody"],
  ["more area in favour, more persons against", [50], [20, 20], "nobody"],
  ["more area against, more persons in favour", [20, 20], [50], "nobody"],
])("the silent go with the side that has more of both: %s", (_, approving, opposing, leading) => {
  const units = [
    ...approving.map((area, at) => unit(`for ${at}`, area, "approve")),
    ...opposing.map((area, at) => unit(`against ${at}`, area, "oppose")),
  ]
  expect(decideOwners(rule("ordinary", true), units).silent?.with).toBe(leading)
})

describe("what an owners' roll may say", () => {
  const no = (units: readonly Unit[]): unknown => {
    try {
      return decideOwners(rule(), units).all
    } catch (error) {
      return error instanceof Refusal ? [error.code, error.details] : error
    }
  }
  const [long, cut] = ["业".repeat(300), "业".repeat(120)]
  test("a unit without an area is a person all the same", () => {
    expect(no([unit("a", 0, "approve"), unit("b", 5, undefined)])).toEqual({ area: 5, persons: 2 })
  })
  test("an area below nothing, or a part of 0.01 m², is refused with the names of its owners", () => {
    expect(no([unit(["a", "b"], -1, "approve")])).toEqual(["votes.badArea", { owner: "a、b" }])
    expect(no([unit(["a", "b"], 0.5, "approve")])).toEqual(["votes.badArea", { owner: "a、b" }])
    expect(no([unit(long, -1, "approve")])).toEqual(["votes.badArea", { owner: cut }])
  })
  test("two choices of the same owners are refused with their names", () => {
    const twice = (owners: string | string[]) => [unit(owners, 1, "approve"), unit(owners, 1, undefined)]
    expect(no(twice(["a", "b"]))).toEqual(["votes.oneOwnerTwoChoices", { owner: "a、b" }])
    expect(no(twice(long))).toEqual(["votes.oneOwnerTwoChoices", { owner: cut }])
  })
})

const choices = ["approve", "oppose", "abstain", undefined] as const

/** Every roll of up to `most` units with two areas, three owners and one choice an owner. */
const rolls = (most: number): Unit[][] => {
  const kinds = ["a", "b", "c"].flatMap(owner => [100, 300].map(area => ({ owner, area })))
  let sets: { owner: string; area: number }[][] = [[]]
  const all: Unit[][] = []
  for (let units = 0; units < most; units++) {
    sets = sets.flatMap(set => kinds.map(kind => [...set, kind]))
    for (const set of sets)
      for (const a of choices)
        for (const b of choices)
          for (const c of set.some(({ owner }) => owner === "c") ? choices : [undefined])
            all.push(set.map(({ owner, area }) => unit(owner, area, { a, b, c }[owner])))
  }
  return all
}

test("in every small roll the verdict is the law's", () => {
  const all = rolls(3)
  const wrong = all.filter(units => {
    const by = (chosen: readonly Unit["choice"][]) => {
      const of = units.filter(({ choice }) => chosen.includes(choice))
      return {
        area: of.reduce((sum, { area }) => sum + area, 0),
        persons: new Set(of.map(({ owners }) => owners[0])).size,
      }
    }
    const [whole, part, yes] = [by(choices), by(["approve", "oppose", "abstain"]), by(["approve"])]
    const both = (test: (measure: "area" | "persons") => boolean): boolean => test("area") && test("persons")
    const quorum = both(m => 3 * part[m] >= 2 * whole[m])
    const ordinary = quorum && both(m => 2 * yes[m] > part[m])
    const grave = quorum && part.persons > 0 && both(m => 4 * yes[m] >= 3 * part[m])
    return decideOwners(rule(), units).passed !== ordinary || decideOwners(rule("grave"), units).passed !== grave
  })
  expect(wrong).toEqual([])
  expect(all.length).toBeGreaterThan(5000)
})

test("splitting one owner's unit in two changes neither persons nor the verdict", () => {
  const all = rolls(2)
  const changed = all.filter(units => {
    const split = units.flatMap(one => [
      { ...one, area: one.area - 1 },
      { ...one, area: 1 },
    ])
    return JSON.stringify(decideOwners(rule(), split)) !== JSON.stringify(decideOwners(rule(), units))
  })
  expect(changed).toEqual([])
  expect(all.length).toBeGreaterThan(500)
})
