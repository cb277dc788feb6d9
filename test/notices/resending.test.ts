import { messages } from "#cloud/notices/outbox/records"
import { keepTemplate } from "#cloud/notices/templates/actions"
import { standardFields } from "#cloud/notices/templates/rules"
import type { Messenger } from "#cloud/shared/ports"
import { dayLong, hour } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const fact = { kind: "projects.published", about: "r1" }

describe("sent again", () => {
  let here: Neighbourhood
  const open = async (options: Parameters<typeof openNeighbourhood>[0]) => {
    here = await openNeighbourhood(options)
    return here
  }
  afterEach(() => here.close())
  const resend = async (): Promise<void> => {
    const [one] = await here.all(messages)
    await here.ask(here.clerk, "resend", { notice: one?.notice })
  }
  const where = async () =>
    (await here.all(messages)).map(({ channel, state, reason, round }) => [channel, reason ?? state, round])

  test("four days later it leaves, and the report says so", async () => {
    await open({ people: 2 })
    await here.agree(here.neighbours.slice(0, 1), ["result"])
    await here.happens(fact)
    await here.settle()
    here.pass(4 * dayLong)
    await here.agree(here.neighbours.slice(1), ["result"])
    await resend()
    await here.settle()
    expect(here.onPhones()).toEqual([1, 1])
    expect(await where()).toEqual([
      ["wechat", "sent", 0],
      ["wechat", "sent", 1],
    ])
  })

  test("it leaves also when the timer looked a moment before it was asked for", async () => {
    await open({ people: 60 })
    await here.happens(fact)
    await here.settle()
    await here.agree(here.neighbours, ["result"])
    const [one] = await here.all(messages)
    // Between the entry and the last change the timer looks, and goes on looking.
    let looks = 0
    here.sick.between(async () => {
      looks += 1
      await here.tick()
    })
    await here.ask(here.clerk, "resend", { notice: one?.notice })
    here.sick.between(undefined)
    expect(looks).toBeGreaterThan(1)
    await here.settle()
    expect(here.onPhones()).toEqual(Array(60).fill(1))
  })

  test("it has three days of its own from the moment it was asked for, and then is news no more", async () => {
    await open({ people: 1 })
    await here.happens(fact)
    await here.settle()
    await here.agree(here.neighbours, ["result"])
    here.office.wechat.faults.of.set("*", "banned")
    here.pass(2 * dayLong)
    await resend()
    await here.settle(10)
    here.pass(3 * dayLong - hour)
    await here.settle(10)
    expect(await where()).toEqual([["wechat", "waiting", 1]])
    here.pass(hour)
    await here.settle(10)
    here.pass(hour)
    await here.settle(10)
    expect(await where()).toEqual([["wechat", "expired", 1]])
    expect(await here.balance("result")).toBe(1)
    here.office.wechat.faults.of.clear()
    await resend()
    await here.settle()
    expect(await where()).toEqual([["wechat", "sent", 2]])
  })

  test("where it is refused again the next channel is tried anew, with the same three days", async () => {
    let opened = false
    const wecom: Messenger = {
      reaches: () => true,
      send: async () => (opened ? { sent: true } : { sent: false, trouble: "banned", code: "48002" }),
    }
    await open({ people: 1, chain: ["wechat", "wecom"], others: { wecom } })
    await keepTemplate(here.store, "wecom", "result", { template: "T7", fields: [...standardFields.result] })
    await here.happens(fact)
    await here.settle()
    here.pass(3 * dayLong)
    await here.settle(10)
    expect(await where()).toEqual([
      ["wechat", "noCredit", 0],
      ["wecom", "expired", 0],
    ])
    // In our books only: WeChat itself knows of no consent and refuses.
    await here.ask(here.neighbours[0]?.subject ?? here.clerk, "credit", {
      answers: [{ template: "result", answer: "accept" }],
    })
    opened = true
    await resend()
    await here.settle()
    expect(await where()).toEqual([
      ["wechat", "refused", 1],
      ["wecom", "sent", 1],
    ])
  })
})
