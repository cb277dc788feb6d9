import type { Browser, Page } from "playwright-core"
import { id } from "#cloud/shared/values/id"
import { openBrowser, openPhone, picture, seriousFindings } from "../support/browser.ts"
import { type Host, startHost } from "../support/host.ts"
import { untilMorning } from "../support/morning.ts"
import { sees, tap } from "../support/tapping.ts"
import { enter } from "./entering.ts"
import { everybodyJoins } from "./everybody.ts"

/** Set to a folder, it gets a picture of what WeChat asks. */
const pictures = process.env.WEIYI_PICTURES

jest.setTimeout(600_000)

/** A clerk writes, sees whom it reaches, sends and thinks again; phones hear of it; the report says who did not, and why. */
describe("a notice", () => {
  let host: Host
  let browser: Browser
  /** Households of the third community: everybody in it has joined and agreed to one message. */
  let doors = 0
  beforeAll(async () => {
    host = await startHost({
      demo: true,
      pages: true,
      seed: async (store, directory) => {
        doors = await everybodyJoins(store, directory, id("banmutian"))
      },
    })
    browser = await openBrowser()
    await untilMorning(host)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
  })

  const phone = (as: string, wide = false) => enter(browser, host.url, as, wide)
  const look = async (name: string, page: Page): Promise<void> => {
    if (pictures) await picture(page, pictures, name)
  }
  const send = async (desk: Page) => {
    await tap(desk, "看看能送到谁")
    await sees(desk, "可送达")
    const number = desk.getByLabel(/请输入这个人数/)
    const label = await desk
      .getByRole("button", { name: /^发送给/ })
      .last()
      .textContent()
    if (await number.count()) {
      await number.fill("1")
      await tap(desk, /^发送给/)
      await sees(desk, "和人数不一样，请看清楚再输")
      await number.fill(/\d+/.exec(label ?? "")?.[0] ?? "")
    }
    await tap(desk, /^发送给/)
    await sees(desk, /秒后发出/)
  }

  test("goes from the desk to the phones, once, and after thinking again", async () => {
    const desk = await phone("s1", true)
    await desk.goto("/#/pages/notices/write")
    await tap(desk, "看看能送到谁")
    await sees(desk, "请写上标题")
    await desk.getByLabel("标题").fill("周四上午停水")
    await desk.getByLabel("内容").fill("3 号楼、5 号楼周四 9:00–11:30 停水，请提前接水，物业会逐户通知。")
    await sees(desk, /太长，微信里只显示到/)
    await send(desk)
    await tap(desk, "撤销")
    await sees(desk, /已撤销，没有人看到/)
    await desk.getByLabel("标题").fill("周五上午停水")
    // What is written on stays, also of a draft that the cloud has; another notice begins empty, and keeps its own.
    await desk.reload()
    await sees(desk, "看看能送到谁")
    expect(await desk.getByLabel("标题").inputValue()).toBe("周五上午停水")
    const draft = desk.url()
    await desk.goto("/#/pages/notices/write")
    await desk.reload()
    await sees(desk, "看看能送到谁")
    expect(await desk.getByLabel("标题").inputValue()).toBe("")
    await desk.getByLabel("标题").fill("另一条")
    await desk.reload()
    await tap(desk, "清空，另写一条")
    expect(await desk.getByLabel("标题").inputValue()).toBe("")
    await desk.goto(draft)
    await desk.reload()
    await sees(desk, "看看能送到谁")
    await send(desk)
    await desk.getByRole("button", { name: "看送达情况" }).waitFor()
    await tap(desk, "看送达情况")
    await sees(desk, "微信订阅消息")
    await sees(desk, "没有送到的：")
    await sees(desk, "没有订阅额度")

    const reader = await phone("r1")
    await reader.goto("/inbox")
    await reader.getByText("王秀英的手机").click()
    await reader.getByText("周五上午停水").waitFor()
    expect(await reader.getByText("周四上午停水").count()).toBe(0)
    await reader.getByText("周五上午停水").click()
    await sees(reader, "物业会逐户通知")
    await tap(reader, "回到通知")
    await sees(reader, "周五上午停水")

    await desk.goto("/#/pages/notices/desk")
    await desk.getByRole("listitem").filter({ hasText: "周五上午停水" }).getByRole("button").first().click()
    await sees(desk, "人看过")
    const figures = () => desk.locator(".figure__value").allInnerTexts()
    // The phone says that it was read after it has shown it.
    for (let look = 0; look < 600 && (await figures())[1] !== "1"; look += 1) {
      await desk.reload()
      await sees(desk, "人看过")
    }
    const [people, read] = await figures()
    expect(Number(people)).toBeGreaterThan(100)
    expect(read).toBe("1")
  })

  test("is asked for by a switch, and WeChat's own sheet asks whoever tapped it: refused, let through, closed", async () => {
    const reader = await phone("c1")
    await reader.goto("/#/pages/notices/inbox")
    const row = reader.getByRole("switch", { name: /社区有通知时告诉我一次/ })
    const shows = (words: string) => row.filter({ hasText: words }).waitFor()
    await row.waitFor()
    const before = await row.textContent()
    if (before?.includes("已打开")) await row.click()
    await shows("已关闭")
    const sheet = reader.getByRole("dialog", { name: "微议 申请发送一次以下消息" })
    await row.click()
    await sheet.waitFor()
    expect(await seriousFindings(reader)).toEqual([])
    await look("asked", reader)
    const told = () => reader.waitForResponse(/\/call\/notices\.credit$/)
    await Promise.all([told(), sheet.getByRole("button", { name: "拒绝" }).click()])
    await shows("您刚才没有同意")
    await row.click()
    await sheet.waitFor()
    for (const box of await sheet.getByRole("checkbox").all()) await box.uncheck()
    await Promise.all([told(), sheet.getByRole("button", { name: "允许" }).click()])
    await shows("您刚才没有同意")
    await row.click()
    await sheet.getByRole("checkbox", { name: "总是保持以上选择，不再询问" }).check()
    await sheet.getByRole("button", { name: "允许" }).click()
    await shows("会在微信里提醒您")
    // Asked again, WeChat answers by itself.
    await row.click()
    await shows("已关闭")
    await row.click()
    await shows("会在微信里提醒您")
    expect(await sheet.count()).toBe(0)
    await reader.goto("/inbox")
    await reader.getByText("李强的手机").click()
    await sees(reader, /不再询问，总是允许/)
    await reader.getByRole("button", { name: "改为不弹窗，模板被封" }).click()
    await sees(reader, /不弹窗，模板被封/)
    await reader.goto("/#/pages/notices/inbox")
    await row.waitFor()
    if ((await row.textContent())?.includes("已打开")) await row.click()
    await shows("已关闭")
    await Promise.all([told(), row.click()])
    await shows("已关闭")
    expect(await sheet.count()).toBe(0)
  })

  /** What WeChat's side says has arrived: how many phones have a service notice with this title, and how many such notices there are. */
  const onPhones = async (page: Page, title: string): Promise<number[]> => {
    await page.goto("/inbox")
    await page.getByLabel("搜服务通知").fill(title)
    await page.getByRole("button", { name: "搜索" }).click()
    await page.waitForURL(/find=/)
    return (await page.locator(".found").innerText()).replace(title, "").match(/\d+/g)?.map(Number) ?? []
  }

  test("goes to 1,200 households: their phones have it, one that WeChat refuses hears of it in WeCom, the report says so", async () => {
    expect(doors).toBe(1_200)
    const title = "下周一起换水表"
    const refuser = await phone("r4")
    await refuser.goto("/#/pages/members/accounts")
    await tap(refuser, "取关联码")
    const told = await refuser.getByText(/“关联 .+”/).textContent()
    await refuser.goto("/inbox")
    await refuser.getByText("苗春兰的手机").click()
    await refuser.getByRole("button", { name: "关掉总开关" }).click()
    await sees(refuser, /消息总开关：关/)
    const refusersPhone = refuser.url()
    await refuser.getByRole("link", { name: "企业微信" }).click()
    await refuser.getByRole("link", { name: "微议机器人" }).click()
    await refuser.getByLabel("说一句").fill(/关联 [^”]+/.exec(told ?? "")?.[0] ?? "")
    await tap(refuser, "发送")
    await sees(refuser, /^已关联/)

    const desk = await phone("s4", true)
    expect(await onPhones(desk, title)).toEqual([0, 0])
    await desk.goto("/#/pages/notices/write")
    await desk.getByLabel("标题").fill(title)
    await desk.getByLabel("内容").fill("每户约半小时，师傅会先打电话。家里没人的请和邻居说一声。")
    await sees(desk, "进入小程序查看")
    await tap(desk, "看看能送到谁")
    // The card as WeCom will show it: from whom, its title, the way to the rest.
    const card = desk.locator(".looks .looks").filter({ hasText: "企业微信" })
    await card.getByText(title).waitFor()
    await tap(desk, "再改改")
    await send(desk)
    await desk.getByRole("button", { name: "看送达情况" }).waitFor()
    await tap(desk, "看送达情况")
    // Staff have phones too: two of them live elsewhere.
    const people = doors + 2
    const figures = async () => (await desk.locator(".figure__value").allInnerTexts()).map(Number)
    for (let look = 0; look < 600 && (await figures())[2] !== people; look += 1) {
      await desk.reload()
      await sees(desk, "人收到提醒")
    }
    expect(await figures()).toEqual([people, 0, people])
    const why = desk.getByRole("listitem").filter({ hasText: "微信说没有额度了" })
    expect(await why.count()).toBe(1)
    expect(await why.textContent()).toContain("1 人")
    const sentBy = async (channel: string) =>
      desk
        .locator(".section")
        .filter({ has: desk.getByRole("heading", { name: channel }) })
        .last()
        .innerText()
    expect(await sentBy("微信订阅消息")).toContain(`发给了 ${people - 1} 人`)
    expect(await sentBy("企业微信")).toContain("发给了 1 人")

    const looker = await openPhone(browser, host.url)
    expect(await onPhones(looker, title)).toEqual([people - 1, people - 1])
    await refuser.goto(refusersPhone)
    await sees(refuser, /消息总开关：关/)
    expect(await refuser.getByText(title).count()).toBe(0)
    await refuser.getByRole("link", { name: "企业微信" }).click()
    await refuser.getByRole("link", { name: /^.?微议(?!机器人)/ }).click()
    const arrived = refuser.locator("form.card").filter({ hasText: title })
    expect(await arrived.count()).toBe(1)
    // The phone says that it was read after it has shown it, and must not be taken elsewhere before.
    const said = refuser.waitForResponse(/\/call\/notices\.read$/)
    await Promise.all([said, arrived.getByRole("link", { name: "查看全文" }).click()])
    await sees(refuser, "师傅会先打电话")
    await desk.reload()
    await sees(desk, "人收到提醒")
    expect((await figures())[1]).toBe(1)
  })

  test("a poster has the code of its place, and the phone that opens it is counted for that place alone", async () => {
    const desk = await phone("s4", true)
    await desk.goto("/#/pages/members/poster")
    await desk.getByLabel("这张海报贴在").selectOption({ label: "楼栋门口" })
    await tap(desk, /^做 \d+ 张/)
    await sees(desk, /张做好了/)
    const printed = desk.locator(".poster")
    expect(await printed.count()).toBeGreaterThan(10)
    expect(await printed.first().textContent()).toContain("张贴处：1 号楼 门口")
    const { spots } = await host.ask<{ spots: { key: string; kind: string; name: string }[] }>(
      "members.spots",
      {},
      { token: await host.signIn("s4") },
    )
    const first = spots.find(({ kind, name }) => kind === "building" && name === "1")
    const anybody = await openPhone(browser, host.url)
    await anybody.goto(`/q/banmutian/${first?.key}`)
    await sees(anybody, /选|哪一栋/)
    await desk.goto("/#/pages/members/spots")
    const row = (name: string) => desk.getByRole("listitem").filter({ hasText: name })
    expect(await row("1 号楼 门口").first().textContent()).toContain("今天 1 次")
    expect(await row("2 号楼 门口").first().textContent()).toContain("今天 0 次")
  })
})
