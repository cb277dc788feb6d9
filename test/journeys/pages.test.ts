import type { Browser, Page } from "playwright-core"
import { layoutFindings, openBrowser, openPhone, picture, seriousFindings } from "../support/browser.ts"
import { type Host, startHost } from "../support/host.ts"
import { afterMeetings, pagesOfApp, type Visit, type Visitor, visitsIn } from "./visits.ts"

/** Set to a folder, it gets a picture of every sight, to be looked at. */
const pictures = process.env.WEIYI_PICTURES

jest.setTimeout(300_000)

describe("every page, in the normal and in the elder type", () => {
  let host: Host
  let browser: Browser
  let visits: readonly Visit[]
  beforeAll(async () => {
    host = await startHost({ demo: true, pages: true })
    browser = await openBrowser()
    visits = await visitsIn(host)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
  })

  test("is visited here", async () => {
    const seen = [...visits.map(({ page }) => page), ...afterMeetings]
    expect(new Set(seen)).toEqual(new Set(await pagesOfApp()))
  })

  test.each([
    { type: "normal", screen: "phone" },
    { type: "elder", screen: "phone" },
    { type: "elder", screen: "smallest" },
    { type: "normal", screen: "desk" },
  ] as const)("shuts nobody out: $type type, screen of a $screen", async ({ type, screen }) => {
    const wide = screen === "desk"
    const elder = type === "elder"
    const phones = new Map<Visitor, Page>()
    const found: string[] = []
    const seen = visits.filter(visit => !wide || visit.as !== "r1")
    for (const [place, visit] of seen.entries()) {
      const phone = phones.get(visit.as) ?? (await enter(visit.as, elder, wide))
      phones.set(visit.as, phone)
      if (screen === "smallest") await phone.setViewportSize({ width: 320, height: 640 })
      const sight = `${visit.page} as ${visit.as} ?${visit.query ?? ""}`
      // another path each time, so that the page is loaded anew
      await phone.goto(`/?${place}#/${visit.page}?${visit.query ?? ""}`)
      await phone.waitForFunction(() => document.querySelector(".page") && !document.querySelector(".loading"))
      const findings = [
        ...(await seriousFindings(phone)),
        ...(await layoutFindings(phone, elder ? 60 : 48)),
        ...(await phone.locator(".failure").allInnerTexts()).map(text => `failed: ${text}`),
      ]
      found.push(...findings.map(finding => `${sight}: ${finding}`))
      if (pictures) await picture(phone, pictures, pictureName(visit, type, screen, place))
    }
    expect(seen.length).toBeGreaterThan(20)
    expect(found).toEqual([])
  })

  const enter = async (as: Visitor, elder: boolean, wide: boolean): Promise<Page> => {
    const phone = await openPhone(browser, host.url, { elder, wide })
    if (as === "nobody") return phone
    await phone.goto(`/as/${as}`)
    await phone.waitForURL(/\/(#.*)?$/)
    await phone.evaluate(
      kept => localStorage.setItem("weiyi.reading", kept),
      JSON.stringify({ data: { elder, language: "zh" } }),
    )
    return phone
  }
})

const pictureName = ({ page, as }: Visit, type: string, screen: string, place: number) =>
  `${String(place).padStart(2, "0")}-${page.replace("pages/", "").replace("/", "-")}-${as}-${type}-${screen}`
