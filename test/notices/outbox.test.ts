import { simulatedOpenid } from "#cloud/host/wechat/setup"
import { creditEntries, credits } from "#cloud/notices/credits/records"
import { inbox } from "#cloud/notices/inbox/records"
import { claim } from "#cloud/notices/outbox/claiming/actions"
import { mark } from "#cloud/notices/outbox/marking/actions"
import { messages } from "#cloud/notices/outbox/records"
import { keepTemplate } from "#cloud/notices/templates/actions"
import { standardFields } from "#cloud/notices/templates/rules"
import type { Messenger, Outgoing, Subject } from "#cloud/shared/ports"
import { type Instant, later } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"
import { patienceFor } from "./support/post-office.ts"

const fact = { kind: "projects.published", about: "r1" }

describe("the outbox", () => {
  let here: Neighbourhood
  const open = async (options: Parameters<typeof openNeighbourhood>[0]) => {
    here = await openNeighbourhood(options)
    return here
  }
  afterEach(() => here.close())

  test("four senders at once bring every message once and spend every credit once", async () => {
    await open({ people: 80 })
    await here.agree(here.neighbours, ["result"], 2)
    await here.happens(fact)
    for (let round = 0; round < 8; round++) {
      await Promise.all([here.tick(), here.deliver(), here.tick(), here.deliver()])
      here.pass(1000)
    }
    await here.settle()
    expect(here.onPhones()).toEqual(here.neighbours.map(() => 1))
    expect((await here.all(credits)).map(({ balance }) => balance)).toEqual(here.neighbours.map(() => 1))
    expect((await here.all(creditEntries)).filter(({ cause }) => cause === "spent")).toHaveLength(80)
    expect(here.bugs).toEqual([])
  })

  test("of eight senders who want one message, one may send it, and nobody afterwards", async () => {
    await open({ people: 1 })
    await here.agree(here.neighbours, ["result"], 3)
    here.office.wechat.faults.of.set("*", "busy")
    await here.happens(fact)
    await here.tick()
    const { id, next } = await here.message()
    const claims = async (at: Instant) => {
      const tries = await Promise.all(Array.from({ length: 8 }, () => claim(here.documents, id, ["wechat"], at)))
      return tries.filter(tried => tried !== undefined)
    }
    expect(await claims(here.now())).toEqual([])
    expect(await claims(next)).toEqual([2])
    await mark(here.documents, id, 2, { sent: true }, ["wechat"], next)
    expect(await claims(later(next, 3_600_000))).toEqual([])
    expect(await here.message()).toMatchObject({ state: "sent", tries: 2 })
    expect(await here.balance("result")).toBe(2)
  })

  test("while one sender waits for WeChat, others bring the rest; no message twice, never two at once to one phone", async () => {
    const underWay = new Map<string, number>()
    let most = 0
    let others = 0
    await open({
      people: 20,
      messenger: real => ({
        ...real,
        send: async letter => {
          const now = (underWay.get(letter.to) ?? 0) + 1
          underWay.set(letter.to, now)
          most = Math.max(most, now)
          // While this one is on its way, a whole other turn runs.
          if (others < 3) {
            others += 1
            await here.deliver()
          }
          const delivered = await real.send(letter)
          underWay.set(letter.to, now - 1)
          return delivered
        },
      }),
    })
    await here.agree(here.neighbours, ["result", "vote"], 2)
    await here.happens(fact)
    await here.happens({ kind: "projects.votingOpened", about: "r1" })
    await here.settle()
    expect(others).toBe(3)
    expect(most).toBe(1)
    expect(here.onPhones()).toEqual(here.neighbours.map(() => 2))
    expect((await here.all(messages)).every(({ tries, state }) => tries === 1 && state === "sent")).toBe(true)
  })

  test("WeChat is busy: again three times, then the credit is given back; sent again by hand it arrives", async () => {
    await open({ people: 1 })
    await here.agree(here.neighbours, ["result"])
    here.office.wechat.faults.of.set("*", "busy")
    await here.happens(fact)
    await here.settle(300)
    expect(await here.message()).toMatchObject({ state: "dead", reason: "busy", tries: 4, doubts: 0 })
    expect(await here.balance("result")).toBe(1)
    here.office.wechat.faults.of.clear()
    const { notice } = await here.message()
    const report = await here.ask<{ resendable: number }>(here.clerk, "report", { notice })
    expect(report.resendable).toBe(1)
    expect(await here.ask(here.clerk, "resend", { notice })).toEqual({ notice, again: 1 })
    await here.settle()
    expect(await here.message()).toMatchObject({ state: "sent", round: 1, tries: 1 })
    expect(await here.balance("result")).toBe(0)
    expect(here.onPhones()).toEqual([1])
    expect(await here.refusal(here.clerk, "resend", { notice })).toEqual({ status: 409, code: "notices.nothingFailed" })
  })

  test("no answer: again three times; the credit stays spent, for it may have arrived", async () => {
    await open({ people: 1, patience: patienceFor("silent") })
    await here.agree(here.neighbours, ["result"])
    here.office.wechat.faults.of.set("*", "silent")
    await here.happens(fact)
    await here.settle(300)
    expect(await here.message()).toMatchObject({ state: "dead", reason: "noAnswer", tries: 4, doubts: 4, paid: true })
    expect(await here.balance("result")).toBe(0)
  })

  test("delivered but not answered: the second try finds no credit, and the message is listed as perhaps arrived", async () => {
    await open({ people: 1, patience: patienceFor("lost") })
    await here.agree(here.neighbours, ["result"])
    here.office.wechat.faults.of.set("*", "lost")
    await here.happens(fact)
    await here.settle(300)
    expect(here.onPhones()).toEqual([1])
    const message = await here.message()
    expect(message).toMatchObject({ state: "dead", reason: "lost" })
    expect(await here.refusal(here.clerk, "resend", { notice: message.notice })).toMatchObject({
      code: "notices.nothingFailed",
    })
  })

  test("WeChat says there is no credit: ours goes to zero, no second try, the next channel is taken", async () => {
    const letters: Outgoing[] = []
    const wecom: Messenger = {
      reaches: () => true,
      send: async letter => {
        letters.push(letter)
        return { sent: true }
      },
    }
    await open({ people: 2, chain: ["wechat", "wecom"], others: { wecom } })
    await keepTemplate(here.store, "wecom", "result", { template: "SMS_7", fields: [...standardFields.result] })
    await here.agree(here.neighbours, ["result"], 2)
    here.office.wechat.memory.addCredit(simulatedOpenid("host:p00000"), "x", 1)
    const phone = here.office.wechat.memory.phone(simulatedOpenid("host:p00000"))
    if (!phone) throw new Error("no phone")
    here.office.wechat.memory.keepPhone({ ...phone, allows: false })
    await here.happens(fact)
    await here.settle()
    const mine = (await here.all(messages)).filter(({ person }) => person === "p00000")
    expect(mine.map(({ channel, state, reason, tries }) => ({ channel, state, reason, tries }))).toEqual([
      { channel: "wechat", state: "dead", reason: "refused", tries: 1 },
      { channel: "wecom", state: "sent", reason: undefined, tries: 1 },
    ])
    expect(await here.balance("result")).toBe(0)
    expect(letters.map(({ to, template }) => ({ to, template }))).toEqual([{ to: "host:p00000", template: "SMS_7" }])
    expect(here.onPhones()).toEqual([0, 1])
  })

  test.each([
    ["a template the platform does not know", "no-such-template", standardFields.result, "badTemplate"],
    ["fields the platform refuses", undefined, [{ name: "thing1", part: "title" as const }], "badContent"],
  ])("%s: ended at once with an alarm, and the credit is given back", async (_, template, fields, reason) => {
    await open({ people: 1 })
    await here.agree(here.neighbours, ["result"])
    const { templates } = await here.ask<{ templates: { template: string; id: string }[] }>(here.clerk, "templates")
    const id = templates.find(one => one.template === "result")?.id ?? ""
    await keepTemplate(here.store, "wechat", "result", { template: template ?? id, fields: [...fields] })
    await here.happens(fact)
    await here.settle()
    expect(await here.message()).toMatchObject({ state: "dead", reason, tries: 1 })
    expect(await here.balance("result")).toBe(1)
    expect(here.bugs).toHaveLength(1)
    expect(JSON.stringify(here.bugs)).not.toContain("host:p00000")
  })

  test("whoever has no credit, wants none, or cannot be reached is not sent to, and the report says so", async () => {
    await open({ people: 4, messenger: real => ({ ...real, reaches: subject => subject !== "host:p00003" }) })
    await here.agree(here.neighbours.slice(0, 2), ["result"])
    const subject = "host:p00001" as Subject
    await here.ask(subject, "credit", { answers: [{ template: "result", answer: "off" }] })
    await here.happens(fact)
    await here.settle()
    const { notice } = await here.message()
    const report = await here.ask<{ people: number; channels: unknown; resendable: number }>(here.clerk, "report", {
      notice,
    })
    expect(report.people).toBe(4)
    expect(report.channels).toEqual([
      {
        channel: "wechat",
        sent: 1,
        waiting: 0,
        doubtful: 0,
        dead: [
          { reason: "noCredit", people: 1 },
          { reason: "off", people: 1 },
          { reason: "noAddress", people: 1 },
        ],
      },
    ])
    expect(here.onPhones()).toEqual([1, 0, 0, 0])
    expect(await here.all(inbox)).toHaveLength(4)
    expect(report.resendable).toBe(0)
    expect(await here.refusal(here.clerk, "resend", { notice })).toMatchObject({ code: "notices.nothingFailed" })
    await here.agree(here.neighbours.slice(2, 3), ["result"])
    expect(await here.ask(here.clerk, "resend", { notice })).toMatchObject({ again: 1 })
    await here.settle()
    expect(here.onPhones()).toEqual([1, 0, 1, 0])
  })
})
