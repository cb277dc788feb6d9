import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { wechatOverHttp } from "#cloud/adapters/messenger/wechat"
import { wechatFromCloud } from "#cloud/adapters/messenger/wechat-cloud"
import type { Phone } from "#cloud/host/wechat/memory"
import { wechatRoutes } from "#cloud/host/wechat/routes"
import { simulatedOpenid, simulatedTemplates } from "#cloud/host/wechat/setup"
import { badValue } from "#cloud/host/wechat/values"
import { standardFields, templateKeys } from "#cloud/notices/templates/rules"
import type { Outgoing, Subject } from "#cloud/shared/ports"
import { nobodyListens, openPostOffice, type PostOffice, patienceFor } from "./support/post-office.ts"

const subject = "host:wang" as Subject
const openid = simulatedOpenid(subject)
const [news, vote] = simulatedTemplates
if (!news || !vote) throw new Error("no templates")
const letter: Outgoing = {
  to: subject,
  template: news.id,
  fields: { thing1: "周四上午停水", thing2: "请提前接水", time3: "2026年3月2日 09:00" },
  page: "pages/notices/notice?notice=n1",
}
/** What a platform says that has taken a message: how it calls it. */
const taken = { sent: true, ref: expect.stringMatching(/^[\w]{16,19}$/) }
const with1 = (fields: Record<string, string>): Outgoing => ({ ...letter, fields: { ...letter.fields, ...fields } })

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
    office.wechat.faults.latency = 1_000
    const other = wechatOverHttp({ ...office.account, openidOf: simulatedOpenid })
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

  const ask = async (more: object, who = "host:li") => {
    const answer = await fetch(`${office.base}/wechat/phone/subscribe`, {
      method: "POST",
      headers: { authorization: who },
      body: JSON.stringify(more),
    })
    return (await answer.json()) as Record<string, unknown>
  }
  const ids = simulatedTemplates.map(({ id }) => id)
  const li = simulatedOpenid("host:li")
  const credits = () => ids.map(template => office.wechat.memory.credit(li, template))
  const preset = (answers: Phone["answers"], allows = true) => {
    office.wechat.opened(li, "host:li")
    const phone = office.wechat.memory.phone(li)
    if (phone) office.wechat.memory.keepPhone({ ...phone, answers, allows })
  }

  test("the phone: at most three templates a tap, none it does not know, none with the switch off", async () => {
    expect(await ask({ tmplIds: ids, accepts: ids })).toMatchObject({ errCode: 20003 })
    expect(await ask({ tmplIds: ["x"], accepts: ["x"] })).toMatchObject({ errCode: 20001 })
    expect(await ask({ tmplIds: [] })).toMatchObject({ errCode: 10001 })
    expect(await ask({ tmplIds: "x" })).toMatchObject({ errCode: 10001 })
    preset("ask", false)
    expect(await ask({ tmplIds: [news.id] })).toMatchObject({ errCode: 20004 })
    expect(await office.messenger.send({ ...letter, to: "host:li" as Subject })).toMatchObject({ code: "43101" })
  })

  test("WeChat's sheet asks about each template, and only what was let through is a credit", async () => {
    const asked = { tmplIds: ids.slice(0, 3) }
    const { sheet } = (await ask(asked)) as { sheet: { id: string; title: string }[] }
    expect(sheet.map(({ id }) => id)).toEqual(ids.slice(0, 3))
    expect(credits()).toEqual([0, 0, 0, 0])
    const [first = "", second = "", third = ""] = ids
    const said = await ask({ ...asked, accepts: [first, third, "x"] })
    expect(said).toEqual({
      errMsg: "requestSubscribeMessage:ok",
      [first]: "accept",
      [second]: "reject",
      [third]: "accept",
    })
    expect(credits()).toEqual([1, 0, 1, 0])
    expect(await ask({ ...asked, accepts: [] })).toMatchObject({ [first]: "reject", [third]: "reject" })
    expect(credits()).toEqual([1, 0, 1, 0])
  })

  test("总是保持以上选择: it is not asked again, an accept is one credit each time, a reject none, until it is taken back", async () => {
    const [first = "", second = ""] = ids
    const asked = { tmplIds: [first, second] }
    await ask({ ...asked, accepts: [first], always: true })
    expect(await ask(asked)).toMatchObject({ [first]: "accept", [second]: "reject" })
    expect(credits()).toEqual([2, 0, 0, 0])
    // What is kept cannot be tapped away either.
    expect(await ask({ ...asked, accepts: [] })).toMatchObject({ [first]: "accept" })
    const pressed = (word: string) =>
      fetch(`${office.base}/inbox/${li}`, {
        method: "POST",
        body: new URLSearchParams({ do: word }),
        redirect: "manual",
      })
    await pressed(`again:${second}`)
    expect(await ask(asked)).toMatchObject({ sheet: [{ id: second }] })
    await pressed(`off:${first}`)
    expect(await ask({ tmplIds: [first] })).toMatchObject({ [first]: "reject" })
    expect(credits()).toEqual([3, 0, 0, 0])
  })

  test("a template that is closed is not asked about, and of two with one title only the first", async () => {
    const [first = "", second = ""] = ids
    office.wechat.closed.add(first)
    expect(await ask({ tmplIds: [first] })).toMatchObject({ [first]: "ban" })
    const title = office.wechat.templates.get(second)?.title ?? ""
    office.wechat.templates.set("same", { id: "same", title, fields: [] })
    expect(await ask({ tmplIds: [second, "same"] })).toMatchObject({ sheet: [{ id: second }] })
    expect(await ask({ tmplIds: [second, "same"], accepts: [second, "same"] })).toMatchObject({
      [second]: "accept",
      same: "filter",
    })
    expect(credits()).toEqual([0, 1, 0, 0])
    expect(office.wechat.memory.credit(li, "same")).toBe(0)
  })

  test.each(["accept", "reject", "ban"] as const)("a phone that is set to %s is not asked", async answers => {
    preset(answers)
    expect(await ask({ tmplIds: [news.id] })).toEqual({ errMsg: "requestSubscribeMessage:ok", [news.id]: answers })
    expect(credits()).toEqual([answers === "accept" ? 1 : 0, 0, 0, 0])
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

  test("the phones can be looked at, and what they say is only text", async () => {
    agree()
    await office.messenger.send(with1({ thing1: "<b onclick=a()>" }))
    const list = await (await fetch(`${office.base}/inbox`)).text()
    expect(list).toContain("王阿姨的手机")
    const phone = await (await fetch(`${office.base}/inbox/${openid}`)).text()
    expect(phone).toContain("&lt;b onclick=a()&gt;")
    expect(phone).toContain(`href="/#/pages/notices/notice?notice=n1"`)
    expect(phone.match(/<script/g)).toHaveLength(1)
    expect((await fetch(`${office.base}/inbox/nobody`, { redirect: "manual" })).status).toBe(302)
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

describe("what WeChat takes in a field", () => {
  test.each<[string, string[], string[]]>([
    ["thing1", ["一", "x".repeat(20), "🏠".repeat(20), "3 号楼，8:00 停水！"], ["x".repeat(21), "🏠".repeat(21)]],
    ["phrase2", ["已公布", "五个汉字呀"], ["六个汉字太多", "OK", "已 公布", "公布！"]],
    [
      "time3",
      ["15:01", "2019年10月1日 15:01", "2026-03-02 09:00", "9:00~11:30", "2026年3月2日 09:00~2026年3月3日 10:00"],
      ["25:00", "9点", "2026年3月2日", "9:00 到 11:30"],
    ],
    [
      "date4",
      ["2026年3月2日", "2026-03-02", "2026/3/2", "2026.3.2", "2026年3月2日 09:00", "2026-03-02~2026-03-05"],
      ["3月2日", "明天", "2026-3.2"],
    ],
    ["amount5", ["¥86.00", "8600元", "1234567890"], ["12345678901", "¥¥1", "约 8600 元"]],
    ["number6", ["12", "1.5", "1".repeat(32)], ["1".repeat(33), "一", "1,000"]],
    ["letter7", ["abc", "x".repeat(32)], ["x".repeat(33), "a1"]],
    ["symbol8", ["!?", "*****"], ["******", "a!"]],
    ["character_string9", ["B3-501", "x".repeat(32)], ["3 号楼", "x".repeat(33)]],
    ["phone_number10", ["13800138000", "+86-0766-66888866"], ["1".repeat(18), "电话"]],
    ["car_number11", ["粤A8Z888挂"], ["粤A8Z888挂车辆"]],
    ["name12", ["王秀英", "x".repeat(20), "十个汉字的名字在这里"], ["十一个汉字的名字在这里", "x".repeat(21)]],
    ["unknown13", [], ["x"]],
    ["enum14", [], ["正常"]],
  ])("%s", (name, taken, refused) => {
    for (const value of taken) expect([value, badValue(name, value)]).toEqual([value, undefined])
    for (const value of refused) expect([value, badValue(name, value)]).toEqual([value, "invalid"])
    expect(badValue(name, "")).toBe("is empty")
    expect(badValue(name, undefined)).toBe("is empty")
    expect(badValue(name, 5)).toBe("invalid")
    expect(badValue(name, "a\u0007")).toBe("invalid")
  })

  test("an enum says what the platform's list has, and nothing else", () => {
    const list = ["正常", "停用"]
    for (const value of list) expect(badValue("enum1", value, list)).toBeUndefined()
    expect(badValue("enum1", "别的", list)).toBe("invalid")
    expect(badValue("enum1", "", list)).toBe("is empty")
  })
})
