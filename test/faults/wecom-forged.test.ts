import { randomBytes } from "node:crypto"
import { type Asked, bodyMost, type Told, wecomCallback } from "#cloud/adapters/wecom/callback"
import { type Keys, wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { doneOnce, heardFirst, sweepHeard } from "#cloud/chats/keeping/actions"
import { heards } from "#cloud/chats/records"
import { collections } from "#cloud/host/features"
import type { Hear, Heard } from "#cloud/shared/chat"
import type { Subject } from "#cloud/shared/ports"
import { directoryScope } from "#cloud/shared/scope"
import type { Store } from "#cloud/shared/store"
import { dayLong, type Instant, instant, later, minute, msOf, second } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { until } from "../support/hand-timing.ts"
import { openTemporaryStore } from "../support/store.ts"

jest.setTimeout(120_000)

const corp = "ww0123456789abcdef"
const key = (seed: string) => Buffer.from(seed.padEnd(32, "k")).toString("base64").slice(0, 43).replace(/[+/]/g, "x")
const keysOf = {
  robot: { token: "robotToken", aesKey: key("robot"), receiver: "" },
  app: { token: "appToken", aesKey: key("app"), receiver: corp },
} as const
type Kind = keyof typeof keysOf
const now: Instant = instant("2026-03-02T01:00:00.000Z")

let store: Store
let heard: Heard[]
beforeAll(() => {
  store = openTemporaryStore(collections)
  once = doneOnce(store)
})
afterAll(() => store.close())
beforeEach(() => {
  heard = []
})

let once: ReturnType<typeof doneOnce>
/** An address as one process of ours has it; `hear` fails, or takes long, where a test is about that. */
const address = (kind: Kind, { hear = quick, by = once }: { hear?: Hear; by?: typeof once } = {}) =>
  wecomCallback(kind, {
    crypto: wecomCrypto(keysOf[kind]),
    corp,
    now: () => now,
    once: (at, name, says, work) => by(at, `${kind}|${name}`, says, work),
    hear,
    url: page => `https://weiyi.example/#/${page}`,
    log: { info: () => undefined, bug: () => undefined },
  })

const quick: Hear = async what => {
  heard.push(what)
  return { kind: "says", text: "听到了" }
}

let counter = 0
const tapOf = (userid: string) => {
  counter += 1
  const tap = { card_type: "button_interaction", event_key: "approve", task_id: "t1" }
  const event = { eventtype: "template_card_event", template_card_event: tap }
  return {
    msgid: `m${counter}`,
    create_time: msOf(now) / 1000,
    aibotid: "b",
    chatid: "g1",
    chattype: "group",
    from: { userid },
    msgtype: "event",
    event,
  }
}
const xmlOf = (userid: string, to: string = corp) =>
  `<xml><ToUserName><![CDATA[${to}]]></ToUserName><FromUserName><![CDATA[${userid}]]></FromUserName><CreateTime>${msOf(now) / 1000}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[approve]]></EventKey><TaskId><![CDATA[t1]]></TaskId><CardType><![CDATA[button_interaction]]></CardType></xml>`
const textOf = {
  robot: (userid: string) => JSON.stringify(tapOf(userid)),
  app: (userid: string) => xmlOf(userid),
} as const

/** A request as WeCom makes one, with whichever keys, at whichever moment. */
const signed = (kind: Kind, text: string, as: { keys?: Keys; at?: Instant; method?: "GET" } = {}): Asked => {
  const timestamp = String(Math.floor(msOf(as.at ?? now) / 1000))
  const nonce = randomBytes(8).toString("hex")
  const { signature, encrypt } = wecomCrypto(as.keys ?? keysOf[kind]).seal(text, timestamp, nonce)
  const query = { msg_signature: signature, timestamp, nonce }
  if (as.method === "GET") return { method: "GET", query: { ...query, echostr: encrypt }, body: "" }
  const body = kind === "robot" ? JSON.stringify({ encrypt }) : `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`
  return { method: "POST", query, body }
}

const kinds = ["robot", "app"] as const
/** Nothing was heard, nothing was given back, and the answer is no bug. */
const isRefused = (told: Told): boolean => told.status < 500 && told.body === "" && heard.length === 0

test.each(kinds)("what WeCom sends to the %s is heard, once", async kind => {
  const told = await address(kind)(signed(kind, textOf[kind]("LiQiang")))
  expect(told.status).toBe(200)
  expect(heard).toEqual([
    expect.objectContaining({
      who: `wecom:${corp}:liqiang` as Subject,
      at: now,
      did: { kind: "tapped", task: "t1", picked: ["approve"] },
    }),
  ])
  expect(heard[0]?.group).toBe(kind === "robot" ? "g1" : undefined)
})

test.each(kinds)("the check of an address of the %s gives the number as it is", async kind => {
  expect(await address(kind)(signed(kind, "1616140317555161061", { method: "GET" }))).toEqual({
    status: 200,
    body: "1616140317555161061",
  })
})

test("the reply is closed with our keys, under the callback's own nonce", async () => {
  const asked = signed("robot", JSON.stringify({ ...tapOf("li"), msgtype: "text", text: { content: "@微议 你好" } }))
  const { encrypt, msgsignature, timestamp, nonce } = JSON.parse((await address("robot")(asked)).body)
  expect(nonce).toBe(asked.query.nonce)
  expect(typeof timestamp).toBe("number")
  const opened = wecomCrypto(keysOf.robot).open({
    encrypt,
    signature: msgsignature,
    timestamp: String(timestamp),
    nonce,
  })
  expect("text" in opened && JSON.parse(opened.text)).toEqual({
    msgtype: "stream",
    stream: { id: expect.stringMatching(/^[0-9a-f]{32}$/), finish: true, content: "听到了" },
  })
  expect(heard[0]?.did).toEqual({ kind: "said", text: "你好" })
})

describe("threat 22: a forged callback", () => {
  const counts: Record<string, number> = {}
  const many = (name: string, runs: number, build: fc.Arbitrary<readonly [Kind, Asked]>, statuses: readonly number[]) =>
    test(`${name}: ${runs} of them, and none is heard`, async () => {
      await fc.assert(
        fc.asyncProperty(build, async ([kind, asked]) => {
          heard = []
          const told = await address(kind)(asked)
          if (!isRefused(told)) throw new Error(`heard: ${JSON.stringify(asked)} → ${JSON.stringify(told)}`)
          expect(statuses).toContain(told.status)
          counts[name] = (counts[name] ?? 0) + 1
        }),
        { numRuns: runs },
      )
    })

  const kind = fc.constantFrom(...kinds)
  const user = fc.constantFrom("li", "zhou", "chen")
  const real = fc.tuple(kind, user).map(([of, who]) => [of, signed(of, textOf[of](who))] as const)
  const sign = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=<>{}[]"\\ \n\u0000')

  /** One sign of the body or of the query put in, taken out or changed. */
  const changed = (text: string, how: "put" | "take" | "change", place: number, put: string): string => {
    const at = place % Math.max(1, text.length)
    const rest = text.slice(how === "put" ? at : at + 1)
    return text.slice(0, at) + (how === "take" ? "" : put) + rest
  }
  const part = fc.constantFrom("msg_signature", "timestamp", "nonce", "body" as const)
  const how = fc.constantFrom("put", "take", "change" as const)
  const mutated = fc.tuple(real, part, how, fc.nat(), sign).map(([[of, asked], where, turn, place, put]) => {
    if (where !== "body")
      return [
        of,
        { ...asked, query: { ...asked.query, [where]: changed(asked.query[where] ?? "", turn, place, put) } },
      ] as const
    // Within the ciphertext: what stands around it is not signed.
    const encrypt = /[A-Za-z0-9+/=]{60,}/.exec(asked.body)?.[0] ?? ""
    return [of, { ...asked, body: asked.body.replace(encrypt, changed(encrypt, turn, place, put)) }] as const
  })
  /** What a callback's body says, however it is written: JSON may have "\/" where it had "/". */
  const said = (of: Kind, body: string): unknown => {
    if (of === "app") return /^<xml><Encrypt><!\[CDATA\[([^\]]*)\]\]><\/Encrypt><\/xml>$/.exec(body)?.[1]
    try {
      return JSON.parse(body).encrypt
    } catch {
      return undefined
    }
  }
  const really = mutated.filter(([of, asked]) => {
    const { msg_signature: signature = "", timestamp = "", nonce = "" } = asked.query
    const encrypt = said(of, asked.body)
    return (
      typeof encrypt !== "string" || "trouble" in wecomCrypto(keysOf[of]).open({ signature, timestamp, nonce, encrypt })
    )
  })
  test("the same said in other signs is no forgery", async () => {
    const asked = signed("robot", textOf.robot("li"))
    const body = asked.body.replace(/[+/]/g, one => (one === "/" ? "\\/" : "\\u002b"))
    expect(body).not.toBe(asked.body)
    expect(said("robot", body)).toBe(said("robot", asked.body))
    expect((await address("robot")({ ...asked, body })).status).toBe(200)
    expect(heard).toHaveLength(1)
  })
  many("one sign changed", 4_000, really, [400, 403])

  const junk = fc.record({
    method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "OPTIONS"),
    query: fc.dictionary(
      fc.constantFrom("msg_signature", "timestamp", "nonce", "echostr"),
      fc.string({ maxLength: 80 }),
    ),
    body: fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.json(),
      fc.constantFrom(
        '{"encrypt":{}}',
        '{"encrypt":"x"}',
        "null",
        "[]",
        "<xml><Encrypt>",
        "<xml><Encrypt></Encrypt></xml>",
      ),
    ),
  })
  many("anything at all", 2_000, fc.tuple(kind, junk), [400, 403, 405])

  const at = fc.oneof(
    fc.integer({ min: 5 * minute + second, max: 1e9 }),
    fc.integer({ min: -1e9, max: -5 * minute - second }),
  )
  const stale = fc
    .tuple(kind, user, at)
    .map(([of, who, off]) => [of, signed(of, textOf[of](who), { at: later(now, off) })] as const)
  many("older or newer than five minutes", 1_500, stale, [403])

  const word = fc.string({ minLength: 1, maxLength: 40 })
  const foreignKeys = fc
    .tuple(kind, user, word, fc.constantFrom("token", "aesKey", "receiver"))
    .map(([of, who, other, field]) => {
      const keys = { ...keysOf[of], [field]: field === "aesKey" ? key(`other${other.length}`) : `${other}~` }
      return [of, signed(of, textOf[of](who), { keys })] as const
    })
  many("for another corp, with another token or another key", 1_500, foreignKeys, [400, 403])

  const foreignMember = fc
    .tuple(user, word)
    .map(
      ([who, other]) =>
        [
          "robot",
          signed("robot", JSON.stringify({ ...tapOf(who), from: { userid: who, corpid: `x${other}` } })),
        ] as const,
    )
  const foreignApp = fc
    .tuple(user, fc.stringMatching(/^[a-z]{2,20}$/))
    .map(([who, other]) => ["app", signed("app", xmlOf(who, other))] as const)
  many("a member of another corp", 500, fc.oneof(foreignMember, foreignApp), [403])

  const inside = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.json(),
    fc.constantFrom("{}", "null", "<xml></xml>", '{"msgtype":"event"}'),
  )
  const strange = fc.tuple(kind, inside).map(([of, text]) => [of, signed(of, text)] as const)
  many("rightly signed, and nothing of use inside", 1_000, strange, [200, 403])

  const oracle = fc.tuple(kind, user).map(([of, who]) => [of, signed(of, textOf[of](who), { method: "GET" })] as const)
  many("a message brought as the check of an address, to have it decrypted", 500, oracle, [400])

  test("replayed: 500 callbacks, each heard once, and as often as they come again nothing happens", async () => {
    for (let n = 0; n < 500; n += 1) {
      const of = kinds[n % 2] ?? "robot"
      heard = []
      const asked = signed(of, textOf[of]("li"))
      await address(of)(asked)
      expect(heard).toHaveLength(1)
      heard = []
      const again = await Promise.all([address(of)(asked), address(of)(asked)])
      expect(again.every(isRefused)).toBe(true)
      const { msg_signature: signature, timestamp, nonce } = asked.query
      const encrypt = /[A-Za-z0-9+/=]{60,}/.exec(asked.body)?.[0]
      const echoed = await address(of)({
        method: "GET",
        query: { msg_signature: signature, timestamp, nonce, echostr: encrypt },
        body: "",
      })
      expect(isRefused(echoed)).toBe(true)
      counts.replayed = (counts.replayed ?? 0) + 3
    }
  })

  test("twenty deliveries of one callback at once are heard once", async () => {
    const asked = signed("robot", textOf.robot("li"))
    await Promise.all(Array.from({ length: 20 }, () => address("robot")(asked)))
    expect(heard).toHaveLength(1)
  })

  test("a body of more than 64 KB is refused before anything is done with it", async () => {
    expect(
      (await address("robot")({ ...signed("robot", textOf.robot("li")), body: "x".repeat(bodyMost + 1) })).status,
    ).toBe(413)
  })

  test("that were more than 10,000 in all", () => {
    const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
    expect(all).toBeGreaterThanOrEqual(12_500)
    expect(Object.keys(counts)).toHaveLength(8)
  })
})

describe("a callback that was begun and not finished", () => {
  /** Words to the robot: what is said is answered in the reply. */
  const words = () => signed("robot", JSON.stringify({ ...tapOf("li"), msgtype: "text", text: { content: "你好" } }))
  const broken: Hear = async () => {
    throw new Error("the store is away")
  }
  /** The same nonce and moment, rightly signed, around another text. */
  const another = (asked: Asked): Asked => {
    const { timestamp = "", nonce = "" } = asked.query
    const { signature, encrypt } = wecomCrypto(keysOf.robot).seal(textOf.robot("zhou"), timestamp, nonce)
    return {
      ...asked,
      query: { ...asked.query, msg_signature: signature },
      body: JSON.stringify({ encrypt }),
    }
  }

  test("is done when the very same request comes again, and then no more", async () => {
    const asked = words()
    await expect(address("robot", { hear: broken })(asked)).rejects.toThrow("away")
    const told = await address("robot")(asked)
    expect(told.status).toBe(200)
    expect(told.body).toContain("msgsignature")
    expect(heard).toHaveLength(1)
    heard = []
    expect(isRefused(await address("robot")(asked))).toBe(true)
  })

  test("is not done for another text under its nonce, before it is finished or after", async () => {
    const asked = words()
    await expect(address("robot", { hear: broken })(asked)).rejects.toThrow("away")
    expect(isRefused(await address("robot")(another(asked)))).toBe(true)
    await address("robot")(asked)
    heard = []
    expect(isRefused(await address("robot")(another(asked)))).toBe(true)
  })

  test("by a process that died is done by another", async () => {
    const asked = words()
    const never: Hear = () => new Promise(() => undefined)
    let begun = false
    void address("robot", {
      hear: what => {
        begun = true
        return never(what)
      },
      by: doneOnce(store),
    })(asked)
    await until(() => begun)
    expect((await address("robot", { by: doneOnce(store) })(asked)).body).toContain("msgsignature")
    expect(heard).toHaveLength(1)
  })

  test("and comes again meanwhile waits for the one answer", async () => {
    const asked = words()
    let goOn: (() => void) | undefined
    const slow: Hear = async what => {
      await new Promise<void>(resolve => {
        goOn = resolve
      })
      return quick(what)
    }
    const both = [1, 2].map(() => address("robot", { hear: slow })(asked))
    const meanwhile = await address("robot", { hear: slow })(another(asked))
    expect(isRefused(meanwhile)).toBe(true)
    await until(() => goOn !== undefined)
    goOn?.()
    const [one, other] = await Promise.all(both)
    expect(one?.body).toContain("msgsignature")
    expect(other).toEqual(one)
    expect(heard).toHaveLength(1)
  })
})

test("names of callbacks are forgotten after ten minutes, and those of taps after a day", async () => {
  const own = openTemporaryStore(collections)
  const documents = own.in(directoryScope("chats heard"))
  const left = async () => (await documents.list(heards)).map(one => one.id.split("|")[1]).sort()
  await doneOnce(own)(now, "one", "says", async () => undefined)
  await doneOnce(own)(later(now, second), "two", "says", async () => undefined)
  await heardFirst(own, { at: now, message: "tap", who: "wecom:corp:li" as Subject }, "bits")
  expect(await sweepHeard(own, later(now, 10 * minute - 1))).toBe(0)
  expect(await left()).toEqual(["call", "call", "tap", "turn"])
  expect(await sweepHeard(own, later(now, 10 * minute))).toBe(1)
  expect(await left()).toEqual(["call", "tap", "turn"])
  expect(await sweepHeard(own, later(now, 11 * minute))).toBe(1)
  expect(await left()).toEqual(["tap", "turn"])
  expect(await sweepHeard(own, later(now, dayLong - 1))).toBe(0)
  expect(await sweepHeard(own, later(now, dayLong))).toBe(2)
  expect(await left()).toEqual([])
  await own.close()
})
