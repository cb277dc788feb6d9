import { id } from "#cloud/shared/values/id"
import { minute } from "#cloud/shared/values/instant"
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

  const { marksOf } = boxOf(() => office)

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
