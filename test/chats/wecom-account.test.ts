import { accountKeysOf, allOf, miniProgramOf, ofTexts, pushKeysOf, receiptTokenOf } from "#cloud/host/accounts"
import { lineOf, wecomAccountOf } from "#cloud/host/wecom/account"

const corp = { WEIYI_WECOM_CORP: "ww1", WEIYI_URL: "https://weiyi.example/" }
const callbacks = { WEIYI_WECOM_ROBOT_TOKEN: "token", WEIYI_WECOM_ROBOT_AESKEY: "key" }
const app = { WEIYI_WECOM_SECRET: "app-secret", WEIYI_WECOM_AGENT: "1000002" }
const heard = { WEIYI_WECOM_TOKEN: "token", WEIYI_WECOM_AESKEY: "key" }
const line = { WEIYI_WECOM_ROBOT_ID: "bot", WEIYI_WECOM_ROBOT_SECRET: "secret" }

test("a robot is called, or it is connected", () => {
  expect(wecomAccountOf({})).toBeUndefined()
  expect(wecomAccountOf({ ...corp, ...callbacks })).toMatchObject({ robot: { token: "token", aesKey: "key" } })
  const account = wecomAccountOf({ ...corp, ...line })
  expect(account).toMatchObject({ corp: "ww1", line: { bot: "bot", secret: "secret" } })
  expect(account?.robot).toBeUndefined()
  expect(lineOf(account)?.robot).toBe("bot")
  expect(lineOf(wecomAccountOf({ ...corp, ...callbacks }))).toBeUndefined()
})

test("an app alone is enough for notices, and has callbacks where they are set", () => {
  expect(wecomAccountOf({ ...corp, ...app })?.app).toEqual({ secret: "app-secret", agent: 1000002 })
  expect(wecomAccountOf({ ...corp, ...line, ...app, ...heard })).toMatchObject({
    line: { bot: "bot" },
    app: { secret: "app-secret", agent: 1000002, callbacks: { token: "token", aesKey: "key" } },
  })
})

test.each([
  ["both ways at once", { ...corp, ...callbacks, ...line }, "只能用一种方式", "in one way"],
  [
    "half of the connection's",
    { ...corp, WEIYI_WECOM_ROBOT_ID: "bot" },
    "只填了一半",
    "needed: WEIYI_WECOM_ROBOT_SECRET",
  ],
  ["half of the callbacks'", { ...corp, WEIYI_WECOM_ROBOT_AESKEY: "key" }, "只填了一半", "WEIYI_WECOM_ROBOT_TOKEN"],
  ["neither robot nor app", corp, "WEIYI_WECOM_CORP 还要", "WEIYI_WECOM_CORP needs"],
  ["no address of ours", { WEIYI_WECOM_CORP: "ww1", ...line }, "企业微信的设置要有", "need WEIYI_WECOM_CORP"],
  ["a robot without a corp", { WEIYI_URL: corp.WEIYI_URL, ...line }, "企业微信的设置要有", "need WEIYI_WECOM_CORP"],
  ["an app without a corp", { WEIYI_URL: corp.WEIYI_URL, ...app }, "企业微信的设置要有", "need WEIYI_WECOM_CORP"],
  ["an app without its number", { ...corp, WEIYI_WECOM_SECRET: "s" }, "只填了一半", "needed: WEIYI_WECOM_AGENT"],
  ["an app beside a robot, by half", { ...corp, ...line, WEIYI_WECOM_AGENT: "1" }, "一半", "WEIYI_WECOM_SECRET"],
  ["an app whose number is a name", { ...corp, ...app, WEIYI_WECOM_AGENT: "微议" }, "AgentId", "a number"],
  ["half of the app's callbacks", { ...corp, ...app, WEIYI_WECOM_TOKEN: "t" }, "一半", "WEIYI_WECOM_AESKEY"],
  ["callbacks of no app", { ...corp, ...line, ...heard }, "一半", "WEIYI_WECOM_SECRET, WEIYI_WECOM_AGENT"],
])("%s: the start is refused, in both languages", (_, env, chinese, english) => {
  expect(() => wecomAccountOf(env)).toThrow(chinese)
  expect(() => wecomAccountOf(env)).toThrow(english)
})

test.each([
  ["the mini-program's", miniProgramOf, ["WEIYI_WECHAT_APPID", "WEIYI_WECHAT_SECRET"]],
  [
    "the service account's",
    accountKeysOf,
    ["WEIYI_ACCOUNT_APPID", "WEIYI_ACCOUNT_SECRET", "WEIYI_ACCOUNT_TOKEN", "WEIYI_ACCOUNT_AESKEY"],
  ],
  ["text messages'", (env: NodeJS.ProcessEnv) => allOf(env, ofTexts), ofTexts],
])("%s account is whole or not there: whichever is missing is named", (_, accountOf, names) => {
  const whole = Object.fromEntries(names.map(name => [name, "x"]))
  expect(accountOf({})).toBeUndefined()
  expect(accountOf(whole)).toBeDefined()
  for (const name of names) expect(() => accountOf({ ...whole, [name]: "" })).toThrow(`are needed: ${name}`)
})

test("the mini-program's events are taken in the safe mode with a key, in the plain mode without, and never for half an account", () => {
  const account = { WEIYI_WECHAT_APPID: "wx1", WEIYI_WECHAT_SECRET: "s" }
  expect(pushKeysOf({})).toBeUndefined()
  expect(pushKeysOf(account)).toBeUndefined()
  expect(pushKeysOf({ ...account, WEIYI_WECHAT_TOKEN: "t" })).toEqual({ appid: "wx1", token: "t" })
  const safe = { ...account, WEIYI_WECHAT_TOKEN: "t", WEIYI_WECHAT_AESKEY: "k" }
  expect(pushKeysOf(safe)).toEqual({ appid: "wx1", token: "t", aesKey: "k" })
  expect(() => pushKeysOf({ ...safe, WEIYI_WECHAT_TOKEN: "" })).toThrow("are needed: WEIYI_WECHAT_TOKEN")
  expect(() => pushKeysOf({ WEIYI_WECHAT_TOKEN: "t" })).toThrow("are needed: WEIYI_WECHAT_APPID, WEIYI_WECHAT_SECRET")
  expect(() => pushKeysOf({ WEIYI_WECHAT_AESKEY: "k" })).toThrow("WEIYI_WECHAT_TOKEN")
})

test("receipts of text messages come to an address that nobody guesses, and only with their account", () => {
  const account = Object.fromEntries(ofTexts.map(name => [name, "x"]))
  expect(receiptTokenOf(account)).toBeUndefined()
  const secret = "0123456789abcdefghijABCDEFGHIJ-_xy"
  expect(receiptTokenOf({ ...account, WEIYI_SMS_RECEIPTS: secret })).toBe(secret)
  for (const short of ["receipts", "x".repeat(31), `${secret}/`, `${secret} `])
    expect(() => receiptTokenOf({ ...account, WEIYI_SMS_RECEIPTS: short })).toThrow("32 to 128")
  expect(() => receiptTokenOf({ WEIYI_SMS_RECEIPTS: secret })).toThrow("are needed: WEIYI_SMS_SECRET_ID")
})
