import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { containerCaller } from "#cloud/adapters/caller/container"
import { wechatLogin } from "#cloud/adapters/caller/wechat-login"

test("a container's header says who calls only where the installation has switched it on", () => {
  const headers = { "x-wx-openid": "oABCDEFGHIJKLMNOPQRSTUVWXYZ1" }
  expect(containerCaller(true)(headers)).toBe("wx:oABCDEFGHIJKLMNOPQRSTUVWXYZ1")
  expect(containerCaller(false)(headers)).toBeUndefined()
  for (const bad of ["", "a", "x:y", "o".repeat(65), ["oABCDEFGHIJ", "oABCDEFGHIK"], undefined])
    expect(containerCaller(true)({ "x-wx-openid": bad })).toBeUndefined()
})

describe("wx.login, on a server of one's own", () => {
  const asked: URL[] = []
  let answer: object | "nothing" = {}
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? "", "http://stand-in"))
    if (answer === "nothing") return void response.destroy()
    response.end(JSON.stringify(answer))
  })
  let login: ReturnType<typeof wechatLogin>
  beforeAll(async () => {
    await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    login = wechatLogin({ appid: "wx1", secret: "secret-of-ours", base })
  })
  afterAll(() => new Promise<void>(resolve => void server.close(() => resolve())))

  test("a code says who somebody is, and the session key stays behind", async () => {
    answer = { openid: "o1", session_key: "never-handed-on", unionid: "u1" }
    expect(await login("a&code")).toEqual({ subject: "wx:o1" })
    expect(Object.fromEntries(asked.at(-1)?.searchParams ?? [])).toEqual({
      appid: "wx1",
      secret: "secret-of-ours",
      js_code: "a&code",
      grant_type: "authorization_code",
    })
  })

  test.each([
    [40029, "badCode"],
    [45011, "tooOften"],
    [40226, "blocked"],
    [-1, "busy"],
    [40013, "misconfigured"],
  ])("WeChat's %i is a word", async (errcode, trouble) => {
    answer = { errcode, errmsg: "of WeChat" }
    expect(await login("code")).toEqual({ trouble })
  })

  test("no answer, or one that says nothing, is nobody and tells nothing of the secret", async () => {
    answer = "nothing"
    expect(await login("code")).toEqual({ trouble: "busy" })
    answer = { openid: "" }
    expect(await login("code")).toEqual({ trouble: "busy" })
  })
})
