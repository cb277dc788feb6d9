import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { groupRobot } from "#cloud/adapters/wecom/sending"
import { heards } from "#cloud/chats/records"
import { directoryScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { marks } from "#cloud/votes/casting/records"
import { type Office, openOffice } from "./office.ts"
import { notice, appOf as senderOf } from "./sender.ts"

jest.setTimeout(60_000)

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const appOf = (more: object = {}) => senderOf(office, more)

describe("a card of the app, to one member", () => {
  test("arrives, and its texts are cut to what the card takes", async () => {
    expect(await appOf().send("li", { ...notice, title: "长".repeat(40) })).toEqual({ sent: true })
    const { card } = office.last("app:li")
    expect(card).toMatchObject({
      card_type: "text_notice",
      main_title: { title: `${"长".repeat(25)}…` },
      card_action: { type: 1, url: "https://weiyi.example/#/pages/meetings/call" },
    })
  })

  test.each<[string, string, object, object]>([
    ["to nobody", "nobody", {}, { trouble: "noSuchPerson", code: "81013" }],
    ["with a wrong secret", "li", { secret: "no" }, { trouble: "credentials", code: "40001" }],
    ["for another corp", "li", { corp: "wwother" }, { trouble: "credentials", code: "40013" }],
    ["of another app", "li", { agent: 7 }, { trouble: "badContent", code: "40058" }],
    ["where nobody is there", "li", { base: () => "http://127.0.0.1:9" }, { trouble: "busy", code: "ECONNREFUSED" }],
  ])("%s does not go out, and says why", async (_, to, more, outcome) => {
    expect(await appOf(more).send(to, notice)).toEqual({ sent: false, ...outcome })
  })

  test("a token that has been made void is replaced without anybody noticing", async () => {
    const app = appOf()
    expect(await app.send("li", notice)).toEqual({ sent: true })
    office.wecom.interfaces.voidTokens()
    expect(await app.send("li", notice)).toEqual({ sent: true })
  })

  test("threat 37: an answer that leads elsewhere is not followed, one without end is not read, inside addresses are not asked", async () => {
    let asked = 0
    let sentOn = 0
    const stranger = createServer((request, response) => {
      asked += 1
      if (request.url?.startsWith("/endless")) {
        const more = () => {
          sentOn += 64_000
          if (!response.destroyed && sentOn < 1e8) response.write("x".repeat(64_000), more)
        }
        return void more()
      }
      response.writeHead(302, { location: `${office.url}/wecom${request.url}` }).end()
    })
    await new Promise<void>(resolve => stranger.listen(0, "127.0.0.1", resolve))
    const at = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`
    try {
      for (const [base, code] of [
        [at, "HTTP 302"],
        [`${at}/endless`, "too long"],
      ] as const)
        expect(await appOf({ base: () => base }).send("li", notice)).toEqual({ sent: false, trouble: "busy", code })
      expect(asked).toBe(2)
      expect(sentOn).toBeLessThan(1e8)
      expect(office.wecom.memory.in("app:li")).toEqual([])
    } finally {
      stranger.closeAllConnections()
      stranger.close()
    }
    for (const base of ["http://169.254.169.254", "file:///etc/passwd", "http://[::1]:1"])
      expect(await appOf({ base: () => base, patience: 300 }).send("li", notice)).toMatchObject({
        sent: false,
      })
    expect(office.wecom.memory.in("app:li")).toEqual([])
  })

  test("that may have left and got no answer has perhaps arrived; one whose token was not to be had has not", async () => {
    const token = { access_token: "t", expires_in: 7200 }
    const heard: string[] = []
    let deafFrom = "/cgi-bin/message"
    const stranger = createServer((request, response) => {
      heard.push(request.url?.split("?")[0] ?? "")
      if (request.url?.startsWith(deafFrom)) return void request.socket.destroy()
      response.end(JSON.stringify(token))
    })
    await new Promise<void>(resolve => stranger.listen(0, "127.0.0.1", resolve))
    const base = () => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`
    try {
      expect(await appOf({ base }).send("li", notice)).toMatchObject({ sent: false, trouble: "noAnswer" })
      deafFrom = "/cgi-bin/gettoken"
      expect(await appOf({ base }).send("li", notice)).toMatchObject({ sent: false, trouble: "busy" })
      expect(heard).toEqual(["/cgi-bin/gettoken", "/cgi-bin/message/send", "/cgi-bin/gettoken"])
      const closed = { ...notice, page: "x" }
      expect(await groupRobot({ key: "k", base: () => "http://127.0.0.1:9", url: page => page }).show(closed)).toEqual({
        ...{ sent: false, trouble: "busy", code: "ECONNREFUSED" },
      })
    } finally {
      stranger.closeAllConnections()
      stranger.close()
    }
  })

  test("can be voted on: the same ballot as in the group, and the card is changed by its code, once", async () => {
    await office.put(id("lift"))
    const inGroup = await office.show()
    const task = String(office.seen("li", inGroup).task_id)
    await appOf().send("li", {
      ...notice,
      task,
      choose: { many: false, options: ["approve", "oppose", "abstain"].map(choice => ({ id: choice, text: choice })) },
    })
    const message = office.last("app:li").id
    expect(await office.tap("li", message, "oppose")).toMatchObject({ status: 200, tries: 1 })
    expect(office.titleOf("li", message)).toMatch(/^✓ 已记录/)
    await office.tap("li", inGroup, "oppose")
    expect(office.factOf("li", inGroup, "回执")).toBe(office.factOf("li", message, "回执"))
    expect(await office.documents.list(marks, { where: { vote: "lift" } })).toHaveLength(1)
  })

  test("an event that got no answer comes three times more, and is one ballot", async () => {
    await office.put(id("lift"))
    const task = String(office.seen("li", await office.show()).task_id)
    const choose = { many: false, options: [{ id: "approve", text: "赞成" }] }
    await appOf().send("li", { ...notice, task, choose })
    office.wecom.faults.lost = "502"
    expect(await office.tap("li", office.last("app:li").id, "approve")).toMatchObject({ status: 502, tries: 4 })
    const [mark] = await office.documents.list(marks, { where: { vote: "lift" } })
    expect(mark?.turns).toBe(1)
  })
})

test("an event that comes again is done once, whether it was signed anew or is the very same request", async () => {
  await office.put(id("lift"))
  const task = String(office.seen("li", await office.show()).task_id)
  const choose = { many: false, options: [{ id: "approve", text: "赞成" }] }
  await appOf().send("li", { ...notice, task, choose })
  const calls = async () =>
    (await office.house.store.in(directoryScope("chats heard")).list(heards)).filter(one => one.id.includes("|call|"))
  const before = (await calls()).length
  office.wecom.faults.lost = "502"
  office.wecom.faults.identical = true
  expect(await office.tap("li", office.last("app:li").id, "approve")).toMatchObject({ status: 502, tries: 4 })
  expect((await calls()).length).toBe(before + 1)
  expect((await calls()).every(({ done }) => done)).toBe(true)
  const [mark] = await office.documents.list(marks, { where: { vote: "lift" } })
  expect(mark?.turns).toBe(1)
})
