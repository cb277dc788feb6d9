import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { getRequestListener } from "@hono/node-server"
import { Hono } from "hono"
import { serviceAccount } from "#cloud/adapters/messenger/account"
import { accountCallbacks } from "#cloud/host/account/callbacks"
import { openAccount } from "#cloud/host/account/platform"
import { accountRoutes } from "#cloud/host/account/routes"
import { openHouse } from "#cloud/host/house"
import type { Env } from "#cloud/host/routes"
import { simulatedTemplate, simulatedTemplates } from "#cloud/host/wechat/setup"
import { addMember, contactsOf, createCommunity, whois } from "#cloud/members/actions"
import type { Outgoing, Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { instant, msOf } from "#cloud/shared/values/instant"
import { temporaryFolder } from "../support/store.ts"

const now = instant("2026-03-02T01:00:00.000Z")
const community = id<"community">("xingfuli")
const wang = "wx:wang" as Subject

/** A real house behind a real server, and the simulated service account that calls it. */
const open = async (more: { readonly patience?: number } = {}) => {
  const folder = temporaryFolder()
  let url = ""
  const house = openHouse({ directory: `${folder.path}/data`, now: () => now, unsafe: true })
  const account = openAccount({ now: () => msOf(now), us: () => url, templates: simulatedTemplates, ...more })
  const app = new Hono<Env>()
  app.route("/", accountCallbacks(house, account))
  app.route("/", accountRoutes(account))
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const about = { address: "光明路 8 号", clerk: "陈敏", phone: "0472-5550188" }
  await createCommunity(house.store, { community, name: "杏福里社区", ...about }, now)
  const person = await addMember(house.store, { subject: wang, community, name: "王秀英" }, now)
  const codeOf = async (): Promise<string> => {
    const { reply } = await house.door({ action: "members.accountCode", input: {}, subject: wang, key: house.newId() })
    return reply.ok ? (reply.value as { code: string }).code : ""
  }
  return {
    house,
    account,
    person,
    codeOf,
    messenger: serviceAccount({
      appid: account.appid,
      secret: account.secret,
      base: `${url}/account`,
      opens: "wxours",
    }),
    close: async () => {
      await new Promise(resolve => server.close(resolve))
      await house.close()
      account.close()
    },
  }
}

const letter: Outgoing = {
  to: "account:fFollower" as Subject,
  template: simulatedTemplate("news"),
  fields: { thing1: "周四上午停水", thing2: "请提前接水", time3: "2026年3月2日 09:00" },
  page: "pages/notices/notice?notice=n1",
}

test("a follower writes the code of their own phone, and is that person from then on", async () => {
  const here = await open()
  expect(await here.account.verify()).toBe(true)
  expect(await here.account.say("fFollower", "王", "关联 AAAA-AAAA")).toContain("关联码不对")
  expect(await here.account.say("fFollower", "王", `关联 ${await here.codeOf()}`)).toContain("已关联")
  const follower = "account:fFollower" as Subject
  expect((await whois(here.house.store)(follower))?.person).toBe(here.person)
  const [contact] = await contactsOf(here.house.store)(communityScope(community), [here.person])
  expect(contact?.accounts).toEqual([wang, follower])
  expect(await here.account.say("fFollower", "王", "你好")).toContain("关联")
  await here.close()
})

test("notices reach followers as often as they are sent, until they switch them off", async () => {
  const here = await open()
  expect(await here.messenger.send(letter)).toEqual({ sent: false, trouble: "noSuchPerson", code: "40003" })
  here.account.wechat.opened("fFollower", "王")
  expect(await here.messenger.send(letter)).toEqual({ sent: true })
  expect(await here.messenger.send(letter)).toEqual({ sent: true })
  const phone = here.account.wechat.memory.phone("fFollower")
  if (phone) here.account.wechat.memory.keepPhone({ ...phone, allows: false })
  expect(await here.messenger.send(letter)).toEqual({ sent: false, trouble: "noConsent", code: "43101" })
  expect(here.account.wechat.memory.notices("fFollower", 9).map(({ page }) => page)).toEqual([letter.page, letter.page])
  here.account.wechat.faults.of.set("*", "banned")
  expect(await here.messenger.send(letter)).toEqual({ sent: false, trouble: "banned", code: "43107" })
  expect(here.messenger.reaches("wx:o1" as Subject)).toBe(false)
  await here.close()
})

describe("on its way from WeChat to us", () => {
  let here: Awaited<ReturnType<typeof open>>
  const code = async () => `关联 ${await here.codeOf()}`
  const said = () => here.account.lines("fFollower").map(({ from, text }) => [from, text.slice(0, 3)])
  const linked = async () => (await whois(here.house.store)("account:fFollower" as Subject))?.person === here.person
  beforeEach(async () => {
    here = await open()
  })
  afterEach(() => here.close())

  test("a message that comes twice is answered once, and its code is used once", async () => {
    here.account.callFaults.twice = true
    expect(await here.account.say("fFollower", "王", await code())).toContain("已关联")
    expect(said().map(([from]) => from)).toEqual(["follower", "account"])
    expect(await linked()).toBe(true)
  })

  test.each([
    ["silent", false],
    ["502", false],
    ["silent", true],
  ] as const)(
    "an answer that is lost (%s, the same request again: %s): brought three times, linked once, and WeChat says it is out of order",
    async (lost, identical) => {
      Object.assign(here.account.callFaults, { lost, identical })
      expect(await here.account.say("fFollower", "王", await code())).toBe("该公众号提供的服务出现故障，请稍后再试")
      expect(here.account.brought()).toBe(3)
      expect(await linked()).toBe(true)
      here.account.callFaults.lost = "none"
      expect(await here.account.say("fFollower", "王", "你好")).toContain("关联")
      expect(here.account.brought()).toBe(4)
    },
  )

  test("of two messages the later may come first: whoever's came first has used the code", async () => {
    here.account.callFaults.overtaken = true
    const words = await code()
    const first = here.account.say("fFollower", "王", words)
    expect(await here.account.say("fOther", "王", words)).toContain("已关联")
    expect(await first).toContain("关联码不对")
    expect(await linked()).toBe(false)
  })
})
