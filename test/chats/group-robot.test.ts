import { isAtWecom } from "#cloud/adapters/wecom/happenings"
import { groupRobot } from "#cloud/adapters/wecom/sending"
import { announcing } from "#cloud/chats/announcing/actions"
import { chats } from "#cloud/chats/records"
import { dayOf } from "#cloud/shared/values/day"
import { id } from "#cloud/shared/values/id"
import { minute } from "#cloud/shared/values/instant"
import { groupId, type Office, openOffice, robotSecret } from "./office.ts"
import { notice } from "./sender.ts"

jest.setTimeout(60_000)

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

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
    expect(listed.chats).toEqual([expect.objectContaining({ kind: "wecom", robot: true })])
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
      for (const action of ["notices.tick", "notices.deliver"])
        await office.house.door({ action, input: {}, timer: true })
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
