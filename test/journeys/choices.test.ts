import type { Browser, Page } from "playwright-core"
import { dayOf } from "#cloud/shared/values/day"
import { hour, type Instant, later } from "#cloud/shared/values/instant"
import { openBrowser, openPhone, picture, seriousFindings } from "../support/browser.ts"
import { type Host, startHost } from "../support/host.ts"
import { untilMorning } from "../support/morning.ts"
import { sees, tap } from "../support/tapping.ts"

/** Set to a folder, it gets a picture of every screen a choice is seen on. */
const pictures = process.env.WEIYI_PICTURES

jest.setTimeout(900_000)

/** Five of the committee choose one of three bidders: written in the hall, tapped in WeCom and on a phone, told by the minutes. */
describe("a committee that chooses one of three", () => {
  let host: Host
  let browser: Browser
  const five = ["c1", "r1", "r2", "t1", "w1"] as const
  const group = "居委会议事群"
  const title = "楼道灯由谁装"
  const bidders = ["光明电料", "东方安装", "老街五金"]
  /** Two are on the agenda; the third bid comes in the day of the meeting. */
  const announced = [{ title: bidders[0] }, { title: bidders[1], details: "86,000 元，质保 3 年，可以选春节前开工" }]
  const about = { body: "", meeting: "" }

  const at = async (who: string, path: string, more: { wide?: boolean; elder?: boolean } = {}): Promise<Page> => {
    const page = await openPhone(browser, host.url, more)
    await page.goto(`/as/${who}`)
    await page.goto(`/#${path}`)
    return page
  }
  const ask = async <V>(who: string, action: string, input: object = {}): Promise<V> =>
    host.ask<V>(action, input, { token: await host.signIn(who) })
  const wecom = async (who: string, chat: string): Promise<Page> => {
    const page = await openPhone(browser, host.url)
    await page.goto(`/inbox/wecom/${who}`)
    await page.getByRole("link", { name: chat }).click()
    return page
  }
  const say = async (page: Page, what: string): Promise<void> => {
    await page.getByLabel("说一句").fill(what)
    await page.getByRole("button", { name: "发送" }).click()
  }
  const look = async (name: string, page: Page): Promise<void> => {
    expect(await seriousFindings(page)).toEqual([])
    if (pictures) await picture(page, pictures, `choices-${name}`)
  }
  const hall = () =>
    ask<{ code: { code: string }; motions: { vote: string }[] }>("s1", "meetings.hall", { meeting: about.meeting })

  beforeAll(async () => {
    host = await startHost({ demo: true, pages: true })
    browser = await openBrowser()
    await untilMorning(host)
    const groups = [{ group: "committee", name: "委员" }]
    const found = { name: "业委会", kind: "workingGroup", level: "community", groups }
    about.body = (await ask<{ body: string }>("s1", "councils.found", found)).body
    const { version, charter } = await ask<{ version: number; charter: { rule: { pass: object } } }>(
      "s1",
      "councils.charter",
      { body: about.body },
    )
    // More than half of all seats: what an owners' committee decides by.
    const rule = { ...charter.rule, pass: { ...charter.rule.pass, of: "eligible" } }
    const changed = { charter: { ...charter, rule, ballots: "open", remote: true }, note: "全体委员过半数" }
    await ask("s1", "councils.amendCharter", { body: about.body, from: version, ...changed })
    const many = { body: about.body, group: "committee", observer: false }
    const { seats } = await ask<{ seats: string[] }>("s1", "councils.addSeats", { ...many, count: 5 })
    const { now } = await clock()
    for (const [n, who] of five.entries()) {
      const { member } = await ask<{ member: { person: string } }>(who, "members.me")
      await ask("s1", "councils.seatPerson", { seat: seats[n], as: "holder", person: member.person, from: dayOf(now) })
      const { code } = await ask<{ code: string }>(who, "members.accountCode")
      const phone = await wecom(who, "微议机器人")
      await say(phone, `关联 ${code}`)
      await sees(phone, /^已关联/)
      await phone.context().close()
    }
    const { code } = await ask<{ code: string }>("s1", "chats.bindCode", { body: about.body })
    const clerk = await wecom("s1", group)
    await say(clerk, `@微议 绑定 ${code}`)
    await sees(clerk, /^本群已绑定/)
    const begins = later(now, hour)
    about.meeting = (
      await ask<{ meeting: string }>("s1", "meetings.callMeeting", {
        ...{ body: about.body, title: "业委会例会", place: "物业办公室", shortReason: "急用" },
        ...{ begins, ends: later(begins, 2 * hour) },
        agenda: [{ kind: "motion", title, text: "三家都看过现场，选一家", choices: announced }],
      })
    ).meeting
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
  })

  test("the choices are written in the hall, tapped in the group and on a phone, put again, and decided", async () => {
    const called = await at("r1", `/pages/meetings/meeting?meeting=${about.meeting}`, { elder: true })
    await sees(called, "方案 2：东方安装（86,000 元，质保 3 年，可以选春节前开工）")
    await look("called", called)
    const operator = await at("s1", `/pages/hall/operate?meeting=${about.meeting}`, { wide: true })
    await tap(operator, "打开会场，开始签到")
    await sees(operator, "现在的签到码")
    const { code } = (await hall()).code
    for (const who of five) await ask(who, "meetings.checkIn", { meeting: about.meeting, code })
    await sees(operator, /已到法定人数|够了/)
    await tap(operator, /^换到这一项/)
    await tap(operator, /^付表决/)
    expect(await operator.getByLabel("方案 2", { exact: true }).inputValue()).toBe(bidders[1])
    await operator.getByLabel("方案 2", { exact: true }).fill(bidders[0] ?? "")
    await sees(operator, "和上面的一个重复了")
    await operator.getByLabel("方案 2", { exact: true }).fill(bidders[1] ?? "")
    await tap(operator, "再加一个方案")
    await operator.getByLabel("方案 3", { exact: true }).fill(bidders[2] ?? "")
    await tap(operator, "从微项目里选方案")
    await operator.getByLabel("从微项目里选方案").selectOption({ index: 1 })
    expect(await operator.getByLabel("方案 4 的说明").inputValue()).toMatch(/^约 [\d,]+ 元，/)
    await look("putting", operator)
    await tap(operator, "去掉方案 4")
    await tap(operator, "开始表决")
    await tap(operator, "放进议事群")
    await tap(operator, "把这次表决放进群里")
    await operator.getByRole("button", { name: "把这次表决放进群里" }).first().waitFor({ state: "detached" })

    const inGroup = async (who: string, choice: string): Promise<Page> => {
      const phone = await wecom(who, group)
      while ((await phone.getByRole("heading", { name: title }).count()) === 0) await phone.reload()
      const card = phone.locator("form.card").last()
      await card.getByLabel(choice, { exact: true }).check()
      await look(`card-${who}`, phone)
      await card.getByRole("button", { name: "提交选票" }).click()
      return phone
    }
    const [c1, r1, r2, t1, w1] = five
    for (const who of [c1, t1]) {
      const phone = await inGroup(who, bidders[1] ?? "")
      await phone.getByRole("heading", { name: /^✓ 已记录/ }).waitFor()
      await look(`recorded-${who}`, phone)
      await phone.context().close()
    }
    const outsider = await inGroup("r3", bidders[1] ?? "")
    await outsider.getByRole("heading", { name: /^× 未计入/ }).waitFor()
    const vote = (await hall()).motions[0]?.vote
    for (const [who, elder, choice] of [
      [r1, true, "都不同意"],
      [r2, false, bidders[0] ?? ""],
    ] as const) {
      const phone = await at(who, `/pages/votes/ballot?vote=${vote}`, { elder })
      await phone.getByRole("radio", { name: new RegExp(choice) }).click()
      await look(`ballot-${who}`, phone)
      await tap(phone, `提交：${choice}`)
      await sees(phone, "已记录")
      await sees(phone, choice)
      await look(`receipt-${who}`, phone)
    }
    await operator.goto(`/#/pages/hall/operate?meeting=${about.meeting}`)
    const screen = await at("s1", `/pages/hall/screen?meeting=${about.meeting}`, { wide: true })
    await sees(screen, /正在表决/)
    await look("screen-open", screen)
    await tap(operator, "结束表决")
    await sees(operator, "没有选定")
    await look("undecided", operator)
    await look("screen-undecided", screen)
    const live = await at(w1, `/pages/hall/live?meeting=${about.meeting}`)
    await sees(live, /没有选定/)
    await look("live", live)
    // Two of five are most and not enough; the third was never chosen by anybody.
    await tap(operator, "前两个方案再表决一次")
    await look("again", operator)
    await tap(operator, "开始表决")
    await sees(operator, /正在表决/)
    const again = (await hall()).motions[1]?.vote
    for (const who of [c1, t1, w1]) {
      const phone = await at(who, `/pages/votes/ballot?vote=${again}`)
      await phone.getByRole("radio", { name: new RegExp(bidders[1] ?? "") }).click()
      await tap(phone, `提交：${bidders[1]}`)
      await sees(phone, "已记录")
      await phone.context().close()
    }
    await tap(operator, "结束表决")
    await sees(operator, `选定：${bidders[1]}`)
    await look("decided", operator)
    await look("screen-decided", screen)
    for (const elder of [false, true]) {
      const result = await at(c1, `/pages/votes/result?vote=${elder ? vote : again}`, { elder })
      await sees(result, elder ? "没有选定" : "选定")
      await tap(result, "看记名名单")
      await sees(result, "每一席投了什么")
      await look(`result-${elder ? "elder" : "normal"}`, result)
    }
    await tap(operator, "结束会议")
    await tap(operator, "确认结束")
    await sees(operator, "会议已经结束")

    const desk = await at("s1", "/pages/meetings/minutes", { wide: true })
    await tap(desk, /^起草纪要/)
    await sees(desk, "到会情况")
    await sees(desk, `选定：${bidders[1]}`)
    await sees(desk, /东方安装（86,000 元.*，3 票/)
    await look("minutes", desk)
    const paper = await at("s1", `/pages/meetings/minutes-paper?meeting=${about.meeting}`, { wide: true })
    await sees(paper, `选定：${bidders[1]}`)
    await look("paper", paper)
  })

  /** The demonstration's clock. */
  const clock = async (): Promise<{ now: Instant }> => {
    const { community } = (await ask<{ member: { community: string } }>("s1", "members.me")).member
    const { rounds } = await ask<{ rounds: { state: string; vote?: string }[] }>("s1", "projects.rounds", { community })
    const vote = rounds.find(({ state }) => state === "voting")?.vote
    return ask<{ now: Instant }>("s1", "votes.show", { community, vote })
  }
})
