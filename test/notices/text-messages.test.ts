import { tencentTexts, textAccountOf } from "#cloud/adapters/messenger/sms"
import { tencentHeaders } from "#cloud/adapters/messenger/tencent-signing"
import { filledFields, textOf, textParts } from "#cloud/notices/templates/rules"
import { otherwise, partsOf } from "#cloud/notices/templates/words"
import type { Outgoing, Subject } from "#cloud/shared/ports"
import { instant } from "#cloud/shared/values/instant"
import { nobodyListens, openPostOffice, type PostOffice, patienceFor } from "./support/post-office.ts"

const number = "13800138000"
const letter: Outgoing = {
  to: `tel:${number}` as Subject,
  template: "2000001",
  fields: { 1: "周四停水" },
  page: "pages/notices/notice?notice=n1",
}
/** What a platform says that has taken a message: how it calls it. */
const taken = { sent: true, ref: expect.stringMatching(/^5000:\d+$/) }

test("a request is signed as in Tencent Cloud's documented example", () => {
  const { authorization } = tencentHeaders({
    id: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
    key: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
    service: "cvm",
    host: "cvm.tencentcloudapi.com",
    body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
    at: 1551113065,
  })
  expect(authorization).toBe(
    "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168",
  )
})

describe("text messages, over HTTP to the simulated platform", () => {
  let office: PostOffice
  beforeEach(async () => {
    office = await openPostOffice()
  })
  afterEach(() => office.close())
  const account = () => ({
    ...office.texts.account,
    base: () => `${office.base}/texts`,
    now: office.now,
  })

  test("arrive with their signature and the approved words", async () => {
    expect(await office.others.sms.send(letter)).toEqual(taken)
    expect(office.texts.at(number).map(({ text }) => text)).toEqual([
      "【微议演示】社区通知：周四停水。请打开微信小程序“微议”查看全文。",
    ])
  })

  test.each<[string, Outgoing, string, string]>([
    ["a landline", { ...letter, to: "tel:04725550188" as Subject }, "noSuchPerson", "none"],
    ["an account of another kind", { ...letter, to: "wx:o1" as Subject }, "noSuchPerson", "none"],
    [
      "a template nobody approved",
      { ...letter, template: "9" },
      "badTemplate",
      "FailedOperation.TemplateUnapprovedOrNotExist",
    ],
    [
      "a place too many",
      { ...letter, fields: { 1: "周四停水", 2: "九点" } },
      "badContent",
      "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
    ],
    [
      "seven characters in a place",
      { ...letter, fields: { 1: "周四上午要停水" } },
      "badContent",
      "InvalidParameterValue.TemplateParameterLengthLimit",
    ],
    ["a sensitive word", { ...letter, fields: { 1: "敏感词" } }, "badContent", "FailedOperation.ContainSensitiveWord"],
  ])("%s is refused for ever, and nothing arrives", async (_, message, trouble, code) => {
    expect(await office.others.sms.send(message)).toEqual({ sent: false, trouble, code })
    expect(office.texts.at(number)).toEqual([])
  })

  test.each([
    ["optedOut", "noConsent", "FailedOperation.PhoneNumberInBlacklist"],
    ["noMoney", "banned", "FailedOperation.InsufficientBalanceInSmsPackage"],
    ["busy", "busy", "RequestLimitExceeded"],
    ["broken", "noAnswer", "HTTP 502"],
    ["silent", "noAnswer", "timeout"],
    ["lost", "noAnswer", "timeout"],
  ] as const)("when it is %s we take it as %s", async (fault, trouble, code) => {
    office.texts.faults.set("*", fault)
    const texts = tencentTexts({ ...account(), patience: patienceFor(fault) })
    expect(await texts.send(letter)).toEqual({ sent: false, trouble, code })
    expect(office.texts.at(number)).toHaveLength(fault === "lost" ? 1 : 0)
  })

  test("a second one within half a minute is told to wait", async () => {
    expect(await office.others.sms.send(letter)).toEqual(taken)
    expect(await office.others.sms.send(letter)).toEqual({
      sent: false,
      trouble: "busy",
      code: "LimitExceeded.PhoneNumberThirtySecondLimit",
    })
  })

  test.each<[string, object, string]>([
    ["a wrong key", { secretKey: "no" }, "AuthFailure.SignatureFailure"],
    ["an id it does not know", { secretId: "AKIDno" }, "AuthFailure.SecretIdNotFound"],
    ["an application it does not know", { app: "1" }, "InvalidParameterValue.SdkAppIdNotExist"],
    ["a clock that is six minutes off", { now: () => office.now() + 360_000 }, "AuthFailure.SignatureExpire"],
  ])("%s is our trouble, not the person's", async (_, wrong, code) => {
    expect(await tencentTexts({ ...account(), ...wrong }).send(letter)).toEqual({
      sent: false,
      trouble: "credentials",
      code,
    })
  })

  test("where nothing listens, nothing can have arrived", async () => {
    const nowhere = tencentTexts({ ...account(), base: () => nobodyListens })
    expect(await nowhere.send(letter)).toMatchObject({ sent: false, trouble: "busy" })
  })
})

test("text messages exist only where the whole account stands in the environment", () => {
  const whole = {
    WEIYI_SMS_SECRET_ID: "AKID1",
    WEIYI_SMS_SECRET_KEY: "k",
    WEIYI_SMS_APP: "1400000000",
    WEIYI_SMS_SIGN: "杏福里社区",
  }
  expect(textAccountOf({})).toBeUndefined()
  expect(textAccountOf(whole)).toEqual({ secretId: "AKID1", secretKey: "k", app: "1400000000", sign: "杏福里社区" })
  const names = Object.keys(whole)
  expect(names).toHaveLength(4)
  for (const name of names) expect(() => textAccountOf({ ...whole, [name]: "" })).toThrow("together")
})

test("a text message's places are cut to what the account allows, carry no address, and its parts are counted", () => {
  const at = instant("2026-03-02T01:00:00.000Z")
  const fields = [{ name: "1", part: "title" as const }]
  const filled = (title: string, room?: number) =>
    filledFields(fields, partsOf({ title, text: "" }, "zh"), otherwise("zh", at), room)
  expect(filled("周四上午停水")).toEqual([{ name: "1", part: "title", value: "周四上午停水", cut: false }])
  expect(filled("周四上午要停水")).toEqual([{ name: "1", part: "title", value: "周四上午要…", cut: true }])
  expect(filled("😀😀😀😀😀😀😀")[0]?.value).toBe("😀😀😀😀😀…")
  expect(filled("周四上午要停水", 12)[0]?.value).toBe("周四上午要停水")
  expect(filled("见 https://a.example/x 说明", 12)[0]?.value).toBe("见 说明")
  expect(textOf("杏福里", "通知：{1}。", filled("周四停水"))).toBe("【杏福里】通知：周四停水。")
  expect([70, 71, 134, 135].map(length => textParts("字".repeat(length)))).toEqual([1, 2, 2, 3])
  expect(textParts("😀".repeat(36))).toBe(2)
})
