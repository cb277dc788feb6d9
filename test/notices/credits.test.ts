import fc from "fast-check"
import { creditEntries } from "#cloud/notices/credits/records"
import { answers, type Cause, entered, isReady, noCredit } from "#cloud/notices/credits/rules"
import type { Subject } from "#cloud/shared/ports"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

interface Standing {
  readonly template: string
  readonly id?: string
  readonly balance: number
  readonly off: boolean
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
  })
})
