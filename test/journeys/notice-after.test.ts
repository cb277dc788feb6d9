import type { Browser, Page } from "playwright-core"
import { clockOf, dayOf, daysLater, startOf } from "#cloud/shared/values/day"
import { id } from "#cloud/shared/values/id"
import { hour, instantOf, msOf } from "#cloud/shared/values/instant"
import { openBrowser } from "../support/browser.ts"
import { type Host, startHost } from "../support/host.ts"
import { morningAfter, untilMorning } from "../support/morning.ts"
import { sees, tap } from "../support/tapping.ts"
import { enter } from "./entering.ts"
import { everybodyJoins } from "./everybody.ts"

jest.setTimeout(600_000)

/** What a clerk does with a notice besides sending it: sets it for later, sends again what failed, withdraws it, stops one. */
describe("a notice that has been sent", () => {
  let host: Host
  let browser: Browser
  let desk: Page
  let home = ""
  let other = ""
  beforeAll(async () => {
    host = await startHost({
      demo: true,
      pages: true,
      seed: async (store, directory) => {
        await everybodyJoins(store, directory, id("banmutian"))
      },
    })
    browser = await openBrowser()
    await untilMorning(host)
    const resident = { token: await host.signIn("r4") }
    const { member } = await host.ask<{ member: { community: string; door: { household: string } } }>(
      "members.me",
      {},
      resident,
    )
    const { compounds } = await host.ask<{ compounds: { buildings: { building: string }[] }[] }>(
      "members.doors",
      { community: member.community },
      resident,
    )
    const all = compounds.flatMap(one => one.buildings)
    home = member.door.household.split("-")[0] ?? ""
    other = all.find(({ building }) => building !== home)?.building ?? ""
    await host.ask("notices.setChannels", { channels: ["wechat"] }, { token: await host.signIn("s4") })
    desk = await phone("s4", true)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
  })

  const phone = (as: string, wide = false) => enter(browser, host.url, as, wide)
  const send = async (title: string, building: string) => {
    const by = { token: await host.signIn("s4") }
    const draft = await host.ask<{ notice: string }>(
      "notices.write",
      {
        template: "news",
        title,
        text: `${title}，详见公告栏。`,
        audience: { to: "buildings", buildings: [building] },
        urgent: false,
      },
      by,
    )
    await host.ask("notices.send", draft, by)
    return draft.notice
  }
  const report = async (notice: string) => {
    await desk.goto("/#/pages/notices/desk")
    await sees(desk, "写一条通知")
    await desk.goto(`/#/pages/notices/report?notice=${notice}`)
    await desk.locator(".figure__value").last().waitFor()
  }
  /** The report is looked at again until it says so. */
  const reports = async (notice: string, words: string | RegExp) => {
    await report(notice)
    for (let look = 0; look < 600 && (await desk.getByText(words).count()) === 0; look += 1) {
      await desk.reload()
      await desk.locator(".figure__value").last().waitFor()
    }
    await sees(desk, words)
  }

  test("is set for a moment to come, stands so at the desk, and is undone until then", async () => {
    await desk.goto("/#/pages/notices/write")
    await desk.getByLabel("标题").fill("周末体检")
    await desk.getByLabel("内容").fill("请空腹到活动室。")
    await desk.getByRole("radio", { name: "某几栋楼" }).click()
    await desk
      .getByRole("checkbox", { name: /1 号楼/ })
      .first()
      .click()
    await tap(desk, "看看能送到谁")
    await desk.getByRole("radio", { name: /^定时发/ }).click()
    await tap(desk, /^定好，到时发给/)
    await sees(desk, "请选一个还没到的时间，最多 30 天以内")
    const day = daysLater(dayOf(instantOf(Date.now())), 2)
    await desk.getByLabel("哪天发").fill(day)
    await desk.getByLabel("几点发").fill("10:30")
    await tap(desk, /^定好，到时发给/)
    await sees(desk, /^定在 .*10:30 发出$/)
    await desk.goto("/#/pages/notices/desk")
    const row = desk.getByRole("listitem").filter({ hasText: "周末体检" }).last()
    await row.getByText("定时").waitFor()
    await row.getByRole("button").click()
    await sees(desk, /^到时自动发出/)
    expect(await desk.locator(".figure__value").count()).toBe(0)
    await tap(desk, "撤销")
    await sees(desk, "草稿")
    await desk.goto("/#/pages/notices/desk")
    await desk.getByRole("button", { name: "接着写 · 周末体检" }).last().waitFor()
  })

  test("what WeChat refused is sent again once the person has agreed; then it is withdrawn, and whoever has it reads why", async () => {
    const reader = await phone("r4")
    await reader.goto("/inbox")
    await reader.getByText("苗春兰的手机").click()
    await reader.getByRole("button", { name: "关掉总开关" }).click()
    await sees(reader, /消息总开关：关/)
    const notice = await send("下周一换水表", home)
    await reports(notice, "微信说没有额度了")
    expect(await desk.getByText(/^把没送达的重发一次/).count()).toBe(0)
    await tap(desk, "按楼看")
    await tap(desk, /^上门名单/)
    await desk.locator(".visit__row").last().waitFor()
    expect(await desk.locator(".visit").last().innerText()).toMatch(/下周一换水表.*共 1 户.*没收到提醒，也没看/s)

    await reader.getByRole("button", { name: "打开总开关" }).click()
    await sees(reader, /消息总开关：开/)
    await reader.goto("/#/pages/notices/inbox")
    const row = reader.getByRole("switch", { name: /社区有通知时告诉我一次/ })
    await row.click()
    const sheet = reader.getByRole("dialog", { name: "微议 申请发送一次以下消息" })
    await sheet.getByRole("button", { name: "允许" }).click()
    await sees(reader, /会在微信里提醒您/)
    await reports(notice, "把没送达的重发一次（1 人）")
    await tap(desk, "把没送达的重发一次（1 人）")
    await sees(desk, "正在重发 1 条")
    await reports(notice, "没有送不到的")
    await reader.goto("/inbox")
    await reader.getByText("苗春兰的手机").click()
    await sees(reader, "下周一换水表")

    await report(notice)
    await tap(desk, "撤回这条通知")
    await tap(desk, "撤回，并让收到的人看到原因")
    await sees(desk, "请写上原因，收到的人会看到")
    await desk.getByLabel("为什么撤回").fill("改到周三，另发通知")
    await tap(desk, "撤回，并让收到的人看到原因")
    await sees(desk, "已撤回：改到周三，另发通知")
    await reader.goto("/#/pages/notices/inbox")
    await reader.getByText("下周一换水表").last().click()
    await sees(reader, "改到周三，另发通知")
    expect(await reader.getByText("详见公告栏").count()).toBe(0)
  })

  test("at night its messages wait, and stopped they never leave: who has it reads it inside", async () => {
    const now = msOf(morningAfter(Date.now()) ?? instantOf(Date.now()))
    const night = msOf(startOf(dayOf(instantOf(now)), 22 * hour))
    await host.pass(night - now)
    expect(clockOf(instantOf(night))).toBe("22:00")
    desk = await phone("s4", true)
    const notice = await send("明天起修门禁", other)
    await reports(notice, /还有 \d+ 条在排队/)
    await tap(desk, "停止发送")
    await sees(desk, "已停止。已经收到的人还能看到。")
    await host.pass(11 * hour)
    desk = await phone("s4", true)
    await reports(notice, "发送被停止")
    const [people, , sent] = await desk.locator(".figure__value").allInnerTexts()
    expect(Number(people)).toBeGreaterThan(10)
    expect(sent).toBe("0")
    await desk.goto("/inbox")
    await desk.getByLabel("搜服务通知").fill("明天起修门禁")
    await desk.getByRole("button", { name: "搜索" }).click()
    await desk.waitForURL(/find=/)
    expect(await desk.locator(".found").innerText()).toContain("：0 部手机收到")
  })
})
