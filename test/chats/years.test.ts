import { offers } from "#cloud/chats/records"
import { id } from "#cloud/shared/values/id"
import { dayLong, minute } from "#cloud/shared/values/instant"
import { clerk, groupId, type Office, openOffice } from "./office.ts"

jest.setTimeout(60_000)

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const name = (n: number): string => `m${10 + n}`
const listed = async (): Promise<string[]> =>
  (
    await office.ask<{ chats: { votes: { vote: string }[] }[] }>(office.phoneOf(clerk), "chats.list")
  ).chats[0]?.votes.map(({ vote }) => vote) ?? []

test("a group that has had many votes: staff see the newest and can take them out, the robot shows what is open", async () => {
  for (let n = 0; n < 23; n += 1) {
    await office.put(id(name(n)), { title: `第 ${n + 1} 项` })
    if (n < 21) office.pass(61 * minute)
  }
  expect(await listed()).toHaveLength(20)
  expect((await listed()).slice(0, 3)).toEqual([21, 22, 20].map(name))
  expect([await office.show(), await office.show("表决 2")].map(card => office.titleOf(clerk, card))).toEqual([
    "第 22 项",
    "第 23 项",
  ])
  await office.ask(office.phoneOf(clerk), "chats.withdraw", { chat: office.chat, vote: name(22) })
  expect(await listed()).not.toContain(name(22))
  expect(office.titleOf(clerk, await office.show())).toBe("第 22 项")
})

test("that a vote was put into a group is known while its result can be contested, and forgotten then", async () => {
  await office.put(id("lift"))
  const { length } = await office.documents.list(offers)
  office.pass(399 * dayLong)
  await office.tick()
  expect(await office.documents.list(offers)).toHaveLength(length)
  office.pass(3 * dayLong)
  await office.tick()
  expect(await office.documents.list(offers)).toEqual([])
  await office.show()
  expect(office.last(groupId).text).toContain("现在没有放进本群的")
})
