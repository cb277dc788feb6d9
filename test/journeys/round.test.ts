import type { Browser, Page } from "playwright-core"
import { dayLong } from "#cloud/shared/values/instant"
import { openBrowser, openPhone } from "../support/browser.ts"
import { type Host, startHost } from "../support/host.ts"
import { untilMorning } from "../support/morning.ts"
import { sees, tap } from "../support/tapping.ts"

jest.setTimeout(240_000)

/** From the code on the wall to the notice of the result, by several people, in a real browser on the running host. */
describe("a round of micro-projects", () => {
  let host: Host
  let browser: Browser
  beforeAll(async () => {
    host = await startHost({ demo: true, pages: true })
    browser = await openBrowser()
    await untilMorning(host)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
  })

  const phone = async (as?: string, wide = false) => {
    const page = await openPhone(browser, host.url, { wide })
    if (as) await page.goto(`/as/${as}`)
    return page
  }
  const heading = async (page: Page) => page.getByRole("heading", { level: 1 }).last().textContent()

  test("an elder votes in the large type, one project a screen, and can change it", async () => {
    const page = await phone("r1")
    await tap(page, "去投票")
    await sees(page, /第 1 个，共 \d+ 个/)
    await tap(page, "选它")
    await tap(page, "下一个")
    await tap(page, "选它")
    await tap(page, "看已选的，去提交")
    await tap(page, /提交选票（2 项）/)
    await sees(page, "已记录")
    await sees(page, /编号 [0-9A-F ]+/)
    await page.goto("/as/r1")
    await sees(page, "已投，可以修改")
  })

  test("a phone that is set a year ahead still says how long there is", async () => {
    const page = await phone()
    await page.clock.setSystemTime(Date.now() + 366 * dayLong)
    await page.goto("/as/r2")
    await sees(page, /截止，还有 \d+ (天|小时)/)
    expect(await page.getByText("已截止").count()).toBe(0)
  })

  test("with no network, what the button at the foot came to is in view; back on the line the ballot is sent once", async () => {
    const page = await phone("r2")
    const inView = async (words: string) => {
      const said = page.getByText(words, { exact: true }).filter({ visible: true }).last()
      await said.waitFor()
      const place = await said.boundingBox()
      return place !== null && place.y >= 0 && place.y + place.height <= (page.viewportSize()?.height ?? 0)
    }
    await tap(page, "去投票")
    await page.getByRole("checkbox").filter({ visible: true }).last().click()
    await page.context().setOffline(true)
    await tap(page, /提交选票/)
    expect(await inView("未发送")).toBe(true)
    await page.context().setOffline(false)
    await page.goto("/?again#/")
    await sees(page, "您选了 1 项，还没有提交")
    await tap(page, "去投票")
    await page.getByRole("checkbox").filter({ visible: true }).last().scrollIntoViewIfNeeded()
    await tap(page, /提交选票/)
    expect(await inView("已记录")).toBe(true)
    await tap(page, "回首页")
    await tap(page, "看我的选票")
    await sees(page, "修改选票")
  })

  test("the same elder says when she can meet", async () => {
    const page = await phone("r1")
    await tap(page, "说说哪些时间可以")
    await page.getByRole("radio", { name: "可以", exact: true }).filter({ visible: true }).first().click()
    await tap(page, "其余都不行")
    await tap(page, /提交答复/)
    await sees(page, "已记录")
  })

  test("a newcomer scans the code, chooses a door, joins with the slip's code and votes in three taps", async () => {
    const staff = await signedIn("s1")
    const { household, code, door, building } = await freshSlip(staff)
    const page = await phone()
    await page.goto(`/q/${staff.scene}`)
    await sees(page, "您家在哪一栋？")
    await tap(page, new RegExp(`^${building} 号楼`))
    await tap(page, new RegExp(`^${door}$`))
    await page.getByRole("textbox", { name: "称呼" }).fill("方晓禾")
    await page.getByRole("textbox", { name: "一次性码" }).fill(code)
    await page.getByRole("radio", { name: "已满 18 周岁" }).click()
    await page.getByRole("switch", { name: /我同意/ }).click()
    await tap(page, "加入")
    await sees(page, "您是户代表，可以代表您家投票。")
    await tap(page, "去参与")
    await tap(page, "去投票")
    await page.getByRole("checkbox").first().click()
    await tap(page, /提交选票（1 项）/)
    await sees(page, "已记录")
    expect(household).not.toBe("")
  })

  test("the clerk ends the vote and publishes; the phones hear of it, and everybody reads why", async () => {
    const late = await phone("r2")
    await tap(late, "看我的选票")
    await tap(late, "修改选票")
    await late.getByRole("checkbox").filter({ visible: true }).first().click()
    const desk = await phone("s1", true)
    await desk.goto("/desk")
    await tap(desk, /^微项目/)
    await desk.getByRole("listitem").filter({ hasText: "投票中", visible: true }).getByRole("button").first().click()
    await tap(desk, "提前结束投票")
    await desk.getByLabel("公开原因").fill("全部住户都已通知到")
    await desk.getByLabel(/请输入“结束投票”/).fill("结束投票")
    await tap(desk, "结束投票")
    await sees(desk, /几秒钟后自动计票/)
    await tap(late, /改成这一张/)
    await sees(late, /投票已(截止|结束)/)
    await sees(late, /没有提交，以之前记录的为准/)
    expect(
      await late
        .getByRole("button", { name: /提交|改成/ })
        .filter({ visible: true })
        .count(),
    ).toBe(0)
    await sees(desk, "公布结果，开始公示")
    await desk.getByLabel(/请输入“公布”/).fill("公布")
    await tap(desk, "公布结果，开始公示")
    await sees(desk, "公示中")

    const resident = await phone("r1")
    await resident.goto("/inbox")
    await resident.getByText("王秀英的手机").click()
    await sees(resident, /结果/)

    const reader = await phone("r1")
    await reader.goto("/#/pages/projects/rounds")
    await reader.getByRole("listitem").filter({ hasText: "公示中", visible: true }).getByRole("button").first().click()
    await tap(reader, "看结果")
    await sees(reader, /选中 \d+ 个项目/)
    await sees(reader, /还差 \d+ 票|少花/)
    await tap(reader, "怎么算出来的")
    await sees(reader, /第 1 步，共 \d+ 步/)
    await reader.getByLabel("拖动看每一步").fill("1")
    await sees(reader, /第 2 步，共 \d+ 步/)
    await tap(reader, "上一步")
    await sees(reader, /第 1 步，共 \d+ 步/)
    expect(await heading(reader)).not.toBe("")
  })

  /** One click of the demonstration as a program sees it: a token, and which community it is. */
  const signedIn = async (word: string) => {
    const entered = await fetch(`${host.url}/as/${word}`, { headers: { accept: "application/json" } })
    const { session: token } = (await entered.json()) as { session: string }
    const { member } = await host.ask<{ member: { community: string } }>("members.me", {}, { token })
    const { scene } = await host.ask<{ scene: string }>("members.welcome", { community: member.community })
    return { token, scene, community: member.community }
  }

  const freshSlip = async ({ token, community }: { token: string; community: string }) => {
    type Doors = { compounds: { buildings: { building: string; name: string }[] }[] }
    const { compounds } = await host.ask<Doors>("members.doors", { community })
    const last = compounds.at(-1)?.buildings.at(-1)
    if (!last) throw new Error("no buildings")
    type Slips = { slips: { household: string; door: string; code: string }[] }
    const { slips } = await host.ask<Slips>("members.slips", { building: last.building }, { token })
    const slip = slips.at(-1)
    if (!slip) throw new Error("no slips")
    return { ...slip, building: last.name }
  }
})
