import { lineOf, wecomAccountOf } from "#cloud/host/wecom/account"

const corp = { WEIYI_WECOM_CORP: "ww1", WEIYI_URL: "https://weiyi.example/" }
const callbacks = { WEIYI_WECOM_ROBOT_TOKEN: "token", WEIYI_WECOM_ROBOT_AESKEY: "key" }
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

test.each([
  ["both ways at once", { ...corp, ...callbacks, ...line }, "只能用一种方式", "in one way"],
  ["half of the connection's", { ...corp, WEIYI_WECOM_ROBOT_ID: "bot" }, "只填了一半", "both are needed"],
  ["half of the callbacks'", { ...corp, WEIYI_WECOM_ROBOT_AESKEY: "key" }, "只填了一半", "both are needed"],
  ["neither", corp, "WEIYI_WECOM_CORP 还要", "needs WEIYI_URL"],
  ["no address of ours", { WEIYI_WECOM_CORP: "ww1", ...line }, "WEIYI_WECOM_CORP 还要", "needs WEIYI_URL"],
])("%s: the start is refused, in both languages", (_, env, chinese, english) => {
  expect(() => wecomAccountOf(env)).toThrow(chinese)
  expect(() => wecomAccountOf(env)).toThrow(english)
})
