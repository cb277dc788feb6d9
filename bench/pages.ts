import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import type { Page } from "playwright-core"
import { buildPages } from "#cloud/host/build-pages"
import { buildFunctions } from "../config/functions.mts"
import { openBrowser, openPhone } from "../test/support/browser.ts"
import { startHost } from "../test/support/host.ts"

/** Pages are fetched so often, each time by a browser that has nothing of them; the middle one is reported. */
const times = 5

/**
 * What people have to fetch and how soon they see it: packages of the mini-program and bundles of the functions (kB as
 * built), and the ballot page in a browser at 390×844 with the processor slowed down 4 times: script (kB gzip, what was
 * really loaded), requests, largest contentful paint (ms).
 */
export const measure = async (): Promise<object> => {
  await buildPages(() => {}, "weapp")
  const functions = await buildFunctions()
  const host = await startHost({ demo: true, pages: true })
  const browser = await openBrowser()
  const ballot = await ballotOf(host.url)
  const looks = []
  for (let n = 0; n < times; n++) {
    const page = await openPhone(browser, host.url)
    looks.push(await look(page, ballot))
    await page.context().close()
  }
  await browser.close()
  await host.stop()
  const middle = looks.sort((a, b) => a.lcp - b.lcp)[Math.floor(times / 2)]
  const bundles = Object.fromEntries(functions.map(({ feature, bytes }) => [feature, Math.round(bytes / 1000)]))
  return { weapp: packages(), functions: bundles, ballotPage: middle }
}

const look = async (page: Page, ballot: string) => {
  const scripts = new Map<string, number>()
  let requests = 0
  const waits: Promise<void>[] = []
  page.on("response", response => {
    requests += 1
    if (response.url().endsWith(".js"))
      waits.push(response.body().then(body => void scripts.set(response.url(), gzipSync(body).length)))
  })
  const session = await page.context().newCDPSession(page)
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 })
  await page.goto(ballot)
  await page.getByRole("checkbox").first().waitFor()
  await page.waitForLoadState("networkidle")
  await Promise.all(waits)
  const lcp = await page.evaluate(
    () =>
      new Promise<number>(resolve =>
        new PerformanceObserver(list => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        }),
      ),
  )
  const script = [...scripts.values()].reduce((sum, size) => sum + size, 0)
  return { scriptGzip: Math.round(script / 100) / 10, requests, lcp: Math.round(lcp) }
}

/** The ballot of the demonstration's open vote, as the poster's reader meets it: the practice ballot needs no account. */
const ballotOf = async (url: string): Promise<string> => {
  const ask = async <V>(action: string, input: object): Promise<V> => {
    const headers = { "content-type": "application/json" }
    const response = await fetch(`${url}/call/${action}`, { method: "POST", headers, body: JSON.stringify(input) })
    return ((await response.json()) as { value: V }).value
  }
  const { communities } = await ask<{ communities: { community: string }[] }>("members.communities", {})
  for (const { community } of communities) {
    const { rounds } = await ask<{ rounds: { state: string; vote?: string }[] }>("projects.rounds", { community })
    const open = rounds.find(({ state }) => state === "voting")
    if (open?.vote) return `/#/pages/votes/ballot?community=${community}&vote=${open.vote}&practice=1`
  }
  throw new Error("no vote is open in the demonstration")
}

const packages = (): Record<string, number> => {
  const dist = "dist/weapp"
  const sizes: Record<string, number> = { main: 0 }
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const feature = /pages\/(\w+)\//.exec(file)?.[1]
    const name = feature === undefined || feature === "home" ? "main" : feature
    sizes[name] = (sizes[name] ?? 0) + statSync(file).size / 1000
  }
  return Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, Math.round(size)]))
}
