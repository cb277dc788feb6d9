import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { wechatOverHttp } from "#cloud/adapters/messenger/wechat"
import { wechatFromCloud } from "#cloud/adapters/messenger/wechat-cloud"
import { wechatRoutes } from "#cloud/host/wechat/routes"
import { simulatedOpenid, simulatedTemplates } from "#cloud/host/wechat/setup"
import { standardFields, templateKeys } from "#cloud/notices/templates/rules"
import type { Outgoing, Subject } from "#cloud/shared/ports"
import { letter, news, openid, subject, vote, with1 } from "./support/letter.ts"
import { nobodyListens, openPostOffice, type PostOffice, patienceFor } from "./support/post-office.ts"

/** What a platform says that has taken a message: how it calls it. */
const taken = { sent: true, ref: expect.stringMatching(/^[\w]{16,19}$/) }

describe("the simulated WeChat and the adapter, over HTTP", () => {
  let office: PostOffice
  beforeEach(async () => {
    office = await openPostOffice()
    office.wechat.opened(openid, "王阿姨")
  })
  afterEach(() => office.close())
  const agree = (times = 1) => {
    for (let time = 0; time < times; time++) office.wechat.requestSubscribeMessage(openid, [news.id])
  }

  test("an accepted template brings one message, the second is refused", async () => {
    agree()
    expect(await office.messenger.send(letter)).toEqual(taken)
    expect(await office.messenger.send(letter)).toEqual({ sent: false, trouble: "noConsent", code: "43101" })
    expect(office.phone(subject).map(({ fields, page }) => ({ fields, page }))).toEqual([
      { fields: letter.fields, page: letter.page },
    ])
  })

  test.each<[string, Outgoing, string, string]>([
    ["somebody it does not know", { ...letter, to: "host:nobody" as Subject }, "noSuchPerson", "40003"],
    ["a template it does not know", { ...letter, template: "x" }, "badTemplate", "40037"],
    [
      "a template nobody agreed to",
      { ...letter, template: vote.id, fields: { thing1: "a", time2: "9:00", thing3: "b" } },
      "noConsent",
      "43101",
    ],
    ["a page outside the app", { ...letter, page: "https://example.com" }, "badPage", "41030"],
    [
      "21 characters in a thing",
      with1({ thing1: "二十一个字二十一个字二十一个字二十一个字多" }),
      "badContent",
      "47003",
    ],
    ["an empty value", with1({ thing2: "" }), "badContent", "47003"],
    ["a line break", with1({ thing2: "一\n二" }), "badContent", "47003"],
    ["words for a time", with1({ time3: "周四上午" }), "badContent", "47003"],
    ["a missing field", { ...letter, fields: { thing1: "一" } }, "badContent", "47003"],
    ["a sensitive word", with1({ thing2: "含敏感词的话" }), "badContent", "45168"],
  ])("refuses %s, and spends nothing", async (_, message, trouble, code) => {
    agree()
    expect(await office.messenger.send(message)).toEqual({ sent: false, trouble, code })
    expect(office.phone(subject)).toEqual([])
    expect(await office.messenger.send(letter)).toEqual(taken)
  })

  test("two messages to one person at once: a process sends them in turn, whichever communities they come from", async () => {
    agree(3)
    office.wechat.faults.latency = 50
    const outcomes = await Promise.all([1, 2, 3].map(() => office.messenger.send(letter)))
    expect(outcomes).toEqual([taken, taken, taken])
  })

  test("two messages to one person at once from two processes: one of them is told to wait", async () => {
    agree(2)
    const other = wechatOverHttp({ ...office.account, openidOf: simulatedOpenid })
    // Both have their token: what is slow from now on is the messages alone.
    for (const one of [office.messenger, other]) await one.send({ ...letter, to: "host:nobody" as Subject })
    office.wechat.faults.latency = 1_000
    const outcomes = await Promise.all([office.messenger.send(letter), other.send(letter)])
    expect(outcomes).toContainEqual(taken)
    expect(outcomes).toContainEqual({ sent: false, trouble: "busy", code: "43108" })
  })

  test("a token that has been made void is replaced without anybody noticing", async () => {
    agree(2)
    expect(await office.messenger.send(letter)).toEqual(taken)
    office.wechat.voidTokens()
    expect(await office.messenger.send(letter)).toEqual(taken)
  })

  test("a wrong secret is our trouble, not the person's", async () => {
    agree()
    const wrong = wechatOverHttp({ ...office.account, secret: "no", openidOf: simulatedOpenid })
    expect(await wrong.send(letter)).toEqual({ sent: false, trouble: "credentials", code: "40125" })
    const unknown = wechatOverHttp({ ...office.account, appid: "no", openidOf: simulatedOpenid })
    expect(await unknown.send(letter)).toEqual({ sent: false, trouble: "credentials", code: "40013" })
    const raw = (token: string) =>
      fetch(`${office.base}/wechat/cgi-bin/message/subscribe/send${token}`, { method: "POST", body: "{}" }).then(
        answer => answer.json() as Promise<{ errcode: number }>,
      )
    expect((await raw("")).errcode).toBe(41001)
    expect((await raw("?access_token=none")).errcode).toBe(40001)
  })

  test("an expired token is told apart, and renewed by the adapter before it ends", async () => {
    let now = 0
    const aging = await openPostOffice({ now: () => now })
    try {
      aging.wechat.opened(openid, "王阿姨")
      aging.wechat.requestSubscribeMessage(openid, [news.id])
      const answer = aging.wechat.token(aging.account)
      if (!("access_token" in answer)) throw new Error("no token")
      now = 7_200_000
      expect(await aging.wechat.send(String(answer.access_token), {})).toMatchObject({ errcode: 42001 })
      expect(await aging.messenger.send(letter)).toEqual(taken)
    } finally {
      await aging.close()
    }
  })

  test.each([
    ["busy", { sent: false, trouble: "busy", code: "-1" }, 0],
    ["banned", { sent: false, trouble: "banned", code: "43107" }, 0],
    ["broken", { sent: false, trouble: "noAnswer", code: "HTTP 502" }, 0],
    ["silent", { sent: false, trouble: "noAnswer", code: "timeout" }, 0],
    ["lost", { sent: false, trouble: "noAnswer", code: "timeout" }, 1],
    ["outside", { sent: false, trouble: "credentials", code: "40164" }, 0],
    ["usedUp", { sent: false, trouble: "banned", code: "45009" }, 0],
    ["badPage", { sent: false, trouble: "badPage", code: "40165" }, 0],
  ] as const)("a fault: %s", async (fault, outcome, delivered) => {
    const hasty = await openPostOffice({ patience: patienceFor(fault) })
    try {
      hasty.wechat.opened(openid, "王阿姨")
      hasty.wechat.requestSubscribeMessage(openid, [news.id])
      hasty.wechat.faults.of.set("*", fault)
      expect(await hasty.messenger.send(letter)).toEqual(outcome)
      expect(hasty.phone(subject)).toHaveLength(delivered)
    } finally {
      await hasty.close()
    }
  })

  test("the day's messages have a number: the next is refused until the day is over in China, and spends nothing", async () => {
    let now = Date.parse("2026-03-02T15:59:00.000Z")
    const counted = await openPostOffice({ now: () => now })
    try {
      counted.wechat.opened(openid, "王阿姨")
      for (let taps = 0; taps < 3; taps++) counted.wechat.requestSubscribeMessage(openid, [news.id])
      counted.wechat.faults.perDay = 2
      const sent = async () => (await counted.messenger.send(letter)).sent
      expect([await sent(), await sent()]).toEqual([true, true])
      expect(await counted.messenger.send(letter)).toMatchObject({ sent: false, code: "45009" })
      expect(counted.wechat.memory.credit(openid, news.id)).toBe(1)
      now += 60_000
      expect(await sent()).toBe(true)
    } finally {
      await counted.close()
    }
  })

  test.each([
    ["a gateway's error", 502, "bad gateway"],
    ["a page instead of an answer", 200, "<html>"],
  ])("where it gives %s for a token, nothing has left: no message is in doubt", async (_, status, body) => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? "")
      response.writeHead(status).end(body)
    })
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
    const { port } = server.address() as AddressInfo
    const alone = wechatOverHttp({ ...office.account, base: `http://127.0.0.1:${port}`, openidOf: simulatedOpenid })
    expect(await alone.send(letter)).toMatchObject({ sent: false, trouble: "busy" })
    expect(asked).toEqual(["/cgi-bin/stable_token"])
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })

  test("ten who need a token at the same time ask for one", async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.end(JSON.stringify({ access_token: `t${asked}`, expires_in: 7200 }))
    })
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
    const { port } = server.address() as AddressInfo
    const alone = wechatOverHttp({ ...office.account, base: `http://127.0.0.1:${port}`, openidOf: one => one })
    await Promise.all(Array.from({ length: 10 }, (_, n) => alone.send({ ...letter, to: `p${n}` as Subject })))
    expect(asked).toBe(11)
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })

  test("nobody listening: nothing can have arrived, so it is only busy", async () => {
    const gone = wechatOverHttp({ ...office.account, base: nobodyListens, openidOf: simulatedOpenid })
    expect(await gone.send(letter)).toEqual({ sent: false, trouble: "busy", code: "ECONNREFUSED" })
  })

  test("from inside WeChat cloud the same codes mean the same", async () => {
    const sent: unknown[] = []
    const cloud = (refuse?: unknown) =>
      wechatFromCloud(() => ({
        openapi: {
          subscribeMessage: {
            send: async message => {
              if (refuse) throw refuse
              sent.push(message)
              return { errCode: 0 }
            },
          },
        },
      }))
    const wx = { ...letter, to: "wx:oABC" as Subject }
    expect(await cloud().send(wx)).toEqual({ sent: true })
    expect(sent).toEqual([
      {
        touser: "oABC",
        templateId: news.id,
        page: letter.page,
        data: {
          thing1: { value: "周四上午停水" },
          thing2: { value: "请提前接水" },
          time3: { value: "2026年3月2日 09:00" },
        },
        miniprogramState: "formal",
        lang: "zh_CN",
      },
    ])
    expect(await cloud({ errCode: 43101 }).send(wx)).toEqual({ sent: false, trouble: "noConsent", code: "43101" })
    expect(await cloud({ errCode: -1 }).send(wx)).toEqual({ sent: false, trouble: "busy", code: "-1" })
    expect(await cloud({ errCode: -501002 }).send(wx)).toMatchObject({ sent: false, trouble: "noAnswer" })
    expect(await cloud({ errCode: -604101 }).send(wx)).toMatchObject({ sent: false, trouble: "credentials" })
    expect(await cloud(new Error("net")).send(wx)).toMatchObject({ sent: false, trouble: "noAnswer" })
    expect(cloud().reaches(subject)).toBe(false)
    expect(await cloud().send(letter)).toMatchObject({ sent: false, trouble: "noSuchPerson" })
  })

  test("does not exist in production", () => {
    const before = process.env.NODE_ENV
    process.env.NODE_ENV = "production"
    try {
      expect(() => wechatRoutes(office.wechat, { phoneOf: async () => undefined })).toThrow("production")
    } finally {
      process.env.NODE_ENV = before
    }
  })

  test("every template of ours is one the platform has, field by field", () => {
    expect(simulatedTemplates.map(({ fields }) => fields.map(({ name }) => name))).toEqual(
      templateKeys.map(key => standardFields[key].map(({ name }) => name)),
    )
    for (const { id, fields } of simulatedTemplates) {
      expect(id).toMatch(/^[\w-]{43}$/)
      for (const { label } of fields) expect(label).toMatch(/^\p{Script=Han}{2,6}$/u)
    }
  })
})
