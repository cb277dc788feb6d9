import { createBody } from "#cloud/councils/actions"
import { fen } from "#cloud/shared/values/fen"
import { type Id, id } from "#cloud/shared/values/id"
import { second } from "#cloud/shared/values/instant"
import { ballots, marks } from "#cloud/votes/casting/records"
import { clerk, community, elsewhere, groupId, type Office, openOffice, street } from "./office.ts"

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
const personOf = (userid: string): Id<"person"> => office.persons.get(userid) ?? id("none")
const seat = (name: string, called: string, ...holders: string[]) => ({
  seat: id<"seat">(name),
  group: "shops",
  called,
  holders: holders.map(personOf),
})
/** Who holds one seat and was given another, one of another group, and one who holds one. */
const seats = () => [
  seat("own", "粮油", "li"),
  { ...seat("given", "修车", "zhou", "li"), group: "units" },
  seat("other", "理发", "chen"),
]
const groups = [
  { group: "shops", name: "商户" },
  { group: "units", name: "单位" },
]

/** The clerk puts a vote into the group, and to each of its voters. */
const bring = async (by = clerk, input: object = { chat: office.chat }): Promise<number | undefined> => {
  const { told } = await office.ask<{ told?: number }>(office.phoneOf(by), "chats.offer", {
    ...{ vote, each: true, ...input },
  })
  office.pass(2 * second)
  await office.tick()
  return told
}
const broughtTo = (userid: string) => office.wecom.memory.in(`app:${userid}`).filter(({ card }) => card !== undefined)
const overOf = (userid: string, message: string): string =>
  String((office.seen(userid, message).source as { desc?: string } | undefined)?.desc)
/** What stands for each seat. */
const choices = async (documents = office.documents) => {
  const found = await documents.list(marks, { where: { vote } })
  const said = await Promise.all(
    found.map(async ({ seat, ballot }) => [seat, (await documents.read(ballots, ballot ?? ""))?.ballot]),
  )
  return Object.fromEntries(said.map(([seat, ballot]) => [seat, (ballot as { choice?: string }).choice]))
}

test("who may vote for several seats gets a card for each, which says which, and votes each by its own", async () => {
  await office.put(vote, { secrecy: "T0", seats: seats(), groups }, false)
  expect(await bring()).toBe(3)
  const [own, given, ...more] = broughtTo("li").map(({ id }) => id)
  if (!own || !given) throw new Error("not brought")
  expect(more).toEqual([])
  for (const userid of ["zhou", "chen"]) expect(broughtTo(userid)).toHaveLength(1)
  expect(overOf("li", own)).toMatch(/^席位 1\/2 · 商户/)
  expect(office.factOf("li", own, "席位")).toBe("1/2 · 商户 · 粮油")
  expect(office.factOf("li", given, "席位")).toBe("2/2 · 单位 · 修车 · 受托")
  // Whoever has one sees the card as it ever was.
  expect(overOf("chen", broughtTo("chen")[0]?.id ?? "")).toBe("微议")

  await office.tap("li", given, "oppose")
  expect(await choices()).toEqual({ given: "oppose" })
  await office.tap("li", own, "approve")
  expect(await choices()).toEqual({ given: "oppose", own: "approve" })
  expect(office.titleOf("li", own)).toBe("✓ 已记录 · 3 号楼加装电梯")
  expect(office.factOf("li", own, "席位")).toBe("1/2 · 商户 · 粮油")
  expect(office.factOf("li", own, "回执")).not.toBe(office.factOf("li", given, "回执"))
  // The holder of the other comes after all: theirs stands, and the card that was tapped too late says so.
  office.pass(second)
  await office.tap("zhou", broughtTo("zhou")[0]?.id ?? "", "approve")
  office.pass(second)
  await office.tap("li", given, "abstain")
  expect(office.titleOf("li", given)).toBe("× 未计入")
  expect(overOf("li", given)).toMatch(/^席位 2\/2/)
  expect(await choices()).toEqual({ given: "approve", own: "approve" })

  // The group's card is the same for all: it cannot say for which.
  const inGroup = await office.show()
  await office.tap("li", inGroup, "abstain")
  expect(office.textOf("li", inGroup)).toContain("一席一张")
  await office.tap("chen", inGroup, "abstain")
  expect(await choices()).toEqual({ given: "approve", own: "approve", other: "abstain" })
})

test("a secret vote that is final at the first tap says above its line which seat it is for", async () => {
  const [one, other] = [seat("s-1", "", "li"), seat("s-2", "", "li")]
  const short = [{ id: id<"option">("motion"), title: "同意加装电梯", cost: fen(0) }]
  await office.put(vote, { secrecy: "T1", changeAllowed: false, options: short, seats: [one, other], groups }, false)
  await bring()
  const cards = broughtTo("li").map(({ id }) => id)
  expect(cards.map(card => overOf("li", card))).toEqual(["席位 1/2 · 商户", "席位 2/2 · 商户"])
  for (const card of cards) await office.tap("li", card, "approve")
  expect(await choices()).toEqual({ "s-1": "approve", "s-2": "approve" })
})

test("the members of a street's body, who live in several communities, get cards of their own as well", async () => {
  await office.join("bureau", ["subdistrictOffice"])
  await office.link("bureau")
  await office.join("mei", [], elsewhere)
  await office.link("mei")
  const documents = office.house.store.in(street)
  const group = "shops"
  const { body } = await createBody(
    documents,
    {
      ...{ name: "光明街事会", kind: "streetCouncil", level: "street", groups: [{ group, name: "商户" }] },
      seats: [
        { group, holder: personOf("li"), home: community },
        { group, holder: personOf("mei"), home: elsewhere },
      ],
    },
    office.now(),
    office.house.newId,
  )
  const [there, at] = ["wrStreetGroup00000000000000", "street"]
  office.wecom.group(there, "街事会", ["bureau", "li", "mei"])
  const { code } = await office.ask<{ code: string }>(office.phoneOf("bureau"), "chats.bindCode", { body, at })
  await office.wecom.say("bureau", there, `@微议 绑定 ${code}`)
  const { chats } = await office.ask<{ chats: { chat: string }[] }>(office.phoneOf("bureau"), "chats.list", { at })
  const three = [seat("s-li", "粮油", "li"), seat("s-mei", "修车", "mei"), seat("s-mei-2", "理发", "mei")]
  await office.put(vote, { of: body, seats: three }, false, street)

  expect(await bring("bureau", { chat: chats[0]?.chat, at })).toBe(2)
  await office.tap("li", broughtTo("li")[0]?.id ?? "", "approve")
  const [first, second] = broughtTo("mei").map(({ id }) => id)
  await office.tap("mei", first ?? "", "oppose")
  await office.tap("mei", second ?? "", "abstain")
  expect(await choices(documents)).toEqual({ "s-li": "approve", "s-mei": "oppose", "s-mei-2": "abstain" })
  expect(office.wecom.memory.in(groupId).filter(({ card }) => card !== undefined)).toEqual([])
})
