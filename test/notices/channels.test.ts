import { keepSimulatedTexts } from "#cloud/host/texts/setup"
import { simulatedOpenid, simulatedTemplate } from "#cloud/host/wechat/setup"
import { messages } from "#cloud/notices/outbox/records"
import { keepTemplate } from "#cloud/notices/templates/actions"
import { standardFields } from "#cloud/notices/templates/rules"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"
import { follower, type PostOffice } from "./support/post-office.ts"

const water = {
  template: "news" as const,
  title: "周四上午停水",
  text: "3 号楼、5 号楼周四上午九点到十一点半停水，请提前接水。",
  audience: { to: "community" as const },
  urgent: false,
}
const round = {
  kind: "projects.votingOpened",
  about: "r1",
  data: { title: "微项目", closes: "2026-03-09T01:00:00.000Z" },
}

/** p0 has only WeChat; p1 follows the service account; p2 is a member of the corp; p3 has agreed to text messages; p4 has all. */
const accountsOf = (place: number, { corp }: PostOffice): string[] => {
  const all = [`account:${follower(`host:p0000${place}`)}`, `wecom:${corp.corp}:m${place}`, `tel:1380013800${place}`]
  return place === 4 ? all : place === 0 ? [] : [all[place - 1] ?? ""]
}

describe("channels", () => {
  let here: Neighbourhood
  afterEach(() => here.close())
  const open = async () => {
    here = await openNeighbourhood({ people: 5, others: "all", accounts: accountsOf })
    await keepSimulatedTexts(here.store)
    for (const key of ["news", "vote"] as const)
      await keepTemplate(here.store, "account", key, {
        template: simulatedTemplate(key),
        fields: [...standardFields[key]],
      })
    for (const { subject, person } of here.neighbours) {
      here.office.follow.wechat.opened(follower(subject), person)
      here.office.corp.person(`m${Number(person.slice(1))}`, person)
    }
    return here
  }
  const send = async (more: object = {}): Promise<string> => {
    const draft = await here.ask<{ notice: string; edition: number }>(here.clerk, "write", { ...water, ...more })
    await here.ask(here.clerk, "send", draft)
    await here.settle(90)
    return draft.notice
  }
  const order = (channels: readonly string[]) => here.ask(here.clerk, "setChannels", { channels })
  const where = async (notice: string) =>
    (await here.all(messages))
      .filter(one => one.notice === notice)
      .map(({ person, channel, state, reason }) => `${person} ${channel} ${reason ?? state}`)
      .sort()

  test("by itself: a consent first, then the service account, then WeCom; text messages are off", async () => {
    await open()
    await here.agree(here.neighbours.slice(0, 1), ["vote"])
    await here.happens(round)
    await here.settle()
    const [first] = await here.all(messages)
    expect(await where(first?.notice ?? "")).toEqual([
      "p00000 wechat sent",
      "p00001 account sent",
      "p00001 wechat noCredit",
      "p00002 account noAddress",
      "p00002 wechat noCredit",
      "p00002 wecom sent",
      "p00003 account noAddress",
      "p00003 wechat noCredit",
      "p00003 wecom noAddress",
      "p00004 account sent",
      "p00004 wechat noCredit",
    ])
    expect(here.onPhones()).toEqual([1, 0, 0, 0, 0])
    const [card] = here.office.corp.memory.in("app:m2")
    expect(card?.card).toMatchObject({ card_type: "text_notice", main_title: { title: "微项目，请您来选" } })
    expect(here.office.follow.wechat.memory.notices(follower("host:p00004"), 9)).toHaveLength(1)
    expect(here.office.texts.numbers()).toEqual([])
  })

  test("the community's order holds for what is sent from then on; a notice under way keeps its own", async () => {
    await open()
    const before = await send({ urgent: true })
    expect(await order(["sms", "wecom"])).toEqual({
      channels: [
        { channel: "sms", used: true, sign: "微议演示" },
        { channel: "wecom", used: true, room: { title: 26, text: 112, fact: 26 } },
        { channel: "wechat", used: false },
        { channel: "account", used: false },
      ],
      files: false,
    })
    const after = await send({ urgent: true })
    expect((await where(before)).filter(line => line.startsWith("p00004"))).toEqual([
      "p00004 account sent",
      "p00004 wechat noCredit",
    ])
    expect((await where(after)).filter(line => line.endsWith("sent"))).toEqual([
      "p00002 wecom sent",
      "p00003 sms sent",
      "p00004 sms sent",
    ])
    const report = await here.ask<{ channels: { channel: string; sent: number }[] }>(here.clerk, "report", {
      notice: after,
    })
    expect(report.channels.map(({ channel, sent }) => [channel, sent])).toEqual([
      ["sms", 2],
      ["wecom", 1],
    ])
  })

  test("everyday news costs no text message, whatever the order; a vote does", async () => {
    await open()
    await order(["sms"])
    expect(await where(await send())).toEqual([])
    await here.happens(round)
    await here.settle(90)
    expect(here.office.texts.at("13800138003").map(({ text }) => text)).toEqual([
      "【微议演示】投票提醒：微项目，请…。请打开微信小程序“微议”参加，或到居委会填纸质票。",
    ])
  })

  test("a far end that has no money left is left alone, the next channel is taken, and the administrator is told", async () => {
    await open()
    await order(["sms", "wecom"])
    here.office.texts.faults.set("*", "optedOut")
    const notice = await send({ urgent: true })
    expect((await where(notice)).filter(line => line.startsWith("p00004"))).toEqual([
      "p00004 sms refused",
      "p00004 wecom sent",
    ])
    expect(here.bugs).toEqual([])
    here.office.texts.faults.set("*", "noMoney")
    await send({ urgent: true })
    expect(JSON.stringify(here.bugs)).toContain("InsufficientBalanceInSmsPackage")
    expect(JSON.stringify(here.bugs)).not.toContain("1380013800")
  })

  test("sent again is only what failed: nobody whom another channel has reached", async () => {
    await open()
    await order(["wechat", "wecom"])
    const notice = await send()
    const report = () => here.ask<{ resendable: number }>(here.clerk, "report", { notice })
    expect((await report()).resendable).toBe(0)
    await here.agree(here.neighbours, ["news"])
    expect((await report()).resendable).toBe(3)
    expect(await here.ask(here.clerk, "resend", { notice })).toEqual({ notice, again: 3 })
    await here.settle()
    expect(here.onPhones()).toEqual([1, 1, 0, 1, 0])
    expect((await report()).resendable).toBe(0)
  })

  test("no number and no account stands in the outbox, the inbox or an answer", async () => {
    await open()
    await order(["sms", "wecom", "account"])
    const notice = await send({ urgent: true })
    const preview = await here.ask(here.clerk, "preview", { ...water, urgent: true })
    const report = await here.ask(here.clerk, "report", { notice })
    const kept = JSON.stringify([await here.all(messages), preview, report])
    expect(await here.all(messages)).not.toHaveLength(0)
    for (const word of ["1380013800", "wecom:", "account:", simulatedOpenid("host:p00001")])
      expect(kept).not.toContain(word)
  })

  test("only staff change the order, and only to channels that are connected", async () => {
    here = await openNeighbourhood({ people: 1 })
    const [{ subject } = { subject: here.clerk }] = here.neighbours
    expect(await here.refusal(subject, "setChannels", { channels: [] })).toEqual({
      status: 403,
      code: "house.notYours",
    })
    expect(await here.refusal(here.clerk, "setChannels", { channels: ["sms"] })).toEqual({
      status: 409,
      code: "notices.noSuchChannel",
    })
    const files = false
    expect(await here.ask(here.clerk, "channels")).toEqual({ channels: [{ channel: "wechat", used: true }], files })
    expect(await order([])).toEqual({ channels: [{ channel: "wechat", used: false }], files })
    const draft = await here.ask<{ notice: string; edition: number }>(here.clerk, "write", water)
    await here.ask(here.clerk, "send", draft)
    await here.settle()
    expect(await here.all(messages)).toEqual([])
    expect(await here.ask(here.clerk, "report", { notice: draft.notice })).toMatchObject({ people: 1, channels: [] })
  })
})
