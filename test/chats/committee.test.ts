import { fen } from "#cloud/shared/values/fen"
import { type Id, id } from "#cloud/shared/values/id"
import { minute, second } from "#cloud/shared/values/instant"
import type { Plan } from "#cloud/votes/actions"
import { ballots, marks } from "#cloud/votes/casting/records"
import { roundRule } from "#cloud/votes/counting/rule"
import { clerk, groupId, nine, type Office, openOffice } from "./office.ts"

jest.setTimeout(60_000)

const ways = [
  ["by callbacks", {}],
  ["over the long connection", { by: "line" }],
] as const

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

  const vote: Id<"vote"> = id("lift")
  /** Three small projects of which two can be paid for. */
  const projects: Partial<Plan> = {
    title: "先做哪几件",
    form: { kind: "approval", min: 0, max: 2 },
    options: ["lights", "bench", "ramp"].map(name => ({ id: id<"option">(name), title: name, cost: fen(300_000) })),
    rule: roundRule,
    budget: fen(600_000),
  }
  const marksOf = async () => (await office.documents.list(marks, { where: { vote } })).map(({ seat }) => seat).sort()
  const choicesOf = async () => {
    const counted = await Promise.all(
      (await office.documents.list(marks, { where: { vote } })).map(({ ballot }) =>
        office.documents.read(ballots, ballot ?? ""),
      ),
    )
    return counted.map(one => (one?.ballot as { choice?: string } | undefined)?.choice).sort()
  }
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

  describe("deliveries", () => {
    test("the same tap delivered twice, each time signed anew, is one ballot", async () => {
      await office.put(vote)
      const card = await office.show()
      office.wecom.faults.twice = true
      for (const userid of nine) await office.tap(userid, card, "approve")
      expect((await office.documents.list(marks, { where: { vote } })).map(({ turns }) => turns)).toEqual(
        Array(9).fill(1),
      )
    })

    test("a tap that comes after a later one does not undo it", async () => {
      await office.put(vote)
      const card = await office.show()
      office.wecom.faults.overtaken = true
      const first = office.tap("li", card, "approve")
      office.pass(30 * second)
      await office.tap("li", card, "oppose")
      await first
      expect(await choicesOf()).toEqual(["oppose"])
    })

    test("an answer that is lost leaves a ballot behind, and tapping again changes nothing", async () => {
      await office.put(vote)
      const card = await office.show()
      office.wecom.faults.lost = "silent"
      await office.tap("li", card, "approve")
      expect(office.titleOf("li", card)).toBe("3 号楼加装电梯")
      office.wecom.faults.lost = "none"
      await office.tap("li", card, "approve")
      expect(office.titleOf("li", card)).toBe("✓ 已记录 · 3 号楼加装电梯")
      expect(await choicesOf()).toEqual(["approve"])
      expect((await office.documents.list(marks, { where: { vote } }))[0]?.turns).toBe(1)
    })

    test("an answer is there well within WeCom's five seconds", async () => {
      await office.put(vote)
      const card = await office.show()
      for (const userid of nine)
        expect(await office.tap(userid, card, "approve")).toMatchObject({ status: 200, tries: 1 })
    })
  })

  describe("the group", () => {
    test("is context: a card tapped in another group is told where it belongs", async () => {
      await office.put(vote)
      const card = await office.show()
      const found = office.wecom.memory.message(card)
      office.wecom.group("wrOther00000000000000", "别的群", nine)
      const forwarded = office.wecom.memory.keep({
        chat: "wrOther00000000000000",
        from: "微议",
        card: found?.card ?? {},
        at: 0,
      })
      await office.tap("li", forwarded.id, "approve")
      expect(office.textOf("li", forwarded.id)).toContain("另一个群")
      expect(await marksOf()).toEqual([])
    })

    test("that nobody has bound shows nothing, and one that is unbound shows nothing any more", async () => {
      await office.put(vote)
      office.wecom.group("wrOther00000000000000", "别的群", [clerk])
      await office.wecom.say(clerk, "wrOther00000000000000", "@微议 表决")
      expect(office.last("wrOther00000000000000").text).toContain("还没有绑定")
      await office.ask(office.phoneOf(clerk), "chats.unbind", { chat: office.chat })
      await office.wecom.say(clerk, groupId, "@微议 表决")
      expect(office.last(groupId).text).toContain("还没有绑定")
    })

    test("a code binds one group, once; it is not for single chats", async () => {
      const { code } = await office.ask<{ code: string }>(office.phoneOf(clerk), "chats.bindCode", {
        body: office.body,
      })
      await office.wecom.say("li", "robot:li", `绑定 ${code}`)
      expect(office.last("robot:li").text).toContain("要在群里")
      await office.wecom.say("li", groupId, `@微议 绑定 ${code}`)
      expect(office.last(groupId).text).toContain("已经绑定过")
      office.wecom.group("wrOther00000000000000", "别的群", ["li"])
      await office.wecom.say("li", "wrOther00000000000000", `@微议 绑定 ${code}`)
      expect(office.last("wrOther00000000000000").text).toContain("已绑定")
      office.wecom.group("wrThird00000000000000", "第三个群", ["li"])
      await office.wecom.say("li", "wrThird00000000000000", `@微议 绑定 ${code}`)
      expect(office.last("wrThird00000000000000").text).toContain("绑定码不对")
    })

    test("a code to link an account is void once it was shown in a group", async () => {
      const { code } = await office.ask<{ code: string }>(office.phoneOf("outsider"), "members.accountCode")
      await office.wecom.say("outsider", groupId, `@微议 关联 ${code}`)
      expect(office.last(groupId).text).toContain("已经作废")
      await office.wecom.say("unlinked", "robot:unlinked", `关联 ${code}`)
      expect(office.last("robot:unlinked").text).toContain("不对、已用过或已过期")
    })

    test("residents' votes, votes that are over and votes of nowhere are not put into a group", async () => {
      const offer = (of: string) =>
        office.ask(office.phoneOf(clerk), "chats.offer", { chat: office.chat, vote: of }).catch(error => String(error))
      await office.put(vote, {}, false)
      await office.put(id("homes"), { ...projects, seats: [{ seat: id("h1") }, { seat: id("h2") }] }, false)
      expect(await offer("no-such-vote")).toContain("votes.noSuchVote")
      expect(await offer("homes")).toContain("chats.onlySeats")
      office.pass(60 * minute)
      expect(await offer(vote)).toContain("chats.voteOver")
    })

    test("is shown what its own body decides: another body's vote is not put there, nor is the group proposed for it", async () => {
      const { body } = await office.ask<{ body: string }>(office.phoneOf(clerk), "councils.found", {
        ...{ name: "业委会", kind: "workingGroup", level: "community", groups: [{ group: "owners", name: "业主" }] },
      })
      await office.put(vote, {}, false)
      await office.put(id("theirs"), { of: body }, false)
      const fitting = async (of: string) =>
        (await office.ask<{ chats: { chat: string }[] }>(office.phoneOf(clerk), "chats.list", { vote: of })).chats
      expect(await fitting(vote)).toEqual([expect.objectContaining({ chat: office.chat })])
      expect(await fitting("theirs")).toEqual([])
      const offer = office.ask(office.phoneOf(clerk), "chats.offer", { chat: office.chat, vote: "theirs" })
      await expect(offer).rejects.toThrow("chats.otherBody")
      await office.show()
      expect(office.last(groupId).text).toContain("现在没有放进本群的")
    })

    test("more than one vote: each is shown by its number, and the card says that there are others", async () => {
      await office.put(vote)
      await office.put(id("paint"), { title: "楼道粉刷" })
      const cards = [await office.show(), await office.show("表决 2"), await office.show("vote 1")]
      expect(cards.map(card => office.titleOf(clerk, card))).toEqual(["3 号楼加装电梯", "楼道粉刷", "3 号楼加装电梯"])
      expect(office.textOf(clerk, cards[0] ?? "")).toContain("还有 1 项表决")
      await office.ask(office.phoneOf(clerk), "chats.withdraw", { chat: office.chat, vote: "paint" })
      expect(office.textOf(clerk, await office.show())).not.toContain("还有")
    })

    test("whatever else is said is answered with what can be said", async () => {
      await office.wecom.say("li", groupId, "@微议 今天天气怎么样")
      expect(office.last(groupId).text).toContain("可以对我说")
      await office.wecom.say("li", groupId, "大家早")
      expect(office.last(groupId).text).toBe("大家早")
    })
  })
})
