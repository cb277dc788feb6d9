import { fen } from "#cloud/shared/values/fen"
import { type Id, id } from "#cloud/shared/values/id"
import { minute, second } from "#cloud/shared/values/instant"
import type { Plan } from "#cloud/votes/actions"
import { ballots, marks } from "#cloud/votes/casting/records"
import { groupId, nine, type Office, openOffice } from "./office.ts"

jest.setTimeout(60_000)

const ways = [
  ["by callbacks", {}],
  ["over the long connection", { by: "line" }],
] as const

describe.each(ways)("one of several choices, %s", (_, options) => {
  let office: Office
  beforeEach(async () => {
    office = await openOffice(options)
  })
  afterEach(async () => {
    expect(office.wecom.refused).toEqual([])
    await office.close()
  })

  const vote: Id<"vote"> = id("bidders")
  const titles = ["甲公司 8.6 万", "乙公司 9.1 万", "丙公司 7.9 万"]
  const bidders: Partial<Plan> = {
    ...{ title: "楼道灯由谁装", question: "三家都看过现场，选一家" },
    options: titles.map((title, n) => ({ id: id<"option">(`c${n + 1}`), title, cost: fen(0) })),
    rule: {
      kind: "majority",
      quorum: { num: 1, den: 2, strict: true },
      pass: { num: 1, den: 2, strict: true, of: "eligible" },
    },
  }
  const saidOf = async (userid: string) => {
    const found = await office.documents.read(marks, `${vote}:s-${userid}`)
    return found?.ballot ? (await office.documents.read(ballots, found.ballot))?.ballot : undefined
  }
  const lineOf = (userid: string, card: string) =>
    (office.seen(userid, card).main_title as { desc?: string }).desc ?? ""

  test("the card asks, with every choice, none of them and abstaining; one is chosen, then sent off", async () => {
    await office.put(vote, bidders)
    const card = await office.show()
    expect(office.seen("li", card)).toMatchObject({
      card_type: "vote_interaction",
      main_title: { title: "楼道灯由谁装", desc: "三家都看过现场，选一家" },
      checkbox: {
        mode: 0,
        option_list: [
          { id: "c1", text: "甲公司 8.6 万" },
          { id: "c2", text: "乙公司 9.1 万" },
          { id: "c3", text: "丙公司 7.9 万" },
          { id: "oppose", text: "都不同意" },
          { id: "abstain", text: "弃权" },
        ],
      },
      submit_button: { text: "提交选票" },
    })
  })

  test("a committee of nine decides: one taps twice, one changes, one is late, one has no seat", async () => {
    await office.put(vote, bidders)
    const card = await office.show()
    const [li, zhou, chen] = nine
    await office.tap(li, card, "c1")
    expect(office.titleOf(li, card)).toBe("✓ 已记录 · 楼道灯由谁装")
    expect(lineOf(li, card)).toMatch(/^不到 5\/9 席 · 回执 [0-9a-f]{8}$/)
    const receipt = lineOf(li, card).slice(-8)
    await office.tap(li, card, "c1")
    expect(lineOf(li, card).slice(-8)).toBe(receipt)
    expect(await saidOf(li)).toEqual({ kind: "motion", choice: "approve", option: "c1" })
    // The choice is on nobody's card, the others' has not moved.
    expect(JSON.stringify(office.seen(li, card))).not.toMatch(/is_checked|已选/)
    expect(office.titleOf(zhou, card)).toBe("楼道灯由谁装")

    await office.tap(zhou, card, "c2")
    office.pass(2 * second)
    await office.tap(zhou, card, "c1")
    await office.tap(chen, card, "oppose")
    expect(await saidOf(chen)).toEqual({ kind: "motion", choice: "oppose" })
    await office.tap(nine[3], card, "abstain")
    expect(await saidOf(nine[3])).toEqual({ kind: "motion", choice: "abstain" })
    for (const userid of nine.slice(4, 7)) await office.tap(userid, card, "c1")
    await office.tap("outsider", card, "c1")
    expect(office.titleOf("outsider", card)).toBe("× 未计入")
    office.pass(60 * minute)
    await office.tap(nine[7], card, "c3")
    expect(office.titleOf(nine[7], card)).toBe("× 未计入")

    office.pass(10 * second)
    const { result } = await office.count(vote)
    expect(result).toMatchObject({ seats: 9, phone: 7, outcome: { winners: ["c1"] } })
    expect(result.outcome.explanation).toMatchObject({
      choices: [{ votes: 5 }, { votes: 0 }, { votes: 0 }],
      none: 1,
      tally: { abstain: 1 },
    })
  })

  test("nothing, two at once, or what is not there is no ballot, and one may choose again", async () => {
    await office.put(vote, bidders)
    const card = await office.show()
    for (const picked of [[], ["c1", "c2"], ["approve"], ["c9"]]) {
      await office.tap("li", card, ...picked)
      expect(office.titleOf("li", card)).toMatch(/^× 未计入/)
    }
    expect(await office.documents.list(marks, { where: { vote } })).toEqual([])
  })

  test("the page and the card are one ballot, the last one stands", async () => {
    await office.put(vote, bidders)
    const card = await office.show()
    await office.tap("li", card, "c1")
    office.pass(minute)
    const ballot = { kind: "motion", choice: "approve", option: "c3" }
    await office.ask(office.phoneOf("li"), "votes.castSeat", { vote, ballot, nonce: "0".repeat(32) })
    expect(await saidOf("li")).toEqual(ballot)
  })

  test("what does not fit one card is voted on the page: a long question, choices that look alike", async () => {
    let tried = 0
    const no = async (more: Partial<Plan>) => {
      tried += 1
      return office.put(id(`long${tried}`), { ...bidders, ...more })
    }
    await expect(no({ question: "三家都看过现场，报价都含税，质保三年，施工不超过十天，请选一家" })).rejects.toThrow(
      "chats.notForCards",
    )
    const alike = ["东侧绿化带里加两张长椅和花箱", "东侧绿化带里加两张长椅和一个垃圾桶"]
    const longer = alike.map((title, n) => ({ id: id<"option">(`c${n + 1}`), title, cost: fen(0) }))
    await expect(no({ options: longer })).rejects.toThrow("chats.notForCards")
    expect(office.wecom.memory.in(groupId).filter(({ card }) => card)).toEqual([])
  })
})
