import { simulatedOpenid } from "#cloud/host/wechat/setup"
import { openPostOffice, type PostOffice } from "./support/post-office.ts"

const page = "pages/meetings/meeting?meeting=m1"
const picture = `data:image/png;base64,${Buffer.from("a picture").toString("base64")}`

describe("a page that is forwarded on a simulated phone", () => {
  let office: PostOffice
  const openid = simulatedOpenid("host:wang")
  beforeEach(async () => {
    office = await openPostOffice()
    office.wechat.opened(openid, "王阿姨")
    office.wechat.group("o-committee", "议事群", [openid])
    office.wechat.group("o-others", "别人的群", ["o-somebody"])
  })
  afterEach(() => office.close())
  const forward = async (card: object, who = "host:wang") => {
    const headers = { authorization: who, "content-type": "application/json" }
    const told = { method: "POST", headers, body: JSON.stringify({ opengid: "o-committee", ...card }) }
    return (await fetch(`${office.base}/wechat/phone/forward`, told)).status
  }
  const cards = () => office.wechat.groupFor(openid, "o-committee")?.cards ?? []
  const screen = async () => (await fetch(`${office.base}/inbox/${openid}/group/o-committee`)).text()

  test("stands in the group with the title, the picture and the path that the page has given, and opens there", async () => {
    expect(await forward({ title: "三月议事会", path: `/${page}`, picture })).toBe(200)
    expect(cards()).toMatchObject([{ from: openid, title: "三月议事会", page, picture }])
    expect(await screen()).toContain(`src="${picture}"`)
    const opened = await fetch(`${office.base}/inbox/${openid}/group/o-committee/${cards()[0]?.id}`, {
      redirect: "manual",
    })
    const ticket = /group=([\w-]+)$/.exec(opened.headers.get("location") ?? "")?.[1] ?? ""
    expect(office.wechat.groupOfTicket(openid, ticket)).toBe("o-committee")
    // What wx.getGroupEnterInfo gives that page, as long as its person is in the group.
    const entered = async () => {
      const body = JSON.stringify({ group: ticket })
      const answer = await fetch(`${office.base}/wechat/phone/group`, {
        method: "POST",
        headers: { authorization: "host:wang" },
        body,
      })
      return answer.json()
    }
    expect(await entered()).toMatchObject({
      ...{ errMsg: "getGroupEnterInfo:ok", code: expect.any(String) },
      ...{ cloudID: expect.stringMatching(/^29_/), encryptedData: expect.any(String), iv: expect.any(String) },
    })
    office.wechat.putOut(openid, "o-committee")
    expect(await entered()).toEqual({ errMsg: "getGroupEnterInfo:fail", errCode: 65206 })
    office.wechat.takeIn(openid, "o-committee")
  })

  test("goes only into groups that the phone is in, and only as WeChat takes it", async () => {
    const chats = async (who: string) => {
      const answer = await fetch(`${office.base}/wechat/phone/chats`, { headers: { authorization: who } })
      return ((await answer.json()) as { chats: unknown }).chats
    }
    expect(await chats("host:wang")).toEqual([{ opengid: "o-committee", name: "议事群" }])
    expect(await chats("host:li")).toEqual([])
    const fine = { title: "三月议事会", path: page }
    for (const wrong of [
      { ...fine, opengid: "o-others" },
      { ...fine, title: " " },
      { ...fine, path: "https://example.com/" },
      { ...fine, path: "pages/meetings/meeting?a=<b>" },
      { ...fine, picture: "https://example.com/a.png" },
      { ...fine, picture: `data:image/png;base64,${"A".repeat(500_000)}` },
    ])
      expect([wrong, await forward(wrong)]).toEqual([wrong, 400])
    expect(await forward(fine, "host:li")).toBe(400)
    expect(await forward(fine, "")).toBe(401)
    expect(cards()).toEqual([])
    expect(await forward({ ...fine, title: "字".repeat(50) })).toBe(200)
    expect(cards()[0]?.title).toBe("字".repeat(40))
  })

  test("is the kind of card that its activity makes it: one that is none, or another's, is an ordinary card", async () => {
    const token = String(office.wechat.token(office.account).access_token)
    const begun = async (who?: string) => {
      const given = await office.wechat.createActivity(token, who)
      return typeof given === "object" && "activity_id" in given ? String(given.activity_id) : ""
    }
    office.wechat.opened(simulatedOpenid("host:li"), "李叔")
    const [live, mine, others] = [await begun(), await begun(openid), await begun(simulatedOpenid("host:li"))]
    const card = (title: string, more: object) => forward({ title, path: page, ...more })
    await card("live", { activity: live, present: "2", eligible: "11" })
    await card("alone", { activity: mine, alone: true })
    for (const activity of [others, live, "1048_none", ""]) await card("ordinary", { activity, alone: true })
    await card("ordinary", { activity: "1048_none", present: "2", eligible: "11" })
    const kinds = cards().map(({ title, activity, alone }) => [title, activity !== undefined, alone !== undefined])
    expect(kinds).toEqual([
      ["live", true, false],
      ["alone", false, true],
      ...Array.from({ length: 5 }, () => ["ordinary", false, false]),
    ])
    expect(await screen()).toContain("成员正在加入，当前 2/11 人")
  })
})
