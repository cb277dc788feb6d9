import { inbox } from "#cloud/notices/inbox/records"
import { lanes, messages } from "#cloud/notices/outbox/records"
import { notices } from "#cloud/notices/writing/records"
import type { Card } from "#cloud/shared/chat"
import type { Announcer, Delivered } from "#cloud/shared/ports"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const meeting = {
  template: "meeting" as const,
  title: "议事会改到周四",
  text: "活动室周三停电。",
  when: "2026-03-05T11:00:00.000Z",
  place: "活动室",
  audience: { to: "body" as const, body: "b7f3a" },
  urgent: false,
}

describe("a notice to the members of a body that has a group", () => {
  let here: Neighbourhood
  let said: Card[]
  let answer: Delivered
  let meanwhile: () => Promise<void>
  beforeEach(() => {
    said = []
    meanwhile = async () => undefined
    answer = { sent: true }
  })
  afterEach(() => here.close())
  const announcer: Announcer = {
    has: async (_, body) => body === "b7f3a",
    show: async (_, __, card) => {
      said.push(card)
      await meanwhile()
      return answer
    },
    reaches: account => account.startsWith("wecom:"),
  }
  /** The first two of the body's three have an account where the group is. */
  const open = async () => {
    here = await openNeighbourhood({
      people: 5,
      announcer,
      accounts: place => (place < 2 ? [`wecom:corp:m${place}`] : []),
    })
    await here.agree(here.neighbours, ["meeting"])
  }
  const send = async (more: object = {}): Promise<string> => {
    const draft = await here.ask<{ notice: string; edition: number }>(here.clerk, "write", { ...meeting, ...more })
    await here.ask(here.clerk, "send", draft)
    await here.settle()
    return draft.notice
  }

  test("whom the group may have brought is not counted as reading by themselves, and a message's reader not either", async () => {
    await open()
    const notice = await send()
    for (const { subject } of here.neighbours.slice(0, 3)) await here.ask(subject, "read", { notice })
    const reads = (await here.all(lanes)).map(({ person, bySelfAt }) => [person, bySelfAt])
    expect(reads).toEqual([["p00002", undefined]])
  })

  test("is said there once; whoever may be in it is not written to besides, and who cannot be is", async () => {
    await open()
    expect(await here.ask(here.clerk, "preview", meeting)).toMatchObject({ group: true, people: 3, buildings: [] })
    const notice = await send()
    expect(said.map(({ title, facts }) => [title, facts.map(({ value }) => value)])).toEqual([
      ["议事会改到周四", ["2026年3月5日 19:00", "活动室"]],
    ])
    expect(await here.all(inbox)).toHaveLength(3)
    expect((await here.all(messages)).map(({ person, state }) => [person, state])).toEqual([["p00002", "sent"]])
    expect(here.onPhones()).toEqual([0, 0, 1, 0, 0])
    const report = await here.ask<{ channels: unknown[] }>(here.clerk, "report", { notice })
    expect(report).toMatchObject({
      announced: "sent",
      channels: [expect.objectContaining({ channel: "wechat", sent: 1 })],
    })
    // What stands in the group names nobody.
    for (const { person } of here.neighbours) expect(JSON.stringify(said)).not.toContain(person)
  })

  test("goes to each member where the group does not take it, or perhaps not", async () => {
    await open()
    answer = { sent: false, trouble: "credentials", code: "93000" }
    const notice = await send()
    expect(await here.ask(here.clerk, "report", { notice })).toMatchObject({ announced: "failed" })
    expect(here.onPhones()).toEqual([1, 1, 1, 0, 0])
    answer = { sent: false, trouble: "noAnswer", code: "none" }
    await here.agree(here.neighbours, ["meeting"])
    const other = await send()
    expect(await here.ask(here.clerk, "report", { notice: other })).toMatchObject({ announced: "lost" })
    expect(here.onPhones()).toEqual([2, 2, 2, 0, 0])
    expect(said).toHaveLength(2)
  })

  test("another process that looks while it is said waits for what becomes of it", async () => {
    await open()
    let looked = 0
    meanwhile = async () => {
      looked = (await here.tick()).seen
      expect(await here.all(messages)).toEqual([])
    }
    const notice = await send()
    expect(looked).toBeGreaterThan(0)
    expect(said).toHaveLength(1)
    expect(await here.documents.read(notices, notice)).toMatchObject({ announced: "sent", state: "out" })
    expect(here.onPhones()).toEqual([0, 0, 1, 0, 0])
  })

  test("killed while it is said, it is not said again, and its members are written to", async () => {
    await open()
    const draft = await here.ask<{ notice: string; edition: number }>(here.clerk, "write", meeting)
    await here.ask(here.clerk, "send", draft)
    here.pass(10_000)
    here.sick.killAt(2, "after")
    await here.tick().catch(() => undefined)
    expect(here.sick.isDead()).toBe(true)
    here.sick.revive()
    here.pass(120_000)
    await here.settle(200)
    expect(said.length).toBeLessThanOrEqual(1)
    expect(await here.documents.read(notices, draft.notice)).toMatchObject({ announced: "lost", state: "out" })
    expect(here.onPhones()).toEqual([1, 1, 1, 0, 0])
  })

  test("other bodies, other audiences and the night have no group", async () => {
    await open()
    await send({ audience: { to: "body", body: "b0000" } })
    await send({ audience: { to: "persons", persons: ["p00003"] } })
    expect(said).toEqual([])
    here.at("2026-03-02T14:00:00.000Z")
    await send()
    expect(said).toEqual([])
    expect(await here.all(messages)).not.toHaveLength(0)
  })

  test("whose moment has passed when it could have been said is not said any more", async () => {
    await open()
    await here.ask(here.clerk, "send", await here.ask(here.clerk, "write", meeting))
    here.at("2026-03-05T11:00:00.000Z")
    await here.settle()
    expect(said).toEqual([])
    expect(here.onPhones()).toEqual([0, 0, 0, 0, 0])
    expect(await here.all(inbox)).toHaveLength(3)
  })

  test("stopped while it is being said, it is stopped and not undone: the group has it, nobody is written to besides", async () => {
    await open()
    let stopped: unknown
    const draft = await here.ask<{ notice: string; edition: number }>(here.clerk, "write", meeting)
    const { notice } = draft
    meanwhile = async () => {
      stopped = await here.ask(here.clerk, "stop", { notice })
    }
    await here.ask(here.clerk, "send", draft)
    await here.settle(90)
    expect(stopped).toEqual({ notice, edition: 3, state: "stopped" })
    expect(said).toHaveLength(1)
    expect(await here.ask(here.clerk, "report", { notice })).toMatchObject({ state: "stopped", announced: "sent" })
    expect([await here.all(inbox), await here.all(messages)]).toEqual([[], []])
    const of = { notice, edition: 3 }
    expect(await here.refusal(here.clerk, "write", { ...meeting, of })).toMatchObject({ code: "notices.sentAlready" })
  })

  test("stopped before it could be said, nobody hears it", async () => {
    await open()
    const draft = await here.ask<{ notice: string; edition: number }>(here.clerk, "write", meeting)
    await here.ask(here.clerk, "send", draft)
    here.pass(10_000)
    here.sick.killAt(1, "after")
    await here.tick().catch(() => undefined)
    here.sick.revive()
    expect(await here.ask(here.clerk, "stop", { notice: draft.notice })).toMatchObject({ state: "stopped" })
    here.pass(120_000)
    await here.settle(200)
    expect([said, await here.all(inbox)]).toEqual([[], []])
  })
})
