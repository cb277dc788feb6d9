import type { Browser, Page } from "playwright-core"
import { openBrowser, openPhone } from "../support/browser.ts"
import { type Host, startHost } from "../support/host.ts"

jest.setTimeout(600_000)

interface Doors {
  readonly compounds: readonly { readonly buildings: readonly { readonly building: string }[] }[]
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
    host = await startHost({ demo: true, pages: true })
    browser = await openBrowser()
    const token = await host.signIn("s1")
    ask = (action, input = {}) => host.ask(action, input, { token })
    const me = await ask<{ member: { community: string } }>("members.me")
    community = me.member.community
    const { compounds } = await ask<Doors>("members.doors", { community })
    buildings = compounds.flatMap(one => one.buildings.map(({ building }) => building)).slice(0, 2)
    const written = await ask<{ notice: string }>("notices.write", {
      template: "news",
      title: "周五上午停水",
      text: "请提前接水。",
      audience: { to: "buildings", buildings },
      urgent: false,
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

  const tap = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).last().click()
  const sees = (page: Page, words: string | RegExp) => page.getByText(words).last().waitFor()
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
    expect(await sheets().first().textContent()).toMatch(/周五上午停水.*张贴处：东园 1 号楼 门口/s)
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
})
