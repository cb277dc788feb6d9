import type { Browser, Page } from "playwright-core"
import { openBrowser, openPhone } from "../support/browser.ts"
import { type Host, startHost } from "../support/host.ts"
import { type Visit, type Visitor, visitsIn } from "./visits.ts"

jest.setTimeout(300_000)

const run = "xss()"
const handlers = [
  "onload",
  "onerror",
  "onclick",
  "onmouseover",
  "onfocus",
  "ontoggle",
  "onanimationstart",
  "onpointerover",
]
const elements = [
  "img src=x",
  "svg",
  "body",
  "input autofocus",
  "details open",
  "video src=x",
  "audio src=x",
  "marquee",
]
const schemes = [
  "javascript:",
  "JaVaScRiPt:",
  "java\tscript:",
  "java\nscript:",
  "\u0001javascript:",
  "&#106;avascript:",
]

/** What people have typed elsewhere to make a page run their words. */
const payloads: readonly string[] = [
  ...elements.flatMap(element => handlers.map(handler => `<${element} ${handler}=${run}>`)),
  ...schemes.flatMap(scheme => [
    `<a href="${scheme}${run}">点</a>`,
    `${scheme}${run}`,
    `<iframe src="${scheme}${run}">`,
  ]),
  `<script>${run}</script>`,
  `<script src=data:,${run}></script>`,
  `"><script>${run}</script>`,
  `'><img src=x onerror=${run}>`,
  `</textarea><script>${run}</script>`,
  `</title><svg/onload=${run}>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<!--><img src=x onerror=${run}>-->`,
  `<math><mtext></p><img src=x onerror=${run}>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.${run}</script>">`,
  `<object data="data:text/html,<script>${run}</script>">`,
  `<embed src="javascript:${run}">`,
  `<form action="javascript:${run}"><button>点</button></form>`,
  `<base href="//evil.example/">`,
  `<link rel=stylesheet href="//evil.example/x.css">`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<style>@import "//evil.example/x.css";*{animation:x}</style>`,
  `\${${run}}`,
  `{{constructor.constructor("${run}")()}}`,
  `\u2028<img src=x onerror=${run}>`,
  `＜img src=x onerror=${run}＞`,
  `&lt;img src=x onerror=${run}&gt;`,
  `%3Cscript%3E${run}%3C/script%3E`,
  `\\u003cscript\\u003e${run}`,
]

/** What only a text that was taken for a page could have put there. */
const planted =
  "script:not([src]), iframe, object, embed, base, math, marquee, foreignObject, meta[http-equiv=refresh], link[href*=evil], [srcdoc], [href^=java i], [src=x], [action^=java i], " +
  handlers.map(handler => `[${handler}]`).join(", ")

describe("threat 19: words that would like to be a program", () => {
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

  test("are shown as words on every page, in every text that comes from anybody", async () => {
    let next = 0
    const sent = new Set<string>()
    /** Every text of a reply that a person may have written, with a payload before it. */
    const poisoned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(poisoned)
      if (typeof value === "object" && value !== null)
        return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, poisoned(of)]))
      if (typeof value !== "string" || !/[\u4e00-\u9fff]/.test(value)) return value
      next += 1
      const payload = payloads[next % payloads.length] ?? ""
      sent.add(payload)
      return `${payload}${value}`
    }
    const found: string[] = []
    let shown = 0
    const phones = new Map<Visitor, Page>()
    for (const [place, { page, as, query = "" }] of visits.entries()) {
      const phone = phones.get(as) ?? (await enter(as, poisoned, words => found.push(words)))
      phones.set(as, phone)
      await phone.goto(`/?${place}#/${page}?${query}`)
      await phone.waitForFunction(() => document.querySelector(".page") && !document.querySelector(".loading"))
      const seen = await phone.evaluate(
        selector => ({
          planted: [...document.querySelectorAll(selector)].map(one => one.outerHTML.slice(0, 120)),
          ran: "xssRan" in window,
          text: document.body.innerText,
        }),
        planted,
      )
      found.push(...seen.planted.map(one => `${page} as ${as}: ${one}`))
      if (seen.ran) found.push(`${page} as ${as}: ran`)
      if (seen.text.includes("xss()")) shown += 1
    }
    expect(found).toEqual([])
    expect(payloads.length).toBeGreaterThanOrEqual(100)
    expect(sent.size).toBe(payloads.length)
    expect(shown).toBeGreaterThan(visits.length / 2)
  })

  const enter = async (as: Visitor, poisoned: (value: unknown) => unknown, tell: (words: string) => void) => {
    const phone = await openPhone(browser, host.url)
    phone.on("dialog", dialog => {
      tell(`a dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    phone.on("request", request => {
      if (!request.url().startsWith(host.url) && !/^(data|blob):/.test(request.url())) tell(`asked ${request.url()}`)
    })
    await phone.exposeFunction("tellViolation", (words: string) => tell(`kept from running: ${words}`))
    await phone.addInitScript(() => {
      Object.assign(window, { xss: () => Object.assign(window, { xssRan: true }) })
      document.addEventListener("securitypolicyviolation", event => {
        const tellViolation = Reflect.get(window, "tellViolation") as (words: string) => void
        tellViolation(`${event.violatedDirective} ${event.blockedURI}`)
      })
    })
    if (as !== "nobody") {
      await phone.goto(`/as/${as}`)
      await phone.waitForURL(/\/(#.*)?$/)
    }
    await phone.route("**/call/**", async route => {
      const response = await route.fetch()
      const reply = (await response.json()) as unknown
      await route.fulfill({ response, json: poisoned(reply) })
    })
    return phone
  }
})
