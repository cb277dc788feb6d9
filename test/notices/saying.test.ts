import { keepSimulatedTexts } from "#cloud/host/texts/setup"
import { simulatedOpenid, simulatedTemplate } from "#cloud/host/wechat/setup"
import { keepTemplate } from "#cloud/notices/templates/actions"
import { filledFields, textFields } from "#cloud/notices/templates/rules"
import { headOf, otherwise, partsOf } from "#cloud/notices/templates/words"
import { instant } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"
import { follower } from "./support/post-office.ts"

const leak = {
  template: "news" as const,
  title: "燃气泄漏，请马上下楼并远离三号楼一单元",
  text: "抢修人员已到，不要开关电灯。",
  who: "3 号楼 1 单元各户",
  when: "2026-03-09T01:00:00.000Z",
  place: "小区东门",
  audience: { to: "community" as const },
  urgent: true,
}
const head = "【紧急】燃气泄漏，请马上下楼并远离三号…"
const everywhere = ["wechat", "account", "wecom", "sms"] as const

describe("what a notice says", () => {
  let here: Neighbourhood
  const open = async () => {
    // Each of four is reached on a channel of their own.
    here = await openNeighbourhood({
      people: 4,
      others: "all",
      accounts: (place, { corp }) =>
        [[], [`account:${follower("host:p00001")}`], [`wecom:${corp.corp}:m2`], ["tel:13800138003"]][place] ?? [],
    })
    await keepSimulatedTexts(here.store)
    const fields = [
      { name: "thing1", part: "title" as const },
      { name: "thing2", part: "who" as const },
      { name: "time3", part: "when" as const },
    ]
    await keepTemplate(here.store, "account", "news", { template: simulatedTemplate("news"), fields })
    here.office.follow.wechat.opened(follower("host:p00001"), "p00001")
    here.office.corp.person("m2", "p00002")
    await here.agree(here.neighbours.slice(0, 1), ["news"])
    await here.ask(here.clerk, "setChannels", { channels: everywhere })
  }
  afterEach(() => here.close())
  const send = async (more: object = {}) => {
    const draft = await here.ask<{ notice: string; edition: number }>(here.clerk, "write", { ...leak, ...more })
    await here.ask(here.clerk, "send", draft)
    await here.settle(90)
    return draft.notice
  }

  test("an emergency says so first on every channel, and on every look before", async () => {
    await open()
    const { channels } = await here.ask<{ channels: { channel: string; fields?: { value: string }[] }[] }>(
      here.clerk,
      "preview",
      leak,
    )
    expect(channels).toMatchObject([
      { channel: "wechat", fields: [{ value: head, cut: true }, {}, {}] },
      { channel: "account", fields: [{ value: head }, { part: "who", value: leak.who }, {}] },
      {
        channel: "wecom",
        card: { title: `【紧急】${leak.title}`, facts: [{ name: "和谁有关", value: leak.who }, {}, {}] },
      },
      { channel: "sms", text: "【微议演示】社区通知：紧急：燃气…。请打开微信小程序“微议”查看全文。", cut: true },
    ])
    const notice = await send()
    const onPhone = here.office.wechat.memory.notices(simulatedOpenid("host:p00000"), 9)
    expect(JSON.stringify(onPhone)).toContain(head)
    expect(JSON.stringify(here.office.follow.wechat.memory.notices(follower("host:p00001"), 9))).toContain(head)
    expect(here.office.corp.memory.in("app:m2")[0]?.card).toMatchObject({
      main_title: { title: `【紧急】${leak.title}` },
    })
    expect(here.office.texts.at("13800138003").map(({ text }) => text)).toEqual([
      "【微议演示】社区通知：紧急：燃气…。请打开微信小程序“微议”查看全文。",
    ])
    expect(await here.ask(here.clerk, "report", { notice })).toMatchObject({ title: leak.title, urgent: true })
    expect(await here.ask(here.clerk, "list")).toMatchObject({ notices: [{ urgent: true }] })
    expect(await here.ask(here.clerk, "visit", { notice, building: "b1" })).toMatchObject({ urgent: true })
  })

  test("whom it concerns stands beside when and where: in the draft, the inbox and the list for a visit", async () => {
    await open()
    const notice = await send({ urgent: false })
    const facts = { who: leak.who, when: leak.when, place: leak.place }
    expect(await here.ask(here.clerk, "draft", { notice })).toMatchObject(facts)
    expect(await here.ask(here.clerk, "visit", { notice, building: "b1" })).toMatchObject(facts)
    const { subject } = here.neighbours[3] ?? { subject: here.clerk }
    expect(await here.ask(subject, "notice", { notice })).toMatchObject(facts)
    expect(JSON.stringify(here.office.corp.memory.in("app:m2")[0]?.card)).toContain(leak.who)
    const { who: _, ...nobody } = leak
    const plain = await here.ask<{ notice: string }>(here.clerk, "write", nobody)
    expect(await here.ask(here.clerk, "draft", { notice: plain.notice })).not.toHaveProperty("who")
  })
})

test("a title that says it already does not say it twice, and what is no emergency does not say it", () => {
  expect(headOf("【紧急】停气", true, "zh")).toBe("【紧急】停气")
  expect(headOf("停气", false, "zh")).toBe("停气")
  expect(headOf("No gas", true, "en")).toBe("Urgent: No gas")
})

test("a text message's place has no 【】 of its own, and what fits is not called cut", () => {
  const parts = partsOf({ title: "停气", text: "", urgent: true }, "zh")
  const [filled] = filledFields(textFields, parts, otherwise("zh", instant("2026-03-02T01:00:00.000Z")))
  expect(filled).toMatchObject({ value: "紧急：停气", cut: false })
})
