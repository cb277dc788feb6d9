import { noteShowing } from "#cloud/chats/offering/actions"
import { type Chat, chats, offers } from "#cloud/chats/records"
import { keepLine } from "#cloud/host/wecom/line"
import type { Stored } from "#cloud/shared/store"
import { type Id, id } from "#cloud/shared/values/id"
import { minute, second } from "#cloud/shared/values/instant"
import { marks } from "#cloud/votes/casting/records"
import { until } from "../support/hand-timing.ts"
import { type Lined, openLined } from "./lined.ts"
import { groupId, openOffice } from "./office.ts"

jest.setTimeout(60_000)

let office: Lined
beforeEach(async () => {
  office = await openLined()
})
afterEach(() => office.close())

const vote: Id<"vote"> = id("lift")

describe("a vote that is put into the group", () => {
  const cardsIn = (chat = groupId) => office.wecom.memory.in(chat).filter(({ card }) => card)
  const offer = () => office.ask<{ soon: boolean }>(office.phoneOf("clerk"), "chats.offer", { chat: office.chat, vote })

  test("is shown there at once, once, and a tap on it counts", async () => {
    await office.put(vote, {}, false)
    expect(await offer()).toEqual({ soon: true })
    await office.tick()
    const [card, ...more] = cardsIn()
    expect(more).toEqual([])
    expect(office.titleOf("li", card?.id ?? "")).toBe("3 号楼加装电梯")
    expect(office.factOf("li", card?.id ?? "", "已投")).toBe("不到 5 席 / 共 9 席")
    await office.tap("li", card?.id ?? "", "approve")
    expect(office.titleOf("li", card?.id ?? "")).toBe("✓ 已记录 · 3 号楼加装电梯")
    await offer()
    await office.passes(20 * minute)
    await office.tick()
    expect(cardsIn()).toHaveLength(1)
  })

  test("is shown by whoever holds the connection, whichever process took the click", async () => {
    await office.stopLine?.()
    await office.put(vote)
    await office.tick()
    expect(cardsIn()).toHaveLength(0)
    const stop = keepLine(office.house, { line: office.line, robot: office.wecom.bot.id, timing: office.timing })
    await until(office.line.up)
    await office.tick()
    expect(cardsIn()).toHaveLength(1)
    await stop()
  })

  test("is shown again, rather than never, when nobody knows whether it was: both cards are the same ballot", async () => {
    office.wecom.faults.lost = "silent"
    await office.put(vote)
    const round = office.tick()
    await until(() => cardsIn().length === 1)
    office.pass(5 * second)
    await round
    office.wecom.faults.lost = "none"
    await office.passes(minute)
    await office.tick()
    const [first, again] = cardsIn()
    expect(first?.card?.task_id).toBe(again?.card?.task_id)
    await office.tap("li", first?.id ?? "", "approve")
    await office.tap("li", again?.id ?? "", "approve")
    expect((await office.documents.list(marks, { where: { vote } })).map(({ turns }) => turns)).toEqual([1])
    await office.passes(10 * minute)
    await office.tick()
    expect(cardsIn()).toHaveLength(2)
  })

  test("is not shown in a group that never called the robot; the offer stands, and asking shows it", async () => {
    office.wecom.forget(groupId)
    await office.put(vote)
    for (let n = 0; n < 40; n += 1) {
      await office.tick()
      await office.passes(minute)
    }
    expect(cardsIn()).toHaveLength(0)
    expect(office.wecom.switchboard.seen.sends).toBe(5)
    expect(office.titleOf("li", await office.show())).toBe("3 号楼加装电梯")
  })

  test("waits for a minute where the group has had its thirty messages", async () => {
    const notice = { from: "微议", title: "议事会改期", facts: [], page: "pages/home/index" }
    for (let n = 0; n < 30; n += 1) expect(await office.line.show(groupId, notice)).toMatchObject({ sent: n < 29 })
    await office.put(vote)
    await office.tick()
    const many = cardsIn().length
    await office.passes(minute)
    await office.tick()
    expect(cardsIn()).toHaveLength(many + 1)
    expect(cardsIn().at(-1)?.card).toMatchObject({ main_title: { title: "3 号楼加装电梯" } })
  })

  test("is shown when the timer looked for it a moment before it was there", async () => {
    await office.put(vote, {}, false)
    await noteShowing(office.house.store, office.documents.scope, `${office.chat}.${vote}`, office.now())
    await office.tick()
    expect(cardsIn()).toHaveLength(0)
    const offered = { chat: id<"chat">(office.chat ?? ""), vote, by: id<"person">("p"), at: office.now() }
    await office.documents.change(tx => tx.create(offers, `${office.chat}.${vote}`, offered))
    await office.passes(20 * second)
    await office.tick()
    expect(cardsIn()).toHaveLength(1)
  })

  test("is not shown when it was taken out again, nor half an hour later", async () => {
    await office.put(vote)
    await office.ask(office.phoneOf("clerk"), "chats.withdraw", { chat: office.chat, vote })
    await office.tick()
    expect(cardsIn()).toHaveLength(0)
    await offer()
    await office.passes(30 * minute)
    await office.tick()
    expect(cardsIn()).toHaveLength(0)
  })

  test("waits to be asked for where WeCom calls us, and where the group's id is not known yet", async () => {
    const called = await openOffice()
    await called.put(vote, {}, false)
    const there = { chat: called.chat, vote }
    expect(await called.ask(called.phoneOf("clerk"), "chats.offer", there)).toEqual({ soon: false })
    await called.close()

    // Bound before ids were kept.
    const { group: _, ...old } = (await office.documents.read(chats, office.chat ?? "")) ?? {}
    await office.documents.change(tx => tx.put(chats, office.chat ?? "", old as Stored<Chat>))
    await office.put(vote, {}, false)
    expect(await offer()).toEqual({ soon: false })
    await office.tick()
    expect(cardsIn()).toHaveLength(0)
    await office.show()
    await office.put(id("paint"), { title: "楼道粉刷" })
    await office.tick()
    expect(cardsIn().map(({ card }) => card?.main_title)).toEqual([{ title: "3 号楼加装电梯" }, { title: "楼道粉刷" }])
  })
})
