import { createHash, randomBytes } from "node:crypto"
import { pushCallback } from "#cloud/adapters/messenger/push-callback"
import { type TextAsked, textReceipts } from "#cloud/adapters/messenger/text-receipts"
import { type Asked, bodyMost, type Told } from "#cloud/adapters/wecom/callback"
import { type Keys, wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { doneOnce } from "#cloud/chats/keeping/actions"
import { collections } from "#cloud/host/features"
import type { Subject } from "#cloud/shared/ports"
import type { Told as Heard } from "#cloud/shared/receipt"
import type { Store } from "#cloud/shared/store"
import { type Instant, instant, later, minute, msOf, second } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { openTemporaryStore } from "../support/store.ts"

jest.setTimeout(120_000)

const key = (seed: string) => Buffer.from(seed.padEnd(32, "k")).toString("base64").slice(0, 43).replace(/[+/]/g, "x")
const keys: Keys = { token: "pushToken", aesKey: key("push"), receiver: "wx0123456789abcdef" }
const secret = "s3cretEndOfTheAddress0123456789ab"
const now: Instant = instant("2026-03-02T01:00:00.000Z")
const seconds = String(msOf(now) / 1000)

let store: Store
let heard: Heard[] = []
beforeAll(() => {
  store = openTemporaryStore(collections)
})
afterAll(() => store.close())
beforeEach(() => {
  heard = []
})

const hear = async (told: Heard) => void heard.push(told)
const door = (crypto?: ReturnType<typeof wecomCrypto>) =>
  pushCallback({
    ...(crypto && { crypto }),
    token: keys.token,
    now: () => now,
    once: (at, name, says, work) => doneOnce(store)(at, `${crypto ? "safe" : "plain"}|${name}`, says, work),
    subjectOf: openid => `wx:${openid}` as Subject,
    hear,
    log: { info: () => undefined, bug: () => undefined },
  })
const [safe, plain] = [door(wecomCrypto(keys)), door()]
const texts = textReceipts({ token: secret, hear })

const item = { TemplateId: "kR3sULTw9v0Zr1nq8Y2b", MsgID: "3000000000000000001", ErrorCode: "43101", ErrorStatus: "no" }
const event = (more: object = {}) =>
  JSON.stringify({
    ...{ ToUserName: "gh_ours", FromUserName: "oPhone-1", CreateTime: seconds, MsgType: "event" },
    ...{ Event: "subscribe_msg_sent_event", List: item, ...more },
  })
const change = (list: unknown) => event({ Event: "subscribe_msg_change_event", List: list })
const off = { TemplateId: item.TemplateId, SubscribeStatusString: "reject" }

const nonceOf = () => randomBytes(8).toString("hex")
const sealed = (text: string, as: { keys?: Keys; at?: Instant } = {}): Asked => {
  const timestamp = String(Math.floor(msOf(as.at ?? now) / 1000))
  const nonce = nonceOf()
  const { signature, encrypt } = wecomCrypto(as.keys ?? keys).seal(text, timestamp, nonce)
  const query = { msg_signature: signature, timestamp, nonce, encrypt_type: "aes", openid: "oPhone-1" }
  return { method: "POST", query, body: JSON.stringify({ ToUserName: "gh_ours", Encrypt: encrypt }) }
}
const signatureOf = (token: string, timestamp: string, nonce: string) =>
  createHash("sha1").update([token, timestamp, nonce].sort().join("")).digest("hex")
const signed = (body: string, as: { token?: string; at?: Instant; echostr?: string } = {}): Asked => {
  const timestamp = String(Math.floor(msOf(as.at ?? now) / 1000))
  const nonce = nonceOf()
  const signature = signatureOf(as.token ?? keys.token, timestamp, nonce)
  const { echostr } = as
  return {
    method: echostr === undefined ? "POST" : "GET",
    query: { signature, timestamp, nonce, openid: "oPhone-1", ...(echostr !== undefined && { echostr }) },
    body,
  }
}
const receipt = { user_receive_time: "2026-03-02 09:00:04", nationcode: "86", mobile: "13800138000" }
const failed = { ...receipt, report_status: "FAIL", errmsg: "UNDELIV", description: "停机", sid: "5000:104571" }
const brought = (list: unknown, token = secret): TextAsked => ({ method: "POST", token, body: JSON.stringify(list) })

describe("what WeChat pushes", () => {
  test.each([
    ["safe", safe, sealed],
    ["plain", plain, signed],
  ] as const)(
    "%s mode: an event is heard once, however often the very same request comes",
    async (_, address, made) => {
      const asked = made(event())
      expect(await address(asked)).toEqual({ status: 200, body: "success" })
      const whose = "wx:oPhone-1"
      expect(heard).toMatchObject([{ receipts: [{ ref: item.MsgID, whose, trouble: "noConsent" }], wishes: [] }])
      await address(asked)
      expect(heard).toHaveLength(1)
    },
  )

  test("one item stands by itself, several as a list; ids longer than a number are not rounded", async () => {
    await safe(sealed(change(off)))
    await safe(sealed(change([off, { ...off, TemplateId: "t2" }])))
    expect(heard.map(({ wishes }) => wishes.map(({ template, did }) => `${template} ${did}`))).toEqual([
      [`${item.TemplateId} muted`],
      [`${item.TemplateId} muted`, "t2 muted"],
    ])
    heard = []
    const bare = event({ List: { ...item, MsgID: 0, ErrorCode: 0 } }).replace(
      '"MsgID":0',
      '"MsgID":3248682510344192009',
    )
    await safe(sealed(bare))
    expect(heard).toEqual([
      { whose: "wx:oPhone-1", receipts: [{ ref: "3248682510344192009", whose: "wx:oPhone-1" }], wishes: [] },
    ])
  })

  test("a popup's answers are words of the person; codes that say no more are “not brought”", async () => {
    const popup = (status: string) => ({ TemplateId: "t1", SubscribeStatusString: status, PopupScene: "0" })
    await plain(
      signed(event({ Event: "subscribe_msg_popup_event", List: [popup("accept"), popup("reject"), popup("x")] })),
    )
    expect(heard[0]?.wishes.map(({ did }) => did)).toEqual(["accepted", "rejected"])
    heard = []
    await plain(signed(event({ List: [43101, 40003, 45168, -1, 50002].map(ErrorCode => ({ ...item, ErrorCode })) })))
    expect(heard[0]?.receipts.map(({ trouble }) => trouble)).toEqual([
      ...["noConsent", "noSuchPerson", "badContent", "undelivered", "undelivered"],
    ])
  })

  test("the check of the address gives the number back, and only to who knows the token", async () => {
    for (const address of [safe, plain]) {
      expect(await address(signed("", { echostr: "4375120948345356249" }))).toEqual({
        status: 200,
        body: "4375120948345356249",
      })
      expect(await address(signed("", { echostr: "1", token: "other" }))).toEqual({ status: 403, body: "" })
      expect(await address(signed("", { echostr: "<script>" }))).toEqual({ status: 400, body: "" })
      expect(await address(signed("", { echostr: "1", at: later(now, 6 * minute) }))).toEqual({ status: 400, body: "" })
    }
  })

  test("the documented example of the signature", () => {
    expect(signatureOf("AAAAA", "1714036504", "1514711492")).toBe("f464b24fc39322e44b38aa78f5edd27bd1441696")
  })
})

describe("what Tencent Cloud brings", () => {
  test("receipts are heard by their serial numbers, and the telephone numbers are not", async () => {
    const told = await texts(brought([{ ...receipt, report_status: "SUCCESS", errmsg: "DELIVRD", sid: "s1" }, failed]))
    expect(told).toEqual({ status: 200, body: '{"result":0,"errmsg":"OK"}' })
    expect(heard).toEqual([{ receipts: [{ ref: "s1" }, { ref: "5000:104571", trouble: "undelivered" }], wishes: [] }])
    expect(JSON.stringify(heard)).not.toContain("13800138000")
  })

  test.each([
    ["MBBLACK", "noConsent"],
    ["KEYWORD", "badContent"],
    ["MK:0001", "noSuchPerson"],
    ["EXPIRED", "undelivered"],
    ["", "undelivered"],
  ])("%s is told as %s", async (errmsg, trouble) => {
    await texts(brought([{ ...failed, errmsg }]))
    expect(heard[0]?.receipts).toEqual([{ ref: failed.sid, trouble }])
  })
})

describe("threat 22: forged receipts and events", () => {
  let count = 0
  const isRefused = ({ status, body }: Told): boolean =>
    status < 500 && (body === "" || body === "success" || body === '{"result":0,"errmsg":"OK"}') && isDeaf()
  const isDeaf = (): boolean => heard.every(({ receipts, wishes }) => receipts.length + wishes.length === 0)
  const many = <A>(name: string, runs: number, build: fc.Arbitrary<A>, address: (asked: A) => Promise<Told>) =>
    test(`${name}: ${runs} of them, and none is heard`, async () => {
      await fc.assert(
        fc.asyncProperty(build, async asked => {
          heard = []
          const told = await address(asked)
          if (!isRefused(told)) throw new Error(`heard: ${JSON.stringify(asked)} → ${JSON.stringify(told)}`)
          count += 1
        }),
        { numRuns: runs },
      )
    })
  const sign = fc.constantFrom(...'abcdefXYZ0189+/={}"\n\u0000')
  const changed = (text: string, place: number, put: string): string => {
    const at = place % Math.max(1, text.length)
    return text[at] === put ? `${text.slice(0, at)}${text.slice(at + 1)}` : text.slice(0, at) + put + text.slice(at + 1)
  }
  const real = fc.constantFrom(event(), change(off), event({ Event: "subscribe_msg_popup_event", List: off }))
  const encryptIn = (body: string): string => /[A-Za-z0-9+/=]{60,}/.exec(body)?.[0] ?? ""

  const where = fc.constantFrom("msg_signature", "timestamp", "nonce", "body" as const)
  const mutated = fc.tuple(real, where, fc.nat(), sign).map(([text, part, place, put]): Asked => {
    const asked = sealed(text)
    if (part !== "body")
      return { ...asked, query: { ...asked.query, [part]: changed(asked.query[part] ?? "", place, put) } }
    const encrypt = encryptIn(asked.body)
    return { ...asked, body: asked.body.replace(encrypt, changed(encrypt, place, put)) }
  })
  many(
    "safe mode, one sign changed",
    3_000,
    mutated.filter(({ query, body }) => {
      const { msg_signature: signature = "", timestamp = "", nonce = "" } = query
      return "trouble" in wecomCrypto(keys).open({ signature, timestamp, nonce, encrypt: encryptIn(body) })
    }),
    safe,
  )
  const away = fc.oneof(
    fc.integer({ min: 5 * minute + second, max: 1e9 }),
    fc.integer({ min: -1e9, max: -5 * minute - second }),
  )
  const late = fc.tuple(real, away).map(([text, ms]) => [text, later(now, ms)] as const)
  many(
    "safe mode, older or newer than five minutes",
    600,
    late.map(([text, at]) => sealed(text, { at })),
    safe,
  )
  many(
    "plain mode, older or newer than five minutes",
    600,
    late.map(([text, at]) => signed(text, { at })),
    plain,
  )
  const field = fc.constantFrom("token", "aesKey", "receiver")
  many(
    "safe mode, for another account, with another token or another key",
    800,
    fc
      .tuple(real, field)
      .map(([text, one]) => sealed(text, { keys: { ...keys, [one]: one === "aesKey" ? key("other") : "wxother" } })),
    safe,
  )
  many(
    "safe mode, an event that is only signed",
    600,
    real.map(text => signed(text)),
    safe,
  )
  many(
    "plain mode, with another token, or one sign of what is signed changed",
    1_500,
    fc
      .tuple(real, fc.constantFrom("token", "signature", "timestamp", "nonce"), fc.nat(), sign)
      .map(([text, part, place, put]): Asked => {
        if (part === "token") return signed(text, { token: `other${place}` })
        const asked = signed(text)
        return { ...asked, query: { ...asked.query, [part]: changed(asked.query[part] ?? "", place, put) } }
      }),
    plain,
  )
  many(
    "plain mode, another event under a signature that has been used",
    600,
    fc.tuple(real, fc.nat()).map(([text, n]) => {
      const asked = signed(text)
      return { asked, again: { ...asked, body: event({ List: { ...item, MsgID: String(n) } }) } }
    }),
    async ({ asked, again }) => {
      await plain(asked)
      heard = []
      return plain(again)
    },
  )
  const noEvent = fc.oneof(
    fc.json({ maxDepth: 3 }),
    fc.string({ maxLength: 200 }),
    fc.constantFrom(
      event({ MsgType: "text" }),
      event({ Event: "user_enter_tempsession" }),
      event({ FromUserName: "o1|wx:o2" }),
      event({ FromUserName: ["o1"] }),
      event({ CreateTime: "soon" }),
      event({ List: { ...item, MsgID: {} } }),
      event({ List: { ...item, MsgID: "a|b" } }),
      event({ List: [null, 7, "x", []] }),
      change({ ...off, SubscribeStatusString: "__proto__" }),
      change({ ...off, TemplateId: "x".repeat(65) }),
      '{"__proto__":{"MsgType":"event"}}',
    ),
  )
  many(
    "safe mode, rightly sealed, and nothing that WeChat pushes",
    600,
    noEvent.map(text => sealed(text)),
    safe,
  )
  many(
    "plain mode, rightly signed, and nothing that WeChat pushes",
    600,
    noEvent.map(text => signed(text)),
    plain,
  )
  const token = fc.oneof(
    fc.tuple(fc.nat(), sign).map(([place, put]) => changed(secret, place, put)),
    fc.nat(secret.length - 1).map(length => secret.slice(0, length)),
    fc.string({ maxLength: 64 }),
    fc.constantFrom(`${secret}0`, secret.toUpperCase(), ` ${secret}`),
  )
  many(
    "text messages, to another address",
    1_500,
    token.filter(one => one !== secret).map(one => brought([failed], one)),
    texts,
  )
  many(
    "text messages, at the right address, and nothing that tells of one of ours",
    600,
    fc
      .oneof(
        fc.json({ maxDepth: 3 }),
        fc.string({ maxLength: 200 }),
        fc.constantFrom(
          JSON.stringify(failed),
          JSON.stringify([{ ...failed, sid: { $ne: 1 } }]),
          JSON.stringify([{ ...failed, sid: "a|b" }]),
          JSON.stringify([{ ...failed, report_status: "constructor" }]),
          "[null,[],7]",
        ),
      )
      .map(body => ({ method: "POST", token: secret, body })),
    texts,
  )
  test("too long, or another method, is told so, and all of it was tried", async () => {
    const long = "x".repeat(bodyMost + 1)
    for (const address of [safe, plain]) {
      expect(await address({ ...sealed(event()), body: long })).toEqual({ status: 413, body: "" })
      expect(await address({ ...sealed(event()), method: "PUT" })).toEqual({ status: 405, body: "" })
    }
    expect(await texts({ ...brought([failed]), body: long })).toEqual({ status: 413, body: "" })
    expect(await texts({ ...brought([failed]), method: "GET" })).toEqual({ status: 405, body: "" })
    expect(count).toBeGreaterThanOrEqual(10_000)
  })
})
