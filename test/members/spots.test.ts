import { scans } from "#cloud/members/spots/records"
import { days, shards, spotsMost, timesMost } from "#cloud/members/spots/rules"
import { every } from "#cloud/shared/store"
import { dayLong, hour } from "#cloud/shared/values/instant"
import { printedAddress, slipOf, spotOf } from "../../src/pages/members/parts/printed"
import { elsewhere, home, type Members, openMembers } from "./community.ts"

let there: Members
beforeEach(async () => {
  there = await openMembers()
})
afterEach(() => there.close())

type Made = { spots: { key: string; kind: string }[] }
type Shown = { spots: { key: string; kind: string; name?: string; words?: string; today: number; week: number }[] }
const make = async (...spots: object[]) => (await there.ask<Made>(there.clerk, "addSpots", { spots })).spots
const shown = async () => (await there.ask<Shown>(there.clerk, "spots")).spots
const open = (key: string, times = 1, community: string = home) =>
  Promise.all(
    Array.from({ length: times }, () => there.ask<{ counted: boolean }>("nobody", "scanned", { community, key })),
  )
/** The place that is counted when somebody scans what was printed with these parts. */
const opened = (...parts: readonly (string | undefined)[]) =>
  spotOf({ q: encodeURIComponent(printedAddress("https://weiyi.example/q/", "GM123", ...parts)) }) ?? ""
const buildingOf = (n: number) => there.households[n]?.split("-")[0] ?? ""
const kept = async () => {
  const found = []
  for await (const one of every(there.documents, scans)) found.push(one)
  return found
}

test("staff see which place brings people: the hall, each lift and building, what else they named", async () => {
  const [hall, lift, door, shop] = await make(
    { kind: "hall" },
    { kind: "lift", building: buildingOf(0) },
    { kind: "building", building: buildingOf(2) },
    { kind: "other", words: "王记粮油" },
  )
  await open(hall?.key ?? "", 3)
  await open(shop?.key ?? "", 5)
  await open("slip", 2)
  // In the order of places, never of figures.
  expect((await shown()).map(({ kind, name, words, today }) => [kind, name ?? words ?? "", today])).toEqual([
    ["hall", "", 3],
    ["lift", "3", 0],
    ["building", "10", 0],
    ["other", "王记粮油", 5],
    ["slips", "", 2],
  ])
  expect(new Set([hall, lift, door, shop].map(one => one?.key)).size).toBe(4)
})

test("what is printed on a slip opens its door with its code; a poster's place is no door", () => {
  const at = (...parts: string[]) => ({
    q: encodeURIComponent(printedAddress("https://weiyi.example/q/", ...(parts as [string]))),
  })
  const slip = { household: "b1-2", code: "K7QM-2XHP" }
  expect(slipOf(at("GM123", slip.household, slip.code))).toEqual(slip)
  expect(slipOf(at("GM123", slip.household, slip.code, "k7qmxr"))).toEqual(slip)
  expect(slipOf(at("GM123", "k7qmxr"))).toBeUndefined()
})

test("slips are counted by their building, whether of a notice or of joining; those that say none together", async () => {
  const [first, second] = [buildingOf(0), buildingOf(2)]
  const [notice] = await make({ kind: "slips", building: first })
  const { spot } = await there.ask<{ spot: string }>(there.clerk, "slips", { building: first })
  const other = await there.ask<{ spot: string }>(there.clerk, "slips", { building: second })
  expect(spot).toBe(notice?.key)
  await open(opened("b1-2", "K7QM-2XHP", spot), 3)
  await open(opened(notice?.key), 1)
  await open(opened("b1-2", "K7QM-2XHP", other.spot), 1)
  // Slips that were printed before say no building.
  await open(opened("b1-2", "K7QM-2XHP"), 2)
  expect((await shown()).map(({ key, kind, name, today }) => [key, kind, name, today])).toEqual([
    [spot, "slips", "3", 4],
    [other.spot, "slips", "10", 1],
    ["slip", "slips", undefined, 2],
  ])
  expect(await there.refusal(there.clerk, "addSpots", { spots: [{ kind: "slips" }] })).toBe("400 members.whichBuilding")
})

test("a place that was made keeps its code, so that what hangs on the wall goes on counting", async () => {
  const [first] = await make({ kind: "hall" })
  const [again] = await make({ kind: "hall" })
  expect(again).toEqual(first)
  expect(await shown()).toHaveLength(1)
})

test("who opened it, when, and from what is not kept: a day's figure by place, and nothing else", async () => {
  const [hall] = await make({ kind: "hall" })
  await there.ask(await there.person("wang"), "scanned", { community: home, key: hall?.key })
  await open(hall?.key ?? "", 10)
  const documents = await kept()
  expect(documents.length).toBeGreaterThan(1)
  for (const { id: _, ...body } of documents) expect(Object.keys(body).sort()).toEqual(["counts", "day"])
  expect(JSON.stringify(documents)).not.toMatch(/wang|wx:|2026-/)
})

test("whoever is signed in and opens a code leaves nothing anywhere but the figure", async () => {
  const limited = await openMembers({ limited: true })
  const wang = await limited.person("wang")
  const before = await limited.everything()
  expect(before.size).toBeGreaterThan(5)
  for (let time = 0; time < 30; time += 1) await limited.ask(wang, "scanned", { community: home, key: "slip" })
  const fresh = [...(await limited.everything())]
    .filter(([place, body]) => before.get(place) !== body)
    .map(([place]) => place)
  expect(fresh.length).toBeGreaterThan(0)
  expect(fresh.filter(place => !place.startsWith(`scans community:${home}`))).toEqual([])
  // What does keep a pace is seen by this look.
  await limited.ask(wang, "settings", { elder: true })
  expect([...(await limited.everything()).keys()].filter(place => place.startsWith("paces"))).toHaveLength(1)
  await limited.close()
})

test("a code of nobody's, another community's, or of a community that is not here counts nothing", async () => {
  const [hall] = await make({ kind: "hall" })
  for (const [key, community] of [
    ["zzzzzz", home],
    [hall?.key ?? "", elsewhere],
    ["slip", "no-such-community"],
  ] as const)
    expect(await open(key, 1, community)).toEqual([{ counted: false }])
  expect(await kept()).toEqual([])
  expect(await there.refusal("nobody", "scanned", { community: home, key: "../../x" })).toMatch(/^400/)
})

test("weeks and months add up by the day in China, and after a month a document counts another day", async () => {
  const [hall] = await make({ kind: "hall" })
  const key = hall?.key ?? ""
  await open(key, 4)
  there.pass(16 * hour) // 01:00 of the next day in China
  await open(key, 2)
  expect(await shown()).toMatchObject([{ today: 2, week: 6, month: 6 }])
  there.pass(6 * dayLong)
  expect(await shown()).toMatchObject([{ today: 0, week: 2, month: 6 }])
  for (let day = 0; day < 2 * days; day += 1) {
    there.pass(dayLong)
    await open(key, 3)
  }
  expect(await shown()).toMatchObject([{ today: 3, week: 21, month: 90 }])
  expect((await kept()).length).toBeLessThanOrEqual(days * shards)
})

test("whoever opens a code all day long makes its figure no bigger than a day may have, and hides no other place", async () => {
  const [hall, shop] = await make({ kind: "hall" }, { kind: "other", words: "王记粮油" })
  const day = Math.round(Date.parse("2026-03-02") / dayLong)
  for (let shard = 0; shard < shards; shard += 1)
    await there.documents.change(tx =>
      tx.put(scans, `${String(day % days).padStart(2, "0")}.${shard}`, {
        day,
        counts: { [hall?.key ?? ""]: timesMost },
      }),
    )
  expect(new Set((await open(hall?.key ?? "", 30)).map(({ counted }) => counted))).toEqual(new Set([false]))
  expect(new Set((await open(shop?.key ?? "", 30)).map(({ counted }) => counted))).toEqual(new Set([true]))
  there.pass(dayLong)
  expect(await open(hall?.key ?? "")).toEqual([{ counted: true }])
})

test("a lift needs its building, another place a name, and there is an end to places", async () => {
  expect(await there.refusal(there.clerk, "addSpots", { spots: [{ kind: "lift" }] })).toBe("400 members.whichBuilding")
  expect(await there.refusal(there.clerk, "addSpots", { spots: [{ kind: "other" }] })).toBe("400 members.whichBuilding")
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({ kind: "other", words: `摊位 ${from + n}` }))
  for (let from = 0; from < spotsMost; from += 150) await make(...many(from, 150))
  expect(await shown()).toHaveLength(spotsMost)
  expect(await there.refusal(there.clerk, "addSpots", { spots: many(1000, 1) })).toBe("409 members.tooManySpots")
  expect(await make(...many(0, 1))).toHaveLength(1)
  // Slips are made all the same, and counted with those of no building.
  expect(await there.ask(there.clerk, "slips", { building: buildingOf(0) })).not.toHaveProperty("spot")
})
