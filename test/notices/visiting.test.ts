import { entryId, inbox } from "#cloud/notices/inbox/records"
import { lanes, messages } from "#cloud/notices/outbox/records"
import { notices } from "#cloud/notices/writing/records"
import { dayLong } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const water = {
  template: "news" as const,
  title: "周四上午停水",
  text: "3 号楼、5 号楼周四上午九点到十一点半停水，请提前接水。",
  audience: { to: "community" as const },
  urgent: false,
}

describe("after a notice", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 6, perBuilding: 3, unjoined: 2 })
    await here.agree(here.neighbours.slice(0, 2), ["news"])
  })
  afterEach(() => here.close())
  const send = async (more: object = {}): Promise<string> => {
    const draft = await here.ask<{ notice: string; edition: number }>(here.clerk, "write", { ...water, ...more })
    await here.ask(here.clerk, "send", draft)
    await here.settle()
    return draft.notice
  }

  test("staff see by building at how many doors nobody has heard it, and the doors to visit, without names", async () => {
    const notice = await send()
    const { subject } = here.neighbours[5] ?? { subject: here.clerk }
    await here.ask(subject, "read", { notice })
    expect(await here.ask(here.clerk, "unheard", { notice })).toEqual({
      buildings: [
        { building: "b1", compound: "杏福里", name: "1", doors: 5, silent: 1, unjoined: 2 },
        { building: "b2", compound: "杏福里", name: "2", doors: 5, silent: 2, unjoined: 2 },
      ],
    })
    const unjoined = [90, 91].map(door => ({ unit: "2", door: String(door), joined: false }))
    const [first, second] = [["00002"], ["00003", "00004"]].map((silent, n) => ({
      ...{ building: `b${n + 1}`, compound: "杏福里", name: String(n + 1) },
      doors: [...silent.map(door => ({ unit: "1", door, joined: true })), ...unjoined],
    }))
    const words = { title: water.title, text: water.text, urgent: false }
    expect(await here.ask(here.clerk, "visit", { notice, building: "b2" })).toEqual({ ...words, buildings: [second] })
    expect(await here.ask(here.clerk, "visit", { notice })).toEqual({ ...words, buildings: [first, second] })
    expect(await here.ask(here.clerk, "report", { notice })).toMatchObject({ visits: true })
  })

  test("of what calls to a vote nobody is listed, nor to residents", async () => {
    await here.happens({ kind: "projects.votingOpened", about: "r1" })
    await here.settle()
    const [vote] = await here.all(notices)
    for (const action of ["unheard", "visit"]) {
      const input = { notice: vote?.id, ...(action === "visit" && { building: "b1" }) }
      expect(await here.refusal(here.clerk, action, input)).toEqual({ status: 409, code: "notices.notByDoor" })
      const { subject } = here.neighbours[0] ?? { subject: here.clerk }
      expect(await here.refusal(subject, action, input)).toMatchObject({ status: 403 })
    }
    // It was made by the house, and has both languages.
    const { english } = await here.ask<{ english: { title: string } }>(here.clerk, "report", { notice: vote?.id })
    expect(english).toEqual(vote?.words.en)
    const { notices: listed } = await here.ask<{ notices: object[] }>(here.clerk, "list")
    expect(listed).toMatchObject([{ made: true, english: english.title }])
    expect(await here.ask(here.clerk, "report", { notice: vote?.id })).toMatchObject({ visits: false })
    const other = await send({ audience: { to: "buildings", buildings: ["b1"] } })
    expect(await here.refusal(here.clerk, "visit", { notice: other, building: "b2" })).toMatchObject({ status: 404 })
    const people = await send({ audience: { to: "persons", persons: ["p00001"] } })
    expect(await here.ask(here.clerk, "unheard", { notice: people })).toEqual({ buildings: [] })
  })

  test("before it goes out the doors to visit are those where nobody has joined, also where nobody has at all", async () => {
    const draft = await here.ask<{ notice: string; edition: number }>(here.clerk, "write", water)
    const unheard = { buildings: [1, 2].map(n => ({ building: `b${n}`, doors: 5, silent: 0, unjoined: 2 })) }
    expect(await here.ask(here.clerk, "unheard", { notice: draft.notice })).toMatchObject(unheard)
    const visit = () => here.ask(here.clerk, "visit", { notice: draft.notice, building: "b1" })
    const doors = [
      { unit: "2", door: "90", joined: false },
      { unit: "2", door: "91", joined: false },
    ]
    expect(await visit()).toMatchObject({ title: water.title, buildings: [{ building: "b1", doors }] })
    await here.ask(here.clerk, "send", draft)
    expect(await visit()).toMatchObject({ buildings: [{ doors }] })
  })

  test("half a year later its messages are gone and its figures stay; a year later it has left the inboxes", async () => {
    const notice = await send()
    const { subject } = here.neighbours[5] ?? { subject: here.clerk }
    await here.ask(subject, "read", { notice })
    const starts = (await here.documents.read(notices, notice))?.starts
    if (!starts) throw new Error("not sent")
    const report = () => here.ask<Record<string, unknown>>(here.clerk, "report", { notice })
    const before = await report()
    expect(await here.all(messages)).toHaveLength(6)
    expect(await here.all(lanes)).not.toHaveLength(0)
    here.pass(179 * dayLong)
    await here.settle()
    expect(await here.all(messages)).toHaveLength(6)
    here.pass(dayLong)
    await here.settle()
    expect(await here.all(messages)).toEqual([])
    expect((await here.all(lanes)).filter(({ day }) => day !== "")).toEqual([])
    expect({ ...(await report()), resendable: before.resendable }).toEqual(before)
    expect(before).toMatchObject({ read: 1, channels: [{ channel: "wechat", sent: 2, dead: [{ people: 4 }] }] })
    expect(await here.documents.read(inbox, entryId(starts, notice, "p00000"))).toBeDefined()
    here.pass(221 * dayLong)
    await here.settle()
    expect(await here.all(inbox)).toEqual([])
    expect(await here.ask(here.clerk, "report", { notice })).toMatchObject({ people: 6, read: 1 })
  })

  test("swept in the middle of it, and swept again, the figures are the same", async () => {
    const notice = await send()
    const before = await here.ask<Record<string, unknown>>(here.clerk, "report", { notice })
    here.pass(180 * dayLong)
    here.sick.killAt(2, "before")
    await here.tick().catch(() => undefined)
    expect(here.sick.isDead()).toBe(true)
    here.sick.revive()
    here.pass(dayLong)
    await here.settle()
    expect(await here.all(messages)).toEqual([])
    const after = await here.ask<Record<string, unknown>>(here.clerk, "report", { notice })
    expect(after.channels).toEqual(before.channels)
  })
})
