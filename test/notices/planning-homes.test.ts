import { simulatedOpenid } from "#cloud/host/wechat/setup"
import { inbox } from "#cloud/notices/inbox/records"
import { messages } from "#cloud/notices/outbox/records"
import { isWorth } from "#cloud/notices/planning/rules"
import { isForHomes } from "#cloud/shared/audience"
import type { Subject } from "#cloud/shared/ports"
import { instant, minute } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const now = instant("2026-03-02T01:00:00.000Z")

test("what one at home has heard comes after all that is to come, and never takes the last consent", () => {
  const news = { template: "news", weight: 9 } as const
  const light = { template: "news", at: now, weight: 1, odds: 1 } as const
  expect([1, 2].map(balance => isWorth(balance, news, [], true))).toEqual([false, true])
  expect([2, 3].map(balance => isWorth(balance, news, [light], true))).toEqual([false, true])
  expect(isWorth(1, news, [light])).toBe(true)
})

test("one who has heard is enough for a place or a vote's household, not for who is asked by name", () => {
  const of = (to: string) => isForHomes({ to } as Parameters<typeof isForHomes>[0])
  expect(["community", "buildings", "households", "notVoted"].map(of)).toEqual([true, true, true, true])
  expect(["persons", "roles", "body", "notAnswered"].map(of)).toEqual([false, false, false, false])
})

describe("two behind one door and one next to them", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 3, doors: place => (place < 2 ? 1 : 2) })
  })
  afterEach(() => here.close())
  const write = { template: "news", title: "周五有义诊", text: "活动室，九点。", audience: { to: "community" } }
  const tell = async (more: object = {}) => {
    const draft = await here.ask<{ notice: string }>(here.clerk, "write", { ...write, urgent: false, ...more })
    await here.ask(here.clerk, "send", draft)
    await here.settle()
    return draft.notice
  }
  const reasons = async () => (await here.all(messages)).flatMap(({ reason }) => reason ?? [])

  test("one consent each tells their home twice; whoever has two is told beside the other", async () => {
    await here.agree(here.neighbours, ["news"])
    const notice = await tell()
    expect([here.onPhones(), await reasons()]).toEqual([[1, 0, 1], ["atHome"]])
    expect(await here.all(inbox)).toHaveLength(3)
    await tell()
    expect(here.onPhones()).toEqual([1, 1, 1])
    await here.agree(here.neighbours, ["news"], 2)
    await tell()
    expect(here.onPhones()).toEqual([2, 2, 2])
    await here.ask(here.clerk, "resend", { notice })
    await here.settle()
    expect(here.onPhones()).toEqual([2, 3, 2])
  })

  test("whoever is asked by name, or in an emergency, is told whatever the others know", async () => {
    await here.agree(here.neighbours, ["news"])
    await tell({ urgent: true })
    expect(here.onPhones()).toEqual([1, 1, 1])
    await here.agree(here.neighbours, ["news"])
    await tell({ audience: { to: "persons", persons: here.neighbours.map(({ person }) => person) } })
    expect(here.onPhones()).toEqual([2, 2, 2])
  })

  test("a message that WeChat refuses tells nobody: the other has it", async () => {
    await here.agree(here.neighbours, ["news"])
    const phone = here.office.wechat.memory.phone(simulatedOpenid("host:p00000"))
    if (!phone) throw new Error("no phone")
    here.office.wechat.memory.keepPhone({ ...phone, allows: false })
    await tell()
    expect([here.onPhones(), await reasons()]).toEqual([[0, 1, 1], ["refused"]])
  })

  test("what one of them has read by themselves, before it may be brought, keeps the other's last consent", async () => {
    await here.agree(here.neighbours, ["news"])
    here.at(instant("2026-03-02T14:00:00.000Z"))
    const notice = await tell()
    await here.ask("host:p00000" as Subject, "read", { notice })
    here.at(instant("2026-03-03T00:00:00.000Z"))
    await here.settle()
    expect([here.onPhones(), await reasons()]).toEqual([
      [0, 0, 1],
      ["heard", "atHome"],
    ])
  })
})

describe("two behind one door, where WeChat tells what became of its messages", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 3, tells: true, doors: place => (place < 2 ? 1 : 2) })
  })
  afterEach(() => here.close())

  test("what was taken and not brought has told nobody: the other one, spared before, has theirs", async () => {
    await here.agree(here.neighbours, ["news"])
    here.office.wechat.faults.of.set(simulatedOpenid("host:p00000"), "undelivered")
    const write = { template: "news", title: "周五有义诊", text: "活动室，九点。", audience: { to: "community" } }
    const draft = await here.ask<{ notice: string }>(here.clerk, "write", { ...write, urgent: false })
    await here.ask(here.clerk, "send", draft)
    const ends = async () => (await here.all(messages)).map(({ state, reason = state }) => reason).sort()
    for (let round = 0; round < 3; round++) {
      await here.settle()
      await here.office.told()
      here.pass(minute)
    }
    expect([here.onPhones(), await ends()]).toEqual([
      [0, 1, 1],
      ["sent", "sent", "undelivered"],
    ])
  })
})
