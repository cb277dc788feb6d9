import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { groupRobot } from "#cloud/adapters/wecom/sending"
import type { Outage } from "#cloud/host/wecom/outages"
import { openWeCom } from "#cloud/host/wecom/platform"
import { patienceFor } from "../notices/support/post-office.ts"
import { groupId, type Office, openOffice } from "./office.ts"
import { notice, appOf as senderOf } from "./sender.ts"

jest.setTimeout(60_000)

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const appOf = (more: object = {}) => senderOf(office, more)

test("WeCom accepts our addresses when they are saved", async () => {
  expect(await office.wecom.verify()).toBe(true)
})

test("WeCom does not accept an address that says nothing within a second, or something else", async () => {
  let says: string | undefined = "another number"
  const stranger = createServer((_, response) => void (says === undefined ? undefined : response.end(says)))
  await new Promise<void>(resolve => stranger.listen(0, "127.0.0.1", resolve))
  const us = () => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`
  const wecom = openWeCom({ now: () => Date.parse("2026-03-02T01:00:00.000Z"), us })
  try {
    expect(await wecom.verify()).toBe(false)
    says = undefined
    expect(await wecom.verify()).toBe(false)
  } finally {
    stranger.closeAllConnections()
    stranger.close()
  }
})

describe("while something is wrong at WeCom", () => {
  const robot = (more: { readonly patience?: number } = {}) =>
    groupRobot({
      key: office.wecom.interfaces.robotIn(groupId),
      base: () => `${office.url}/wecom`,
      url: page => `https://weiyi.example/${page}`,
      ...more,
    })
  const arrived = () => [...office.wecom.memory.in("app:li"), ...office.wecom.memory.in(groupId)].length

  test.each<[Outage, object, number]>([
    ["busy", { trouble: "busy", code: "-1" }, 0],
    ["tooOften", { trouble: "busy", code: "45009" }, 0],
    ["outside", { trouble: "credentials", code: "60020" }, 0],
    ["broken", { trouble: "noAnswer" }, 0],
    ["silent", { trouble: "noAnswer" }, 0],
    ["lost", { trouble: "noAnswer" }, 1],
  ])(
    "%s: a card, its change and the robot's words are answered so, and one question alone can be",
    async (outage, why, done) => {
      const { of } = office.wecom.outages
      const hurried = { patience: patienceFor(outage) }
      const app = appOf(hurried)
      while (!(await app.send("li", notice)).sent);
      const before = arrived()
      of.set("send", outage)
      expect(await app.send("li", notice)).toMatchObject({ sent: false, ...why })
      expect(await robot().show(notice)).toEqual({ sent: true })
      of.clear()
      of.set("*", outage)
      expect(await robot(hurried).show(notice)).toMatchObject({ sent: false, ...why })
      expect(await app.update("li", "no code", { ...notice, task: "t1" })).toMatchObject({ sent: false, ...why })
      // Without a token yet, it is the token that is not given: nothing has left.
      const unsent = "code" in why ? why : { trouble: "busy" }
      expect(await appOf(hurried).send("li", notice)).toMatchObject({ sent: false, ...unsent })
      expect(arrived() - before).toBe(1 + 2 * done)
      of.clear()
      expect(await appOf().send("li", notice)).toEqual({ sent: true })
    },
  )

  test("slow is not wrong: the card arrives", async () => {
    office.wecom.outages.latency = 400
    expect(await appOf().send("li", notice)).toEqual({ sent: true })
    expect(await appOf({ patience: 100 }).send("li", notice)).toMatchObject({ sent: false, trouble: "busy" })
  })

  test("the buttons on the phones stay switched on until they are pressed again", async () => {
    const screen = async () => (await fetch(`${office.url}/inbox/wecom`)).text()
    const press = (name: string, value: string) =>
      fetch(`${office.url}/inbox/wecom`, { method: "POST", body: new URLSearchParams({ [name]: value }) })
    expect(await screen()).toContain("再点一次恢复")
    await press("outage", "outside")
    for (const _ of [1, 2]) expect(await appOf().send("li", notice)).toMatchObject({ code: "60020" })
    expect(await screen()).toContain("✓ IP 不可信")
    await press("outage", "outside")
    expect(await appOf().send("li", notice)).toEqual({ sent: true })
    await press("fault", "twice")
    expect(office.wecom.faults.twice).toBe(true)
    await press("fault", "twice")
    expect(office.wecom.faults.twice).toBe(false)
  })
})
