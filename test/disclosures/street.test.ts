import { openTable } from "#cloud/host/open-tables"
import { createCommunity } from "#cloud/members/actions"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, later } from "#cloud/shared/values/instant"
import { east, far, openTown, type Town, west } from "../councils/town.ts"

type Table = { readonly rows: readonly Record<string, unknown>[]; readonly more: boolean }

describe("what a street has published", () => {
  let town: Town
  let meeting: string
  const at = "street"
  const table = (community: string) =>
    town.ask<Table>("nobody", "disclosures.table", { community, table: "meetings", at })

  beforeEach(async () => {
    town = await openTown()
    const groups = ["committee", "departments", "units", "property", "shops", "residents"]
    const body = await town.found(
      {
        ...{ name: "杏花街事会", kind: "streetCouncil", level: "street", at },
        groups: groups.map(group => ({ group, name: `${group}方` })),
      },
      town.office,
    )
    const begins = later(town.now(), 10 * dayLong)
    meeting = (
      await town.ask<{ meeting: string }>(town.office.subject, "meetings.callMeeting", {
        ...{ body, at, title: "街事会", place: "街道党群中心", begins, ends: later(begins, hour) },
        agenda: [{ kind: "discussion", title: "夜市噪声" }],
      })
    ).meeting
  })
  afterEach(() => town.close())

  test("is read by anybody through each of its communities, and stays out of what the communities published", async () => {
    const expected = [{ id: meeting, title: "街事会", body: "杏花街事会", state: "called", place: "街道党群中心" }]
    expect((await table(east)).rows).toMatchObject(expected)
    expect((await table(west)).rows).toMatchObject(expected)
    expect((await table(far)).rows).toEqual([])
    expect(await town.ask("nobody", "disclosures.table", { community: east, table: "meetings" })).toEqual({
      rows: [],
      more: false,
    })
    const { disclosures } = await town.ask<{ disclosures: { id: string; about: string }[] }>(
      ...(["nobody", "disclosures.list", { community: west, at }] as const),
    )
    expect(disclosures.map(({ about }) => about)).toEqual([meeting])
    const about = { community: east, disclosure: disclosures[0]?.id }
    expect(await town.ask("nobody", "disclosures.read", { ...about, at })).toMatchObject({ title: "街事会" })
    expect(await town.refusal("nobody", "disclosures.read", about)).toBe("404 disclosures.noSuchDisclosure")
  })

  test("is a file beside those of the community", async () => {
    const file = async (name: string) => {
      const answer = await openTable(town.door, west, name)
      return answer instanceof Response ? answer : undefined
    }
    expect(await (await file("street-meetings.json"))?.json()).toMatchObject({
      ...{ community: west, table: "meetings", at: "street", rows: [{ id: meeting }] },
    })
    expect(await (await file("street-meetings.csv"))?.text()).toContain("街事会,杏花街事会,")
    expect(await file("street-seats.json")).toBeUndefined()
    expect(await file("street-street-meetings.json")).toBeUndefined()
  })

  test("a community that belongs to no street says so, and the others what theirs is called", async () => {
    const lone = id<"community">("lone")
    const about = { community: lone, name: "独里社区", address: "独路 1 号", clerk: "孙梅", phone: "0472-5550101" }
    await createCommunity(town.store, about, town.now())
    expect(await town.refusal("nobody", "disclosures.table", { community: lone, table: "meetings", at })).toBe(
      "404 disclosures.noStreet",
    )
    expect(await town.ask("nobody", "members.welcome", { community: lone })).not.toHaveProperty("street")
    expect(await town.ask("nobody", "members.welcome", { community: west })).toMatchObject({ street: "杏花街道" })
  })
})
