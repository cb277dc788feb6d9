import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { wechatLogin } from "#cloud/adapters/caller/wechat-login"
import { loginByWechat } from "#cloud/host/login"
import { addMember, createCommunity } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"
import { serveHouse } from "./served.ts"

/** WeChat as this phone has it: codes, a store on the device, and requests that go to where they are sent. */
const phone = { code: "code-of-the-clerk", logins: 0, kept: new Map<string, unknown>() }
jest.mock("@tarojs/taro", () => ({
  __esModule: true,
  default: {
    onNetworkStatusChange: () => undefined,
    getNetworkType: () => undefined,
    getStorageSync: (place: string) => phone.kept.get(place) ?? "",
    setStorageSync: (place: string, value: unknown) => void phone.kept.set(place, value),
    removeStorageSync: (place: string) => void phone.kept.delete(place),
    login: async () => {
      phone.logins += 1
      return { code: phone.code }
    },
    request: async (asked: { url: string; data: object; header?: Record<string, string> }) => {
      const headers = { "content-type": "application/json", ...asked.header }
      const answer = await fetch(asked.url, { method: "POST", headers, body: JSON.stringify(asked.data) })
      return { data: await answer.json() }
    },
  },
}))

describe("a mini-program that talks to a server of its own", () => {
  const account = { appid: "wx1", secret: "secret-of-ours" }
  const wechat = createServer((request, response) => {
    const code = new URL(request.url ?? "", "http://wechat").searchParams.get("js_code")
    const known = code === "code-of-the-clerk"
    response.end(JSON.stringify(known ? { openid: "clerk", session_key: "kept-back" } : { errcode: 40029 }))
  })
  let served: Awaited<ReturnType<typeof serveHouse>>
  let send: (feature: string, action: string, input: unknown, key?: string) => Promise<unknown>
  beforeAll(async () => {
    await new Promise<void>(resolve => wechat.listen(0, "127.0.0.1", resolve))
    const base = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`
    served = await serveHouse(undefined, { login: house => loginByWechat(house, wechatLogin({ ...account, base })) })
    const { store, now } = served.house
    const community = id<"community">("xingfuli")
    await createCommunity(store, { community, name: "杏福里社区", address: "a", clerk: "陈敏", phone: "" }, now())
    await addMember(store, { subject: "wx:clerk" as Subject, community, name: "陈敏", roles: ["staff"] }, now())
    process.env.WEIYI_HOST = served.url
    ;({ send } = await import("../../src/cloud/transport.weapp"))
  })
  afterAll(async () => {
    delete process.env.WEIYI_HOST
    await served.stop()
    await new Promise<void>(resolve => void wechat.close(() => resolve()))
    served.remove()
  })

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
    phone.code = "code-of-nobody"
    expect(await send("members", "requests", {})).toMatchObject({ ok: false, code: "house.whoAreYou" })
    const login = (body: string) => fetch(`${served.url}/login/wechat`, { method: "POST", body })
    const bodies = ['{"code":"code-of-nobody"}', "{}", '{"code":1}', "[]", "null", `{"code":"${"x".repeat(900)}"}`]
    for (const body of bodies) expect([body, (await login(body)).status]).toEqual([body, 401])
    expect([(await login("{")).status, (await login("x".repeat(2_000))).status]).toEqual([400, 413])
    expect(served.log()).not.toContain("secret-of-ours")
  })
})

test("where the environment names no account there is no such door", async () => {
  const served = await serveHouse()
  expect((await fetch(`${served.url}/login/wechat`, { method: "POST", body: "{}" })).status).toBe(405)
  await served.stop()
  served.remove()
})
