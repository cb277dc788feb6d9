import { keepSimulatedTexts } from "#cloud/host/texts/setup"
import { simulatedOpenid, simulatedTemplate } from "#cloud/host/wechat/setup"
import { credits } from "#cloud/notices/credits/records"
import { messages } from "#cloud/notices/outbox/records"
import type { Subject } from "#cloud/shared/ports"
import { later, minute } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

/** The simulated platforms tell, over HTTP, signed and sealed as documented; our own addresses hear. */
describe("what the simulated platforms tell", () => {
  let here: Neighbourhood
  const wang = "host:p00000" as Subject
  const phone = simulatedOpenid(wang)
  const [result, vote] = [simulatedTemplate("result"), simulatedTemplate("vote")]
  beforeEach(async () => {
    here = await openNeighbourhood({
      ...{ people: 3, tells: true, others: "all" },
      accounts: place => (place === 0 ? ["tel:13800138000"] : []),
    })
    await keepSimulatedTexts(here.store)
    await here.ask(here.clerk, "setChannels", { channels: ["wechat", "sms"] })
  })
  afterEach(async () => {
    expect(here.bugs).toEqual([])
    await here.close()
  })
  const wechat = () => {
    const { push } = here.office.wechat
    if (!push) throw new Error("it tells nothing")
    return push
  }
  /** Something is told to everybody: brought, and what the platforms tell of it is heard. */
  const opened = async (): Promise<void> => {
    await here.happens({
      kind: "projects.votingOpened",
      about: "r1",
      data: { closes: later(here.now(), 9 * 86_400_000) },
    })
    for (let round = 0; round < 3; round++) {
      await here.settle()
      await here.office.told()
      here.pass(minute)
    }
  }
  const where = async () =>
    (await here.all(messages))
      .map(
        ({ person, channel, state, reason, arrived }) =>
          `${person} ${channel} ${reason ?? (arrived ? "arrived" : state)}`,
      )
      .sort()
  const books = async () =>
    (await here.all(credits))
      .filter(({ person }) => person === "p00000")
      .map(({ template, balance, muted = false }) => `${template} ${balance}${muted ? " muted" : ""}`)
      .sort()

  test("WeChat checks our address, as when an administrator saves it", async () => {
    expect(await wechat().verify()).toBe(true)
  })

  test("every message that is brought is told to have arrived, and the report counts it", async () => {
    await here.agree(here.neighbours, ["vote"])
    await opened()
    expect(await where()).toEqual(["p00000 wechat arrived", "p00001 wechat arrived", "p00002 wechat arrived"])
    const [first] = await here.all(messages)
    const { channels } = await here.ask<{ channels: object[] }>(here.clerk, "report", { notice: first?.notice })
    expect(channels[0]).toMatchObject({ sent: 3, arrived: 3 })
  })

  test.each([
    ["twice", { twice: true }],
    ["again, as the answer was lost", { lost: "502" as const }],
    ["again, as the very same request", { lost: "silent" as const, identical: true }],
  ])("told %s: counted once", async (_, faults) => {
    Object.assign(wechat().faults, faults)
    await here.agree(here.neighbours, ["vote"])
    await opened()
    expect((await where()).filter(line => line.endsWith("arrived"))).toHaveLength(3)
    expect(await books()).toEqual(["vote 0"])
  })

  test("told to nobody: what was sent stays sent, and nothing waits for it", async () => {
    wechat().faults.gone = true
    await here.agree(here.neighbours, ["vote"])
    await opened()
    expect(await where()).toEqual(["p00000 wechat sent", "p00001 wechat sent", "p00002 wechat sent"])
    expect(wechat().told()).toBeGreaterThanOrEqual(6)
  })

  test("taken and not brought: the text message is tried, and when that phone is off, the door is on the list", async () => {
    await here.agree(here.neighbours, ["vote"])
    here.office.wechat.faults.of.set(phone, "undelivered")
    await opened()
    expect(here.onPhones()).toEqual([0, 1, 1])
    expect(await where()).toContain("p00000 wechat undelivered")
    expect(await where()).toContain("p00000 sms arrived")
    expect(here.office.texts.at("13800138000")).toHaveLength(1)
    // The same of news of an emergency, to a phone that is off.
    here.office.texts.faults.set("*", "switchedOff")
    const water = { template: "news", title: "停水", text: "现在停水", audience: { to: "community" }, urgent: true }
    const draft = await here.ask<{ notice: string }>(here.clerk, "write", water)
    await here.ask(here.clerk, "send", draft)
    for (let round = 0; round < 3; round++) {
      await here.settle(20)
      await here.office.told()
    }
    const [text] = (await here.all(messages)).filter(
      one => one.notice === draft.notice && one.channel === "sms" && one.person === "p00000",
    )
    expect(text).toMatchObject({ state: "dead", reason: "undelivered" })
    const { buildings } = await here.ask<{ buildings: { doors: { door: string }[] }[] }>(here.clerk, "visit", {
      ...{ notice: draft.notice, building: "b1" },
    })
    expect(buildings.flatMap(({ doors }) => doors.map(({ door }) => door))).toContain("00000")
  })

  test("what is tapped on the sheet is told as well, and counted once; switched off in the settings, it is over", async () => {
    const { requestSubscribeMessage, switchOff } = here.office.wechat
    requestSubscribeMessage(phone, [result, vote], { accepts: [result] })
    const answers = [
      { template: "result", answer: "accept" },
      { template: "vote", answer: "reject" },
    ]
    await here.ask(wang, "credit", { answers })
    await here.office.told()
    expect(await books()).toEqual(["result 1", "vote 0"])
    here.pass(minute)
    switchOff(phone, result, vote)
    await here.office.told()
    expect(await books()).toEqual(["result 0 muted", "vote 0 muted"])
    // Switched on again: WeChat does not tell that, but what is tapped then.
    here.pass(minute)
    here.office.wechat.askAgain(phone, result)
    requestSubscribeMessage(phone, [result])
    await here.office.told()
    expect(await books()).toEqual(["result 0", "vote 0 muted"])
    await here.ask(wang, "credit", { answers: [answers[0]] })
    expect(await books()).toEqual(["result 1", "vote 0 muted"])
  })

  test("the later word overtakes: switched off and on again, it stays on", async () => {
    await here.agree(here.neighbours.slice(0, 1), ["result"])
    await here.office.told()
    here.pass(minute)
    wechat().faults.overtaken = true
    here.office.wechat.switchOff(phone, result)
    here.pass(minute)
    here.office.wechat.askAgain(phone, result)
    here.office.wechat.requestSubscribeMessage(phone, [result])
    wechat().faults.overtaken = false
    await here.office.told()
    expect(await books()).toEqual(["result 1"])
  })

  test("a switched-off phone is told by nobody: the first message is refused, and the book is empty from then on", async () => {
    await here.agree(here.neighbours, ["vote"], 2)
    here.office.wechat.memory.keepPhone({ openid: phone, name: "p00000", answers: "ask", allows: false })
    await here.office.told()
    expect(await books()).toEqual(["vote 2"])
    await opened()
    expect(await where()).toContain("p00000 wechat refused")
    expect(await where()).toContain("p00000 sms arrived")
    expect(await books()).toEqual(["vote 0"])
  })
})
