import { randomBytes } from "node:crypto"
import type { Socket } from "node:net"
import { connect } from "node:net"
import { bodyMost } from "#cloud/adapters/wecom/callback"
import { type Keys, wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { heards } from "#cloud/chats/records"
import { startHost } from "#cloud/host/host"
import type { House } from "#cloud/host/house"
import { wecomCallbacks } from "#cloud/host/wecom/callbacks"
import { directoryScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { type Instant, later, minute, msOf, second } from "#cloud/shared/values/instant"
import { marks } from "#cloud/votes/casting/records"
import { groupId, type Office, openOffice } from "../chats/office.ts"
import { fc } from "../support/drawn.ts"

jest.setTimeout(300_000)

/** The real server, over a real socket, with the addresses that WeCom calls. */
const serve = async (house: House, office: Office) => {
  const { corp, robot, app } = office.wecom
  const callbacks = wecomCallbacks(house, {
    ...{ corp, robot, app: { ...app, callbacks: app }, base: () => `${office.url}/wecom` },
    url: page => `https://weiyi.example/#/${page}`,
  })
  // The store is the office's, which closes it.
  const lent: House = { ...house, close: async () => undefined }
  const { port, stop } = await startHost(lent, { host: "127.0.0.1", port: 0, pages: new Map(), callbacks })
  return { url: `http://127.0.0.1:${port}`, stop }
}

let office: Office
let host: Awaited<ReturnType<typeof serve>>
let task: string
const bugs: unknown[] = []
beforeAll(async () => {
  office = await openOffice()
  const log = { ...office.house.log, bug: (_: object, error: unknown) => void bugs.push(error) }
  host = await serve({ ...office.house, log }, office)
  await office.put(id("lift"))
  task = String(office.wecom.memory.message(await office.show())?.card?.task_id)
})
afterAll(async () => {
  await host.stop()
  await office.close()
})

const kinds = ["robot", "app"] as const
type Kind = (typeof kinds)[number]
const keysOf = (kind: Kind): Keys =>
  kind === "robot" ? { ...office.wecom.robot, receiver: "" } : { ...office.wecom.app, receiver: office.wecom.corp }

let taps = 0
/** A tap of one who holds a seat, as WeCom writes it. */
const textOf = (kind: Kind, more: { corpid?: string; to?: string } = {}): string => {
  taps += 1
  const seconds = msOf(office.now()) / 1000
  if (kind === "app")
    return `<xml><ToUserName><![CDATA[${more.to ?? office.wecom.corp}]]></ToUserName><FromUserName><![CDATA[li]]></FromUserName><CreateTime>${seconds}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[approve]]></EventKey><TaskId><![CDATA[${task}]]></TaskId><CardType><![CDATA[button_interaction]]></CardType></xml>`
  const tap = { card_type: "button_interaction", event_key: "approve", task_id: task }
  return JSON.stringify({
    ...{ msgid: `http-${taps}`, create_time: seconds, aibotid: office.wecom.bot.id, msgtype: "event" },
    ...{ chatid: groupId, chattype: "group", from: { userid: "li", ...(more.corpid && { corpid: more.corpid }) } },
    event: { eventtype: "template_card_event", template_card_event: tap },
  })
}

interface Request {
  readonly method: string
  /** Path and query, as they stand in the first line. */
  readonly path: string
  readonly body?: string | Uint8Array<ArrayBuffer>
}

const signed = (kind: Kind, text: string, as: { keys?: Keys; at?: Instant; get?: true } = {}): Request => {
  const timestamp = String(Math.floor(msOf(as.at ?? office.now()) / 1000))
  const nonce = randomBytes(8).toString("hex")
  const { signature, encrypt } = wecomCrypto(as.keys ?? keysOf(kind)).seal(text, timestamp, nonce)
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce, ...(as.get && { echostr: encrypt }) })
  const path = `/wecom/${kind}?${query}`
  if (as.get) return { method: "GET", path }
  const body = kind === "robot" ? JSON.stringify({ encrypt }) : `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
  return { method: "POST", path, body }
}

const ask = async ({ method, path, body }: Request, at = host.url) => {
  const response = await fetch(`${at}${path}`, { method, ...(body !== undefined && { body }) })
  return { status: response.status, body: await response.text() }
}
/** Ballots, and the taps that were heard; a nonce that was rightly signed is spent whatever it came with. */
const state = async () =>
  JSON.stringify([
    await office.documents.list(marks),
    (await office.house.store.in(directoryScope("chats heard")).list(heards)).filter(one => one.id.includes("|tap|")),
  ])

describe("threat 22: forged callbacks at a running host", () => {
  const counts: Record<string, number> = {}
  const many = (name: string, requests: () => readonly Request[], statuses: readonly number[]) =>
    test(`${name}: none is heard, and none is a bug`, async () => {
      const before = await state()
      for (const request of requests()) {
        const told = await ask(request)
        if (!statuses.includes(told.status)) throw new Error(`${JSON.stringify([request, told]).slice(0, 2_000)}`)
        counts[name] = (counts[name] ?? 0) + 1
      }
      expect(await state()).toBe(before)
      expect(bugs).toEqual([])
      // And it still hears whom it should.
      for (const kind of kinds)
        expect(await ask(signed(kind, "161614031755", { get: true }))).toMatchObject({ body: "161614031755" })
    })
  const some = <T>(n: number, of: fc.Arbitrary<T>): T[] => fc.sample(of, n)
  const kind = fc.constantFrom(...kinds)
  const sign = fc.constantFrom(...'abcxyzABCXYZ0129+/=%&#?<>{}"\\ \n')

  many(
    "one sign of the query or of the ciphertext changed",
    () =>
      some(900, fc.tuple(kind, fc.boolean(), fc.nat(), sign, fc.boolean())).flatMap(
        ([of, inQuery, place, put, get]) => {
          const request = signed(of, textOf(of), get ? { get: true } : {})
          const from = request.path.indexOf("=") + 1
          // Where nothing but the signed parts stands: a name that is changed is a part that is missing.
          if (inQuery || get) {
            const at = from + (place % (request.path.length - from))
            const path = `${request.path.slice(0, at)}${put}${request.path.slice(at + 1)}`
            return same(path, request.path) ? [] : [{ ...request, path }]
          }
          const body = String(request.body)
          const [encrypt = ""] = /[A-Za-z0-9+/=]{60,}/.exec(body) ?? []
          const at = place % (encrypt.length - 4)
          const other = `${encrypt.slice(0, at)}${put}${encrypt.slice(at + 1)}`
          return other === encrypt ? [] : [{ ...request, body: body.replace(encrypt, () => other) }]
        },
      ),
    [400, 403],
  )

  many(
    "older or newer than five minutes",
    () =>
      some(300, fc.tuple(kind, fc.integer({ min: 5 * minute + second, max: 1e9 }), fc.boolean())).map(
        ([of, off, past]) => signed(of, textOf(of), { at: later(office.now(), past ? -off : off) }),
      ),
    [403],
  )

  many(
    "of another corp, with another token or another key",
    () =>
      some(300, fc.tuple(kind, fc.constantFrom("token", "receiver", "aesKey", "member" as const), fc.nat()))
        .map(([of, what, n]) => {
          if (what === "member") return signed("robot", textOf("robot", { corpid: `ww${n}` }))
          const key = randomBytes(32).toString("base64").slice(0, 43).replace(/[+/]/g, "x")
          return signed(of, textOf(of), { keys: { ...keysOf(of), [what]: what === "aesKey" ? key : `other${n}` } })
        })
        .filter(({ path, body }) => !(path.startsWith("/wecom/robot") && body === undefined)),
    [400, 403],
  )

  many(
    "another method, no query, junk bytes, the same name twice",
    () =>
      some(
        400,
        fc.tuple(
          kind,
          fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"),
          fc.oneof(
            fc.string({ maxLength: 60 }),
            fc.constantFrom("%", "%zz", "%00", "a=%ff%fe", "msg_signature=1&msg_signature=2"),
          ),
          fc.uint8Array({ maxLength: 300 }),
        ),
      ).map(([of, method, query, bytes]) => ({
        method,
        path: `/wecom/${of}?${query.replace(/[\s#]/g, "")}`,
        ...(method !== "GET" && { body: new Uint8Array(bytes) }),
      })),
    [400, 403, 405],
  )

  many(
    "of more than 64 KB, rightly signed or not",
    () =>
      some(120, fc.tuple(kind, fc.integer({ min: 1, max: 200_000 }), fc.boolean())).map(([of, more, right]) => {
        const request = signed(of, right ? `${textOf(of)}${" ".repeat(bodyMost)}` : textOf(of))
        return right ? request : { ...request, body: "x".repeat(bodyMost + more) }
      }),
    [413],
  )

  many(
    "messages brought as the check of an address, to have them decrypted",
    () => some(100, kind).map(of => signed(of, textOf(of), { get: true })),
    [400],
  )

  test("a body that never says how long it is ends at 64 KB as well", async () => {
    const before = await state()
    for (let n = 0; n < 20; n += 1) {
      const { path } = signed("robot", textOf("robot"))
      expect(await chunked(host.url, path, 3 * bodyMost)).toMatch(/^HTTP\/1\.1 413 /)
      counts.chunked = (counts.chunked ?? 0) + 1
    }
    expect(await state()).toBe(before)
    expect(bugs).toEqual([])
  })

  test("and the same request again and again: each is heard once, and then taken without a word", async () => {
    for (let n = 0; n < 50; n += 1) {
      const request = signed("robot", textOf("robot"))
      expect((await ask(request)).body).toContain("msgsignature")
      const before = await state()
      const again = await Promise.all([1, 2, 3].map(() => ask(request)))
      expect(again).toEqual(Array(3).fill({ status: 200, body: "" }))
      expect(await state()).toBe(before)
      counts.replayed = (counts.replayed ?? 0) + 3
    }
    expect(bugs).toEqual([])
    expect(await office.documents.list(marks)).toHaveLength(1)
  })

  test("were more than 2,000 in all", () => {
    expect(Object.keys(counts)).toHaveLength(8)
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(2_000)
  })
})

test("what breaks while it is heard is one bug, told without its words, and is done when the request comes again", async () => {
  const known: unknown[] = []
  const log = { ...office.house.log, bug: (_: object, error: unknown) => void known.push(error) }
  const door = async () => {
    throw new Error("a secret of the house")
  }
  const broken = await serve({ ...office.house, door, log }, office)
  await office.put(id("ramp"), { title: "坡道" })
  await office.ask(office.phoneOf("clerk"), "chats.withdraw", { chat: office.chat, vote: "lift" })
  task = String(office.wecom.memory.message(await office.show())?.card?.task_id)
  try {
    for (const kind of kinds) {
      const request = signed(kind, textOf(kind))
      const told = await ask(request, broken.url)
      expect(told.status).toBe(500)
      expect(told.body).not.toContain("secret")
      expect(known).toHaveLength(1)
      known.length = 0
      expect(await office.documents.list(marks, { where: { vote: "ramp" } })).toHaveLength(kind === "robot" ? 0 : 1)
      expect((await ask(request)).status).toBe(200)
      const [mark, ...others] = await office.documents.list(marks, { where: { vote: "ramp" } })
      expect(mark).toMatchObject({ seat: "s-li", turns: 1 })
      expect(others).toEqual([])
    }
    // Forged ones do not get that far.
    expect((await ask({ ...signed("robot", textOf("robot")), body: "{}" }, broken.url)).status).toBe(400)
    expect(known).toEqual([])
  } finally {
    await broken.stop()
  }
})

/** Whether two paths ask the same: a query may be written in several ways. */
const same = (one: string, other: string): boolean => {
  const plain = (path: string) =>
    JSON.stringify([...new URLSearchParams(path.split("#")[0]?.split("?").slice(1).join("?"))])
  return plain(one) === plain(other)
}

/** Posts so many bytes in chunks and gives how the answer begins. */
const chunked = (at: string, path: string, bytes: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(at)
    const socket: Socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n`,
      )
      const chunk = `1000\r\n${"x".repeat(4096)}\r\n`
      socket.write(chunk.repeat(Math.ceil(bytes / 4096)))
      socket.write("0\r\n\r\n")
    })
    let told = ""
    socket.on("data", data => {
      told += String(data)
    })
    socket.on("error", reject)
    socket.on("close", () => resolve(told))
  })
