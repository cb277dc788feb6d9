import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { isAtWecom } from "#cloud/adapters/wecom/happenings"
import { groupRobot, wecomApp } from "#cloud/adapters/wecom/sending"
import { announcing } from "#cloud/chats/announcing/actions"
import { bindCodes, cards, chats, heards } from "#cloud/chats/records"
import type { Outage } from "#cloud/host/wecom/outages"
import { openWeCom } from "#cloud/host/wecom/platform"
import type { Card } from "#cloud/shared/chat"
import { directoryScope, directoryShard } from "#cloud/shared/scope"
import { every } from "#cloud/shared/store"
import { dayOf } from "#cloud/shared/values/day"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, minute } from "#cloud/shared/values/instant"
import { marks } from "#cloud/votes/casting/records"
import { groupId, nine, type Office, openOffice, robotSecret } from "./office.ts"

jest.setTimeout(60_000)

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const appOf = (more: object = {}) =>
  wecomApp({
    corp: office.wecom.corp,
    ...office.wecom.app,
    base: () => `${office.url}/wecom`,
    url: page => `https://weiyi.example/#/${page}`,
    ...more,
  })
const notice: Card = {
  from: "微议",
  title: "议事会改到周四",
  text: "活动室周三停电",
  facts: [{ name: "时间", value: "3 月 5 日 19:00" }],
  page: "pages/meetings/call",
}

test("WeCom accepts our addresses when they are saved", async () => {
  expect(await office.wecom.verify()).toBe(true)
})

test("WeCom does not accept an address that says nothing within a second, or something else", async () => {
  let says: string | undefined = "another number"
  const stranger = createServer((_, response) => void (says === undefined ? undefined : response.end(says)))
  await new Promise<void>(resolve => stranger.listen(0, "127.0.0.1", resolve))
  const us = () => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`
  const wecom = openWeCom({ now: () => Date.parse("2026-03-02T01:00:00.000Z"), us })
  try {
    expect(await wecom.verify()).toBe(false)
    says = undefined
    expect(await wecom.verify()).toBe(false)
  } finally {
    stranger.closeAllConnections()
    stranger.close()
  }
})

describe("while something is wrong at WeCom", () => {
  const robot = () =>
    groupRobot({
      key: office.wecom.interfaces.robotIn(groupId),
      base: () => `${office.url}/wecom`,
      url: page => `https://weiyi.example/${page}`,
      patience: 300,
    })
  const arrived = () => [...office.wecom.memory.in("app:li"), ...office.wecom.memory.in(groupId)].length

  test.each<[Outage, object, number]>([
    ["busy", { trouble: "busy", code: "-1" }, 0],
    ["tooOften", { trouble: "busy", code: "45009" }, 0],
    ["outside", { trouble: "credentials", code: "60020" }, 0],
    ["broken", { trouble: "noAnswer" }, 0],
    ["silent", { trouble: "noAnswer" }, 0],
    ["lost", { trouble: "noAnswer" }, 1],
  ])(
    "%s: a card, its change and the robot's words are answered so, and one question alone can be",
    async (outage, why, done) => {
      const { of } = office.wecom.outages
      const app = appOf({ patience: 300 })
      while (!(await app.send("li", notice)).sent);
      const before = arrived()
      of.set("send", outage)
      expect(await app.send("li", notice)).toMatchObject({ sent: false, ...why })
      expect(await robot().show(notice)).toEqual({ sent: true })
      of.clear()
      of.set("*", outage)
      expect(await robot().show(notice)).toMatchObject({ sent: false, ...why })
      expect(await app.update("li", "no code", { ...notice, task: "t1" })).toMatchObject({ sent: false, ...why })
      // Without a token yet, it is the token that is not given: nothing has left.
      const unsent = "code" in why ? why : { trouble: "busy" }
      expect(await appOf({ patience: 300 }).send("li", notice)).toMatchObject({ sent: false, ...unsent })
      expect(arrived() - before).toBe(1 + 2 * done)
      of.clear()
      expect(await appOf().send("li", notice)).toEqual({ sent: true })
    },
  )

  test("slow is not wrong: the card arrives", async () => {
    office.wecom.outages.latency = 400
    expect(await appOf().send("li", notice)).toEqual({ sent: true })
    expect(await appOf({ patience: 100 }).send("li", notice)).toMatchObject({ sent: false, trouble: "busy" })
  })

  test("the buttons on the phones stay switched on until they are pressed again", async () => {
    const screen = async () => (await fetch(`${office.url}/inbox/wecom`)).text()
    const press = (name: string, value: string) =>
      fetch(`${office.url}/inbox/wecom`, { method: "POST", body: new URLSearchParams({ [name]: value }) })
    expect(await screen()).toContain("再点一次恢复")
    await press("outage", "outside")
    for (const _ of [1, 2]) expect(await appOf().send("li", notice)).toMatchObject({ code: "60020" })
    expect(await screen()).toContain("✓ IP 不可信")
    await press("outage", "outside")
    expect(await appOf().send("li", notice)).toEqual({ sent: true })
    await press("fault", "twice")
    expect(office.wecom.faults.twice).toBe(true)
    await press("fault", "twice")
    expect(office.wecom.faults.twice).toBe(false)
  })
})

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

describe("a group's own robot", () => {
  const robotWith = (key: string) =>
    groupRobot({ key, base: () => `${office.url}/wecom`, url: page => `https://weiyi.example/${page}` })

  test("says something in its group, twenty times a minute", async () => {
    const robot = robotWith(office.wecom.interfaces.robotIn(groupId))
    const sent = []
    for (let n = 0; n < 21; n += 1) sent.push(await robot.show({ ...notice, choose: { many: false, options: [] } }))
    expect(sent.filter(one => one.sent)).toHaveLength(20)
    expect(sent.at(-1)).toEqual({ sent: false, trouble: "busy", code: "45009" })
    expect(office.last(groupId).card).toMatchObject({ card_type: "text_notice" })
    office.pass(minute)
    expect(await robot.show(notice)).toEqual({ sent: true })
  })

  test("with a key that is none it says nothing", async () => {
    expect(await robotWith("none").show(notice)).toEqual({ sent: false, trouble: "credentials", code: "93000" })
  })
})

test("what was heard, and codes and cards that are over, are forgotten", async () => {
  await office.put(id("lift"))
  const card = await office.show()
  for (const userid of nine) await office.tap(userid, card, "approve")
  const left = async () => {
    let found = 0
    for (let shard = 0; shard < 256; shard += 1)
      for (const kind of [bindCodes, cards, heards] as const)
        for await (const _ of every(
          office.house.store.in(directoryShard(shard.toString(16).padStart(2, "0"))),
          kind as typeof cards,
        ))
          found += 1
    return found
  }
  const tick = () => office.house.door({ action: "chats.tick", input: {}, timer: true })
  expect(await left()).toBeGreaterThan(30)
  office.pass(11 * minute)
  await tick()
  // Taps are known for a day: a delivery may come again.
  expect(
    (await office.house.store.in(directoryScope("chats heard")).list(heards)).every(({ id: name }) =>
      /\|(tap|turn)\|/.test(name),
    ),
  ).toBe(true)
  office.pass(dayLong + hour)
  await tick()
  expect(await office.house.store.in(directoryScope("chats heard")).list(heards)).toEqual([])
  office.pass(32 * dayLong)
  await tick()
  expect(await left()).toBe(0)
})

describe("the robot that staff have given a body's group", () => {
  const announcer = (secret: string) =>
    announcing(office.house.store, {
      reaches: isAtWecom,
      secret,
      robot: key =>
        groupRobot({ key, base: () => `${office.url}/wecom`, url: page => `https://weiyi.example/${page}` }),
    })

  test("says a notice to the members there; its key stands nowhere as it is, and another secret cannot use it", async () => {
    const key = office.wecom.interfaces.robotIn(groupId)
    await office.ask(office.phoneOf("clerk"), "chats.setRobot", { chat: office.chat, key })
    const listed = await office.ask<{ chats: object[] }>(office.phoneOf("clerk"), "chats.list")
    expect(listed.chats).toEqual([expect.objectContaining({ robot: true })])
    const [stored] = await office.documents.list(chats)
    expect(JSON.stringify([stored, listed])).not.toContain(key)
    const { scope } = office.documents
    expect(await announcer(robotSecret).has(scope, office.body)).toBe(true)
    expect(await announcer(robotSecret).has(scope, id("other"))).toBe(false)
    expect(await announcer(robotSecret).show(scope, office.body, notice)).toEqual({ sent: true })
    expect(office.last(groupId).card).toMatchObject({ main_title: { title: notice.title } })
    expect(await announcer("another").show(scope, office.body, notice)).toMatchObject({ trouble: "credentials" })
  })

  test("hears what staff write to the body, until they take the key back", async () => {
    const desk = office.phoneOf("clerk")
    const key = office.wecom.interfaces.robotIn(groupId)
    await office.ask(desk, "chats.setRobot", { chat: office.chat, key })
    const places = { body: office.body, group: "committee", observer: false, count: 1 }
    const { seats } = await office.ask<{ seats: string[] }>(desk, "councils.addSeats", places)
    const held = { seat: seats[0], as: "holder", person: office.persons.get("li"), from: dayOf(office.now()) }
    await office.ask(desk, "councils.seatPerson", held)
    const letter = { template: "news", title: "周四的会改到八点", text: "活动室七点有人用。", urgent: false }
    const send = async () => {
      const audience = { to: "body", body: office.body }
      const draft = await office.ask<{ notice: string }>(desk, "notices.write", { ...letter, audience })
      await office.ask(desk, "notices.send", draft)
      office.pass(10_000)
      await office.house.door({ action: "notices.tick", input: {}, timer: true })
      return (await office.ask<{ announced?: string }>(desk, "notices.report", { notice: draft.notice })).announced
    }
    expect(await send()).toBe("sent")
    expect(office.last(groupId).card).toMatchObject({ main_title: { title: letter.title } })
    await office.ask(desk, "chats.setRobot", { chat: office.chat })
    const before = office.wecom.memory.in(groupId).length
    expect(await send()).toBeUndefined()
    expect(office.wecom.memory.in(groupId)).toHaveLength(before)
  })

  test("is not for a committee member to give", async () => {
    const key = "693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa"
    await expect(office.ask(office.phoneOf("li"), "chats.setRobot", { chat: office.chat, key })).rejects.toThrow(
      "notYours",
    )
  })
})
