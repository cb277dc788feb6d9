import { type Envelope, wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { fc } from "../support/drawn.ts"

/** The example that WeCom's documentation works through (加解密方案说明, “举例说明”), and the one of its sample programs. */
const documented = {
  token: "QDG6eK",
  aesKey: "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
  receiver: "wx5823bf96d3bd56c7",
}
const message: Envelope = {
  signature: "477715d11cdb4164915debcba66cb864d751f3e6",
  timestamp: "1409659813",
  nonce: "1372623149",
  encrypt:
    "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==",
}
const addressCheck: Envelope = {
  signature: "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
  timestamp: "1409659589",
  nonce: "263014780",
  encrypt: "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
}
/** The sample's encryption, with its 16 “random” bytes: the same algorithm in WeChat's and WeCom's libraries. */
const sample = {
  keys: { token: "pamtest", aesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", receiver: "wxb11529c136998cb6" },
  text: "我是中文abcd123",
  random: "aaaabbbbccccdddd",
  encrypt: "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==",
}

describe("the documented examples", () => {
  const crypto = wecomCrypto(documented)

  test("the message decrypts to the text that the documentation shows", () => {
    const opened = crypto.open(message)
    expect("text" in opened && opened.text.replace(/\s+/g, "")).toBe(
      "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><FromUserName><![CDATA[mycreate]]></FromUserName><CreateTime>1409659813</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[hello]]></Content><MsgId>4561255354251345929</MsgId><AgentID>218</AgentID></xml>",
    )
  })

  test("the check of an address gives its number", () => {
    expect(crypto.open(addressCheck)).toEqual({ text: "1616140317555161061" })
  })

  test("the sample's text encrypts to the sample's ciphertext", () => {
    const { encrypt } = wecomCrypto(sample.keys).seal(sample.text, "1409304348", "xxxxxx", Buffer.from(sample.random))
    expect(encrypt).toBe(sample.encrypt)
  })

  test("the message is nobody else's: another corp is told apart, another token and another key as well", () => {
    expect(wecomCrypto({ ...documented, receiver: "wx0000000000000000" }).open(message)).toEqual({
      trouble: "receiver",
    })
    expect(wecomCrypto({ ...documented, receiver: "" }).open(message)).toEqual({ trouble: "receiver" })
    expect(wecomCrypto({ ...documented, token: "other" }).open(message)).toEqual({ trouble: "signature" })
    expect(wecomCrypto({ ...documented, aesKey: sample.keys.aesKey }).open(message)).toEqual({ trouble: "content" })
  })
})

test("whatever is sealed opens again, as long or short as it may be", () => {
  const keys = fc.record({ token: fc.string({ minLength: 1 }), receiver: fc.string({ maxLength: 40 }) })
  fc.assert(
    fc.property(keys, fc.string({ unit: "grapheme", maxLength: 200 }), ({ token, receiver }, text) => {
      const crypto = wecomCrypto({ token, receiver, aesKey: documented.aesKey })
      expect(crypto.open(crypto.seal(text, "1700000000", "n"))).toEqual({ text })
    }),
    { numRuns: 1_000 },
  )
})

test("a key that is none is refused at once", () => {
  for (const aesKey of ["", "short", `${documented.aesKey}=`, "-".repeat(43)])
    expect(() => wecomCrypto({ ...documented, aesKey })).toThrow(RangeError)
})
