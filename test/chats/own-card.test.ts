import { noteBringing } from "#cloud/chats/bringing/actions"
import { cards } from "#cloud/chats/records"
import { directoryScope } from "#cloud/shared/scope"
import { fen } from "#cloud/shared/values/fen"
import { type Id, id } from "#cloud/shared/values/id"
import { minute, second } from "#cloud/shared/values/instant"
import { ballots, marks } from "#cloud/votes/casting/records"
import { roundRule } from "#cloud/votes/counting/rule"
import { clerk, groupId, nine, type Office, openOffice } from "./office.ts"

jest.setTimeout(60_000)

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(async () => {
  expect(office.wecom.refused).toEqual([])
  await office.close()
})

const vote: Id<"vote"> = id("lift")
/** The clerk puts a vote into the group, and to each of its voters. */
const bring = async (of = vote): Promise<{ told?: number }> => {
  const reply = await office.ask<{ told?: number }>(office.phoneOf(clerk), "chats.offer", {
    ...{ chat: office.chat, vote: of, each: true },
  })
  office.pass(2 * second)
  await office.tick()
  return reply
}
const broughtTo = (userid: string) => office.wecom.memory.in(`app:${userid}`).filter(({ card }) => card !== undefined)
const marksOf = async () => (await office.documents.list(marks, { where: { vote } })).map(({ seat }) => seat).sort()
/** What a phone shows, and a button that is pressed on it. */
const screen = async (userid: string) =>
  (await fetch(`${office.url}/inbox/wecom/${userid}/${encodeURIComponent(`app:${userid}`)}`)).text()
const press = (userid: string, more: Record<string, string>) =>
  fetch(`${office.url}/inbox/wecom/${userid}/${encodeURIComponent(`app:${userid}`)}`, {
    method: "POST",
    body: new URLSearchParams({ message: broughtTo(userid)[0]?.id ?? "", ...more }),
  })

test("each who holds a seat and is linked gets a card of their own, votes on it, and sees it change; nobody else does", async () => {
  await office.put(vote, { secrecy: "T1" }, false)
  expect((await bring()).told).toBe(9)
  for (const userid of nine) expect(broughtTo(userid)).toHaveLength(1)
  for (const userid of [clerk, "outsider", "unlinked"]) expect(broughtTo(userid)).toEqual([])
  expect(new Set(nine.map(userid => broughtTo(userid)[0]?.card?.task_id)).size).toBe(9)

  expect(await screen("li")).toContain("3 号楼加装电梯")
  await press("li", { press: "approve" })
  expect(await screen("li")).toContain("✓ 已记录")
  expect(await marksOf()).toEqual(["s-li"])
  // Changed on the card that has changed, within what WeCom gives a new code for.
  office.pass(minute)
  await press("li", { press: "oppose" })
  const [mark] = await office.documents.list(marks, { where: { vote } })
  expect((await office.documents.read(ballots, mark?.ballot ?? ""))?.ballot).toEqual({
    kind: "motion",
    choice: "oppose",
  })
  // The card in the group is the same ballot.
  const inGroup = await office.show()
  await office.tap("li", inGroup, "oppose")
  expect(await screen("li")).toContain(String(office.factOf("li", inGroup, "回执")))

  office.pass(60 * minute)
  await press("zhou", { press: "approve" })
  expect(await screen("zhou")).toContain("× 未计入")
  expect(await marksOf()).toEqual(["s-li"])
})

test("a choice of several is voted on there as well, and a card of one's own is for no group", async () => {
  const options = ["lights", "bench", "ramp"].map(name => ({ id: id<"option">(name), title: name, cost: fen(300_000) }))
  const form = { kind: "approval", min: 0, max: 2 } as const
  await office.put(vote, { title: "先做哪几件", form, options, rule: roundRule, budget: fen(600_000) }, false)
  await bring()
  const [own] = broughtTo("li")
  expect(own?.card?.card_type).toBe("vote_interaction")
  await office.tap("li", own?.id ?? "", "lights", "ramp")
  expect(office.titleOf("li", own?.id ?? "")).toBe("✓ 已记录 · 先做哪几件")
  expect(await marksOf()).toEqual(["s-li"])
  const forwarded = office.wecom.memory.keep({
    chat: groupId,
    from: "微议",
    card: broughtTo("zhou")[0]?.card ?? {},
    at: 0,
  })
  await office.tap("zhou", forwarded.id, "lights")
  expect(JSON.stringify(office.seen("zhou", forwarded.id))).toContain("另一个群")
})

test("a card is brought once, and to whom WeCom was busy for, when it is not any more", async () => {
  await office.put(vote, {}, false)
  office.wecom.outages.of.set("send", "busy")
  await bring()
  expect(broughtTo("li")).toEqual([])
  office.wecom.outages.of.clear()
  office.pass(minute)
  await office.tick()
  for (const userid of nine) expect(broughtTo(userid)).toHaveLength(1)
  // Put there again, as after it was taken out: nobody gets a second card.
  await office.ask(office.phoneOf(clerk), "chats.withdraw", { chat: office.chat, vote })
  await bring()
  for (const userid of nine) expect(broughtTo(userid)).toHaveLength(1)
  const task = String(broughtTo("li")[0]?.card?.task_id)
  expect((await office.house.store.in(directoryScope(task)).read(cards, task))?.brought).toBeDefined()
})

test("a card is brought when the timer looked for the offer a moment before it was there", async () => {
  await office.put(vote, {}, false)
  await noteBringing(office.house.store, office.documents.scope, `${office.chat}.${vote}`, office.now())
  office.pass(2 * second)
  await office.tick()
  await office.ask(office.phoneOf(clerk), "chats.offer", { chat: office.chat, vote })
  office.pass(20 * second)
  await office.tick()
  expect(broughtTo("li")).toHaveLength(1)
})

test("two processes that look at the same moment bring each voter one card, and so does a repeat", async () => {
  await office.put(vote, {}, false)
  await office.ask(office.phoneOf(clerk), "chats.offer", { chat: office.chat, vote, each: true })
  office.pass(2 * second)
  await Promise.all([office.tick(), office.tick()])
  for (const userid of nine) expect(broughtTo(userid)).toHaveLength(1)
  office.pass(20 * minute)
  await office.tick()
  for (const userid of nine) expect(broughtTo(userid)).toHaveLength(1)
})

test("what was taken out, or is over, is not brought any more", async () => {
  await office.put(vote, {}, false)
  const input = { chat: office.chat, vote }
  await office.ask(office.phoneOf(clerk), "chats.offer", { ...input, each: true })
  await office.ask(office.phoneOf(clerk), "chats.withdraw", input)
  office.pass(2 * second)
  await office.tick()
  expect(broughtTo("li")).toEqual([])
})
