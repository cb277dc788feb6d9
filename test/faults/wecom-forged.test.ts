import { type Asked, bodyMost } from "#cloud/adapters/wecom/callback"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { later, minute, second } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { type Kind, key, keysOf, kinds, now, openAddresses, signed, tapOf, textOf, xmlOf } from "./wecom-address.ts"

jest.setTimeout(120_000)

const { store, heard, forget, address, isRefused } = openAddresses()
beforeEach(forget)
afterAll(() => store.close())

describe("threat 22: a forged callback", () => {
  const counts: Record<string, number> = {}
  const many = (name: string, runs: number, build: fc.Arbitrary<readonly [Kind, Asked]>, statuses: readonly number[]) =>
    test(`${name}: ${runs} of them, and none is heard`, async () => {
      await fc.assert(
        fc.asyncProperty(build, async ([kind, asked]) => {
          forget()
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
      forget()
      const asked = signed(of, textOf[of]("li"))
      await address(of)(asked)
      expect(heard).toHaveLength(1)
      forget()
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
