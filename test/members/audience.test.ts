import { buildingsOf, contactsOf, housematesOf, resolveAudience } from "#cloud/members/actions"
import { communityScope } from "#cloud/shared/scope"
import { elsewhere, home, type Members, openMembers } from "./community.ts"

describe("who is meant", () => {
  let here: Members
  beforeEach(async () => {
    here = await openMembers()
    const [first, second, third] = here.households
    await here.person("a", { household: first })
    await here.person("b", { household: first })
    await here.person("c", { household: second, roles: ["treasurer"] })
    await here.person("d", { household: third })
    await here.person("x", { household: here.next, community: elsewhere })
  })
  afterEach(() => here.close())
  const scope = communityScope(home)
  const everybody = async (
    audience: Parameters<ReturnType<typeof resolveAudience>>[1],
    limit: number,
  ): Promise<string[]> => {
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await resolveAudience(here.store)(scope, audience, { limit, ...(after !== undefined && { after }) })
      found.push(...page.persons)
      after = page.next
    } while (after !== undefined)
    const contacts = await contactsOf(here.store)(scope, found as never)
    return contacts.map(({ accounts = [] }) => accounts.map(account => account.slice(3)).join())
  }

  test("those behind the same door, besides oneself, and nobody of another community", async () => {
    const [first, second] = here.households
    const among = async (household: string | undefined) =>
      (await resolveAudience(here.store)(scope, { to: "households", households: [household as never] }, { limit: 9 }))
        .persons
    const [one, other] = await among(first)
    const [alone] = await among(second)
    const mates = housematesOf(here.store)
    expect([await mates(scope, one as never), await mates(scope, other as never)]).toEqual([[other], [one]])
    expect([await mates(scope, alone as never), await mates(scope, "nobody" as never)]).toEqual([[], []])
  })

  test.each([1, 2, 100])(
    "all of a community, a building, a household, a role, or some persons; in pages of %p",
    async limit => {
      const [first, , third] = here.households
      const building = (household: string) => household.split("-")[0] as never
      expect((await everybody({ to: "community" }, limit)).sort()).toEqual(["a", "b", "c", "d", "陈敏"])
      expect((await everybody({ to: "buildings", buildings: [building(first)] }, limit)).sort()).toEqual([
        "a",
        "b",
        "c",
      ])
      expect(
        (await everybody({ to: "buildings", buildings: [building(third), building(first)] }, limit)).sort(),
      ).toEqual(["a", "b", "c", "d"])
      expect((await everybody({ to: "households", households: [first, third] }, limit)).sort()).toEqual(["a", "b", "d"])
      expect((await everybody({ to: "roles", roles: ["treasurer", "staff"] }, limit)).sort()).toEqual(["c", "陈敏"])
      const { persons } = await resolveAudience(here.store)(scope, { to: "community" }, { limit: 100 })
      expect(await everybody({ to: "persons", persons: [...persons, "nobody" as never] }, limit)).toHaveLength(5)
    },
  )

  test("buildings come with how many households nobody has joined for", async () => {
    const counted = async (audience: Parameters<ReturnType<typeof buildingsOf>>[1]) =>
      (await buildingsOf(here.store)(scope, audience)).map(({ name, households, unjoined }) => [
        name,
        households,
        unjoined,
      ])
    expect(await counted({ to: "community" })).toEqual([
      ["3", 2, 0],
      ["10", 1, 0],
    ])
    expect(await counted({ to: "households", households: [here.households[0]] })).toEqual([["3", 1, 0]])
    expect(await counted({ to: "roles", roles: ["staff"] })).toEqual([])
    const other = (await buildingsOf(here.store)(communityScope(elsewhere), { to: "community" })).map(
      ({ unjoined }) => unjoined,
    )
    expect(other).toEqual([1, 1])
  })
})
