import { createHash, randomBytes } from "node:crypto"
import { bodyMost } from "#cloud/adapters/wecom/callback"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { startHost } from "#cloud/host/host"
import { type House, openHouse } from "#cloud/host/house"
import { textCallbacks } from "#cloud/host/texts/callbacks"
import { pushCallbacks } from "#cloud/host/wechat/callbacks"
import { keepSimulatedTemplates, simulatedTemplate } from "#cloud/host/wechat/setup"
import { addMember } from "#cloud/members/actions"
import { credits } from "#cloud/notices/credits/records"
import { messageId, messages } from "#cloud/notices/outbox/records"
import type { Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { type Instant, instant, later, minute, msOf, second } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { temporaryFolder } from "../support/store.ts"

jest.setTimeout(300_000)

const now: Instant = instant("2026-03-02T01:00:00.000Z")
const home = id<"community">("xingfuli")
const aesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
const keys = { appid: "wx0123456789abcdef", token: "pushToken", aesKey }
const secret = "s3cretEndOfTheAddress0123456789ab"
const ref = "3000000000000000001"

const decodable = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The real server, over a real socket, with the addresses that WeChat and Tencent Cloud call; somebody has a message and a consent. */
describe("threat 22: forged events and receipts at a running host", () => {
  const folder = temporaryFolder()
  const bugs: unknown[] = []
  let house: House
  let host: { readonly url: string; readonly stop: () => Promise<void> }
  beforeAll(async () => {
    const opened = openHouse({ directory: folder.path, now: () => now })
    house = { ...opened, log: { ...opened.log, bug: (_: object, error: unknown) => void bugs.push(error) } }
    await keepSimulatedTemplates(house.store)
    const person = await addMember(house.store, { subject: "wx:wang" as Subject, community: home, name: "王" }, now)
    const about = { notice: "n1", person, round: 0, tries: 1, next: now, at: now, paid: true, doubts: 0 }
    const figures = { balance: 1, accepted: 2, rejected: 0, spent: 1, refused: 0, off: false, ready: true }
    await house.store.in(communityScope(home)).change(async tx => {
      await tx.create(credits, `${person}:result`, { person, template: "result", ...figures })
      await tx.create(messages, messageId("n1", person, "wechat"), { ...about, channel: "wechat", state: "sent", ref })
    })
    const callbacks = pushCallbacks(house, keys)
    callbacks.route("/", textCallbacks(house, secret))
    const lent: House = { ...house, runTimers: () => async () => undefined }
    const { port, stop } = await startHost(lent, { host: "127.0.0.1", port: 0, pages: new Map(), callbacks })
    host = { url: `http://127.0.0.1:${port}`, stop }
  })
  afterAll(async () => {
    await host.stop()
    folder.remove()
  })

  interface Request {
    readonly method: string
    readonly path: string
    readonly body?: string | Uint8Array<ArrayBuffer>
  }
  const ask = async ({ method, path, body }: Request) => {
    const response = await fetch(`${host.url}${path}`, { method, ...(body !== undefined && { body }) })
    return { status: response.status, body: await response.text() }
  }
  const event = (Event: string, item: object): string =>
    JSON.stringify({
      ...{ ToUserName: "gh", FromUserName: "wang", CreateTime: msOf(now) / 1000, MsgType: "event", Event },
      List: { TemplateId: simulatedTemplate("result"), ...item },
    })
  const events = [
    event("subscribe_msg_change_event", { SubscribeStatusString: "reject" }),
    event("subscribe_msg_sent_event", { MsgID: ref, ErrorCode: "43101", ErrorStatus: "no" }),
  ]
  const sealed = (text: string, as: { keys?: typeof keys; at?: Instant } = {}): Request & { readonly body: string } => {
    const { appid: receiver, ...with1 } = as.keys ?? keys
    const [timestamp, nonce] = [String(Math.floor(msOf(as.at ?? now) / 1000)), randomBytes(8).toString("hex")]
    const { signature, encrypt } = wecomCrypto({ ...with1, receiver }).seal(text, timestamp, nonce)
    const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce })
    return {
      method: "POST",
      path: `/wechat/push?${query}`,
      body: JSON.stringify({ ToUserName: "gh", Encrypt: encrypt }),
    }
  }
  const plain = (text: string): Request => {
    const [timestamp, nonce] = [String(msOf(now) / 1000), randomBytes(8).toString("hex")]
    const signature = createHash("sha1").update([keys.token, timestamp, nonce].sort().join("")).digest("hex")
    return { method: "POST", path: `/wechat/push?${new URLSearchParams({ signature, timestamp, nonce })}`, body: text }
  }
  const failed = JSON.stringify([{ sid: ref, mobile: "13800138000", report_status: "FAIL", errmsg: "UNDELIV" }])
  const state = async () => {
    const documents = house.store.in(communityScope(home))
    return JSON.stringify([await documents.list(credits), await documents.list(messages)])
  }

  let count = 0
  const many = (name: string, requests: readonly Request[]) =>
    test(`${name}: none changes a book or a message, none is a bug`, async () => {
      const before = await state()
      for (const request of requests) {
        const told = await ask(request)
        if (told.status >= 500) throw new Error(`${JSON.stringify([request, told]).slice(0, 2_000)}`)
        count += 1
      }
      expect(await state()).toBe(before)
      expect(bugs).toEqual([])
    })
  const some = <T>(n: number, of: fc.Arbitrary<T>): T[] => fc.sample(of, n)
  const text = fc.constantFrom(...events)
  const sign = fc.constantFrom(...'abcXYZ0129+/=%&#?<>{}"\\ \n')
  const put = (whole: string, place: number, with1: string) =>
    `${whole.slice(0, place)}${with1}${whole.slice(place + 1)}`

  many(
    "one sign of the query or of the ciphertext changed",
    some(600, fc.tuple(text, fc.boolean(), fc.nat(), sign)).flatMap(([of, inQuery, place, other]) => {
      const request = sealed(of)
      const from = request.path.indexOf("=") + 1
      if (inQuery) {
        const path = put(request.path, from + (place % (request.path.length - from)), other)
        return new URL(path, "http://a").search === new URL(request.path, "http://a").search
          ? []
          : [{ ...request, path }]
      }
      const [encrypt = ""] = /[A-Za-z0-9+/=]{60,}/.exec(request.body) ?? []
      const changed = put(encrypt, place % (encrypt.length - 4), other)
      return changed === encrypt ? [] : [{ ...request, body: request.body.replace(encrypt, () => changed) }]
    }),
  )
  many(
    "older or newer than five minutes, of another account, with another token or key, or only signed",
    some(400, fc.tuple(text, fc.constantFrom("old", "new", "appid", "token", "aesKey", "plain"), fc.nat(1e6))).map(
      ([of, what, n]) => {
        if (what === "plain") return plain(of)
        const off = 5 * minute + second + n
        if (what === "old" || what === "new") return sealed(of, { at: later(now, what === "old" ? -off : off) })
        const other = what === "aesKey" ? aesKey.split("").reverse().join("") : `other${n}`
        return sealed(of, { keys: { ...keys, [what]: other } })
      },
    ),
  )
  const path = fc.oneof(
    fc
      .tuple(fc.nat(secret.length - 1), fc.constantFrom(..."aZ09-_"))
      .map(([place, other]) => put(secret, place, other)),
    fc.constantFrom(
      "",
      "x",
      "%",
      "%00",
      "%2e%2e",
      "..",
      `${secret}0`,
      `${secret}/x`,
      secret.slice(1),
      encodeURIComponent("密"),
    ),
    fc.string({ maxLength: 40 }).map(encodeURIComponent),
  )
  many(
    "receipts at every address but the right one",
    some(
      500,
      path.filter(one => decodable(one) !== secret),
    ).map(end => ({
      ...{ method: "POST", path: `/texts/receipts/${end}`, body: failed },
    })),
  )
  many(
    "other methods, junk bytes, no query, far too much",
    some(
      300,
      fc.tuple(
        fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"),
        fc.constantFrom("/wechat/push", "/wechat/push?msg_signature=1&msg_signature=2", `/texts/receipts/${secret}`),
        fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constant(new Uint8Array(bodyMost + 1))),
      ),
    ).map(([method, at, bytes]) => ({
      ...{ method, path: at, ...(method !== "GET" && { body: new Uint8Array(bytes) }) },
    })),
  )
  test("and what is rightly sealed is heard, once", async () => {
    expect(count).toBeGreaterThan(1_700)
    for (const one of events) {
      const request = sealed(one)
      for (let time = 0; time < 2; time++) expect(await ask(request)).toMatchObject({ status: 200 })
    }
    expect(await ask({ method: "POST", path: `/texts/receipts/${secret}`, body: failed })).toEqual({
      ...{ status: 200, body: '{"result":0,"errmsg":"OK"}' },
    })
    const documents = house.store.in(communityScope(home))
    expect(await documents.list(credits)).toMatchObject([{ balance: 0, muted: true }])
    expect(await documents.list(messages)).toMatchObject([{ state: "dead", reason: "refused" }])
    expect(bugs).toEqual([])
  })
})
