import { optionsOf } from "#cloud/host/options"
import { addMember, createCommunity, startSession } from "#cloud/members/actions"
import type { Subject } from "#cloud/shared/ports"
import { id } from "#cloud/shared/values/id"
import { type ServedHouse, serveHouse } from "./served.ts"

/** Accounts as WeChat writes them; the clerk is known to the community, the stranger to nobody. */
const clerk = "oClerk_0123456789ABCDEFGHIJK"
const stranger = "oStranger_0123456789ABCDEFGH"
const community = id<"community">("xingfuli")

const settled = async (served: ServedHouse): Promise<string> => {
  const { store, now, newId } = served.house
  await createCommunity(store, { community, name: "杏福里社区", address: "a", clerk: "陈敏", phone: "" }, now())
  const told = { subject: `wx:${clerk}` as Subject, community, name: "陈敏", roles: ["staff" as const] }
  await addMember(store, told, now())
  const desk = { subject: "host:desk" as Subject, community, name: "王芳", roles: ["staff" as const] }
  await addMember(store, desk, now())
  return startSession(store, desk.subject, now(), newId)
}

const asking = (served: ServedHouse, headers: Readonly<Record<string, string>>, action = "members.requests") =>
  fetch(`${served.url}/call/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: "{}",
  })
const upload = (served: ServedHouse, headers: Readonly<Record<string, string>>) =>
  fetch(`${served.url}/files`, {
    method: "POST",
    headers: { "x-file-name": "roll.csv", ...headers },
    body: "户主,电话",
  })
const nameOf = async (served: ServedHouse, headers: Readonly<Record<string, string>>) =>
  JSON.stringify(await (await asking(served, headers, "members.me")).json())

describe("the header in which a gateway says who calls", () => {
  test("is believed by nothing where the switch is off, whoever writes it", async () => {
    const served = await serveHouse()
    const token = await settled(served)
    const header = { "x-wx-openid": clerk }
    expect([(await asking(served, {})).status, (await asking(served, header)).status]).toEqual([401, 401])
    expect((await upload(served, header)).status).toBe(401)
    expect(await nameOf(served, header)).not.toContain("陈敏")
    expect(await nameOf(served, { ...header, authorization: `Bearer ${token}` })).toContain("王芳")
    await served.stop()
    served.remove()
  })

  test("says who calls where the switch is on, in its one form; a browser is still signed in by its session", async () => {
    const served = await serveHouse(undefined, { container: true })
    const token = await settled(served)
    expect((await asking(served, { "x-wx-openid": clerk })).status).toBe(200)
    expect(await nameOf(served, { "x-wx-openid": clerk })).toContain("陈敏")
    expect((await upload(served, { "x-wx-openid": clerk })).status).toBe(200)
    expect(await nameOf(served, { "x-wx-openid": stranger })).not.toContain("陈敏")
    for (const bad of ["", "short", `wx:${clerk}`, `${clerk}; x`, "x".repeat(65), `${clerk}, ${stranger}`])
      expect([bad, (await asking(served, { "x-wx-openid": bad })).status]).toEqual([bad, 401])
    const twice = `POST /call/members.requests HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-wx-openid: ${stranger}\r\nx-wx-openid: ${clerk}\r\ncontent-length: 2\r\n\r\n{}`
    expect((await served.raw(twice))?.status).toBe(401)
    expect(await nameOf(served, { authorization: `Bearer ${token}` })).toContain("王芳")
    expect(served.log()).not.toContain(clerk)
    await served.stop()
    served.remove()
  })
})

test("the switch is off unless it is told, takes one word, and is refused together with the demonstration's sign-in", () => {
  expect(optionsOf(["--live"], {}).container).toBe(false)
  expect(optionsOf([], {}).container).toBe(false)
  expect(optionsOf(["--live"], { WEIYI_CONTAINER: "1" }).container).toBe(true)
  expect(() => optionsOf([], { WEIYI_CONTAINER: "1" })).toThrow("add --live")
  expect(() => optionsOf(["--live"], { WEIYI_CONTAINER: "true" })).toThrow("1 or not set")
})
