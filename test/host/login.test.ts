import { createDecipheriv } from "node:crypto"
import { wechatLogin } from "#cloud/adapters/caller/wechat-login"
import { loginByWechat } from "#cloud/host/login"
import { addMember, createCommunity } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"
import { minute } from "#cloud/shared/values/instant"
import { openPostOffice, type PostOffice } from "../notices/support/post-office.ts"
import { heldPhone, taroOn } from "../support/taro.ts"
import { serveHouse } from "./served.ts"

/** A phone, and the codes that WeChat gives it. */
const phone = { ...heldPhone(), code: () => "code-of-nobody", logins: 0 }
jest.mock("@tarojs/taro", () =>
  taroOn(phone, {
    login: async () => {
      phone.logins += 1
      return { code: phone.code() }
    },
  }),
)

describe("a mini-program that talks to a server of its own", () => {
  let now = Date.parse("2026-03-02T01:00:00.000Z")
  let office: PostOffice
  let served: Awaited<ReturnType<typeof serveHouse>>
  let send: (feature: string, action: string, input: unknown, key?: string) => Promise<unknown>
  beforeAll(async () => {
    office = await openPostOffice({ now: () => now })
    served = await serveHouse(undefined, { login: house => loginByWechat(house, wechatLogin(office.account)) })
    phone.code = () => office.wechat.login("clerk")
    const { store, now: opens } = served.house
    const community = id<"community">("xingfuli")
    await createCommunity(store, { community, name: "杏福里社区", address: "a", clerk: "陈敏", phone: "" }, opens())
    await addMember(store, { subject: "wx:clerk" as Subject, community, name: "陈敏", roles: ["staff"] }, opens())
    process.env.WEIYI_HOST = served.url
    ;({ send } = await import("../../src/cloud/transport.weapp"))
  })
  afterAll(async () => {
    delete process.env.WEIYI_HOST
    await served.stop()
    await office.close()
    served.remove()
  })
  const login = async (code: string) =>
    (await fetch(`${served.url}/login/wechat`, { method: "POST", body: JSON.stringify({ code }) })).status

  test("is signed in by WeChat's code before its first request, once for several at the same time", async () => {
    const replies = await Promise.all([1, 2, 3].map(() => send("members", "me", {})))
    for (const reply of replies)
      expect(reply).toMatchObject({ ok: true, value: { communities: [{ community: "xingfuli" }] } })
    expect(phone.logins).toBe(1)
  })

  test("signs in again when its session is over, and writes with its key", async () => {
    const [place = ""] = phone.kept.keys()
    phone.kept.set(place, "aa.00000000000000000000000000")
    const key = "a-key-of-16-chars"
    expect(await send("members", "settings", { elder: true }, key)).toMatchObject({ ok: true })
    expect(phone.logins).toBe(2)
  })

  test("is nobody with a code that WeChat does not know, and hears so", async () => {
    phone.kept.clear()
    phone.code = () => "code-of-nobody"
    expect(await send("members", "requests", {})).toMatchObject({ ok: false, code: "house.whoAreYou" })
    const tried = (body: string) => fetch(`${served.url}/login/wechat`, { method: "POST", body })
    const bodies = ['{"code":"code-of-nobody"}', "{}", '{"code":1}', "[]", "null", `{"code":"${"x".repeat(900)}"}`]
    for (const body of bodies) expect([body, (await tried(body)).status]).toEqual([body, 401])
    expect([(await tried("{")).status, (await tried("x".repeat(2_000))).status]).toEqual([400, 413])
    expect(served.log()).not.toContain(office.account.secret)
  })

  test("a code is good once, for five minutes, for our mini-program, and not for whom WeChat takes for a risk", async () => {
    const code = office.wechat.login("clerk")
    expect([await login(code), await login(code)]).toEqual([200, 401])
    const old = office.wechat.login("clerk")
    now += 5 * minute
    expect(await login(old)).toBe(401)
    office.wechat.risky.add("clerk")
    expect(await login(office.wechat.login("clerk"))).toBe(401)
    office.wechat.risky.delete("clerk")
    const { appid, secret } = office.account
    const asked = (more: object) =>
      office.wechat.jscode2session({
        ...{ appid, secret, js_code: office.wechat.login("clerk"), grant_type: "authorization_code" },
        ...more,
      })
    expect(asked({ appid: "no" })).toMatchObject({ errcode: 40013 })
    expect(asked({ secret: "no" })).toMatchObject({ errcode: 40125 })
    expect(asked({ grant_type: "no" })).toMatchObject({ errcode: 40002 })
  })

  test("while WeChat is away, or has been asked too often, one is told to come back, and not that the code is wrong", async () => {
    const fresh = () => login(office.wechat.login("clerk"))
    for (const fault of ["busy", "broken"] as const) {
      office.wechat.faults.of.set("*", fault)
      expect([fault, await fresh()]).toEqual([fault, 503])
    }
    office.wechat.faults.of.clear()
    const { appid, secret } = office.account
    const query = { appid, secret, grant_type: "authorization_code" }
    for (let asked = 0; asked < 100; asked++)
      office.wechat.jscode2session({ ...query, js_code: office.wechat.login("clerk") })
    expect(await fresh()).toBe(503)
    now += minute
    expect(await fresh()).toBe(200)
  })

  test("what WeChat seals for a page is opened with the key of the session, and no other person's", async () => {
    const query = { appid: office.account.appid, secret: office.account.secret, grant_type: "authorization_code" }
    expect(office.wechat.sealed("neighbour", {})).toBeUndefined()
    const keyOf = (openid: string): Buffer => {
      const answer = office.wechat.jscode2session({ ...query, js_code: office.wechat.login(openid) })
      return Buffer.from(String((answer as Readonly<Record<string, unknown>>).session_key), "base64")
    }
    const [mine, others] = [keyOf("neighbour"), keyOf("somebody")]
    const { encryptedData = "", iv = "" } = office.wechat.sealed("neighbour", { opengid: "o-group" }) ?? {}
    const opened = (key: Buffer): string => {
      const decipher = createDecipheriv("aes-128-cbc", key, Buffer.from(iv, "base64"))
      decipher.setAutoPadding(false)
      return `${decipher.update(encryptedData, "base64", "latin1")}${decipher.final("latin1")}`
    }
    expect(opened(mine)).toContain('{"opengid":"o-group","watermark":{"appid":"wxsimulated000000","timestamp":')
    expect(opened(others)).not.toContain("opengid")
  })
})

test("where the environment names no account there is no such door", async () => {
  const served = await serveHouse()
  expect((await fetch(`${served.url}/login/wechat`, { method: "POST", body: "{}" })).status).toBe(405)
  await served.stop()
  served.remove()
})
