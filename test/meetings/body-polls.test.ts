import { createBody, type NewSeat } from "#cloud/councils/actions"
import { presets } from "#cloud/councils/rules"
import { meetings } from "#cloud/meetings/calling/records"
import { clashesWith, samePlace } from "#cloud/meetings/polls/clashes"
import { nextReminder } from "#cloud/meetings/polls/reminding"
import { facts } from "#cloud/shared/fact"
import { streetScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { instant } from "#cloud/shared/values/instant"
import { elsewhere, type House } from "../support/house.ts"
import { openMeetings, poll, saturdayId, thursdayId } from "./neighbours.ts"

interface Outlook {
  body: { name: string }
  slots: { slot: string; chance: number; possible: boolean; groups: { name: string; can: number; of: number }[] }[]
  seats: number
  answered: number
}

const groups = [
  { group: "residents", name: "居民代表" },
  { group: "shops", name: "商户" },
]
const charter = { ...presets.deliberationCouncil, required: [{ group: "shops", least: 1 }] }
const seat = (group: string, person?: string, more: Partial<NewSeat> = {}): NewSeat => ({
  group,
  ...(person && { holder: id<"person">(person) }),
  ...more,
})

describe("a time poll of a body", () => {
  let house: House
  let counter = 0
  const newId = () => `r${String(++counter).padStart(12, "0")}`
  beforeEach(() => {
    house = openMeetings()
  })
  afterEach(() => house.close())

  const clerk = () => house.person("clerk", { roles: ["staff"] })
  const council = async (seats: readonly NewSeat[]) => {
    const made = {
      name: "云上坊议事会",
      kind: "deliberationCouncil",
      level: "community",
      groups,
      charter,
      seats,
    } as const
    return (await createBody(house.documents, made, house.now(), newId)).body
  }
  const usual = () =>
    council([
      seat("residents", "wang"),
      seat("residents", "li"),
      seat("residents", "zhao"),
      seat("shops", "baker", { substitute: id<"person">("son") }),
      seat("shops"),
      seat("residents", "guest", { observer: true }),
    ])
  const input = (body: string, more: object = {}) => ({ ...poll({ audience: undefined, body }), ...more })
  const open = async (body: string) =>
    (await house.ask<{ poll: string }>(clerk(), "meetings.openPoll", input(body))).poll
  const answer = (name: string, about: string, says: object) =>
    house.ask(house.person(name), "meetings.answer", { poll: about, says })
  const outlook = (about: string) => house.ask<Outlook>(clerk(), "meetings.outlook", { poll: about })
  const toldOf = async (kind: string) => (await house.documents.list(facts)).filter(fact => fact.kind === kind)

  test("everybody on a seat is asked, substitutes and observers too, and nobody else", async () => {
    const body = await usual()
    const about = await open(body)
    const [opened] = await toldOf("meetings.pollOpened")
    expect(opened?.data).toMatchObject({ ofBody: body })
    expect(opened?.audience).toEqual({ to: "persons", persons: ["wang", "li", "zhao", "baker", "son", "guest"] })
    expect(await house.refusal(house.person("passer"), "meetings.poll", { poll: about })).toEqual({
      status: 403,
      code: "meetings.notInvited",
    })
  })

  test("the time when the shop can come is ranked above the time when more residents can", async () => {
    const about = await open(await usual())
    for (const name of ["wang", "li", "zhao"]) await answer(name, about, { [thursdayId]: "yes", [saturdayId]: "yes" })
    await answer("baker", about, { [thursdayId]: "yes", [saturdayId]: "no" })
    await answer("son", about, { [saturdayId]: "no" })
    await answer("guest", about, { [saturdayId]: "yes" })
    const seen = await outlook(about)
    expect(seen).toMatchObject({ body: { name: "云上坊议事会" }, seats: 4, answered: 4 })
    expect(seen.slots.map(one => [one.slot, one.possible])).toEqual([
      [thursdayId, true],
      [saturdayId, false],
    ])
    expect(seen.slots[0]?.groups).toMatchObject([{ name: "商户", can: 1, of: 1 }])
    expect(seen.slots[0]?.chance).toBeGreaterThan(900)
  })

  test("a seat that said yes and stayed away before counts for less the next time", async () => {
    const body = await usual()
    const first = await open(body)
    for (const name of ["wang", "li", "zhao", "baker"]) await answer(name, first, { [thursdayId]: "yes" })
    await house.ask(clerk(), "meetings.settle", { poll: first, slot: thursdayId })
    const told = {
      body,
      charter: 1,
      title: "三月议事会",
      place: "社区活动室",
      agenda: [],
      changes: 0,
      calendarKey: "k",
    }
    const by = { at: house.now(), by: id<"person">("clerk") }
    const when = { begins: instant("2026-03-05T11:00:00.000Z"), ends: instant("2026-03-05T12:30:00.000Z") }
    const held = { ...told, ...when, state: "closed" as const, called: by, poll: id<"poll">(first) }
    house.pass(1000)
    const second = await open(body)
    for (const name of ["wang", "li", "zhao", "baker"]) await answer(name, second, { [thursdayId]: "yes" })
    const before = (await outlook(second)).slots[0]?.chance ?? 0
    await house.documents.change(tx => tx.create(meetings, "m1", held))
    const after = (await outlook(second)).slots[0]?.chance ?? 0
    expect(before).toBeGreaterThan(900)
    expect(after).toBeLessThan(before - 100)
  })

  test("a substitute who can come makes up for a holder who can not", async () => {
    const about = await open(await usual())
    await answer("baker", about, { [thursdayId]: "no" })
    const before = await outlook(about)
    await answer("son", about, { [thursdayId]: "yes" })
    const after = await outlook(about)
    const at = (seen: Outlook) => seen.slots.find(one => one.slot === thursdayId)?.chance ?? -1
    expect(at(after)).toBeGreaterThan(at(before))
  })

  test("who has not answered is for the staff alone, and an answer takes the seat off the list", async () => {
    const about = await open(await usual())
    await answer("wang", about, { [thursdayId]: "no" })
    await answer("son", about, { [thursdayId]: "yes" })
    const seen = await house.ask<{ seats: { group: string }[] }>(clerk(), "meetings.unanswered", { poll: about })
    expect(seen.seats.map(({ group }) => group)).toEqual(["居民代表", "居民代表"])
    for (const who of [house.person("wang"), house.person("chair", { roles: ["committee"] })])
      expect(await house.refusal(who, "meetings.unanswered", { poll: about })).toMatchObject({ status: 403 })
    expect(await house.refusal(house.person("wang"), "meetings.outlook", { poll: about })).toMatchObject({
      status: 403,
    })
  })

  test("a body whose charter needs a group that nobody sits for is told so before anybody is asked", async () => {
    const body = await council([seat("residents", "wang"), seat("shops")])
    expect(await house.refusal(clerk(), "meetings.openPoll", input(body))).toEqual({
      status: 409,
      code: "meetings.neverValid",
    })
    const empty = await council([seat("shops")])
    expect(await house.refusal(clerk(), "meetings.openPoll", input(empty))).toMatchObject({
      code: "meetings.nobodySeated",
    })
    expect(await toldOf("meetings.pollOpened")).toEqual([])
  })

  test("a poll is for a body or for an audience, never for both or for nobody", async () => {
    const body = await usual()
    const no = { status: 400, code: "meetings.noAudience" }
    expect(await house.refusal(clerk(), "meetings.openPoll", { ...poll(), body })).toEqual(no)
    expect(await house.refusal(clerk(), "meetings.openPoll", poll({ audience: undefined }))).toEqual(no)
    const stranger = house.person("stranger", { roles: ["staff"], community: elsewhere })
    expect(await house.refusal(stranger, "meetings.openPoll", input(body))).toEqual({
      status: 404,
      code: "councils.noSuchBody",
    })
  })

  test("whoever has not answered is reminded once a day, in the morning, until the deadline", async () => {
    const about = await open(await usual())
    await answer("wang", about, { [thursdayId]: "yes" })
    house.at("2026-03-03T01:59:59.999Z")
    await house.ask("timer", "meetings.tick")
    expect(await toldOf("meetings.pollReminder")).toEqual([])
    house.at("2026-03-03T02:00:00.000Z")
    for (let at = 0; at < 3; at++) await house.ask("timer", "meetings.tick")
    const [first, ...more] = await toldOf("meetings.pollReminder")
    expect(more).toEqual([])
    expect(first?.audience).toEqual({ to: "persons", persons: ["li", "zhao", "baker"] })
    for (const name of ["li", "zhao"]) await answer(name, about, { [thursdayId]: "yes" })
    house.at("2026-03-04T02:00:00.000Z")
    await house.ask("timer", "meetings.tick")
    expect((await toldOf("meetings.pollReminder")).at(-1)?.audience).toEqual({ to: "persons", persons: ["baker"] })
    house.at("2026-03-05T02:00:00.000Z")
    await house.ask("timer", "meetings.tick")
    expect(await toldOf("meetings.pollReminder")).toHaveLength(2)
  })

  test("when no time can be valid any more, the staff hear of it the next morning, once", async () => {
    const about = await open(await usual())
    for (const name of ["baker", "son"]) await answer(name, about, { [thursdayId]: "no", [saturdayId]: "no" })
    for (const day of ["03", "04"]) {
      house.at(`2026-03-${day}T02:00:00.000Z`)
      await house.ask("timer", "meetings.tick")
    }
    expect((await toldOf("meetings.pollHopeless")).map(({ audience }) => audience)).toEqual([
      { to: "roles", roles: ["staff"] },
    ])
  })

  test("a settled poll reminds nobody", async () => {
    const body = await usual()
    const about = await open(body)
    await house.ask(clerk(), "meetings.settle", { poll: about, slot: thursdayId })
    expect((await toldOf("meetings.settled"))[0]?.data).toMatchObject({ ofBody: body })
    house.at("2026-03-03T02:00:00.000Z")
    await house.ask("timer", "meetings.tick")
    expect(await toldOf("meetings.pollReminder")).toEqual([])
  })

  test("two times settled for one room are both seen there, and where they overlap it can be said", async () => {
    const about = await open(await usual())
    const other = (await house.ask<{ poll: string }>(clerk(), "meetings.openPoll", poll({ place: " 社区 活动室" })))
      .poll
    for (const one of [about, other]) await house.ask(clerk(), "meetings.settle", { poll: one, slot: thursdayId })
    const { taken } = await house.ask<{ taken: { poll: string; title: string; begins: string; ends: string }[] }>(
      clerk(),
      "meetings.taken",
      { place: "社区活动室" },
    )
    expect(taken.map(({ poll: one }) => one).sort()).toEqual([about, other].sort())
    expect((await house.ask<{ taken: [] }>(clerk(), "meetings.taken", { place: "会议室" })).taken).toEqual([])
  })

  test("a street has bodies and no audience of its own; its poll is answered from a community", async () => {
    const street = id<"street">("laojie")
    const office = house.person("office", { roles: ["subdistrictOffice"], street })
    const at = { at: "street" }
    const made = { name: "老街街事会", kind: "streetCouncil", level: "street", groups, charter, seats: [] } as const
    const seats = [seat("shops", "baker"), seat("residents", "wang")].map(one => ({ ...one, home: elsewhere }))
    const documents = house.store.in(streetScope(street))
    const { body } = await createBody(documents, { ...made, seats }, house.now(), newId)
    expect(await house.refusal(office, "meetings.openPoll", { ...poll(), ...at })).toMatchObject({
      code: "meetings.bodyNeeded",
    })
    const { poll: about } = await house.ask<{ poll: string }>(office, "meetings.openPoll", { ...input(body), ...at })
    const baker = house.person("baker", { community: elsewhere, street })
    await house.ask(baker, "meetings.answer", { poll: about, says: { [thursdayId]: "yes" }, ...at })
    expect(await house.ask<Outlook>(office, "meetings.outlook", { poll: about, ...at })).toMatchObject({
      seats: 2,
      answered: 1,
    })
    const staff = house.person("communityClerk", { roles: ["staff"], street })
    expect(await house.refusal(staff, "meetings.outlook", { poll: about, ...at })).toMatchObject({ status: 403 })
    const [opened] = await documents.list(facts)
    expect(opened?.page).toBe(`/pages/meetings/times?poll=${about}&at=street`)
  })
})

test("nobody is reminded at once, at night, or when it is too late to think", () => {
  const next = (now: string, closes: string) => nextReminder(instant(now), instant(closes))
  expect(next("2026-03-02T01:00:00.000Z", "2026-03-04T12:00:00.000Z")).toBe("2026-03-03T02:00:00.000Z")
  expect(next("2026-03-02T15:00:00.000Z", "2026-03-04T12:00:00.000Z")).toBe("2026-03-04T02:00:00.000Z")
  expect(next("2026-03-02T01:00:00.000Z", "2026-03-03T02:59:59.999Z")).toBeUndefined()
  expect(next("2026-03-02T01:00:00.000Z", "2026-03-03T03:00:00.000Z")).toBe("2026-03-03T02:00:00.000Z")
})

test("what ends when the other begins does not overlap it; a place is the same however it is spaced", () => {
  const known = [{ title: "a", begins: instant("2026-03-05T11:00:00.000Z"), ends: instant("2026-03-05T12:30:00.000Z") }]
  const at = (begins: string, ends: string) => clashesWith(known, instant(begins), instant(ends)).length
  expect(at("2026-03-05T12:30:00.000Z", "2026-03-05T13:00:00.000Z")).toBe(0)
  expect(at("2026-03-05T12:29:59.999Z", "2026-03-05T13:00:00.000Z")).toBe(1)
  expect(at("2026-03-05T10:00:00.000Z", "2026-03-05T11:00:00.000Z")).toBe(0)
  expect(samePlace("社区 活动室", "社区活动室")).toBe(true)
  expect(samePlace("活动室", "会议室")).toBe(false)
})
