import type { Browser, Page } from "playwright-core"
import { createHouseholds } from "#cloud/members/actions"
import { dayOf, daysLater } from "#cloud/shared/values/day"
import { id } from "#cloud/shared/values/id"
import { instantOf } from "#cloud/shared/values/instant"
import { openBrowser, openPhone } from "../support/browser.ts"
import { type Host, startHost } from "../support/host.ts"
import { sees, tap } from "../support/tapping.ts"

jest.setTimeout(600_000)

interface Doors {
  readonly compounds: readonly {
    readonly compound: string
    readonly buildings: readonly { readonly building: string }[]
  }[]
}

/** A notice for two buildings is printed: posters and slips have the codes of their places, and those are counted. */
describe("a notice on paper", () => {
  let host: Host
  let browser: Browser
  let desk: Page
  let ask: <V>(action: string, input?: object) => Promise<V>
  let community = ""
  let buildings: string[] = []
  let notice = ""
  beforeAll(async () => {
    host = await startHost({
      demo: true,
      pages: true,
      // A building where nobody has joined.
      seed: async store => {
        const doors = ["101", "102"].map(door => ({
          compound: "",
          building: "88",
          unit: "1",
          door,
          contact: "",
          phone: "",
        }))
        await createHouseholds(store, id("yunshangfang"), doors, instantOf(Date.now()))
      },
    })
    browser = await openBrowser()
    const token = await host.signIn("s1")
    ask = (action, input = {}) => host.ask(action, input, { token })
    const me = await ask<{ member: { community: string } }>("members.me")
    community = me.member.community
    const { compounds } = await ask<Doors>("members.doors", { community })
    buildings = compounds
      .filter(({ compound }) => compound === "东园")
      .flatMap(one => one.buildings.map(({ building }) => building))
      .slice(0, 2)
    const uploaded = await fetch(`${host.url}/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "x-file-name": encodeURIComponent("停水图.png") },
      body: Buffer.from(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        "base64",
      ),
    })
    const { value: file } = (await uploaded.json()) as { value: { file: string } }
    const written = await ask<{ notice: string }>("notices.write", {
      template: "news",
      title: "周五上午停水",
      text: "请提前接水。",
      who: "1、2 号楼各户",
      when: instantOf(Date.now() + 30 * 86_400_000),
      place: "社区活动室",
      audience: { to: "buildings", buildings },
      urgent: true,
      files: [file.file],
    })
    notice = written.notice
    desk = await openPhone(browser, host.url, { wide: true })
    await desk.goto("/as/s1")
    await sees(desk, /长辈版|标准版/)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
  })

  const sheets = () => desk.locator(".notice-sheet")
  const spots = async () =>
    (await ask<{ spots: { key: string; kind: string; today: number }[] }>("members.spots")).spots
  /** What the code in this place of the page is made of; a bare one when nothing is printed yet. */
  const drawing = (at: number) => sheets().nth(at).locator("svg path").first().getAttribute("d")
  const scan = async (key: string | undefined) => {
    const phone = await openPhone(browser, host.url)
    const { scene } = await ask<{ scene: string }>("members.welcome", { community })
    const counted = phone.waitForResponse(/members\.scanned$/)
    await phone.goto(`/q/${scene}/${key}`)
    await counted
    await phone.context().close()
  }

  test("a poster has the code of the place it hangs at", async () => {
    await desk.goto(`/#/pages/notices/paper?notice=${notice}`)
    await desk.getByLabel("这张海报贴在").waitFor()
    const bare = await drawing(0)
    await desk.getByLabel("这张海报贴在").selectOption({ label: "楼栋门口" })
    // Only the buildings that the notice is for.
    await tap(desk, "做 2 张，一处一个码")
    await sees(desk, /2 张做好了/)
    expect(await sheets().count()).toBe(2)
    const drawn = [await drawing(0), await drawing(1)]
    expect(new Set([bare, ...drawn]).size).toBe(3)
    expect(await sheets().first().textContent()).toMatch(
      /【紧急】周五上午停水.*和谁有关：1、2 号楼各户.*时间：.*另有 1 个附件，扫码在小程序里看.*张贴处：东园 1 号楼 门口/s,
    )
  })

  test("slips have the code of their building, a page of six each, and the desk sees which building scans", async () => {
    await desk.goto(`/#/pages/notices/paper?notice=${notice}&as=slips`)
    await desk.getByLabel("这些门缝条投到").selectOption({ label: "按楼栋，一栋一个码" })
    await tap(desk, "做 2 栋的码")
    await sees(desk, /2 栋的码做好了/)
    expect(await sheets().count()).toBe(2)
    expect(await sheets().first().locator("svg").count()).toBe(6)
    expect(await sheets().nth(1).textContent()).toContain("送到：东园 2 号楼 纸条")
    expect(await drawing(0)).not.toBe(await drawing(1))
    const pdf = (await desk.pdf({ preferCSSPageSize: true, format: "A4" })).toString("latin1")
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
    const [first] = (await spots()).filter(({ kind }) => kind === "slips")
    await scan(first?.key)
    await scan(first?.key)
    expect((await spots()).filter(({ kind }) => kind === "slips").map(({ today }) => today)).toEqual([2, 0])
    await desk.goto("/#/pages/members/spots")
    expect(await desk.getByRole("listitem").filter({ hasText: "东园 1 号楼 纸条" }).first().textContent()).toContain(
      "今天 2 次",
    )
  })

  test("of some length hangs on one page still, and its slips leave room for all of it", async () => {
    const { notice: long } = await ask<{ notice: string }>("notices.write", {
      template: "news",
      title: "周六义诊",
      text: "周六上午九点到十一点，活动室义诊，量血压、测血糖，请带好医保卡。".repeat(8),
      place: "社区活动室",
      when: instantOf(Date.now() + 30 * 86_400_000),
      audience: { to: "community" },
      urgent: false,
    })
    const pages = async () =>
      (await desk.pdf({ preferCSSPageSize: true, format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length
    await desk.goto(`/#/pages/notices/paper?notice=${long}`)
    await desk.reload()
    await sheets().first().waitFor()
    expect(await pages()).toBe(1)
    await desk.getByRole("radio", { name: "门缝条" }).click()
    expect(await sheets().first().locator("svg").count()).toBe(4)
    expect(await pages()).toBe(1)
  })

  test("what is written for people of whom nobody has joined cannot be sent, and leads to paper and the list of doors", async () => {
    await desk.goto("/#/pages/notices/write")
    await desk.getByLabel("标题").fill("请来登记")
    await desk.getByLabel("内容").fill("居委会周六全天有人。")
    await desk.getByRole("radio", { name: "某几栋楼" }).click()
    await desk.getByRole("checkbox", { name: "88 号楼" }).click()
    await tap(desk, "看看能送到谁")
    await sees(desk, /还没有人能收到，发不出去/)
    await tap(desk, "存成草稿，去打印")
    await desk.locator(".notice-paper__title").last().waitFor()
    expect(await desk.locator(".notice-paper").last().textContent()).toContain("请来登记")
    await desk
      .getByRole("radio", { name: /上门名单/ })
      .last()
      .click()
    await tap(desk, /^上门名单 · 88 号楼/)
    await sees(desk, "88 号楼 上门名单")
    expect(await desk.locator(".visit").last().innerText()).toMatch(/请来登记.*共 2 户.*101.*还没有人加入.*102/s)
    // The written draft leads there too.
    await desk.goto("/#/pages/notices/desk")
    await tap(desk, "接着写 · 请来登记")
    await desk.getByText("打印张贴、门缝条和上门名单").last().click()
    await desk
      .getByRole("radio", { name: /上门名单/ })
      .last()
      .waitFor()
  })

  test("the forecast of a notice that is set for later speaks of the night of that day", async () => {
    await desk.goto("/#/pages/notices/write")
    await desk.getByLabel("标题").last().fill("周末体检")
    await desk.getByLabel("内容").last().fill("请空腹。")
    await desk.getByRole("radio", { name: "全体居民" }).last().click()
    await tap(desk, "看看能送到谁")
    await desk
      .getByRole("radio", { name: /^定时发/ })
      .last()
      .click()
    await desk
      .getByLabel("哪天发")
      .last()
      .fill(daysLater(dayOf(instantOf(Date.now())), 1))
    await desk.getByLabel("几点发").last().fill("22:30")
    await sees(desk, /那时是晚上/)
    await desk.getByLabel("几点发").last().fill("10:30")
    await desk.getByText(/晚上，“通知”里/).waitFor({ state: "detached" })
  })

  test("of what begins at seven in the morning the clerk reads while writing by when it must go out, and is not let later", async () => {
    const day = daysLater(dayOf(instantOf(Date.now())), 3)
    await desk.goto("/#/pages/notices/write")
    await desk.reload()
    await desk.getByLabel("标题").fill("早上七点体检")
    await desk.getByLabel("内容").fill("请空腹。")
    await desk.getByLabel("哪天").fill(day)
    await desk.getByLabel("几点").fill("07:00")
    await sees(desk, /^要在 .*21:00 前发出/)
    await desk.getByRole("switch", { name: /^紧急/ }).click()
    await desk.getByText(/^要在 .*21:00 前发出/).waitFor({ state: "detached" })
    await desk.getByRole("switch", { name: /^紧急/ }).click()
    await tap(desk, "看看能送到谁")
    await desk.getByRole("radio", { name: /^定时发/ }).click()
    await desk.getByLabel("哪天发").fill(daysLater(day, -1))
    await desk.getByLabel("几点发").fill("21:00")
    await sees(desk, /晚上 9 点前发才赶得上/)
    await desk.getByLabel(/请输入这个人数/).fill("909")
    await tap(desk, /^定好，到时发给/)
    expect(await desk.getByText(/发出$/).count()).toBe(0)
    await desk.getByLabel("几点发").fill("20:59")
    await desk.getByText(/晚上 9 点前发才赶得上/).waitFor({ state: "detached" })
  })

  test("the list for a visit says whom it concerns, when and where", async () => {
    await desk.goto(`/#/pages/notices/visit?notice=${notice}&building=${buildings[0]}`)
    await desk.locator(".visit__row").first().waitFor()
    expect(await desk.locator(".visit").innerText()).toMatch(
      /【紧急】周五上午停水.*和谁有关：1、2 号楼各户.*时间：.*地点：社区活动室.*共 \d+ 户/s,
    )
  })

  test("the lists of all buildings are printed at once, each on pages of its own that say which building they are of", async () => {
    await desk.goto(`/#/pages/notices/paper?notice=${notice}&as=list`)
    await tap(desk, "2 栋的上门名单一起打印")
    await desk.locator(".visit").nth(1).waitFor()
    const lists = await desk.locator(".visit").allInnerTexts()
    expect(lists.map(text => text.match(/东园 \d 号楼/g))).toEqual([
      ["东园 1 号楼", "东园 1 号楼"],
      ["东园 2 号楼", "东园 2 号楼"],
    ])
  })
})
