import { liveCardsOverHttp } from "#cloud/adapters/messenger/wechat-cards"
import { createBody } from "#cloud/councils/actions"
import { presets } from "#cloud/councils/rules"
import { type Meeting, meetings } from "#cloud/meetings/calling/records"
import { liveCards } from "#cloud/meetings/sharing/records"
import { lookEvery } from "#cloud/meetings/sharing/rules"
import type { LiveCard } from "#cloud/shared/ports"
import { streetScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, type Instant, instant, later, minute, msOf, second } from "#cloud/shared/values/instant"
import { openPostOffice, type PostOffice } from "../notices/support/post-office.ts"
import { home } from "../support/house.ts"
import { type HallHouse, openHall } from "./halls.ts"

type Given = { activity: string; until: string; present: number; eligible: number }

describe("the card of a meeting that somebody shares on its day", () => {
  let hall: HallHouse
  let office: PostOffice
  /** What was asked of WeChat about cards, in order: "begin", or what a card was to say. */
  let asked: string[]
  beforeEach(async () => {
    asked = []
    const now = (): number => (hall ? msOf(hall.house.now()) : 0)
    office = await openPostOffice({ now })
    const real = liveCardsOverHttp(office.account)
    hall = await openHall({
      live: {
        begin: () => {
          asked.push("begin")
          return real.begin()
        },
        show: (activity, card) => {
          asked.push(card.begun ? "begun" : `${card.present}/${card.eligible}`)
          return real.show(activity, card)
        },
      },
    })
  })
  afterEach(async () => {
    expect(hall.house.bugs).toEqual([])
    await hall.close()
    await office.close()
  })
  const share = (who = hall.who("r0")) => hall.house.ask<Given>(who, "meetings.liveCard", { meeting: hall.about })
  const refused = async () =>
    (await hall.house.refusal(hall.who("r0"), "meetings.liveCard", { meeting: hall.about })).code
  const look = async (ms: number = lookEvery) => {
    hall.house.pass(ms)
    await hall.house.ask("timer", "meetings.tick")
  }
  const words = ({ activity }: Given) => office.wechat.activityWords(activity)
  const kept = () => hall.documents.list(liveCards)
  const changed = (to: Partial<Meeting>) =>
    hall.documents.change(async tx => {
      const found = await tx.get(meetings, hall.about)
      if (!found) throw new Error("no meeting")
      const { id: _, ...told } = found
      await tx.put(meetings, hall.about, { ...told, ...to })
    })
  const moved = (begins: Instant, ends: Instant) => changed({ begins, ends })
  const begin = () => hall.house.ask(hall.clerk, "meetings.putOn", { meeting: hall.about, item: "i1" })

  test("goes from nobody to who is there to 已开始, and counts are all that WeChat is told", async () => {
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
    await share()
    await hall.open()
    await hall.come(["r0"])
    hall.house.pass(lookEvery)
    await Promise.all(Array.from({ length: 8 }, () => hall.house.call("timer", "meetings.tick")))
    expect(asked).toEqual(["begin", "1/11"])
  })

  test("who leaves is taken off again", async () => {
    const card = await share()
    await hall.open()
    await hall.come(["r0", "r1"])
    await look()
    await hall.house.ask(hall.who("r1"), "meetings.leaveHall", { meeting: hall.about })
    await look()
    expect(words(card)?.present).toBe("1")
  })

  test("all who share a meeting share one activity; whoever is not of the community shares none", async () => {
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
    const all = await Promise.all(["r0", "r1", "r2"].map(name => share(hall.who(name))))
    expect(new Set(all.map(({ activity }) => activity)).size).toBe(1)
    expect(await kept()).toHaveLength(1)
  })

  test("who shared it hours before sees the first come in as soon as who shares it at the door", async () => {
    const card = await share()
    for (let turn = 0; turn < 5; turn += 1) await look(minute)
    hall.house.pass(2 * second)
    await hall.open()
    await hall.come(["r0"])
    await look()
    expect(words(card)?.present).toBe("1")
  })

  test("a meeting that was moved past the activity's end gets another, three at most", async () => {
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

  test("while WeChat gives none, it is refused in words and nothing is kept", async () => {
    office.wechat.faults.of.set("*", "busy")
    expect(await refused()).toBe("meetings.cardNotNow")
    expect(await kept()).toEqual([])
    office.wechat.faults.of.clear()
    expect((await share()).activity).toMatch(/^1048_/)
  })

  test("while WeChat does not answer, checking in goes on, tries grow rarer, and then the card says the last", async () => {
    const card = await share()
    await hall.open()
    await hall.come(["r0"])
    office.wechat.faults.of.set("*", "busy")
    for (let turn = 0; turn < 12; turn += 1) await look()
    const tries = asked.length - 1
    expect(tries).toBeGreaterThanOrEqual(3)
    expect(tries).toBeLessThan(8)
    await hall.come(["r1", "r2"])
    office.wechat.faults.of.clear()
    for (let turn = 0; turn < 60; turn += 1) await look()
    expect(words(card)).toEqual({ state: 0, present: "3", eligible: "11" })
    expect(await kept()).toMatchObject([{ failed: 0, said: { present: 3 } }])
  })

  test("what WeChat will not take is not said again; the next change is", async () => {
    await share()
    await hall.open()
    await hall.come(["r0"])
    office.wechat.faults.of.set("*", "banned")
    for (let turn = 0; turn < 5; turn += 1) await look()
    expect(asked).toEqual(["begin", "1/11"])
    office.wechat.faults.of.clear()
    await hall.come(["r1"])
    await look()
    expect(asked).toEqual(["begin", "1/11", "2/11"])
  })

  test("nothing is said after the activity has ended, and nothing of it is left", async () => {
    await share()
    hall.house.pass(dayLong + second)
    await moved(later(hall.house.now(), hour), later(hall.house.now(), 2 * hour))
    await hall.open()
    await hall.come(["r0"])
    await look()
    await look()
    expect(asked).toEqual(["begin"])
    expect(await kept()).toEqual([])
  })

  test("an activity that WeChat knows no more is let go of", async () => {
    await share()
    await hall.open()
    await hall.documents.change(async tx => {
      const [found] = await kept()
      if (!found) throw new Error("no card")
      const { id, ...told } = found
      await tx.put(liveCards, id, { ...told, activity: "1048_of-before-the-restart" })
    })
    await hall.come(["r0"])
    await look()
    expect(await kept()).toEqual([])
  })

  test("a meeting that was cancelled is told of no more", async () => {
    await share()
    await changed({ state: "cancelled" })
    await look()
    expect(await kept()).toEqual([])
    expect(asked).toEqual(["begin"])
  })

  test("before its hall is open a shared meeting is looked at once a minute, and no other at all", async () => {
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

test("an activity that would end before the meeting is none", async () => {
  const short = { begun: true, activity: "1048_short", until: instant("2026-03-05T12:29:59.000Z") } as const
  const hall = await openHall({ live: { begin: async () => short, show: async () => ({ changed: true }) } })
  expect(await hall.refusal(hall.who("r0"), "meetings.liveCard", { meeting: hall.about })).toMatchObject({
    code: "meetings.cardNotNow",
  })
  expect(await hall.documents.list(liveCards)).toEqual([])
  await hall.close()
})

test("where no WeChat is connected, it is said so in words", async () => {
  const hall = await openHall()
  const asked = { meeting: hall.about }
  expect(await hall.refusal(hall.who("r0"), "meetings.liveCard", asked)).toEqual({
    status: 409,
    code: "meetings.noLiveCards",
  })
  await hall.close()
})
