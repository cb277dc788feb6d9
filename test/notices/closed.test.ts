import { keepSimulatedTexts } from "#cloud/host/texts/setup"
import { credits } from "#cloud/notices/credits/records"
import { messages } from "#cloud/notices/outbox/records"
import type { Delivered, Messenger } from "#cloud/shared/ports"
import { hour } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"
import type { PostOffice } from "./support/post-office.ts"

const round = {
  kind: "projects.votingOpened",
  about: "r1",
  data: { title: "微项目", closes: "2026-03-09T01:00:00.000Z" },
}

/** The first `many` neighbours are members of the corp. */
const atWecom =
  (many: number) =>
  (place: number, { corp }: PostOffice): readonly string[] => {
    if (place >= many) return []
    corp.person(`m${place}`, `p${place}`)
    return [`wecom:${corp.corp}:m${place}`]
  }

describe("the platform closes a channel", () => {
  let here: Neighbourhood
  const open = async (options: Parameters<typeof openNeighbourhood>[0]) => {
    here = await openNeighbourhood({ others: "all", chain: ["wechat", "wecom"], ...options })
    await keepSimulatedTexts(here.store)
    return here
  }
  afterEach(() => here.close())
  const where = async (person: string) =>
    (await here.all(messages))
      .filter(one => one.person === person)
      .map(({ channel, state, reason }) => `${channel} ${reason ?? state}`)
  const inWecom = () => here.neighbours.map((_, place) => here.office.corp.memory.in(`app:m${place}`).length)

  test("the call to a vote reaches within a minute whom the next channel reaches; the others wait for it to open", async () => {
    await open({ people: 60, accounts: atWecom(40) })
    await here.agree(here.neighbours.slice(10), ["vote"])
    here.office.wechat.faults.of.set("*", "banned")
    await here.happens(round)
    await here.settle(60)
    expect(inWecom()).toEqual(here.neighbours.map((_, place) => (place < 40 ? 1 : 0)))
    const [found] = await here.all(messages)
    const report = { notice: found?.notice }
    expect(await here.ask(here.clerk, "report", report)).toMatchObject({
      channels: [
        {
          channel: "wechat",
          sent: 0,
          waiting: 20,
          dead: [
            { reason: "noCredit", people: 10 },
            { reason: "closed", people: 30 },
          ],
          closedUntil: expect.any(String),
        },
        { channel: "wecom", sent: 40, waiting: 0, dead: [] },
      ],
    })
    // Nobody but the few who found it closed was tried, and what went elsewhere has its consent back.
    expect(
      (await here.all(messages)).filter(({ channel, tries }) => channel === "wechat" && tries > 0).length,
    ).toBeLessThan(11)
    const spent = (await here.all(credits)).filter(({ balance }) => balance === 0)
    expect(spent.every(({ person }) => Number(person.slice(1)) >= 40)).toBe(true)
    here.office.wechat.faults.of.clear()
    here.pass(hour)
    await here.settle()
    expect(here.onPhones()).toEqual(here.neighbours.map((_, place) => (place < 40 ? 0 : 1)))
    expect(inWecom()).toEqual(here.neighbours.map((_, place) => (place < 40 ? 1 : 0)))
  })

  test("no money for text messages: whom WeCom reaches gets it there, and who has only a number waits", async () => {
    await open({
      people: 2,
      chain: ["sms", "wecom"],
      accounts: (place, office) => [`tel:1380013800${place}`, ...atWecom(1)(place, office)],
    })
    await here.ask(here.clerk, "setChannels", { channels: ["sms", "wecom"] })
    here.office.texts.faults.set("*", "noMoney")
    await here.happens(round)
    await here.settle(60)
    expect(await where("p00000")).toEqual(["sms closed", "wecom sent"])
    expect(await where("p00001")).toEqual(["sms waiting"])
    here.office.texts.faults.clear()
    here.pass(hour)
    await here.settle()
    expect(await where("p00001")).toEqual(["sms sent"])
    expect(here.office.texts.numbers()).toEqual(["13800138001"])
  })

  test("whoever wants none is told nowhere, and a consent that is missing is not a channel to go on to", async () => {
    await open({ people: 30, accounts: atWecom(30) })
    await here.agree(here.neighbours, ["vote"])
    const { subject } = here.neighbours[29] ?? { subject: here.clerk }
    await here.ask(subject, "credit", { answers: [{ template: "vote", answer: "off" }] })
    here.office.wechat.faults.of.set("*", "banned")
    await here.happens(round)
    await here.settle(60)
    expect(await where("p00000")).toEqual(["wechat closed", "wecom sent"])
    expect(await where("p00029")).toEqual(["wechat off"])
    await here.close()

    await open({ people: 2, chain: ["sms", "wechat"], accounts: place => [`tel:1380013800${place}`] })
    await here.agree(here.neighbours.slice(0, 1), ["vote"])
    await here.ask(here.clerk, "setChannels", { channels: ["sms", "wechat"] })
    here.office.texts.faults.set("*", "noMoney")
    await here.happens(round)
    await here.settle(60)
    expect(await where("p00000")).toEqual(["sms closed", "wechat sent"])
    expect(await where("p00001")).toEqual(["sms waiting"])
  })

  test("where every channel is closed a message waits for the first that opens", async () => {
    let answer: Delivered = { sent: false, trouble: "banned", code: "48002" }
    const wecom: Messenger = { cut: card => card, reaches: () => true, send: async () => answer }
    // One that is open, and reaches nobody, changes nothing.
    const account: Messenger = { ...wecom, reaches: () => false }
    await open({ people: 1, others: { account, wecom }, chain: ["wechat", "account", "wecom"] })
    await here.happens(round)
    await here.settle(60)
    expect(await where("p00000")).toEqual(["account noAddress", "wechat noCredit", "wecom waiting"])
    await here.agree(here.neighbours, ["vote"])
    here.office.wechat.faults.of.set("*", "banned")
    await here.happens({ ...round, about: "r2" })
    await here.settle(60)
    expect((await where("p00000")).sort()).toEqual([
      "account noAddress",
      "wechat noCredit",
      "wechat waiting",
      "wecom waiting",
    ])
    answer = { sent: true }
    here.pass(hour)
    await here.settle(60)
    expect((await where("p00000")).sort()).toEqual([
      "account noAddress",
      "account noAddress",
      "wechat closed",
      "wechat noCredit",
      "wecom sent",
      "wecom sent",
    ])
  })
})
