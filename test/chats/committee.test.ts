import { fen } from "#cloud/shared/values/fen"
import { id } from "#cloud/shared/values/id"
import { minute } from "#cloud/shared/values/instant"
import { ballots, marks } from "#cloud/votes/casting/records"
import { boxOf, projects, vote, ways } from "./committee.ts"
import { clerk, groupId, nine, type Office, openOffice } from "./office.ts"

jest.setTimeout(60_000)

describe.each(ways)("%s", (_, options) => {
  let office: Office
  beforeEach(async () => {
    office = await openOffice(options)
  })
  afterEach(async () => {
    // Whatever we sent, WeCom would have taken.
    expect(office.wecom.refused).toEqual([])
    await office.close()
  })

  const { marksOf, choicesOf } = boxOf(() => office)
  const everything = (): string =>
    JSON.stringify(office.wecom.memory.in(groupId).map(({ card, text, mine }) => [card, text, [...mine]]))

  test("a committee of nine votes in the group: one taps twice, one late, one has no seat, one is nobody", async () => {
    await office.put(vote, { secrecy: "T1" })
    const card = await office.show()
    expect(office.titleOf("li", card)).toBe("3 号楼加装电梯")
    expect(office.textOf("li", card)).toBe("同意 3 号楼加装电梯，费用由业主分摊")
    const [li, zhou, , , , , , , han] = nine

    await office.tap(li, card, "approve")
    expect(office.titleOf(li, card)).toBe("✓ 已记录 · 3 号楼加装电梯")
    const receipt = office.factOf(li, card, "回执")
    expect(receipt).toMatch(/^[0-9a-f]{16}$/)
    // A finger that taps twice: the same ballot, the same receipt.
    await office.tap(li, card, "approve")
    expect(office.factOf(li, card, "回执")).toBe(receipt)
    // Nobody else's card has moved.
    expect(office.titleOf(zhou, card)).toBe("3 号楼加装电梯")

    for (const userid of nine.slice(1, 7)) await office.tap(userid, card, "approve")
    office.pass(minute)
    await office.tap(zhou, card, "oppose")
    expect(office.titleOf(zhou, card)).toBe("✓ 已记录 · 3 号楼加装电梯")
    await office.tap(nine[7], card, "abstain")

    await office.tap("outsider", card, "approve")
    expect(office.titleOf("outsider", card)).toBe("× 未计入")
    expect(office.textOf("outsider", card)).toContain("没有您的席位")
    await office.tap("unlinked", card, "approve")
    expect(office.textOf("unlinked", card)).toContain("还不知道您是谁")

    office.pass(60 * minute)
    await office.tap(han, card, "approve")
    expect(office.titleOf(han, card)).toBe("× 未计入")
    expect(office.textOf(han, card)).toMatch(/^未计入：投票已于 2026-03-02 10:00 截止$/)

    expect(await marksOf()).toEqual(
      nine
        .slice(0, 8)
        .map(userid => `s-${userid}`)
        .sort(),
    )
    expect(await choicesOf()).toEqual(["abstain", ...Array(6).fill("approve"), "oppose"])
    const { result } = await office.count(vote)
    expect(result).toMatchObject({ seats: 9, phone: 8, outcome: { winners: ["motion"] } })
  })

  test("the choice of a secret vote is nowhere in the chat, nor how it stands", async () => {
    await office.put(vote, { secrecy: "T1" })
    const card = await office.show()
    for (const userid of nine.slice(0, 4)) await office.tap(userid, card, "oppose")
    expect(office.factOf("li", card, "已投")).toBe("不到 5 席 / 共 9 席")
    await office.tap(nine[4], card, "oppose")
    expect(office.factOf(nine[4], card, "已投")).toBe("至少 5 席 / 共 9 席")
    expect(office.factOf("li", card, "方式")).toBe("无记名")
    // What differs between the cards of two who voted alike or not alike is the receipt and the turnout alone.
    await office.tap(nine[5], card, "approve")
    const withoutReceipt = (userid: string) => JSON.stringify(office.seen(userid, card)).replace(/[0-9a-f]{16}/g, "…")
    expect(withoutReceipt(nine[5])).toBe(withoutReceipt(nine[4]))
    expect(everything()).not.toMatch(/已选|您的选择|is_checked/)
  })

  test("where the first ballot counts the card asks first, and then cannot be chosen on any more", async () => {
    await office.put(vote, { changeAllowed: false })
    const card = await office.show()
    expect(office.seen("li", card)).toMatchObject({
      card_type: "vote_interaction",
      submit_button: { text: "提交选票" },
    })
    await office.tap("li", card)
    expect(office.seen("li", card).card_type).toBe("vote_interaction")
    await office.tap("li", card, "approve")
    expect(office.seen("li", card).card_type).toBe("text_notice")
    expect(office.textOf("li", card)).toContain("不能修改")
    const another = await office.show()
    await office.tap("li", another, "oppose")
    expect(office.titleOf("li", another)).toBe("× 未计入")
    expect(await choicesOf()).toEqual(["approve"])
  })

  test("a ballot in the chat is the ballot of the page: same receipt, same seat, whichever was last", async () => {
    await office.put(vote)
    const card = await office.show()
    await office.tap("li", card, "approve")
    type Mine = { seats: { seat: string; receipt?: string; ballot?: { choice: string } }[] }
    const [mine] = (await office.ask<Mine>(office.phoneOf("li"), "votes.mySeats", { vote })).seats
    expect(mine).toMatchObject({ seat: "s-li", ballot: { choice: "approve" } })
    expect(mine?.receipt?.slice(0, 16)).toBe(office.factOf("li", card, "回执"))
    office.pass(minute)
    await office.ask(office.phoneOf("li"), "votes.castSeat", {
      ...{ vote, ballot: { kind: "motion", choice: "oppose" }, nonce: "0f1e2d3c4b5a69788796a5b4c3d2e1f0" },
    })
    expect(await choicesOf()).toEqual(["oppose"])
  })

  test("a motion too long for a card leads to all of its words, whichever it is asked from; a short one does not", async () => {
    const details = `同意${"在三号楼与五号楼之间修一条无障碍坡道，".repeat(8)}但不含树木移植。`
    const long = { options: [{ id: id<"option">("motion"), title: "3 号楼加装电梯", details, cost: fen(0) }] }
    await office.put(vote, long)
    const card = await office.show()
    const [first] = office.seen("li", card).horizontal_content_list as {
      keyname: string
      type?: number
      url?: string
    }[]
    expect(office.textOf("li", card)).toMatch(/^同意在三号楼.*…$/)
    expect(first).toEqual({
      ...{ keyname: "全文", value: "在页面上看全文", type: 1 },
      url: `${office.url}/#/pages/votes/ballot?vote=lift`,
    })
    const phone = await fetch(`${office.url}/inbox/wecom/li/${groupId}`)
    expect(await phone.text()).toContain(`<a href="${first?.url}">在页面上看全文</a>`)
    await office.ask(office.phoneOf(clerk), "chats.withdraw", { chat: office.chat, vote })
    await office.put(id("short"))
    expect(office.factOf("li", await office.show(), "全文")).toBeUndefined()
    // Where one tap is for good, the card has one line and no way to the page: it must hold everything.
    await expect(office.put(id("final"), { ...long, changeAllowed: false })).rejects.toThrow("chats.notForCards")
  })

  test("what has been recorded of a choice of several says how many seats have voted, and the slip", async () => {
    await office.put(vote, projects)
    const card = await office.show()
    await office.tap("zhou", card, "lights")
    for (const userid of nine.slice(2, 6)) await office.tap(userid, card, "bench")
    await office.tap("li", card, "lights", "ramp")
    expect(office.seen("li", card).card_type).toBe("vote_interaction")
    const { desc } = office.seen("li", card).main_title as { desc: string }
    expect(desc).toMatch(/^至少 5\/9 席 · 回执 [0-9a-f]{8}$/)
  })

  test("a choice sent off empty is told how to choose none, and none is chosen by saying so", async () => {
    await office.put(vote, projects)
    const card = await office.show()
    await office.tap("li", card)
    expect(office.titleOf("li", card)).toMatch(/^× 未计入/)
    const { desc } = office.seen("li", card).main_title as { desc: string }
    expect(desc).toBe("一项都没选，没有计入。都不赞成，请选“都不选”。")
    await office.tap("li", card, "none", "lights")
    expect(await marksOf()).toEqual([])
    await office.tap("li", card, "none")
    expect(office.titleOf("li", card)).toMatch(/^✓ 已记录/)
    const [mark] = await office.documents.list(marks, { where: { vote } })
    expect((await office.documents.read(ballots, mark?.ballot ?? ""))?.ballot).toEqual({
      kind: "approval",
      options: [],
    })
    // Where one must be chosen, none is not to be had.
    await office.ask(office.phoneOf(clerk), "chats.withdraw", { chat: office.chat, vote })
    await office.put(id("one"), { ...projects, form: { kind: "approval", min: 1, max: 2 } })
    const other = await office.show()
    expect(JSON.stringify(office.seen("li", other))).not.toContain("都不选")
    await office.tap("li", other, "none")
    expect(office.titleOf("li", other)).toMatch(/^× 未计入/)
  })

  test("options that a card would show alike are not put on one", async () => {
    const titles = ["三号楼与五号楼之间的路灯", "三号楼与五号楼之间的坡道"]
    const alike = titles.map((title, n) => ({ id: id<"option">(`o${n}`), title, cost: fen(300_000) }))
    await expect(office.put(vote, { ...projects, options: alike })).rejects.toThrow("chats.notForCards")
    const apart = alike.map((one, n) => ({ ...one, title: `${n + 1} ${one.title}` }))
    await office.put(id("apart"), { ...projects, options: apart })
  })

  test("a choice of one or several small projects is decided on a card as well", async () => {
    await office.put(vote, projects)
    const card = await office.show()
    await office.tap("li", card, "lights", "ramp")
    expect(office.titleOf("li", card)).toBe("✓ 已记录 · 先做哪几件")
    await office.tap("zhou", card, "lights", "ramp", "bench")
    expect(office.titleOf("zhou", card)).toBe("× 未计入")
    expect(await marksOf()).toEqual(["s-li"])
  })
})
