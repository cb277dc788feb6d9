import { simulatedOpenid, simulatedTemplate } from "#cloud/host/wechat/setup"
import { creditEntries, credits } from "#cloud/notices/credits/records"
import { type Cause, causeOfWish, entered, isReady, noCredit } from "#cloud/notices/credits/rules"
import { type Message, messages, refs } from "#cloud/notices/outbox/records"
import { standardFields } from "#cloud/notices/templates/rules"
import { dues } from "#cloud/shared/due"
import type { Messenger, Subject } from "#cloud/shared/ports"
import type { Wish } from "#cloud/shared/receipt"
import { directoryScope, dueScope } from "#cloud/shared/scope"
import type { Stored } from "#cloud/shared/store"
import { dayLong, hour, instant, later, minute, second } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

/** A channel that takes everything, and remembers what it has taken. */
const takesAll = (name: string) => {
  const taken: Subject[] = []
  const messenger: Messenger = {
    reaches: subject => subject.startsWith("host:"),
    cut: card => card,
    send: async ({ to }) => {
      taken.push(to)
      return { sent: true, ref: `${name}-${taken.length}` }
    },
  }
  return { taken, messenger }
}

describe("what a platform tells", () => {
  let here: Neighbourhood
  let wecom: ReturnType<typeof takesAll>
  let sms: ReturnType<typeof takesAll>
  const [wang, li] = ["host:p00000", "host:p00001"] as [Subject, Subject]
  const template = simulatedTemplate("result")
  beforeEach(async () => {
    wecom = takesAll("card")
    sms = takesAll("5000:text")
    here = await openNeighbourhood({
      people: 2,
      others: { wecom: wecom.messenger, sms: sms.messenger },
      chain: ["wechat", "wecom"],
    })
  })
  afterEach(() => here.close())

  const published = async (about = "r1"): Promise<void> => {
    await here.happens({ kind: "projects.published", about, at: here.now() })
    await here.settle()
  }
  const of = async (person: string, channel = "wechat"): Promise<Stored<Message> | undefined> =>
    (await here.all(messages)).find(one => one.person === person && one.channel === channel)
  const refOf = async (person: string): Promise<string> => (await of(person))?.ref ?? "none"
  const wordsOf = async () =>
    (await here.all(messages)).map(one => `${one.person} ${one.channel} ${one.reason ?? one.state}`).sort()
  const book = async (person = "p00000") => {
    const found = (await here.all(credits)).find(one => one.person === person && one.template === "result")
    const { balance, muted = false, lasting = false, ready } = found ?? { ...noCredit, ready: false }
    return { balance, muted, lasting, ready }
  }
  const causes = async () =>
    (await here.all(creditEntries))
      .flatMap(one => (one.person === "p00000" && one.template === "result" ? [one.cause] : []))
      .sort()
  const report = async () => {
    const [notice] = (await here.all(messages)).map(one => one.notice)
    return here.ask<{ channels: { channel: string; sent: number; arrived?: number; dead: object[] }[] }>(
      here.clerk,
      "report",
      { notice },
    )
  }
  const wish = (did: Wish["did"], at = here.now(), whose = wang): Wish => ({ whose, template, did, at })

  describe("of a message", () => {
    test("that it has arrived stands in the report, once, however often it is told", async () => {
      await here.agree(here.neighbours, ["result"])
      await published()
      const receipt = { ref: await refOf("p00000"), whose: wang }
      expect((await report()).channels[0]).toEqual({ channel: "wechat", sent: 2, waiting: 0, doubtful: 0, dead: [] })
      for (let time = 0; time < 3; time++) await here.tells("wechat", { receipts: [receipt] })
      await here.tells("wechat", { receipts: [{ ...receipt, trouble: "undelivered" }] })
      expect((await report()).channels[0]).toMatchObject({ sent: 2, arrived: 1, dead: [] })
    })

    test("that it has not been brought: the next channel is tried, and the report says why", async () => {
      await here.agree(here.neighbours, ["result"])
      await published()
      const receipt = { ref: await refOf("p00000"), whose: wang, trouble: "undelivered" as const }
      await here.tells("wechat", { receipts: [receipt, receipt] })
      await here.settle()
      expect(await wordsOf()).toEqual(["p00000 wechat undelivered", "p00000 wecom sent", "p00001 wechat sent"])
      expect(wecom.taken).toEqual([wang])
      expect((await report()).channels[0]).toMatchObject({ sent: 1, dead: [{ reason: "undelivered", people: 1 }] })
      // A word that comes after the first one changes nothing.
      await here.tells("wechat", { receipts: [{ ref: receipt.ref, whose: wang }, receipt] })
      await here.settle()
      expect(wecom.taken).toEqual([wang])
      expect(await book()).toMatchObject({ balance: 0 })
      expect(await causes()).toEqual(["accept", "spent"])
    })

    test("that it has not been brought, when the timer looks in the same moment: the next channel is tried all the same", async () => {
      await here.agree(here.neighbours, ["result"])
      await published()
      const receipt = { ref: await refOf("p00000"), whose: wang, trouble: "undelivered" as const }
      here.sick.between(async () => void (await here.tick()))
      await here.tells("wechat", { receipts: [receipt] })
      here.sick.between(undefined)
      await here.settle()
      expect(wecom.taken).toEqual([wang])
    })

    test("that there was no consent: the books have none any more, and nothing of it is given back", async () => {
      await here.agree(here.neighbours.slice(0, 1), ["result"], 3)
      await published()
      expect(await book()).toMatchObject({ balance: 2 })
      await here.tells("wechat", { receipts: [{ ref: await refOf("p00000"), whose: wang, trouble: "noConsent" }] })
      await here.settle()
      expect(await book()).toEqual({ balance: 0, muted: false, lasting: false, ready: false })
      expect((await of("p00000"))?.reason).toBe("refused")
      expect(wecom.taken).toContain(wang)
    })

    test("before the answer to the message was saved: it is looked for again, and found", async () => {
      await here.agree(here.neighbours.slice(0, 1), ["result"])
      // The first message that the simulated WeChat takes.
      const ref = "3000000000000000001"
      await here.tells("wechat", { receipts: [{ ref, whose: wang, trouble: "undelivered" }] })
      await published()
      expect(await refOf("p00000")).toBe(ref)
      here.pass(minute)
      await here.settle()
      expect((await of("p00000"))?.reason).toBe("undelivered")
      expect(wecom.taken).toContain(wang)
    })

    test.each([1, 2, 3, 4].flatMap(change => [[change, "before"] as const, [change, "after"] as const]))(
      "killed at change %i, %s it was saved, and told again: ended once, and the next channel tried once",
      async (change, side) => {
        await here.agree(here.neighbours.slice(0, 1), ["result"])
        await published()
        const told = {
          receipts: [{ ref: await refOf("p00000"), whose: wang, trouble: "noConsent" as const }],
          wishes: [wish("muted")],
        }
        here.sick.killAt(change, side)
        await here.tells("wechat", told).catch(() => undefined)
        here.sick.revive()
        await here.tells("wechat", told)
        await here.settle()
        expect(await wordsOf()).toContain("p00000 wechat refused")
        expect(wecom.taken.filter(one => one === wang)).toEqual([wang])
        expect(await causes()).toEqual(["accept", "muted", "refused", "spent"])
      },
    )

    test("of nobody's of ours, or somebody else's: nothing changes, and it is forgotten in ten minutes", async () => {
      await here.agree(here.neighbours, ["result"])
      await published()
      const before = await here.all(messages)
      const ref = await refOf("p00000")
      await here.tells("wechat", {
        receipts: [
          { ref: "17", whose: wang, trouble: "undelivered" },
          { ref, whose: li, trouble: "undelivered" },
          { ref, whose: "wx:stranger" as Subject, trouble: "undelivered" },
        ],
      })
      await here.tells("wecom", { receipts: [{ ref, whose: wang, trouble: "undelivered" }] })
      here.pass(10 * minute)
      await here.settle()
      expect(await here.all(messages)).toEqual(before)
      const left = await here.store.in(dueScope("notices")).list(dues)
      expect(left.filter(({ what }) => what.startsWith("receipt:"))).toEqual([])
    })

    test("after three days, or when the notice was stopped, no other channel is tried", async () => {
      await here.agree(here.neighbours, ["result"])
      await published()
      const ref = await refOf("p00000")
      here.pass(3 * dayLong + hour)
      await here.tells("wechat", { receipts: [{ ref, whose: wang, trouble: "undelivered" }] })
      await here.settle()
      expect(await wordsOf()).toContain("p00000 wecom expired")
      expect(wecom.taken).toEqual([])
    })

    test("sent again by the staff: it needs a consent of its own, and the old receipt is nothing to it", async () => {
      await here.close()
      here = await openNeighbourhood({ people: 1 })
      await here.agree(here.neighbours, ["result"])
      await published()
      const old = { ref: await refOf("p00000"), whose: wang, trouble: "undelivered" as const }
      const { notice } = await here.message()
      await here.tells("wechat", { receipts: [old] })
      await here.settle()
      expect(await here.refusal(here.clerk, "resend", { notice })).toMatchObject({ code: "notices.nothingFailed" })
      await here.agree(here.neighbours, ["result"])
      expect(await here.ask(here.clerk, "resend", { notice })).toMatchObject({ again: 1 })
      await here.settle()
      await here.tells("wechat", { receipts: [old] })
      expect(await here.message()).toMatchObject({ state: "sent", ref: "3000000000000000002" })
      expect(await causes()).toEqual(["accept", "accept", "spent", "spent"])
      await here.tells("wechat", { receipts: [{ ref: "3000000000000000002", whose: wang }] })
      expect((await here.message()).arrived).toBe(here.now())
    })

    test("of a text message, by its serial number alone; the number is forgotten after a week", async () => {
      await here.close()
      here = await openNeighbourhood({ people: 2, others: { sms: sms.messenger }, chain: ["sms"] })
      await here.ask(here.clerk, "setChannels", { channels: ["sms"] })
      await here.happens({
        kind: "projects.votingOpened",
        about: "r1",
        data: { closes: later(here.now(), 9 * dayLong) },
      })
      await here.settle()
      expect(await here.all(messages)).toMatchObject([{ ref: "5000:text-1" }, { ref: "5000:text-2" }])
      await here.tells("sms", { receipts: [{ ref: "5000:text-1", trouble: "undelivered" }, { ref: "5000:text-2" }] })
      await here.tells("sms", { receipts: [{ ref: "5000:text-1" }, { ref: "5000:text-9", trouble: "undelivered" }] })
      expect((await report()).channels[0]).toMatchObject({
        ...{ channel: "sms", sent: 1, arrived: 1 },
        dead: [{ reason: "undelivered", people: 1 }],
      })
      const [first] = await here.all(messages)
      await here.ask(here.clerk, "resend", { notice: first?.notice })
      await here.settle()
      await here.tells("sms", { receipts: [{ ref: "5000:text-1", trouble: "undelivered" }] })
      expect((await here.all(messages)).map(({ state, ref }) => `${state} ${ref}`)).toEqual([
        "sent 5000:text-3",
        "sent 5000:text-2",
      ])
      const kept = async () => {
        const ids = ["sms:5000:text-1", "sms:5000:text-2"]
        const found = await Promise.all(ids.map(id => here.store.in(directoryScope(id)).read(refs, id)))
        return found.filter(Boolean).length
      }
      expect(await kept()).toBe(2)
      here.pass(8 * dayLong)
      await here.settle()
      expect(await kept()).toBe(0)
    })
  })

  describe("of a consent", () => {
    const accept = () =>
      here.ask<{ credits: { template: string; muted: boolean }[] }>(wang, "credit", {
        answers: [{ template: "result", answer: "accept" }],
      })
    const asked = async () => (await here.ask<{ ask: string[] }>(wang, "credits")).ask.includes("result")

    test("switched off in the settings: nothing is sent there, whatever was left; the next channel is taken", async () => {
      await here.agree(here.neighbours, ["news", "vote", "meeting"], 3)
      await here.agree(here.neighbours, ["result"], 2)
      expect(await asked()).toBe(true)
      await here.tells("wechat", { wishes: [wish("muted"), wish("muted")] })
      expect(await book()).toEqual({ balance: 0, muted: true, lasting: false, ready: false })
      expect(await asked()).toBe(false)
      await published()
      expect(await wordsOf()).toEqual(["p00000 wechat muted", "p00000 wecom sent", "p00001 wechat sent"])
      expect(here.onPhones()).toEqual([0, 1])
      expect(await causes()).toEqual(["accept", "accept", "muted"])
    })

    test("the forecast says who has switched it off", async () => {
      await here.agree(here.neighbours, ["news"])
      const off = { ...wish("muted"), template: simulatedTemplate("news") }
      await here.tells("wechat", { wishes: [off] })
      const { channels } = await here.ask<{ channels: object[] }>(here.clerk, "preview", {
        ...{ template: "news", title: "周四上午停水", text: "请提前接水。", urgent: false },
        audience: { to: "community" },
      })
      expect(channels[0]).toMatchObject({ channel: "wechat", reachable: 1, muted: 1, off: 0, noCredit: 0 })
      expect(channels[1]).toMatchObject({ channel: "wecom", first: 1 })
    })

    test("an accept later opens it again: told by WeChat without a consent, by the page with one", async () => {
      await here.agree(here.neighbours.slice(0, 1), ["vote"])
      await here.agree(here.neighbours.slice(0, 1), ["result"], 2)
      await here.tells("wechat", { wishes: [wish("muted")] })
      here.pass(minute)
      await here.tells("wechat", { wishes: [wish("accepted")] })
      expect(await book()).toEqual({ balance: 0, muted: false, lasting: false, ready: false })
      expect(await asked()).toBe(true)
      here.pass(minute)
      await here.tells("wechat", { wishes: [wish("muted")] })
      here.pass(minute)
      expect((await accept()).credits.find(one => one.template === "result")?.muted).toBe(false)
      expect(await book()).toMatchObject({ balance: 1, muted: false, ready: true })
    })

    test("in whatever order and however often it is told, the later word stands", async () => {
      await here.agree(here.neighbours.slice(0, 1), ["result"])
      const [off, on] = [wish("muted", later(here.now(), second)), wish("accepted", later(here.now(), 3 * second))]
      here.pass(minute)
      for (const one of [on, off, on]) await here.tells("wechat", { wishes: [one] })
      expect(await book()).toMatchObject({ muted: false })
      // What the page said since then is later than both.
      await accept()
      await here.tells("wechat", { wishes: [off] })
      expect(await book()).toMatchObject({ muted: false, balance: 2 })
    })

    test("of one second, the word that takes away stands", async () => {
      await here.agree(here.neighbours.slice(0, 1), ["result"])
      here.pass(minute)
      await here.tells("wechat", { wishes: [wish("accepted"), wish("muted"), wish("accepted")] })
      expect(await book()).toMatchObject({ muted: true, balance: 0 })
    })

    test("a moment that is still to come counts as now: nobody is shut out of agreeing", async () => {
      await here.agree(here.neighbours.slice(0, 1), ["result"])
      await here.tells("wechat", { wishes: [wish("muted", instant("2031-01-01T00:00:00.000Z"))] })
      here.pass(minute)
      await here.tells("wechat", { wishes: [wish("accepted")] })
      expect(await book()).toMatchObject({ muted: false })
    })

    test("no consent is made of an accept that WeChat tells, with or without the page's own", async () => {
      await here.tells("wechat", { wishes: [wish("accepted"), wish("rejected")] })
      expect(await here.all(credits)).toEqual([])
      here.office.wechat.requestSubscribeMessage(simulatedOpenid(wang), [template])
      await accept()
      here.pass(second)
      await here.tells("wechat", { wishes: [wish("accepted"), wish("accepted", later(here.now(), second))] })
      expect(await book()).toMatchObject({ balance: 1 })
      expect(await causes()).toEqual(["accept"])
    })

    test("a long-term one is over when WeChat says so, and not made by what WeChat says", async () => {
      const fields = [...standardFields.result]
      await here.ask(here.owner, "setTemplate", {
        ...{ channel: "wechat", template: "result", id: template, fields, lasting: true },
      })
      await accept()
      expect(await book()).toMatchObject({ lasting: true, ready: true })
      await here.tells("wechat", { wishes: [wish("rejected", later(here.now(), -minute))] })
      expect(await book()).toMatchObject({ lasting: true })
      here.pass(minute)
      await here.tells("wechat", { wishes: [wish("rejected")] })
      expect(await book()).toMatchObject({ lasting: false, ready: false })
      here.pass(minute)
      await here.tells("wechat", { wishes: [wish("accepted")] })
      expect(await book()).toMatchObject({ lasting: false, ready: false })
    })

    test("a message under way that was paid for is not sent after it was switched off, and gives nothing back", async () => {
      await here.agree(here.neighbours.slice(0, 1), ["result"])
      here.office.wechat.faults.of.set(simulatedOpenid(wang), "busy")
      await here.happens({ kind: "projects.published", about: "r1", at: here.now() })
      await here.tick()
      await here.deliver()
      expect(await of("p00000")).toMatchObject({ state: "waiting", paid: true })
      await here.tells("wechat", { wishes: [wish("muted")] })
      here.office.wechat.faults.of.clear()
      here.pass(minute)
      await here.settle()
      expect(await of("p00000")).toMatchObject({ reason: "muted", paid: false })
      expect(await book()).toMatchObject({ balance: 0, muted: true })
      expect(here.onPhones()).toEqual([0, 0])
      expect(wecom.taken).toContain(wang)
    })

    test("of another template, another channel or a stranger changes nothing", async () => {
      await here.agree(here.neighbours, ["result"])
      const before = await here.all(credits)
      await here.tells("wechat", { wishes: [{ ...wish("muted"), template: "tmpl" }] })
      await here.tells("account", { wishes: [wish("muted")] })
      await here.tells("wechat", { wishes: [{ ...wish("muted"), whose: "wx:stranger" as Subject }] })
      expect(await here.all(credits)).toEqual(before)
    })
  })
})

test("a book that is switched off holds nothing that could be sent, whatever happens to it before an accept", () => {
  const after: readonly Cause[] = ["reject", "ban", "filter", "off", "returned", "refused", "muted", "withdrawn"]
  fc.assert(
    fc.property(fc.nat(5), fc.boolean(), fc.array(fc.constantFrom(...after)), (accepts, lasting, causes) => {
      let credit = noCredit
      for (let n = 0; n < accepts; n++) credit = entered(credit, lasting ? "lasting" : "accept")
      credit = entered(credit, "muted")
      for (const cause of causes) credit = entered(credit, cause)
      expect(isReady(credit)).toBe(false)
      expect(credit).toMatchObject({ balance: 0, muted: true })
      expect(entered(credit, "accept")).toMatchObject({ balance: 1, muted: false })
    }),
  )
})

test("what WeChat tells never adds to what may be sent", () => {
  const moments = Array.from({ length: 6 }, (_, n) => later(instant("2026-03-02T01:00:00.000Z"), n * 700))
  const did = fc.constantFrom<Wish["did"]>("muted", "accepted", "rejected")
  const cause = fc.constantFrom<Cause>("accept", "lasting", "reject", "refused", "muted", "opened")
  fc.assert(
    fc.property(
      fc.array(cause),
      fc.constantFrom(...moments),
      did,
      fc.constantFrom(...moments),
      (causes, said, did, at) => {
        const credit = { ...causes.reduce(entered, noCredit), said }
        const heard = causeOfWish(credit, { did, at })
        const next = heard ? entered(credit, heard) : credit
        expect(next.balance).toBeLessThanOrEqual(credit.balance)
        expect(isReady(next) && !isReady(credit)).toBe(false)
      },
    ),
  )
})
