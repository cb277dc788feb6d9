import { openAccount } from "#cloud/host/account/platform"
import { accountRoutes } from "#cloud/host/account/routes"
import { openTexts } from "#cloud/host/texts/platform"
import { textRoutes } from "#cloud/host/texts/routes"
import { openWeChat } from "#cloud/host/wechat/platform"
import { openWeCom } from "#cloud/host/wecom/platform"
import { wecomRoutes } from "#cloud/host/wecom/routes"
import { type Host, startHost } from "../support/host.ts"

jest.setTimeout(180_000)

test("in production there is no simulated service account, no simulated WeCom and there are no simulated text messages", () => {
  const texts = openTexts({ now: () => 0, templates: new Map() })
  const account = openAccount({ now: () => 0, us: () => "", templates: [] })
  const wecom = openWeCom({ now: () => 0, us: () => "", by: "line" })
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = "production"
  try {
    expect(() => openWeChat({ appid: "", secret: "", templates: [], now: () => 0 })).toThrow("production")
    expect(() => openTexts({ now: () => 0, templates: new Map() })).toThrow("production")
    expect(() => openAccount({ now: () => 0, us: () => "", templates: [] })).toThrow("production")
    expect(() => textRoutes(texts)).toThrow("production")
    expect(() => accountRoutes(account)).toThrow("production")
    expect(() => openWeCom({ now: () => 0, us: () => "", by: "line" })).toThrow("production")
    expect(() => wecomRoutes(wecom)).toThrow("production")
  } finally {
    process.env.NODE_ENV = before
    account.close()
    wecom.switchboard.close()
  }
})

describe("the phones of the demonstration", () => {
  let host: Host
  beforeAll(async () => {
    host = await startHost({ demo: true })
  })
  afterAll(() => host.stop())
  const page = async (path: string) => (await fetch(`${host.url}${path}`)).text()
  const press = (path: string, form: Readonly<Record<string, string>>) =>
    fetch(`${host.url}${path}`, { method: "POST", body: new URLSearchParams(form), redirect: "manual" })

  test("a resident links the service account and wants text messages; an emergency comes by text where WeChat is away", async () => {
    const [resident, clerk] = [await host.signIn("r1"), await host.signIn("s1")]
    const phones = await page("/inbox")
    const row = /href="(\/inbox\/[^"]+)">\s*<span class="face"[^>]*>[^<]*<\/span>\s*<span class="words"><b>王秀英/
    const phone = row.exec(phones)?.[1]
    expect(phone).toBeDefined()
    expect(await page(phone ?? "")).toMatch(/公众号.*短信.*企业微信/s)
    const { code } = await host.ask<{ code: string }>("members.accountCode", {}, { token: resident })
    await press(`${phone}/account`, { do: "say", text: `关联 ${code}` })
    expect(await page(`${phone}/account`)).toContain("已关联")
    const { accounts } = await host.ask<{ accounts: { kind: string }[] }>("members.accounts", {}, { token: resident })
    expect(accounts.map(({ kind }) => kind)).toEqual(["account"])

    await host.ask("members.settings", { texts: true }, { token: resident })
    await host.ask("notices.setChannels", { channels: ["sms", "account"] }, { token: clerk })
    const { member } = await host.ask<{ member: { person: string } }>("members.me", {}, { token: resident })
    const audience = { to: "persons", persons: [member.person] }
    const gas = { template: "news", title: "3 号楼燃气泄漏", text: "请马上下楼，不要开灯。", audience, urgent: true }
    const send = async () => {
      const draft = await host.ask<object>("notices.write", gas, { token: clerk })
      const { notice } = await host.ask<{ notice: string }>("notices.send", draft, { token: clerk })
      return notice
    }
    const reported = async (notice: string) => {
      for (;;) {
        const report = await host.ask<{ channels: { channel: string; sent: number }[] }>(
          "notices.report",
          { notice },
          { token: clerk },
        )
        if (report.channels.some(({ sent }) => sent > 0)) return report.channels.map(one => [one.channel, one.sent])
        await new Promise(resolve => setTimeout(resolve, 1_000))
      }
    }
    expect(await reported(await send())).toEqual([
      ["sms", 1],
      ["account", 0],
    ])
    expect(await page(`${phone}/texts`)).toContain("【微议演示】社区通知：紧急：3…")
    const faults = await page("/inbox")
    const optedOut = /value="(\d+)" aria-label="短信 · 都退订了"/.exec(faults)?.[1]
    await press("/inbox", { fault: optedOut ?? "" })
    expect(await reported(await send())).toEqual([
      ["sms", 0],
      ["account", 1],
    ])
    expect(await page(`${phone}/account`)).toContain("3 号楼燃气泄漏")
  })

  test("the robot of WeCom is on its long connection: it answers in the group, and no stranger gets its place", async () => {
    const group = "/inbox/wecom/s1/wrsimulatedcommittee00000000"
    const say = (text: string) => press(group, { do: "say", text })
    const clerk = await host.signIn("s1")
    const { body } = await host.ask<{ body: string }>(
      "councils.found",
      { name: "居委会", kind: "workingGroup", level: "community", groups: [{ group: "committee", name: "委员" }] },
      { token: clerk },
    )
    const { code } = await host.ask<{ code: string }>("chats.bindCode", { body }, { token: clerk })
    await say(`@微议 绑定 ${code}`)
    expect(await page(group)).toContain("本群已绑定")

    const stranger = new WebSocket(`${host.url.replace("http", "ws")}/wecom/line`)
    const told = await new Promise<string>((resolve, reject) => {
      stranger.addEventListener("error", () => reject(new Error("no connection")))
      stranger.addEventListener("message", ({ data }) => resolve(String(data)))
      stranger.addEventListener("open", () =>
        stranger.send(
          JSON.stringify({
            ...{ cmd: "aibot_subscribe", headers: { req_id: "r1" } },
            body: { bot_id: "guessed", secret: "guessed" },
          }),
        ),
      )
    })
    stranger.close()
    expect(JSON.parse(told).errcode).not.toBe(0)
    await say("@微议 你好")
    expect(await page(group)).toContain("可以对我说")
  })

  test("a connection to anywhere else is ended, and the server goes on", async () => {
    const elsewhere = new WebSocket(`${host.url.replace("http", "ws")}/call/members.me`)
    await new Promise(resolve => elsewhere.addEventListener("error", resolve))
    expect((await fetch(`${host.url}/healthz`)).status).toBe(200)
  })
})
