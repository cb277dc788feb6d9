import { createHash, randomBytes } from "node:crypto"
import { accountCallback } from "#cloud/adapters/messenger/account-callback"
import { type Asked, bodyMost, type Told } from "#cloud/adapters/wecom/callback"
import { type Keys, wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { leafOf } from "#cloud/adapters/wecom/text"
import { doneOnce } from "#cloud/chats/keeping/actions"
import { collections } from "#cloud/host/features"
import type { Heard } from "#cloud/shared/chat"
import type { Store } from "#cloud/shared/store"
import { type Instant, instant, later, minute, msOf, second } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { openTemporaryStore } from "../support/store.ts"

jest.setTimeout(120_000)

const key = (seed: string) => Buffer.from(seed.padEnd(32, "k")).toString("base64").slice(0, 43).replace(/[+/]/g, "x")
const keys: Keys = { token: "accountToken", aesKey: key("account"), receiver: "wx0123456789abcdef" }
const now: Instant = instant("2026-03-02T01:00:00.000Z")

let store: Store
let heard: Heard[]
beforeAll(() => {
  store = openTemporaryStore(collections)
})
afterAll(() => store.close())
beforeEach(() => {
  heard = []
})

const address = accountCallback(
  {
    crypto: wecomCrypto(keys),
    corp: keys.receiver,
    now: () => now,
    once: (at, name, says, work) => doneOnce(store)(at, `account|${name}`, says, work),
    hear: async what => {
      heard.push(what)
      return { kind: "says", text: "听到了" }
    },
    url: page => page,
    log: { info: () => undefined, bug: () => undefined },
  },
  keys.token,
)

const xmlOf = (openid: string, said = "关联 K7QM-2XHP") =>
  `<xml><ToUserName><![CDATA[gh_ours]]></ToUserName><FromUserName><![CDATA[${openid}]]></FromUserName><CreateTime>${msOf(now) / 1000}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${said}]]></Content><MsgId>77</MsgId></xml>`

const signed = (text: string, as: { keys?: Keys; at?: Instant } = {}): Asked => {
  const timestamp = String(Math.floor(msOf(as.at ?? now) / 1000))
  const nonce = randomBytes(8).toString("hex")
  const { signature, encrypt } = wecomCrypto(as.keys ?? keys).seal(text, timestamp, nonce)
  const query = { msg_signature: signature, timestamp, nonce, encrypt_type: "aes" }
  return { method: "POST", query, body: `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>` }
}
const saving = (more: Partial<Asked["query"]> = {}): Asked => {
  const [timestamp, nonce] = [String(msOf(now) / 1000), "n1"]
  const signature = createHash("sha1").update([keys.token, timestamp, nonce].sort().join("")).digest("hex")
  return { method: "GET", query: { signature, timestamp, nonce, echostr: "5927782489442352469", ...more }, body: "" }
}
const isRefused = (told: Told): boolean => told.status < 500 && told.body === "" && heard.length === 0

test("what a follower writes is heard once, and answered in the reply, closed with our keys", async () => {
  const asked = signed(xmlOf("oFollower-1"))
  const told = await address(asked)
  expect(told.status).toBe(200)
  expect(heard).toEqual([
    { message: "77", at: now, who: "account:oFollower-1", did: { kind: "said", text: "关联 K7QM-2XHP" } },
  ])
  const part = (tag: string) => leafOf(told.body, tag) ?? ""
  const reply = {
    signature: part("MsgSignature"),
    timestamp: part("TimeStamp"),
    nonce: part("Nonce"),
    encrypt: part("Encrypt"),
  }
  expect(reply.nonce).toBe(asked.query.nonce)
  const opened = wecomCrypto(keys).open(reply)
  const inside = "text" in opened ? opened.text : ""
  expect([leafOf(inside, "ToUserName"), leafOf(inside, "MsgType"), leafOf(inside, "Content")]).toEqual([
    "oFollower-1",
    "text",
    "听到了",
  ])
  heard = []
  expect(isRefused(await address(asked))).toBe(true)
})

test("the check of the address gives the number back, and only to who knows the token", async () => {
  expect(await address(saving())).toEqual({ status: 200, body: "5927782489442352469" })
  for (const [wrong, status] of [
    [{ signature: "0".repeat(40) }, 403],
    [{ nonce: "n2" }, 403],
    [{ timestamp: String(msOf(later(now, 6 * minute)) / 1000) }, 400],
    [{ echostr: "<script>" }, 400],
  ] as const)
    expect(await address(saving(wrong))).toEqual({ status, body: "" })
})

describe("threat 22: a forged message of a follower", () => {
  let count = 0
  const many = (name: string, runs: number, build: fc.Arbitrary<Asked>) =>
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
  const sign = fc.constantFrom(..."abcdefXYZ0189+/=<>\n\u0000")
  const real = fc.constantFrom("o1", "o2").map(openid => signed(xmlOf(openid)))
  const changed = (text: string, place: number, put: string): string => {
    const at = place % Math.max(1, text.length)
    return text[at] === put ? `${text.slice(0, at)}${text.slice(at + 1)}` : text.slice(0, at) + put + text.slice(at + 1)
  }
  const where = fc.constantFrom("msg_signature", "timestamp", "nonce", "body" as const)
  const mutated = fc.tuple(real, where, fc.nat(), sign).map(([asked, part, place, put]): Asked => {
    if (part !== "body")
      return { ...asked, query: { ...asked.query, [part]: changed(asked.query[part] ?? "", place, put) } }
    const encrypt = /[A-Za-z0-9+/=]{60,}/.exec(asked.body)?.[0] ?? ""
    return { ...asked, body: asked.body.replace(encrypt, changed(encrypt, place, put)) }
  })
  many(
    "one sign changed",
    1_500,
    mutated.filter(({ query, body }) => {
      const encrypt = leafOf(body, "Encrypt") ?? ""
      const { msg_signature: signature = "", timestamp = "", nonce = "" } = query
      return "trouble" in wecomCrypto(keys).open({ signature, timestamp, nonce, encrypt })
    }),
  )
  const off = fc.oneof(
    fc.integer({ min: 5 * minute + second, max: 1e9 }),
    fc.integer({ min: -1e9, max: -5 * minute - second }),
  )
  many(
    "older or newer than five minutes",
    500,
    off.map(ms => signed(xmlOf("o1"), { at: later(now, ms) })),
  )
  const field = fc.constantFrom("token", "aesKey", "receiver")
  many(
    "for another account, with another token or another key",
    500,
    field.map(one => signed(xmlOf("o1"), { keys: { ...keys, [one]: one === "aesKey" ? key("other") : "wxother" } })),
  )
  const junk = fc.string({ maxLength: 200 })
  many(
    "signed, and nothing that a follower can send",
    500,
    junk.filter(text => !text.includes("<xml>")).map(text => signed(text)),
  )
  test("too long is told so, and all of it was tried", async () => {
    expect(await address({ ...signed(xmlOf("o1")), body: "x".repeat(bodyMost + 1) })).toEqual({ status: 413, body: "" })
    expect(await address({ ...signed(xmlOf("o1")), method: "PUT" })).toEqual({ status: 405, body: "" })
    expect(count).toBeGreaterThanOrEqual(3_000)
  })
})
