import type { Browser, Page } from "playwright-core"
import { dayOf, daysLater, startOf } from "#cloud/shared/values/day"
import { hour, instantOf, later, msOf } from "#cloud/shared/values/instant"
import { layoutFindings, openBrowser, openPhone, seriousFindings } from "../support/browser.ts"
import { type Host, startHost } from "../support/host.ts"
import { untilMorning } from "../support/morning.ts"
import { sees, tap } from "../support/tapping.ts"

jest.setTimeout(300_000)

/**
 * One matter, from a resident's phone to what was done about it: by a clerk, an operator, the hall's screen, a shopkeeper and
 * two residents, in a real browser on the running host.
 */
describe("a meeting", () => {
  let host: Host
  let browser: Browser
  const about = { body: "", topic: "", poll: "", meeting: "" }
  const title = "楼道口装一盏路灯"
  const today = dayOf(instantOf(Date.now()))
  const days = [5, 6].map(n => daysLater(today, n))
  const slots = days.map(day => ({ day, from: "19:00", to: "20:30" }))

  const write = (page: Page, label: string | RegExp, words: string) =>
    page.getByLabel(label).filter({ visible: true }).last().fill(words)
  const at = async (who: string, path: string, wide = false): Promise<Page> => {
    const page = await openPhone(browser, host.url, { wide })
    await page.goto(`/as/${who}`)
    await page.goto(`/#${path}`)
    return page
  }
  const ask = async <V>(who: string, action: string, input: object = {}): Promise<V> =>
    host.ask<V>(action, input, { token: await host.signIn(who) })

  beforeAll(async () => {
    host = await startHost({ demo: true, pages: true })
    browser = await openBrowser()
    await untilMorning(host)
    type Bodies = { bodies: { body: string; kind: string }[] }
    const { bodies } = await ask<Bodies>("s1", "councils.bodies")
    about.body = bodies.find(({ kind }) => kind === "deliberationCouncil")?.body ?? ""
    // The council decides by its groups: three of the four, and all together.
    type Known = { version: number; charter: { rule: object } & Record<string, unknown> }
    const { version, charter } = await ask<Known>("s1", "councils.charter", { body: about.body })
    const half = { num: 1, den: 2, strict: false }
    const most = { kind: "majority", quorum: half, pass: { num: 1, den: 2, strict: true, of: "present" } }
    const groups = ["committee", "property", "shops", "residents"].map(group => ({ group, rule: most }))
    const rule = { kind: "by-groups", groups, need: 3, whole: most, empty: "fails" }
    const endorsement = { of: "residents", share: { num: 1, den: 1000, strict: false } }
    await ask("s1", "councils.amendCharter", {
      ...{ body: about.body, from: version, note: "按各方分别计票" },
      charter: { ...charter, rule, endorsement, ballots: "open" },
    })
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
  })

  test("a resident proposes a topic, a neighbour endorses it, and the clerk takes it up", async () => {
    const elder = await at("r1", "/pages/meetings/proposing")
    await elder
      .getByRole("radio", { name: /议事会/ })
      .filter({ visible: true })
      .first()
      .click()
    await write(elder, "什么事", title)
    await write(elder, "为什么", "晚上看不见台阶，老人摔过两次")
    await tap(elder, "提交议题")
    await tap(elder, "看我的议题")
    await sees(elder, /等工作人员看/)
    about.topic = new URL(elder.url().replace("#/", "")).searchParams.get("topic") ?? ""

    const desk = await at("s1", `/pages/meetings/topic?topic=${about.topic}`, true)
    await tap(desk, "公开，开始附议")
    await sees(desk, /征集附议|够数了/)
    const neighbour = await at("r2", `/pages/meetings/topic?topic=${about.topic}`)
    await tap(neighbour, "我附议")
    await sees(neighbour, "已附议")
    await desk.reload()
    await tap(desk, "受理，准备开会")
    await sees(desk, "已受理")
  })

  test("the clerk asks when, a shopkeeper answers on the phone, and the likeliest time is settled", async () => {
    const asked = { title: "路灯议事会", place: "社区活动室", slots, body: about.body, countsShown: "always" }
    const closes = startOf(daysLater(today, 3), 20 * hour)
    about.poll = (await ask<{ poll: string }>("s1", "meetings.openPoll", { ...asked, closes })).poll
    const [first, second] = slots.map(({ day, from }) => `${day}T${from}`)
    for (const who of ["c1", "w1", "r1", "r2"])
      await ask(who, "meetings.answer", { poll: about.poll, says: { [first ?? ""]: "yes", [second ?? ""]: "no" } })
    const shop = await at("m1", `/pages/meetings/times?poll=${about.poll}`)
    await shop.getByRole("button", { name: /未答/ }).filter({ visible: true }).first().click()
    await tap(shop, "其余都不行")
    await tap(shop, /提交答复/)
    await sees(shop, "已记录")

    const desk = await at("s1", `/pages/meetings/settling?poll=${about.poll}`, true)
    await sees(desk, /开成有效的会/)
    await desk.getByRole("radio").filter({ visible: true }).first().click()
    await tap(desk, /^定为/)
    await sees(desk, "时间已定")
    await tap(desk, "用它召集会议")
    await desk
      .getByRole("radio", { name: /议事会/ })
      .filter({ visible: true })
      .first()
      .click()
    await tap(desk, `列上议题：${title}`)
    await desk.getByLabel("怎么议").filter({ visible: true }).last().selectOption({ label: "表决" })
    await write(desk, "付表决的内容", "同意在三号楼门口装一盏路灯")
    await tap(desk, "召集会议，并通知大家")
    await sees(desk, /已召集/)
    await tap(desk, "去看谁来")
    await sees(desk, /应到 \d+ 席/)
    about.meeting = new URL(desk.url().replace("#/", "")).searchParams.get("meeting") ?? ""
    expect(await ask("r1", "meetings.topic", { topic: about.topic })).toMatchObject({ state: "taken" })
  })

  test("a member says on the phone that he comes, and gets it into his calendar", async () => {
    const shop = await at("m1", `/pages/meetings/meeting?meeting=${about.meeting}`)
    await sees(shop, title)
    await shop.getByRole("radio", { name: "我来" }).filter({ visible: true }).first().click()
    await sees(shop, /答复是“我来”/)
    const shown = await ask<{ scope: string; calendarKey: string }>("m1", "meetings.meeting", {
      meeting: about.meeting,
    })
    const link = `/calendar/${about.meeting}.ics?in=${encodeURIComponent(shown.scope)}&key=${shown.calendarKey}`
    const file = await (await fetch(`${host.url}${link}`)).text()
    expect(file).toContain("BEGIN:VEVENT")
  })

  test("in the hall: check-in, a quorum lost and regained, a motion decided by groups, on the screen", async () => {
    const begins = startOf(days[0] ?? today, 19 * hour)
    await host.pass(msOf(later(begins, -hour)) - Date.now() - (await ahead()))
    const operator = await at("s1", `/pages/hall/operate?meeting=${about.meeting}`, true)
    await tap(operator, "打开会场，开始签到")
    await sees(operator, "现在的签到码")
    const screen = await openPhone(browser, host.url, { wide: true })
    await screen.setViewportSize({ width: 1920, height: 1080 })
    await screen.goto("/as/s1")
    await screen.goto(`/hall/${about.meeting}`)
    await sees(screen, "应到")
    await sees(screen, "扫码签到")

    const code = async () =>
      (await ask<{ code: { code: string } }>("s1", "meetings.hall", { meeting: about.meeting })).code.code
    const enter = async (who: string): Promise<Page> => {
      const page = await at(who, `/pages/hall/live?meeting=${about.meeting}`)
      await write(page, "签到码", await code())
      await tap(page, "签到")
      await sees(page, "已签到")
      return page
    }
    const [shop, elder, neighbour] = [await enter("m1"), await enter("r1"), await enter("r2")]
    await operator.getByRole("button", { name: "手工签到 · 李强" }).click()
    await write(operator, "原因", "手机没电，本人到场")
    await tap(operator, "登记到会")
    await sees(operator, /手工/)
    for (const who of ["w1", "s1"]) await ask(who, "meetings.checkIn", { meeting: about.meeting, code: await code() })
    await sees(screen, /已到法定人数|够了/)

    await tap(neighbour, "我要离场")
    await tap(neighbour, "确认离场")
    await sees(neighbour, /已离场/)
    await sees(screen, "还差")
    await operator.getByRole("button", { name: "换到这一项" }).filter({ visible: true }).first().click()
    const put = operator
      .getByRole("button", { name: /^付表决/ })
      .filter({ visible: true })
      .first()
    await put.waitFor()
    expect(await put.isDisabled()).toBe(true)
    await write(neighbour, "签到码", await code())
    await tap(neighbour, "签到")
    await sees(neighbour, "已签到")
    await sees(screen, /已到法定人数|够了/)
    await put.click()
    await tap(operator, "开始表决")
    await sees(screen, "正在表决")
    expect(await seriousFindings(screen)).toEqual([])

    for (const [page, choice] of [
      [shop, "反对"],
      [elder, "赞成"],
      [neighbour, "赞成"],
    ] as const) {
      await tap(page, "去投票")
      await page
        .getByRole("radio", { name: new RegExp(choice) })
        .filter({ visible: true })
        .first()
        .click()
      await tap(page, new RegExp(`提交：${choice}`))
      await sees(page, "已记录")
    }
    type Hall = { motions: { vote: string; state: string }[] }
    const { motions } = await ask<Hall>("s1", "meetings.hall", { meeting: about.meeting })
    const vote = motions.at(-1)?.vote
    for (const [n, who] of ["w1", "s1", "c1"].entries())
      await ask(who, "votes.castSeat", {
        ...{ vote, ballot: { kind: "motion", choice: "approve" }, nonce: String(n).padStart(32, "0") },
      })
    // The count takes some seconds: whoever looks only after the tap may come too late.
    await Promise.all([sees(screen, "正在计票"), operator.getByRole("button", { name: "结束表决" }).click()])
    await sees(screen, /^通过/)
    await tap(operator, "结束会议")
    await tap(operator, "确认结束")
    await sees(operator, "会议已经结束")
    expect(await ask("r1", "meetings.topic", { topic: about.topic })).toMatchObject({
      ...{ state: "decided", outcome: { is: "passed" } },
    })
  })

  test("the minutes are drafted, confirmed by three, published, and what was agreed is done", async () => {
    const desk = await at("s1", "/pages/meetings/minutes", true)
    await tap(desk, /^起草纪要/)
    await sees(desk, "到会情况")
    await tap(desk, "加一项行动")
    await write(desk, "做什么", "请电工装灯")
    await write(desk, "到哪天", daysLater(days[0] ?? today, 20))
    for (const [label, who] of [
      ["主持人", /李强/],
      ["监票人 1", /马涛/],
      ["监票人 2", /王秀英/],
    ] as const) {
      const pick = desk.getByLabel(label).filter({ visible: true }).last()
      const options = await pick.locator("option").allTextContents()
      await pick.selectOption({ label: options.find(option => who.test(option)) ?? "" })
    }
    await tap(desk, "保存为新一稿")
    await shutsNobodyOut(desk)
    await tap(desk, "请三人确认")
    await sees(desk, /已通知 3 人/)
    for (const who of ["c1", "m1", "r1"]) {
      const phone = await at(who, `/pages/meetings/confirming?meeting=${about.meeting}`)
      await phone.getByRole("button", { name: "看过了，确认" }).filter({ visible: true }).first().waitFor()
      await shutsNobodyOut(phone, who === "r1" ? 60 : 48)
      await tap(phone, "看过了，确认")
      await sees(phone, "已记录")
    }
    await desk.goto("/as/s1")
    await desk.goto(`/#/pages/meetings/minutes-writing?meeting=${about.meeting}`)
    await tap(desk, "公布纪要")
    await write(desk, /请输入/, "公布")
    await tap(desk, "公布纪要")
    await sees(desk, /公示中/)

    const { member } = await ask<{ member: { community: string } }>("s1", "members.me")
    const anybody = await openPhone(browser, host.url)
    await anybody.goto(`/open/${member.community}`)
    await sees(anybody, /路灯议事会/)
    const table = await (await fetch(`${host.url}/open/${member.community}/actions.json`)).text()
    expect(table).toContain("请电工装灯")
    expect(table).not.toMatch(/马涛|王秀英|李强/)

    const published = await at("r1", `/pages/meetings/published?meeting=${about.meeting}`)
    await sees(published, "已公布")
    await shutsNobodyOut(published, 60)
    const paper = await at("s1", `/pages/meetings/minutes-paper?meeting=${about.meeting}`, true)
    await sees(paper, /签到表/)
    await shutsNobodyOut(paper)

    const actions = await at("s1", "/pages/meetings/followups", true)
    await sees(actions, "请电工装灯")
    await actions
      .getByRole("button", { name: /记下办结/ })
      .filter({ visible: true })
      .first()
      .click()
    await write(actions, "办得怎样", "灯装好了，晚上亮堂")
    await tap(actions, "提交办结")
    await sees(actions, /办结：灯装好了/)
  })

  const shutsNobodyOut = async (page: Page, least = 48): Promise<void> => {
    expect([...(await seriousFindings(page)), ...(await layoutFindings(page, least))]).toEqual([])
  }

  /** How far the demonstration's clock is ahead of this machine's (ms). */
  const ahead = async (): Promise<number> => {
    const { at: now } = await ask<{ at: string }>("s1", "meetings.hall", { meeting: about.meeting })
    return msOf(now as Parameters<typeof msOf>[0]) - Date.now()
  }
})
