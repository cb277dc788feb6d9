import { simulatedOpenid, simulatedTemplate } from "#cloud/host/wechat/setup"
import { creditEntries } from "#cloud/notices/credits/records"
import { answers, type Cause, entered, isReady, noCredit } from "#cloud/notices/credits/rules"
import { messages } from "#cloud/notices/outbox/records"
import { type Standing as Asked, askedNow } from "#cloud/notices/planning/rules"
import { standardFields, type TemplateKey } from "#cloud/notices/templates/rules"
import type { Subject } from "#cloud/shared/ports"
import { dayLong, later } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

interface Standing {
  readonly template: string
  readonly id?: string
  readonly balance: number
  readonly off: boolean
  readonly lasting: boolean
}

describe("consents of a phone", () => {
  let here: Neighbourhood
  const wang = "host:p00000" as Subject
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 2 })
  })
  afterEach(() => here.close())
  const report = (...all: [template: string, answer: string][]) =>
    here.ask<{ credits: Standing[] }>(wang, "credit", {
      answers: all.map(([template, answer]) => ({ template, answer })),
    })
  const balances = ({ credits }: { credits: readonly Standing[] }) =>
    Object.fromEntries(credits.map(({ template, balance, off }) => [template, off ? "off" : balance]))

  test("each accept is one message more; a refusal takes nothing away; off is off until accepted again", async () => {
    expect(balances(await report(["result", "accept"], ["vote", "reject"]))).toEqual({
      news: 0,
      vote: 0,
      result: 1,
      meeting: 0,
    })
    expect(balances(await report(["result", "accept"], ["vote", "ban"], ["news", "filter"]))).toMatchObject({
      result: 2,
      vote: 0,
      news: 0,
    })
    expect(balances(await report(["result", "reject"]))).toMatchObject({ result: 2 })
    expect(balances(await report(["result", "off"]))).toMatchObject({ result: "off" })
    expect(balances(await report(["result", "accept"]))).toMatchObject({ result: 3 })
    const mine = await here.ask<{ credits: Standing[] }>(wang, "credits")
    expect(balances(mine)).toMatchObject({ result: 3 })
    expect(mine.credits.every(({ id }) => id?.length === 43)).toBe(true)
    expect(balances(await here.ask("host:p00001" as Subject, "credits"))).toMatchObject({ result: 0 })
  })

  test("the same report sent twice counts once; every entry is in the books", async () => {
    const input = { answers: [{ template: "result", answer: "accept" }] }
    const first = await here.ask(wang, "credit", input, "a-report-of-this-tap")
    expect(await here.ask(wang, "credit", input, "a-report-of-this-tap")).toEqual(first)
    await report(["result", "accept"])
    expect((await here.all(creditEntries)).map(({ cause, balance }) => [cause, balance]).sort()).toEqual([
      ["accept", 1],
      ["accept", 2],
    ])
  })

  test("one tap counts once, however often it names a template", async () => {
    const one = { template: "result", answer: "accept" }
    const refused = await here.refusal(wang, "credit", { answers: [one, { template: "vote", answer: "accept" }, one] })
    expect(refused).toMatchObject({ status: 400 })
    expect(await here.all(creditEntries)).toEqual([])
  })

  describe("of a long-term template", () => {
    const result = { channel: "wechat" as const, template: "result" as const, id: simulatedTemplate("result") }
    const fields = [...standardFields.result]
    const published = async (about: string) => {
      await here.happens({ kind: "projects.published", about, at: here.now() })
      await here.settle()
    }
    beforeEach(async () => {
      await here.ask(here.owner, "setTemplate", { ...result, fields, lasting: true })
      const known = here.office.wechat.templates.get(result.id)
      here.office.wechat.templates.set(result.id, { ...known, lasting: true } as NonNullable<typeof known>)
    })
    const accept = async () => {
      here.office.wechat.requestSubscribeMessage(simulatedOpenid(wang), [result.id])
      return report(["result", "accept"])
    }
    const mine = async () => {
      const { credits, ask } = await here.ask<{ credits: Asked[]; ask: TemplateKey[] }>(wang, "credits")
      const found = credits.find(({ template }) => template === "result")
      const asked = askedNow("result", ask, credits).includes("result")
      return { lasting: found?.lasting, balance: found?.balance, asked }
    }
    const causes = async () => (await here.all(creditEntries)).map(({ cause }) => cause).sort()

    test("one accept carries every message, is not asked for again, and the ledger shows it", async () => {
      expect(await mine()).toEqual({ lasting: false, balance: 0, asked: true })
      await accept()
      expect(await mine()).toEqual({ lasting: true, balance: 0, asked: false })
      for (const about of ["r1", "r2"]) await published(about)
      expect(here.onPhones()).toEqual([2, 0])
      expect(await mine()).toEqual({ lasting: true, balance: 0, asked: false })
      expect(await causes()).toEqual(["carried", "carried", "lasting"])
    })

    test("it is never held back for what matters more", async () => {
      await accept()
      const closes = later(here.now(), 5 * dayLong)
      await here.happens({ kind: "projects.votingOpened", about: "r1", data: { closes } })
      await here.happens({ kind: "meetings.minutesPublished", about: "m1" })
      await here.settle()
      expect(here.office.phone(wang).map(({ template }) => template)).toEqual([result.id])
    })

    test("it is over when the person says no, switches it off, or WeChat finds none", async () => {
      for (const answer of ["reject", "ban", "off"]) {
        await accept()
        expect(await mine()).toMatchObject({ lasting: true })
        await report(["result", answer])
        expect(await mine()).toMatchObject({ lasting: false, balance: 0 })
      }
      await accept()
      await report(["result", "filter"])
      expect(await mine()).toMatchObject({ lasting: true })
      here.office.wechat.memory.addCredit(simulatedOpenid(wang), result.id, -1)
      await published("r1")
      expect(here.onPhones()).toEqual([0, 0])
      expect(await mine()).toEqual({ lasting: false, balance: 0, asked: true })
      expect(await causes()).toContain("refused")
      await published("r2")
      const reasons = (await here.all(messages)).flatMap(({ person, reason }) => (person === "p00000" ? reason : []))
      expect(reasons).toEqual(["refused", "noCredit"])
    })

    test("a message that could not be brought gives nothing back that it did not take", async () => {
      await accept()
      here.office.wechat.faults.of.set(simulatedOpenid(wang), "broken")
      await published("r1")
      here.pass(dayLong)
      await here.settle()
      expect(await mine()).toMatchObject({ lasting: true, balance: 0 })
      expect(await causes()).not.toContain("returned")
    })

    test("one-time and long-term templates are not asked about together, and other channels have no such thing", async () => {
      const asked = [result.id, simulatedTemplate("vote")]
      const said = here.office.wechat.requestSubscribeMessage(simulatedOpenid(wang), asked)
      expect(said).toMatchObject({ errCode: 20002 })
      const told = { ...result, fields, lasting: true, channel: "account" }
      expect(await here.refusal(here.owner, "setTemplate", told)).toEqual({
        status: 400,
        code: "notices.lastingElsewhere",
      })
      const { templates } = await here.ask<{ templates: { channel: string; template: string; lasting?: boolean }[] }>(
        here.clerk,
        "templates",
      )
      expect(templates.filter(({ lasting }) => lasting).map(({ channel, template }) => [channel, template])).toEqual([
        ["wechat", "result"],
      ])
    })
  })

  test("four templates in a tap, none, or one nobody knows are refused", async () => {
    const one = { template: "result", answer: "accept" }
    const bad = (answers: unknown) => here.refusal(wang, "credit", { answers })
    expect(await bad([one, one, one, one])).toMatchObject({ status: 400, code: "house.tooMuch" })
    expect(await bad([])).toMatchObject({ status: 400, code: "house.tooLittle" })
    expect(await bad([{ template: "prize", answer: "accept" }])).toMatchObject({ status: 400 })
    expect(await bad([{ template: "result", answer: "yes" }])).toMatchObject({ status: 400 })
    expect(await here.refusal("nobody", "credits")).toEqual({ status: 401, code: "house.whoAreYou" })
    expect(await here.refusal("nobody", "credit", { answers: [one] })).toEqual({ status: 401, code: "house.whoAreYou" })
  })

  test("whatever happens, the balance is what was accepted less what was spent, and never below zero", () => {
    const causes: Cause[] = ["accept", "accept", "spent", "spent", "returned", ...answers, "refused"]
    let spent = 0
    const unspendable = new Set<string>()
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...causes), { minLength: 30, maxLength: 60 }), all => {
        let credit = noCredit
        let open = 0
        let expected = 0
        for (const cause of all) {
          if (cause === "spent" && !isReady(credit)) {
            unspendable.add(credit.off ? "off" : "empty")
            continue
          }
          if (cause === "returned" && open === 0) continue
          if (cause === "accept" || cause === "returned") expected += 1
          if (cause === "spent") expected -= 1
          if (cause === "refused") expected = 0
          open += cause === "spent" ? 1 : cause === "returned" ? -1 : 0
          spent += cause === "spent" ? 1 : 0
          credit = entered(credit, cause)
          if (credit.balance !== expected || credit.balance < 0) throw new Error(`${credit.balance} is not ${expected}`)
        }
      }),
      { numRuns: 1000 },
    )
    expect(spent).toBeGreaterThan(500)
    expect([...unspendable].sort()).toEqual(["empty", "off"])
    expect(() => entered(noCredit, "spent")).toThrow(RangeError)
    expect(() => entered({ ...noCredit, balance: 1, off: true }, "spent")).toThrow(RangeError)
    expect(() => entered({ ...noCredit, balance: 1 }, "carried")).toThrow(RangeError)
  })
})
