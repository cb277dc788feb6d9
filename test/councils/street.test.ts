import { seatsOn } from "#cloud/councils/actions"
import { dues } from "#cloud/shared/due"
import { facts, noteFact } from "#cloud/shared/fact"
import { communityScope, dueScope } from "#cloud/shared/scope"
import { day } from "#cloud/shared/values/day"
import { id } from "#cloud/shared/values/id"
import { minute, second } from "#cloud/shared/values/instant"
import { east, far, openTown, type Someone, type Town, west } from "./town.ts"

const today = "2026-03-02"
const at = "street"

describe("a council of a street", () => {
  let town: Town
  let body: string
  beforeEach(async () => {
    town = await openTown()
    const groups = [
      { group: "shops", name: "商户" },
      { group: "residents", name: "居民代表" },
    ]
    body = await town.found({ name: "杏花街事会", kind: "streetCouncil", level: "street", groups, at }, town.office)
  })
  afterEach(() => town.close())

  const take = async (who: Someone, group: string, as = "holder", seat?: string) => {
    town.pass(second)
    const [made] = seat ? [seat] : await town.addSeats(body, group, 1, { at }, town.office)
    const asked = { seat: made, as, from: today, at }
    const { code } = await town.ask<{ code: string }>(town.office.subject, "councils.seatCode", asked)
    await town.ask(who.subject, "councils.takeSeat", { code, at })
    return made
  }
  const inbox = async (who: Someone) =>
    (await town.ask<{ unread: { words: { zh: { title: string } } }[] }>(who.subject, "notices.inbox", {})).unread.map(
      ({ words }) => words.zh.title,
    )

  test("takes its seats from several communities, each held by who opened the code at home", async () => {
    const [ma, he] = [await town.someone("马涛", east), await town.someone("何芳", west)]
    await take(ma, "shops")
    await take(he, "residents")
    expect(await seatsOn(town.street, id(body), day(today))).toMatchObject([
      { group: "shops", holder: ma.person, home: east },
      { group: "residents", holder: he.person, home: west },
    ])
    expect(await town.ask(he.subject, "councils.body", { body, at })).toMatchObject({ mine: [{ group: "居民代表" }] })
    const { seats } = await town.ask<{ seats: object[] }>(town.office.subject, "councils.seats", { body, at })
    expect(seats).toMatchObject([
      { holder: { name: "马涛", community: "东里社区" } },
      { holder: { name: "何芳", community: "西里社区" } },
    ])
  })

  test("what was noted and never happened is looked for for ten minutes, and not for ever", async () => {
    const told = {
      kind: "boards.hung",
      about: "b1",
      audience: { to: "persons" as const, persons: [town.office.person] },
    }
    await noteFact(town.store, town.street.scope, { ...told, page: "pages/home/index", data: {}, at: town.now() })
    const waiting = async () => (await town.store.in(dueScope("streetFacts")).list(dues)).length
    for (let n = 0; n < 9; n += 1, town.pass(minute)) await town.ask("timer", "councils.tick")
    expect(await waiting()).toBe(1)
    for (let n = 0; n < 9; n += 1, town.pass(minute)) await town.ask("timer", "councils.tick")
    expect(await waiting()).toBe(0)
  })

  test("is the street's office's to arrange, and nobody of another street finds it", async () => {
    const asked = { body, group: "shops", count: 1, observer: false, at }
    expect(await town.refusal(town.clerk.subject, "councils.addSeats", asked)).toBe("403 house.notYours")
    const other = await town.someone("远", far, ["subdistrictOffice", "staff"])
    expect(await town.refusal(other.subject, "councils.addSeats", asked)).toBe("404 councils.noSuchBody")
    expect(await town.refusal(other.subject, "councils.body", { body, at })).toBe("404 councils.noSuchBody")
    expect(await town.ask(other.subject, "councils.bodies", { at })).toMatchObject({ bodies: [] })
    const [seat] = await town.addSeats(body, "shops", 1, { at }, town.office)
    const seating = { seat, as: "holder", person: town.clerk.person, from: today, at }
    expect(await town.refusal(town.office.subject, "councils.seatPerson", seating)).toBe("409 councils.byCode")
    const { code } = await town.ask<{ code: string }>(town.office.subject, "councils.seatCode", {
      seat,
      as: "holder",
      from: today,
      at,
    })
    expect(await town.refusal(other.subject, "councils.takeSeat", { code, at })).toBe("404 councils.noSuchCode")
  })

  test("one person holds one of its seats, as its charter says", async () => {
    const ma = await town.someone("马涛", east)
    await take(ma, "shops")
    const [other] = await town.addSeats(body, "residents", 1, { at }, town.office)
    const { code } = await town.ask<{ code: string }>(town.office.subject, "councils.seatCode", {
      seat: other,
      as: "holder",
      from: today,
      at,
    })
    expect(await town.refusal(ma.subject, "councils.takeSeat", { code, at })).toBe("409 councils.holdsAlready")
  })

  test("tells each of its people once, in their own community, however often the clock runs", async () => {
    const [ma, he, lu] = [
      await town.someone("马涛", east),
      await town.someone("何芳", west),
      await town.someone("陆一", east),
    ]
    const seat = await take(ma, "shops")
    await take(he, "residents")
    await take(lu, "shops", "substitute", seat)
    await town.settle()
    const persons = [ma.person, he.person, lu.person, he.person]
    const told = {
      ...{ kind: "councils.seated", about: "whole-council", audience: { to: "persons" as const, persons } },
      ...{
        page: `/pages/councils/body?body=${body}&at=street`,
        data: { title: "杏花街事会", group: "全体" },
        at: town.now(),
      },
    }
    await noteFact(town.store, town.street.scope, told)
    await town.street.change(tx => tx.create(facts, "councils.seated:whole-council", told))
    await town.settle()
    // The entry stands there again, as after a crash between the copies and their acknowledgement.
    await noteFact(town.store, town.street.scope, told)
    await town.settle()
    const one = "杏花街事会，您已担任席位"
    expect(await inbox(ma)).toEqual([one, one])
    expect(await inbox(he)).toEqual([one, one])
    expect(await inbox(lu)).toEqual([one, "杏花街事会，请您当替补"])
    const copies = await town.store.in(communityScope(west)).list(facts)
    expect(copies.map(({ audience }) => audience)).toEqual([
      { to: "persons", persons: [he.person] },
      { to: "persons", persons: [he.person] },
    ])
    expect(town.bugs).toEqual([])
  })
})
