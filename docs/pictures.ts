import { openBrowser, openPhone } from "../test/support/browser.ts"
import { startHost } from "../test/support/host.ts"

/** `npm run pictures`: the README's pictures, taken from the running demonstration. */
const host = await startHost({ demo: true, pages: true })
const browser = await openBrowser()

const shoot = async (name: string, as: string, path: (urls: Urls) => string, elder = false): Promise<void> => {
  const page = await openPhone(browser, host.url, { elder })
  await page.goto(`/as/${as}`)
  await page.getByText(/长辈版|标准版/).first().waitFor()
  await page.goto(path(await urls()))
  await page.locator(".page__foot, .seal").filter({ visible: true }).first().waitFor()
  await page.screenshot({ path: `docs/${name}.png` })
  await page.context().close()
}

interface Urls {
  readonly ballot: string
  readonly result: string
  readonly times: string
}

const urls = async (): Promise<Urls> => {
  const entered = await fetch(`${host.url}/as/c1`, { headers: { accept: "application/json" } })
  const { session: token } = (await entered.json()) as { session: string }
  const { member } = await host.ask<{ member: { community: string } }>("members.me", {}, { token })
  const { community } = member
  type Rounds = { rounds: { id: string; state: string; vote?: string }[] }
  const { rounds } = await host.ask<Rounds>("projects.rounds", { community }, { token })
  const voting = rounds.find(({ state }) => state === "voting")
  const done = rounds.find(({ state }) => ["publicizing", "approved", "implementing"].includes(state))
  const { polls } = await host.ask<{ polls: { id: string }[] }>("meetings.polls", {}, { token })
  return {
    ballot: `/#/pages/votes/ballot?community=${community}&vote=${voting?.vote}`,
    result: `/#/pages/projects/result?community=${community}&round=${done?.id}`,
    times: `/#/pages/meetings/times?poll=${polls[0]?.id}`,
  }
}

await shoot("ballot", "c1", ({ ballot }) => ballot)
await shoot("result", "c1", ({ result }) => result)
await shoot("times", "r1", ({ times }) => times, true)
await browser.close()
await host.stop()
process.exit(0)
