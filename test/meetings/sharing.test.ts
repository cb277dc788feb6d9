import { createBody } from "#cloud/councils/actions"
import { presets } from "#cloud/councils/rules"
import { meetings } from "#cloud/meetings/calling/records"
import { lookEvery } from "#cloud/meetings/sharing/rules"
import type { LiveCard } from "#cloud/shared/ports"
import { streetScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, instant, later, minute, msOf, second } from "#cloud/shared/values/instant"
import { home } from "../support/house.ts"
import { openShared } from "./a-shared-meeting.ts"
import { openHall } from "./halls.ts"

describe("the card of a meeting that somebody shares on its day", () => {
  test("goes from nobody to who is there to 已开始, and counts are all that WeChat is told", async () => {
    const { hall, asked, share, look, words, kept, begin } = await openShared()
    const card = await share()
    expect(card).toMatchObject({ present: 0, eligible: 11 })
    expect(msOf(instant(card.until)) - msOf(hall.house.now())).toBeLessThanOrEqual(dayLong)
    await hall.open()
    await look()
    expect(asked).toEqual(["begin"])
    await hall.come(["r0", "r1", "s0"])
    await look()
    expect(words(card)).toEqual({ state: 0, present: "3", eligible: "11" })
    await hall.come(["r2"])
    await look()
    expect(words(card)).toEqual({ state: 0, present: "4", eligible: "11" })
    await begin()
    await look()
    expect(words(card)?.state).toBe(1)
    expect(asked).toEqual(["begin", "3/11", "4/11", "begun"])
    const names = ["姓名", "r0", "r1", "s0", hall.seat("r0")]
    for (const name of names) expect(JSON.stringify([card, await kept()])).not.toContain(name)
  })

  test("however many come within some seconds, the card changes once; and last it says the last", async () => {
    const { hall, asked, share, look } = await openShared()
    await share()
    await hall.open()
    await look()
    for (const name of ["r0", "r1", "r2", "r3", "r4", "r5"]) {
      await hall.checkIn(name)
      hall.house.pass(500)
      await hall.house.ask("timer", "meetings.tick")
    }
    await look()
    await look()
    expect(asked.filter(one => one !== "begin").length).toBeLessThanOrEqual(2)
    expect(asked.at(-1)).toBe("6/11")
  })

  test("two clocks at once, in two processes, say it once", async () => {
    const { hall, asked, share } = await openShared()
    await share()
    await hall.open()
    await hall.come(["r0"])
    hall.house.pass(lookEvery)
    await Promise.all(Array.from({ length: 8 }, () => hall.house.call("timer", "meetings.tick")))
    expect(asked).toEqual(["begin", "1/11"])
  })

  test("who leaves is taken off again", async () => {
    const { hall, share, look, words } = await openShared()
    const card = await share()
    await hall.open()
    await hall.come(["r0", "r1"])
    await look()
    await hall.house.ask(hall.who("r1"), "meetings.leaveHall", { meeting: hall.about })
    await look()
    expect(words(card)?.present).toBe("1")
  })

  test("all who share a meeting share one activity; whoever is not of the community shares none", async () => {
    const { hall, asked, share, kept } = await openShared()
    const first = await share()
    expect((await share(hall.who("anybody"))).activity).toBe(first.activity)
    const both = await Promise.all(["r1", "r2"].map(name => share(hall.who(name))))
    expect(new Set(both.map(({ activity }) => activity))).toEqual(new Set([first.activity]))
    expect(asked).toEqual(["begin"])
    expect(await kept()).toHaveLength(1)
    const call = (who: Parameters<typeof hall.house.refusal>[0]) =>
      hall.house.refusal(who, "meetings.liveCard", { meeting: hall.about })
    expect((await call("nobody")).code).toBe("house.whoAreYou")
    const foreign = hall.house.person("foreign", { community: "elsewhere" as never })
    expect(await call(foreign)).toEqual({ status: 404, code: "meetings.noSuchMeeting" })
  })

  test("who share at the same moment, before there is one, are given the same", async () => {
    const { hall, share, kept } = await openShared()
    const all = await Promise.all(["r0", "r1", "r2"].map(name => share(hall.who(name))))
    expect(new Set(all.map(({ activity }) => activity)).size).toBe(1)
    expect(await kept()).toHaveLength(1)
  })

  test("who shared it hours before sees the first come in as soon as who shares it at the door", async () => {
    const { hall, share, look, words } = await openShared()
    const card = await share()
    for (let turn = 0; turn < 5; turn += 1) await look(minute)
    hall.house.pass(2 * second)
    await hall.open()
    await hall.come(["r0"])
    await look()
    expect(words(card)?.present).toBe("1")
  })

  test("a meeting that was moved past the activity's end gets another, three at most", async () => {
    const { hall, share, refused, kept, moved } = await openShared()
    const from = hall.house.now()
    const given = [(await share()).activity]
    for (const hours of [2, 4]) {
      hall.house.at(later(from, hours * hour))
      await moved(later(from, (hours + 10) * hour), later(from, (hours + 23) * hour))
      given.push((await share()).activity)
    }
    expect(new Set(given).size).toBe(3)
    hall.house.at(later(from, 6 * hour))
    await moved(later(from, 16 * hour), later(from, 29 * hour))
    expect(await refused()).toBe("meetings.cardNotNow")
    expect(await kept()).toHaveLength(3)
  })

  test("too early, too late and after it has begun the ordinary card remains, and WeChat is not asked", async () => {
    const { hall, asked, refused, begin } = await openShared()
    hall.house.at("2026-03-04T22:59:59.999Z")
    expect(await refused()).toBe("meetings.cardTooSoon")
    hall.house.at("2026-03-05T10:30:00.000Z")
    await hall.open()
    await begin()
    expect(await refused()).toBe("meetings.cardBegun")
    await hall.house.ask(hall.clerk, "meetings.closeMeeting", { meeting: hall.about })
    expect(await refused()).toBe("meetings.cardOver")
    expect(asked).toEqual([])
  })

  test("before its hall is open a shared meeting is looked at once a minute, and no other at all", async () => {
    const { hall, share } = await openShared()
    await share()
    let seen = 0
    for (let turn = 0; turn < 5 * (minute / lookEvery); turn += 1) {
      hall.house.pass(lookEvery)
      seen += (await hall.house.ask<{ seen: number }>("timer", "meetings.tick")).seen
    }
    expect(seen).toBeGreaterThanOrEqual(5)
    expect(seen).toBeLessThanOrEqual(7)
  })
})

test("a street's meeting is shared at the street: its card leads there, and who comes is who came to it", async () => {
  const shown: LiveCard[] = []
  const until = instant("2026-03-06T10:00:00.000Z")
  const hall = await openHall({
    live: {
      begin: async () => ({ begun: true, activity: "1048_street", until }),
      show: async (_, card) => {
        shown.push(card)
        return { changed: true }
      },
    },
  })
  const street = id<"street">("xinghua")
  const office = hall.house.person("office", { street, roles: ["subdistrictOffice"] })
  const shop = hall.house.person("shop", { street })
  const there = hall.house.store.in(streetScope(street))
  let n = 0
  const { body, seats } = await createBody(
    there,
    {
      ...{ name: "街事会", kind: "streetCouncil", level: "street", groups: [{ group: "shops", name: "商户" }] },
      charter: presets.streetCouncil,
      seats: [{ group: "shops", holder: id<"person">("shop"), home }, { group: "shops" }],
    },
    instant("2026-02-01T00:00:00.000Z"),
    () => `street-${n++}`,
  )
  const found = await hall.documents.read(meetings, hall.about)
  if (!found) throw new Error("no meeting")
  const { id: _, ...told } = found
  await there.change(tx => tx.create(meetings, hall.about, { ...told, body }))
  const at = { meeting: hall.about, at: "street" }
  expect(await hall.house.ask(shop, "meetings.liveCard", at)).toMatchObject({ present: 0, eligible: 1 })
  await hall.house.ask(office, "meetings.openMeeting", at)
  await hall.house.ask(office, "meetings.checkInByHand", { ...at, seat: seats[0], reason: "本人到场" })
  hall.house.pass(lookEvery)
  await hall.house.ask("timer", "meetings.tick")
  const page = `pages/meetings/meeting?meeting=${hall.about}&at=street`
  expect(shown).toEqual([{ present: 1, eligible: 1, begun: false, page }])
  expect(hall.house.bugs).toEqual([])
  await hall.close()
})
