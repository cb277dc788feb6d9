import { createCipheriv, randomBytes } from "node:crypto"
import { groupOverHttp } from "#cloud/adapters/caller/wechat-group-http"
import { wechatLogin } from "#cloud/adapters/caller/wechat-login"
import { startHost } from "#cloud/host/host"
import { openHouse } from "#cloud/host/house"
import { loginByWechat } from "#cloud/host/login"
import { addMember, createCommunity } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"
import { instantOf } from "#cloud/shared/values/instant"
import { openPostOffice, type PostOffice } from "../notices/support/post-office.ts"
import { temporaryFolder } from "../support/store.ts"
import { heldPhone, taroOn } from "../support/taro.ts"

jest.setTimeout(60_000)

const opengid = "o-group-of-committee"
/** The clock of the simulated WeChat. */
let clock = Date.now()
let office: PostOffice

/** `wx.login`: another code, and another key from here on. */
const loginAs = (openid: string): string => office.wechat.login(openid)
/** The key of somebody's latest sign-in, which no phone and no page ever sees, and a code that is good still. */
const keyAndCode = (openid: string): { readonly key: Buffer; readonly code: string } => {
  const [used, code] = [loginAs(openid), loginAs(openid)]
  const { appid, secret } = office.account
  const answer = office.wechat.jscode2session({ appid, secret, js_code: used, grant_type: "authorization_code" })
  return { key: Buffer.from(String((answer as { session_key?: unknown }).session_key), "base64"), code }
}
/** Encrypted as documented. */
const sealedWith = (key: Buffer, inside: object) => {
  const iv = randomBytes(16)
  const cipher = createCipheriv("aes-128-cbc", key, iv)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(inside)), cipher.final()])
  return { encryptedData: sealed.toString("base64"), iv: iv.toString("base64") }
}
const watermark = (seconds = 0, appid = office.account.appid) => ({
  timestamp: Math.floor(clock / 1000) + seconds,
  appid,
})

/** The phone in somebody's hand. */
const phone = { ...heldPhone(), openid: "clerk", inGroup: true }
jest.mock("@tarojs/taro", () =>
  taroOn(phone, {
    login: async () => ({ code: loginAs(phone.openid) }),
    getGroupEnterInfo: async () => {
      if (!phone.inGroup) throw { errMsg: "getGroupEnterInfo:fail", errCode: 65206 }
      return office.wechat.sealed(phone.openid, { opengid })
    },
  }),
)

type Sealed = { code: string; encryptedData: string; iv: string }

describe("a page opened from a group, with a mini-program that talks to a server of its own", () => {
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
    office = await openPostOffice({ now: () => clock })
    const now = () => instantOf(Date.now())
    groupOf = groupOverHttp({ ...office.account, now: () => instantOf(clock) })
    house = openHouse({ directory: folder.path, now, unsafe: true, groupOf })
    const community = id<"community">("xingfuli")
    await createCommunity(house.store, { community, name: "杏福里社区", address: "a", clerk: "陈敏", phone: "" }, now())
    for (const name of ["clerk", "member"]) {
      const roles = name === "clerk" ? ["staff" as const] : []
      await addMember(house.store, { subject: `wx:${name}` as Subject, community, name, roles }, now())
    }
    host = await startHost(house, {
      ...{ host: "127.0.0.1", port: 0, pages: new Map() },
      login: loginByWechat(house, wechatLogin(office.account)),
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
    await office.close()
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
    phone.inGroup = false
    expect(await ticketOf()).toBeUndefined()
    phone.inGroup = true
  })

  test("another person's code, another mini-program's data, old data and made-up data are no group", async () => {
    const of = (openid: string, inside: object, as = (key: Buffer) => key) => {
      const { key, code } = keyAndCode(openid)
      return { code, ...sealedWith(as(key), inside) }
    }
    const inside = { opengid, watermark: watermark() }
    await send("members", "me", {})
    for (const [why, ticket] of [
      ["another person's code", () => of("member", inside)],
      ["sealed with another key", () => of("clerk", inside, () => randomBytes(16))],
      ["another mini-program's", () => of("clerk", { opengid, watermark: watermark(0, "wx-other") })],
      ["six minutes old", () => of("clerk", { opengid, watermark: watermark(-360) })],
      ["of a clock that goes ahead", () => of("clerk", { opengid, watermark: watermark(360) })],
      ["without a watermark", () => of("clerk", { opengid })],
      ["without a group", () => of("clerk", { watermark: watermark() })],
      ["not an object", () => of("clerk", [1])],
      ["a code that is none", () => ({ ...of("clerk", inside), code: "code-of-nobody" })],
      ["a code of before", () => ({ ...of("clerk", inside), code: of("clerk", inside).code })],
      ["a cloudID", () => "29_BFa1gk3Tn7yJpQ0s"],
    ] as const) {
      expect([why, await here(ticket())]).toEqual([why, expect.objectContaining({ code: "chats.noGroup" })])
      expect([why, await bind(ticket())]).toEqual([why, expect.objectContaining({ code: "chats.noGroup" })])
    }
    const { encryptedData, iv } = of("clerk", inside)
    for (const ticket of [{}, { code: 1, encryptedData, iv }, { code: "a code", encryptedData, iv }, null])
      expect(await here(ticket)).toMatchObject({ ok: false, code: "house.badForm" })
    expect(phone.statuses.filter(status => status >= 500)).toEqual([])
  })

  test("what is true is a group, so that nothing below is refused for another reason", async () => {
    const { key, code } = keyAndCode("clerk")
    const ticket = { code, ...sealedWith(key, { opengid, watermark: watermark() }) }
    expect(await groupOf("wx:clerk" as Subject, ticket)).toBe(opengid)
  })

  test("two thousand mutations of true data: none is a group, none is an error", async () => {
    for (let n = 0; n < 2_000; n++) {
      clock += 1_000
      const code = loginAs("clerk")
      const { encryptedData, iv } = office.wechat.sealed("clerk", { opengid }) ?? { encryptedData: "", iv: "" }
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
