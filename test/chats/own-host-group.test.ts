import { createCipheriv, randomBytes } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { groupOverHttp } from "#cloud/adapters/caller/wechat-group-http"
import { wechatLogin } from "#cloud/adapters/caller/wechat-login"
import { startHost } from "#cloud/host/host"
import { openHouse } from "#cloud/host/house"
import { loginByWechat } from "#cloud/host/login"
import { addMember, createCommunity } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"
import { instantOf } from "#cloud/shared/values/instant"
import { temporaryFolder } from "../support/store.ts"

jest.setTimeout(60_000)

/** What WeChat knows: the key of everybody's latest sign-in, and whose the codes are. */
const platform = { keys: new Map<string, Buffer>(), codes: new Map<string, string>(), inGroup: true }
const account = { appid: "wx-ours", secret: "secret-of-ours" }
const opengid = "o-group-of-committee"

/** `wx.login`: another code, and another key from here on. */
const loginAs = (openid: string): string => {
  const code = randomBytes(12).toString("hex")
  platform.codes.set(code, openid)
  platform.keys.set(openid, randomBytes(16))
  return code
}
/** `wx.getGroupEnterInfo`: encrypted as documented, with the key of the latest sign-in. */
const sealedFor = (openid: string, inside: object, key = platform.keys.get(openid) ?? randomBytes(16)) => {
  const iv = randomBytes(16)
  const cipher = createCipheriv("aes-128-cbc", key, iv)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(inside)), cipher.final()])
  return { encryptedData: sealed.toString("base64"), iv: iv.toString("base64") }
}
const watermark = (seconds = 0, appid = account.appid) => ({
  timestamp: Math.floor(Date.now() / 1000) + seconds,
  appid,
})

/** The phone in somebody's hand. */
const phone = { openid: "clerk", kept: new Map<string, unknown>() }
jest.mock("@tarojs/taro", () => ({
  __esModule: true,
  default: {
    onNetworkStatusChange: () => undefined,
    getNetworkType: () => undefined,
    getStorageSync: (place: string) => phone.kept.get(place) ?? "",
    setStorageSync: (place: string, value: unknown) => void phone.kept.set(place, value),
    removeStorageSync: (place: string) => void phone.kept.delete(place),
    login: async () => ({ code: loginAs(phone.openid) }),
    getGroupEnterInfo: async () => {
      if (!platform.inGroup) throw { errMsg: "getGroupEnterInfo:fail", errCode: 65206 }
      return sealedFor(phone.openid, { opengid, watermark: watermark() })
    },
    request: async (asked: { url: string; data: object; header?: Record<string, string> }) => {
      const headers = { "content-type": "application/json", ...asked.header }
      const answer = await fetch(asked.url, { method: "POST", headers, body: JSON.stringify(asked.data) })
      statuses.push(answer.status)
      return { data: await answer.json() }
    },
  },
}))
const statuses: number[] = []

type Sealed = { code: string; encryptedData: string; iv: string }

describe("a page opened from a group, with a mini-program that talks to a server of its own", () => {
  const wechat = createServer((request, response) => {
    const asked = new URL(request.url ?? "", "http://wechat").searchParams
    const openid = platform.codes.get(asked.get("js_code") ?? "")
    // good once
    platform.codes.delete(asked.get("js_code") ?? "")
    const known = asked.get("secret") === account.secret && openid !== undefined
    const key = platform.keys.get(openid ?? "")?.toString("base64")
    response.end(JSON.stringify(known ? { openid, session_key: key } : { errcode: 40029 }))
  })
  const folder = temporaryFolder()
  let house: ReturnType<typeof openHouse>
  let groupOf: ReturnType<typeof groupOverHttp>
  let host: Awaited<ReturnType<typeof startHost>>
  let send: (feature: string, action: string, input: unknown, key?: string) => Promise<unknown>
  let ticketOf: () => Promise<Sealed>
  let body: string
  let keys = 0

  const be = (openid: string): void => {
    phone.openid = openid
    phone.kept.clear()
  }
  const here = (ticket: unknown) => send("chats", "here", { ticket })
  const bind = (ticket: unknown) => {
    keys += 1
    return send("chats", "bindHere", { ticket, body }, `bind-in-a-group-${keys}`)
  }

  beforeAll(async () => {
    await new Promise<void>(resolve => wechat.listen(0, "127.0.0.1", resolve))
    const ours = { ...account, base: `http://127.0.0.1:${(wechat.address() as AddressInfo).port}` }
    const now = () => instantOf(Date.now())
    groupOf = groupOverHttp({ ...ours, now })
    house = openHouse({ directory: folder.path, now, unsafe: true, groupOf })
    const community = id<"community">("xingfuli")
    await createCommunity(house.store, { community, name: "杏福里社区", address: "a", clerk: "陈敏", phone: "" }, now())
    for (const name of ["clerk", "member"]) {
      const roles = name === "clerk" ? ["staff" as const] : []
      await addMember(house.store, { subject: `wx:${name}` as Subject, community, name, roles }, now())
    }
    host = await startHost(house, {
      ...{ host: "127.0.0.1", port: 0, pages: new Map() },
      login: loginByWechat(house, wechatLogin(ours)),
    })
    process.env.WEIYI_HOST = `http://127.0.0.1:${host.port}`
    ;({ send } = await import("../../src/cloud/transport.weapp"))
    const { groupTicket } = await import("../../src/cloud/group.weapp")
    ticketOf = async () => (await groupTicket({})) as Sealed
    const founded = { name: "居委会", kind: "workingGroup", level: "community" }
    const groups = [{ group: "committee", name: "委员" }]
    const reply = (await send("councils", "found", { ...founded, groups }, "found-the-committee")) as {
      value: { body: string }
    }
    body = reply.value.body
  })
  afterAll(async () => {
    delete process.env.WEIYI_HOST
    await host.stop()
    await new Promise<void>(resolve => void wechat.close(() => resolve()))
    folder.remove()
  })
  beforeEach(() => be("clerk"))

  test("the clerk binds the group, and whoever opens a card in it sees whose it is", async () => {
    expect(await here(await ticketOf())).toMatchObject({ ok: true, value: { group: "none", mayBind: true } })
    expect(await bind(await ticketOf())).toMatchObject({ ok: true })
    be("member")
    const ticket = await ticketOf()
    expect(await here(ticket)).toMatchObject({ ok: true, value: { group: "here", name: "居委会" } })
    // The code was used: what was sent is good for nobody a second time.
    expect(await here(ticket)).toMatchObject({ ok: false, code: "chats.noGroup" })
  })

  test("outside of a group, or put out of it, there is nothing to send", async () => {
    platform.inGroup = false
    expect(await ticketOf()).toBeUndefined()
    platform.inGroup = true
  })

  test("another person's code, another mini-program's data, old data and made-up data are no group", async () => {
    const inside = { opengid, watermark: watermark() }
    const of = (openid: string, sealed: (openid: string) => { encryptedData: string; iv: string }) => {
      const code = loginAs(openid)
      return { code, ...sealed(openid) }
    }
    await send("members", "me", {})
    for (const [why, ticket] of [
      ["another person's code", of("member", openid => sealedFor(openid, inside))],
      ["sealed with another key", of("clerk", openid => sealedFor(openid, inside, randomBytes(16)))],
      ["another mini-program's", of("clerk", who => sealedFor(who, { opengid, watermark: watermark(0, "wx-other") }))],
      ["six minutes old", of("clerk", who => sealedFor(who, { opengid, watermark: watermark(-360) }))],
      ["of a clock that goes ahead", of("clerk", who => sealedFor(who, { opengid, watermark: watermark(360) }))],
      ["without a watermark", of("clerk", who => sealedFor(who, { opengid }))],
      ["without a group", of("clerk", who => sealedFor(who, { watermark: watermark() }))],
      ["not an object", of("clerk", who => sealedFor(who, [1]))],
      ["a code that is none", { code: "code-of-nobody", ...sealedFor("clerk", inside) }],
      ["a cloudID", "29_BFa1gk3Tn7yJpQ0s"],
    ] as const) {
      expect([why, await here(ticket)]).toEqual([why, expect.objectContaining({ code: "chats.noGroup" })])
      expect([why, await bind(ticket)]).toEqual([why, expect.objectContaining({ code: "chats.noGroup" })])
    }
    const { encryptedData, iv } = sealedFor("clerk", inside)
    for (const ticket of [{}, { code: 1, encryptedData, iv }, { code: "a code", encryptedData, iv }, null])
      expect(await here(ticket)).toMatchObject({ ok: false, code: "house.badForm" })
    expect(statuses.filter(status => status >= 500)).toEqual([])
  })

  test("two thousand mutations of true data: none is a group, none is an error", async () => {
    for (let n = 0; n < 2_000; n++) {
      const code = loginAs("clerk")
      const { encryptedData, iv } = sealedFor("clerk", { opengid, watermark: watermark() })
      const bytes = Buffer.from(encryptedData, "base64")
      const at = n % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 8))
      const cut = bytes.subarray(0, n % 3 === 0 ? at : bytes.length)
      const changed = { code, encryptedData: cut.toString("base64"), iv: n % 7 === 0 ? iv.slice(0, 9) : iv }
      const found = await groupOf("wx:clerk" as Subject, changed)
      expect([n, found]).toEqual([n, undefined])
    }
  })
})
