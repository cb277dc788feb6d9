import type { Browser, Locator, Page } from "playwright-core"
import { dayOf } from "#cloud/shared/values/day"
import { hour, type Instant, later } from "#cloud/shared/values/instant"
import { openBrowser, openPhone, picture, seriousFindings } from "../support/browser.ts"
import { type Host, startHost } from "../support/host.ts"
import { untilMorning } from "../support/morning.ts"
import { sees, tap } from "../support/tapping.ts"

/** Set to a folder, it gets a picture of what stands behind the card in the group. */
const pictures = process.env.WEIYI_PICTURES

jest.setTimeout(900_000)

/** Nine of the committee decide in the group they already talk in: on the simulated phones of WeCom, in a real browser. */
describe("a committee", () => {
  let host: Host
  let browser: Browser
  const nine = ["c1", "r1", "r2", "s1", "s2", "t1", "w1", "m1", "j1"] as const
  const group = "居委会议事群"
  const title = "居委会门口装扶手"
  const words = "同意在居委会门口装一副扶手"
  const about = { body: "", meeting: "" }

  const at = async (who: string, path: string, wide = false): Promise<Page> => {
    const page = await openPhone(browser, host.url, { wide })
    await page.goto(`/as/${who}`)
    await page.goto(`/#${path}`)
    return page
  }
  const ask = async <V>(who: string, action: string, input: object = {}): Promise<V> =>
    host.ask<V>(action, input, { token: await host.signIn(who) })

  /** The phone of a member of WeCom, in one of its chats. */
  const wecom = async (who: string, chat: string): Promise<Page> => {
    const page = await openPhone(browser, host.url)
    await page.goto(`/inbox/wecom/${who}`)
    await page.getByRole("link", { name: chat }).click()
    return page
  }
  /** The committee's group of WeChat, on the phone of one of its people. */
  const inGroup = async (who: string, elder = false): Promise<Page> => {
    const page = await openPhone(browser, host.url, { elder })
    await page.goto(`/as/${who}`)
    const { member } = await ask<{ member: { name: string } }>(who, "members.me")
    await page.goto("/inbox")
    await page.getByRole("link", { name: `${member.name}的手机` }).click()
    await page.getByRole("link", { name: "居委会微信群" }).click()
    return page
  }
  /** A page that somebody shared into that group, opened from there. */
  const fromGroup = async (who: string, elder = false): Promise<Page> => {
    const page = await inGroup(who, elder)
    await page.getByRole("link", { name: "本群在议什么" }).last().click()
    return page
  }
  /** The page in view, forwarded as people do: WeChat's own choice of a chat. */
  const forward = async (page: Page, to: string, kind: string): Promise<void> => {
    const menu = page.getByRole("button", { name: "转发", exact: true })
    const dialog = page.getByRole("dialog")
    await menu.click()
    // What the page gets ready for its card may come after the page itself.
    while ((await dialog.getByText(kind).count()) === 0) {
      await dialog.getByRole("button", { name: "取消" }).click()
      await menu.click()
    }
    expect(await seriousFindings(page)).toEqual([])
    await look(`forwarding-${kind}`, page)
    await dialog.getByRole("button", { name: to }).click()
    await page
      .getByRole("dialog", { name: `已转发到“${to}”` })
      .getByRole("button", { name: "好" })
      .click()
  }
  /** How wide the picture of a card is that the page has drawn. */
  const drawnWide = (card: Locator): Promise<number> =>
    card.locator("img").evaluate((picture: HTMLImageElement) => picture.naturalWidth)
  const say = async (page: Page, what: string): Promise<void> => {
    await page.getByLabel("说一句").fill(what)
    await page.getByRole("button", { name: "发送" }).click()
  }
  const link = async (who: string): Promise<void> => {
    const { code } = await ask<{ code: string }>(who, "members.accountCode")
    const phone = await wecom(who, "微议机器人")
    await say(phone, `关联 ${code}`)
    await sees(phone, /^已关联/)
    await phone.context().close()
  }
  const card = (page: Page) => page.locator("form.card").last()

  beforeAll(async () => {
    host = await startHost({ demo: true, pages: true })
    browser = await openBrowser()
    await untilMorning(host)
    const committee = { group: "committee", name: "委员" }
    const found = { name: "居委会", kind: "workingGroup", level: "community", groups: [committee] }
    about.body = (await ask<{ body: string }>("s1", "councils.found", found)).body
    type Known = { version: number; charter: object }
    const { version, charter } = await ask<Known>("s1", "councils.charter", { body: about.body })
    const changed = { charter: { ...charter, ballots: "secret", remote: true }, note: "无记名，可以在群里投" }
    await ask("s1", "councils.amendCharter", { body: about.body, from: version, ...changed })
    const many = { body: about.body, group: "committee", observer: false }
    const seats = [
      ...(await ask<{ seats: string[] }>("s1", "councils.addSeats", { ...many, count: 1, title: "chair" })).seats,
      ...(await ask<{ seats: string[] }>("s1", "councils.addSeats", { ...many, count: 8 })).seats,
    ]
    const from = dayOf(await now())
    for (const [n, who] of nine.entries()) {
      const { member } = await ask<{ member: { person: string } }>(who, "members.me")
      await ask("s1", "councils.seatPerson", { seat: seats[n], as: "holder", person: member.person, from })
    }
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
  })

  test("links its accounts, each by a code on its own phone, and the group by a code of the clerk's", async () => {
    const phone = await at("r1", "/pages/members/accounts")
    await tap(phone, "取关联码")
    const told = await phone.getByText(/“关联 .+”/).textContent()
    const robot = await wecom("r1", "微议机器人")
    await say(robot, /关联 [^”]+/.exec(told ?? "")?.[0] ?? "")
    await sees(robot, /^已关联/)
    for (const who of [...nine.filter(one => one !== "r1"), "r3"]) await link(who)

    const desk = await at("s1", "/pages/chats/desk", true)
    const card = desk.locator(".card").filter({ hasText: "居委会" }).last()
    await card.getByRole("button", { name: "取绑定码" }).click()
    const bind = await desk.getByText(/“@微议 绑定 .+”/).textContent()
    const clerk = await wecom("s1", group)
    await say(clerk, /@微议 绑定 [^”]+/.exec(bind ?? "")?.[0] ?? "")
    await sees(clerk, /^本群已绑定/)
    expect(await seriousFindings(clerk)).toEqual([])
  })

  test("has a group of WeChat as well: the clerk binds it from the page that was shared there, nobody else may", async () => {
    const member = await fromGroup("c1")
    await sees(member, "这个群还没有绑定到议事组织")
    expect(await member.getByRole("button", { name: /^绑定/ }).count()).toBe(0)
    const clerk = await fromGroup("s1")
    await clerk.getByRole("button", { name: /绑定.*居委会/ }).click()
    await sees(clerk, "居委会的群")
    const elder = await fromGroup("r1", true)
    await sees(elder, "群里现在没有正在进行的表决")
    for (const [name, page] of Object.entries({ member, clerk, elder })) {
      expect(await seriousFindings(page)).toEqual([])
      await look(name, page)
      await page.context().close()
    }
  })

  test("votes in the group: one taps twice, one comes late, one has no seat; the minutes show the motion", async () => {
    const begins = later(await now(), hour)
    about.meeting = (
      await ask<{ meeting: string }>("s1", "meetings.callMeeting", {
        ...{ body: about.body, title: "居委会例会", place: "居委会", shortReason: "急用" },
        ...{ begins, ends: later(begins, 2 * hour) },
        agenda: [{ kind: "motion", title, text: words }],
      })
    ).meeting
    const called = await at("c1", `/pages/meetings/meeting?meeting=${about.meeting}`)
    await forward(called, "居委会微信群", "动态消息")
    await called.context().close()
    const inChat = await inGroup("c1")
    await sees(inChat, "成员正在加入，当前 0/9 人")
    const shared = inChat.locator("a.card").filter({ hasText: "居委会例会" })
    expect(await drawnWide(shared)).toBe(500)
    await shared.click()
    await sees(inChat, "居委会例会")
    expect(inChat.url()).toMatch(/pages\/meetings\/meeting\?.*group=29_/)
    await inChat.goBack()
    const operator = await at("s1", `/pages/hall/operate?meeting=${about.meeting}`, true)
    await tap(operator, "打开会场，开始签到")
    await sees(operator, "现在的签到码")
    const hall = () =>
      ask<{ code: { code: string }; motions: { vote: string }[] }>("s1", "meetings.hall", { meeting: about.meeting })
    const { code } = (await hall()).code
    for (const who of nine.slice(0, 6)) await ask(who, "meetings.checkIn", { meeting: about.meeting, code })
    for (const who of nine.slice(6)) await ask(who, "meetings.checkInRemotely", { meeting: about.meeting })
    await sees(operator, /已到法定人数|够了/)
    await sees(inChat, "成员正在加入，当前 9/9 人")
    await look("who-is-there", inChat)
    await operator.getByRole("button", { name: "换到这一项" }).filter({ visible: true }).first().click()
    await operator
      .getByRole("button", { name: /^付表决/ })
      .filter({ visible: true })
      .first()
      .click()
    await tap(operator, "开始表决")
    await sees(inChat, "已开始")
    expect(await seriousFindings(inChat)).toEqual([])
    await look("begun", inChat)
    await tap(operator, "放进议事群")
    const offers = operator.getByRole("button", { name: "把这次表决放进群里" })
    await offers.first().waitFor()
    expect(await offers.count()).toBe(2)
    // In the first group it is put into, and to each who has a seat and is linked: once, whatever other groups there are.
    await operator
      .getByRole("switch", { name: /也发给每位委员/ })
      .first()
      .click()
    for (const left of [1, 0]) {
      await offers.first().click()
      await offers.nth(left).waitFor({ state: "detached" })
    }

    const vote = (await hall()).motions[0]?.vote
    const member = await at("c1", `/pages/votes/ballot?vote=${vote}`)
    await member.getByRole("switch", { name: /转发后，别人不能再转发/ }).click()
    await sees(member, /准备好了/)
    await forward(member, "居委会微信群", "私密消息")
    await member.context().close()
    await sees(inChat, "私密消息，不能再转发")
    const apart = (page: Page) => page.locator("article").filter({ hasText: "私密消息" }).locator("a.card")
    expect(await drawnWide(apart(inChat))).toBe(500)
    expect(await seriousFindings(inChat)).toEqual([])
    await look("apart", inChat)
    const opener = await inGroup("r2")
    await apart(opener).click()
    await sees(opener, words)
    expect(await opener.getByText(/这张卡片不是发给您的/).count()).toBe(0)
    await opener.goBack()
    await opener.getByRole("button", { name: "被移出群聊" }).click()
    await sees(opener, "你已被移出群聊")
    await apart(opener).click()
    await sees(opener, /这张卡片不是发给您的/)
    await look("not-meant", opener)
    await opener.goBack()
    await opener.getByRole("button", { name: "再进群" }).click()

    // Nobody has called the robot: the vote stands in the group by itself.
    const clerk = await wecom("s1", group)
    while ((await clerk.getByRole("heading", { name: title }).count()) === 0) await clerk.reload()
    expect(await clerk.getByRole("heading", { name: title }).count()).toBe(1)
    expect(await seriousFindings(clerk)).toEqual([])

    const voteIn = async (who: string, choice: string): Promise<Page> => {
      const phone = await wecom(who, group)
      await card(phone).getByRole("button", { name: choice }).click()
      return phone
    }
    const receiptOn = (page: Page) => card(page).locator("dd").first().textContent()
    const chair = await voteIn("c1", "赞成")
    await chair.getByRole("heading", { name: /^✓ 已记录/ }).waitFor()
    const receipt = await receiptOn(chair)
    expect(receipt).toMatch(/^[0-9a-f]{16}$/)
    expect(await card(chair).textContent()).toContain("不到 5 席 / 共 9 席")
    await card(chair).getByRole("button", { name: "赞成" }).click()
    await chair.getByRole("heading", { name: /^✓ 已记录/ }).waitFor()
    expect(await receiptOn(chair)).toBe(receipt)

    const inWeChat = await fromGroup(nine[7], true)
    await inWeChat.getByText(title).click()
    await inWeChat.getByRole("radio", { name: /赞成/ }).filter({ visible: true }).first().click()
    await tap(inWeChat, "提交：赞成")
    await sees(inWeChat, "已记录")
    const onlooker = await fromGroup("r3")
    await sees(onlooker, "这个群是别的社区或街道的")
    expect(await onlooker.getByText(title).count()).toBe(0)
    await look("voted", inWeChat)
    await look("elsewhere", onlooker)

    /** The card that the app has brought to somebody alone. */
    const voteAlone = async (who: string, choice: string): Promise<Page> => {
      const phone = await openPhone(browser, host.url)
      await phone.goto(`/inbox/wecom/${who}/${encodeURIComponent(`app:${who}`)}`)
      while ((await phone.getByRole("heading", { name: title }).count()) === 0) await phone.reload()
      expect(await seriousFindings(phone)).toEqual([])
      await card(phone).getByRole("button", { name: choice }).click()
      return phone
    }
    const late = nine[8]
    for (const [n, who] of nine.slice(1, 7).entries()) {
      const choice = n === 0 ? "反对" : n === 1 ? "弃权" : "赞成"
      const phone = await (n === 2 ? voteAlone : voteIn)(who, choice)
      await phone.getByRole("heading", { name: /^✓ 已记录/ }).waitFor()
      await phone.context().close()
    }
    const outsider = await voteIn("r3", "赞成")
    await outsider.getByRole("heading", { name: /^× 未计入/ }).waitFor()
    await sees(outsider, /在群里不等于有票/)

    await operator.goto(`/#/pages/hall/operate?meeting=${about.meeting}`)
    await tap(operator, "结束表决")
    const phone = await voteIn(late, "赞成")
    await phone.getByRole("heading", { name: /^× 未计入/ }).waitFor()
    await sees(phone, /未计入：投票已于/)
    await sees(operator, /^通过/)
    await sees(operator, "赞成 6 · 反对 1 · 弃权 1")
    await tap(operator, "结束会议")
    await tap(operator, "确认结束")
    await sees(operator, "会议已经结束")

    const desk = await at("s1", "/pages/meetings/minutes", true)
    await tap(desk, /^起草纪要/)
    await sees(desk, "到会情况")
    await sees(desk, new RegExp(words))
    await sees(desk, /赞成 6.*反对 1.*弃权 1/)
  })

  /** With WEIYI_PICTURES, what is on a phone, to be looked at. */
  const look = async (name: string, page: Page): Promise<void> => {
    if (pictures) await picture(page, pictures, `group-${name}`)
  }

  /** The demonstration's clock. */
  const now = async (): Promise<Instant> => {
    const { community } = (await ask<{ member: { community: string } }>("s1", "members.me")).member
    const { rounds } = await ask<{ rounds: { state: string; vote?: string }[] }>("s1", "projects.rounds", { community })
    const vote = rounds.find(({ state }) => state === "voting")?.vote
    return (await ask<{ now: Instant }>("s1", "votes.show", { community, vote })).now
  }
})
