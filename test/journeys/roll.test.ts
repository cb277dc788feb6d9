import type { Browser, Page } from "playwright-core"
import { workbook } from "../members/workbooks.ts"
import { openBrowser, openPhone, picture } from "../support/browser.ts"
import { type Host, startHost } from "../support/host.ts"

/** Set to a folder, it gets a picture of every step, to be looked at. */
const pictures = process.env.WEIYI_PICTURES

jest.setTimeout(240_000)

/** A sheet as a clerk keeps it: a title, a block of a building, a shortened telephone, a row without a door. */
const sheet = workbook(
  {
    名册: [
      ["新楼住户登记表", null, null, null],
      ["楼栋", "房号", "户主姓名", "联系电话"],
      ["88号楼", "101室", "钱一", 13800138001],
      [null, "１０２", "钱二", "1.38E+10"],
      [null, null, "钱三", null],
      [null, "103", "钱四", "13800138004"],
      ["合计", "3 户", null, null],
    ],
  },
  { merges: ["A1:D1"] },
)

describe("a clerk brings in a new building, and its people join", () => {
  let host: Host
  let browser: Browser
  let desk: Page
  beforeAll(async () => {
    host = await startHost({ demo: true, pages: true })
    browser = await openBrowser()
    desk = await openPhone(browser, host.url, { wide: true })
    await desk.goto("/as/s1")
    await desk.waitForURL(/#\//)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
  })
  const seen = async (page: Page, name: string) => {
    if (pictures) await picture(page, pictures, name)
  }
  const open = (page: Page, path: string) => page.goto(`/#/pages/members/${path}`)

  let code = ""
  let address = ""

  test("the sheet is looked at, its marked copy fetched, then imported", async () => {
    await open(desk, "roll")
    const chooser = desk.waitForEvent("filechooser")
    await desk.getByRole("button", { name: /选一份名册表格/ }).click()
    await (await chooser).setFiles({
      name: "88 号楼.xlsx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(sheet),
    })
    await desk.getByText(/新增 3 户 · 改 0 户/).waitFor()
    await desk.getByText("1 行有问题，不会导入").waitFor()
    await seen(desk, "roll-look")
    const saved = desk.waitForEvent("download")
    await desk.getByRole("button", { name: /下载标好问题的表格/ }).click()
    expect((await saved).suggestedFilename()).toBe("88 号楼.xlsx")
    await desk.getByRole("button", { name: "导入：新增 3、改 0 户" }).click()
    await desk.getByText(/已导入，名册现在有/).waitFor()
    await desk.getByLabel("查一户").fill("88-103")
    await desk.getByText("钱四").waitFor()
    await seen(desk, "roll-imported")
  })

  test("the building's slips are made: twelve a page, each with its code and its address", async () => {
    await open(desk, "slips")
    await desk.getByRole("option", { name: /88 号楼/ }).waitFor({ state: "attached" })
    const options = await desk.getByLabel("哪一栋").locator("option").allTextContents()
    const at = options.findIndex(words => words.startsWith("88 号楼"))
    expect(at).toBeGreaterThan(0)
    await desk.getByLabel("哪一栋").selectOption({ index: at })
    await desk.getByRole("button", { name: "做 3 张纸条" }).click()
    await desk.locator(".slip").first().waitFor()
    expect(await desk.locator(".slip").count()).toBe(3)
    expect(await desk.locator(".slip svg").count()).toBe(3)
    await seen(desk, "slips")
    code = (await desk.locator(".slip__code").first().textContent()) ?? ""
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    await desk.emulateMedia({ media: "print" })
    expect(await desk.getByRole("button", { name: "做 3 张纸条" }).isVisible()).toBe(false)
    expect(await desk.getByLabel("哪一栋").isVisible()).toBe(false)
    await seen(desk, "slips-printed")
    await desk.emulateMedia({ media: "screen" })
    const { communities } = await host.ask<{ communities: { community: string; current: boolean }[] }>(
      "members.me",
      {},
      { token: await host.signIn("s1") },
    )
    const community = communities.find(({ current }) => current)?.community
    const { scene } = await host.ask<{ scene: string }>("members.welcome", { community })
    const found = await host.ask<{ households: { household: string }[] }>(
      "members.roll",
      { find: "88-101" },
      { token: await host.signIn("s1") },
    )
    address = `/q/${scene}/${found.households[0]?.household}/${code}`
  })

  test("whoever scans a slip writes a name, agrees, and is the delegate; the slip serves once", async () => {
    const phone = await openPhone(browser, host.url)
    await phone.goto(address)
    await phone.getByText("您选的是 88 号楼 101").waitFor()
    await phone.getByRole("textbox", { name: "称呼" }).fill("钱一")
    expect(await phone.getByLabel("一次性码").inputValue()).toBe(code)
    await phone.getByRole("radio", { name: /已满 18 周岁/ }).click()
    await phone.getByRole("switch", { name: /我同意/ }).click()
    await seen(phone, "landing-slip")
    await phone.getByRole("button", { name: "加入", exact: true }).click()
    await phone.getByText("您是户代表").waitFor()
    await seen(phone, "landing-joined")
    const other = await openPhone(browser, host.url)
    await other.goto(address)
    await other.getByRole("textbox", { name: "称呼" }).fill("冒名")
    await other.getByRole("radio", { name: /已满 18 周岁/ }).click()
    await other.getByRole("switch", { name: /我同意/ }).click()
    await other.getByRole("button", { name: "加入", exact: true }).click()
    await other.getByText(/门牌和纸条上的码对不上/).waitFor()
  })

  test("who has no slip is let in by the clerk, who sees the roll's name beside theirs", async () => {
    const phone = await openPhone(browser, host.url, { elder: true })
    await phone.goto(address.split("/").slice(0, 3).join("/"))
    await phone.getByRole("button", { name: /88 号楼/ }).click()
    await phone.getByRole("button", { name: "103" }).click()
    await phone.getByRole("textbox", { name: "称呼" }).fill("钱四")
    await phone.getByRole("radio", { name: /没有纸条/ }).click()
    await phone.getByRole("radio", { name: /已满 18 周岁/ }).click()
    await phone.getByRole("switch", { name: /我同意/ }).click()
    await phone.getByRole("button", { name: "请工作人员确认", exact: true }).click()
    await phone.getByRole("heading", { name: "申请已提交" }).waitFor()
    await open(desk, "requests")
    await desk.getByText("名册上：钱四").waitFor()
    await seen(desk, "requests")
    await desk.getByRole("button", { name: "同意 · 钱四", exact: true }).click()
    await desk.getByText("已同意，并成为户代表").waitFor()
    await open(phone, "me")
    await phone.getByText("户代表").first().waitFor()
    await seen(phone, "me-elder")
  })

  test("the poster is one page of A4 with a code of at least 90 mm", async () => {
    await open(desk, "poster")
    await desk.locator(".poster svg").waitFor()
    await seen(desk, "poster")
    await desk.emulateMedia({ media: "print" })
    const millimetre = 96 / 25.4
    const code = await desk.locator(".poster svg").boundingBox()
    // A module of quiet zone stands on each of the four sides: the code itself is what is left.
    const modules = Number((await desk.locator(".poster svg").getAttribute("viewBox"))?.split(" ")[2])
    expect(((code?.width ?? 0) * (modules - 8)) / modules / millimetre).toBeGreaterThanOrEqual(90)
    const pdf = await desk.pdf({ format: "A4", preferCSSPageSize: true })
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    const ends = await desk.locator(".poster").evaluate(one => {
      const last = one.lastElementChild?.getBoundingClientRect().bottom ?? 0
      return one.getBoundingClientRect().bottom - last
    })
    expect(ends).toBeGreaterThanOrEqual(0)
    await seen(desk, "poster-printed")
    await desk.emulateMedia({ media: "screen" })
  })

  test("the import is not taken back once somebody has joined, and says why", async () => {
    await open(desk, "roll")
    await desk.getByRole("button", { name: "撤销", exact: true }).click()
    await desk.getByRole("button", { name: "确定撤销这次导入" }).click()
    await desk.getByText(/已有 2 户有人加入/).waitFor()
    await seen(desk, "roll-history")
  })
})
