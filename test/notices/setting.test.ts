import { inbox } from "#cloud/notices/inbox/records"
import { notices } from "#cloud/notices/writing/records"
import { isSetAhead, undoFor, waitsOf } from "#cloud/notices/writing/rules"
import { acts } from "#cloud/shared/journal"
import { dayLong, hour, later, minute } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

interface Draft {
  readonly notice: string
  readonly edition: number
}
const water = {
  template: "news" as const,
  title: "周四上午停水",
  text: "3 号楼、5 号楼周四上午九点到十一点半停水，请提前接水。",
  audience: { to: "community" as const },
  urgent: false,
}

describe("a notice that is set for later", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 2 })
    await here.agree(here.neighbours, ["news"])
  })
  afterEach(() => here.close())
  const write = (more: object = {}) => here.ask<Draft>(here.clerk, "write", { ...water, ...more })

  test("goes out at its moment, not before, and the desk shows when", async () => {
    const draft = await write()
    const at = later(here.now(), 3 * hour)
    expect(await here.ask(here.clerk, "send", { ...draft, at })).toMatchObject({ starts: at, waits: 3 * hour })
    here.pass(3 * hour - 1)
    await here.tick()
    expect(await here.all(inbox)).toEqual([])
    const { notices: list } = await here.ask<{ notices: object[] }>(here.clerk, "list")
    expect(list).toEqual([expect.objectContaining({ state: "set", starts: at, waits: 1 })])
    here.pass(1)
    await here.settle()
    const { notices: after } = await here.ask<{ notices: object[] }>(here.clerk, "list")
    expect(after).toEqual([expect.not.objectContaining({ waits: expect.anything() })])
    expect(await here.all(inbox)).toHaveLength(2)
    expect(here.onPhones()).toEqual([1, 1])
  })

  test("is told from one that was just sent by our clock, whatever the phone's says", async () => {
    expect(isSetAhead(waitsOf(later(here.now(), undoFor), here.now()))).toBe(false)
    expect(isSetAhead(waitsOf(later(here.now(), minute), here.now()))).toBe(true)
    expect(waitsOf(here.now(), later(here.now(), minute))).toBe(0)
  })

  test("can be undone until it goes, changed, and sent at another time", async () => {
    const draft = await write()
    const { notice } = draft
    await here.ask(here.clerk, "send", { ...draft, at: later(here.now(), 5 * dayLong) })
    here.pass(4 * dayLong)
    expect(await here.ask(here.clerk, "stop", { notice })).toMatchObject({ state: "draft", edition: 3 })
    const again = await write({ of: { notice, edition: 3 }, title: "周五上午停水" })
    await here.ask(here.clerk, "send", { ...again, at: later(here.now(), 2 * hour) })
    here.pass(2 * hour)
    await here.settle()
    expect((await here.all(inbox)).map(({ person }) => person)).toEqual(["p00000", "p00001"])
    here.pass(dayLong)
    await here.settle(700)
    expect(await here.all(inbox)).toHaveLength(2)
  })

  test("at night its messages wait for the morning; the inbox has it at once", async () => {
    const draft = await write()
    await here.ask(here.clerk, "send", { ...draft, at: "2026-03-02T14:00:00.000Z" })
    here.at("2026-03-02T14:00:00.000Z")
    await here.settle()
    expect(await here.all(inbox)).toHaveLength(2)
    expect(here.onPhones()).toEqual([0, 0])
    here.at("2026-03-03T00:00:00.000Z")
    await here.settle()
    expect(here.onPhones()).toEqual([1, 1])
  })

  test("is refused in the past, more than 30 days ahead, and after what it tells of", async () => {
    const draft = await write()
    const send = (at: string) => here.refusal(here.clerk, "send", { ...draft, at })
    expect(await send(later(here.now(), 9_999))).toEqual({ status: 400, code: "notices.timePassed" })
    expect(await send(later(here.now(), 30 * dayLong + 1))).toEqual({ status: 400, code: "notices.tooFarAhead" })
    const of = { notice: draft.notice, edition: draft.edition }
    const timed = await write({ of, when: later(here.now(), hour), place: "活动室", template: "meeting" })
    expect(await here.refusal(here.clerk, "send", { ...timed, at: later(here.now(), hour) })).toEqual({
      status: 400,
      code: "notices.afterItself",
    })
    expect(await here.ask(here.clerk, "send", { ...timed, at: later(here.now(), hour - minute) })).toMatchObject({
      edition: 3,
    })
  })

  test("an emergency says so, wakes people, and stands in the journal with who sent it", async () => {
    here.at("2026-03-02T15:00:00.000Z")
    const draft = await write({ urgent: true, title: "3 号楼燃气泄漏，请马上下楼" })
    await here.ask(here.clerk, "send", draft)
    await here.settle()
    expect(here.onPhones()).toEqual([1, 1])
    const { subject } = here.neighbours[0] ?? { subject: here.clerk }
    expect(await here.ask(subject, "inbox")).toMatchObject({ unread: [{ urgent: true }] })
    const sent = (await here.all(acts)).filter(({ action }) => action === "notices.send")
    expect(sent.map(({ who, about }) => ({ who, about }))).toEqual([{ who: "clerk", about: { notice: draft.notice } }])
    // What was sent cannot be changed: the act stays one of an emergency.
    expect(await here.documents.read(notices, draft.notice)).toMatchObject({ urgent: true, by: "clerk" })
    const of = { notice: draft.notice, edition: 2 }
    expect(await here.refusal(here.clerk, "write", { ...water, of })).toMatchObject({ code: "notices.sentAlready" })
  })
})
