import "./functions.ts"
import { keepSimulatedTemplates, simulatedTemplate } from "#cloud/host/wechat/setup"
import { creditEntries } from "#cloud/notices/credits/records"
import { collections, notices } from "#cloud/notices/index"
import { keepTemplate } from "#cloud/notices/templates/actions"
import { standardFields, type TemplateKey } from "#cloud/notices/templates/rules"
import { type Fact, factId, facts } from "#cloud/shared/fact"
import { communityScope } from "#cloud/shared/scope"
import { dayOf, daysLater } from "#cloud/shared/values/day"
import { id } from "#cloud/shared/values/id"
import { dayLong, instantOf, later } from "#cloud/shared/values/instant"
import { openMeetings, poll } from "../meetings/neighbours.ts"
import { home, openHouse } from "../support/house.ts"
import { openBooth, vote } from "../votes/booth.ts"
import { startPhone } from "./phone.ts"

const phone = startPhone()
const now = instantOf(Date.now())

/** The books of consents, on the real function. */
const openBooks = async () => {
  const house = openHouse(
    () => [
      notices({
        resolve: async () => ({ persons: [] }),
        contactsOf: async () => [],
        housematesOf: async () => [],
        buildingsOf: async () => [],
        doorsOf: async () => [],
        messengers: {},
        chain: [],
      }),
    ],
    collections,
    { now },
  )
  await keepSimulatedTemplates(house.store)
  const wang = house.person("wang")
  return {
    ...house,
    wang,
    /** Something happens that is told to this one person. */
    happens: (kind: string, data: Fact["data"]) => {
      const fact: Fact = {
        kind,
        about: "x1:0",
        audience: { to: "persons", persons: [id<"person">("wang")] },
        page: "",
        data,
        at: now,
      }
      return house.documents.change(tx => tx.create(facts, factId(fact), fact))
    },
    /** What was entered: about which template, and what. */
    entered: async () =>
      (await house.store.in(communityScope(home)).list(creditEntries)).map(({ template, cause }) => [template, cause]),
  }
}

describe("after taking part", () => {
  let books: Awaited<ReturnType<typeof openBooks>>
  beforeEach(async () => {
    books = await openBooks()
    phone.consents.length = 0
  })
  afterEach(async () => {
    phone.close()
    await books.close()
  })
  const template = (keys: readonly TemplateKey[]) => keys.map(simulatedTemplate)

  describe("in a time poll", () => {
    let house: ReturnType<typeof openMeetings>
    beforeEach(() => {
      house = openMeetings()
      house.at(now)
    })
    afterEach(() => house.close())
    const day = daysLater(dayOf(now), 5)
    const open = async (audience: object, as: Parameters<typeof house.person>[1] = {}) => {
      const clerk = house.person("clerk", { roles: ["staff"] })
      const slots = [{ day, from: "19:00", to: "20:30" }]
      const input = poll({ slots, closes: later(now, 2 * dayLong), audience })
      const about = (await house.ask<{ poll: string }>(clerk, "meetings.openPoll", input)).poll
      const wang = house.person("wang", as)
      phone.answer(async ({ name, data: { action, input, key } }) => {
        const called = [`${name}.${action}`, input, key] as const
        return (await (name === "notices" ? books.call(books.wang, ...called) : house.call(wang, ...called))).reply
      })
      return phone.open(`/pages/meetings/times?poll=${about}`)
    }

    test("a row asks whether to be told, once the answer is recorded and not before; a tap asks WeChat, and the consent is in the books", async () => {
      const page = await open({ to: "community" })
      await page.tap("19:00–20:30")
      expect(page.text()).not.toContain("时间定下后告诉我一次")
      await page.tap("提交答复")
      expect(page.text()).toContain("微信会一起问：")
      expect(phone.consents).toEqual([])
      await page.tap("时间定下后告诉我一次")
      expect(phone.consents).toEqual([template(["meeting", "vote", "news"])])
      expect(page.text()).toContain("会在微信里提醒您 1 次")
      expect(page.text()).not.toContain("还可以再提醒您")
      expect(await books.entered()).toEqual([
        ["meeting", "accept"],
        ["news", "accept"],
        ["vote", "accept"],
      ])
    })

    test("whoever will be told more often than they have agreed to may agree once more, and a tap on that switches nothing off", async () => {
      const audience = { to: "persons", persons: ["wang"] }
      await books.happens("meetings.pollOpened", { closes: later(now, 2 * dayLong) })
      const page = await open(audience)
      await page.tap("19:00–20:30")
      await page.tap("提交答复")
      await page.tap("时间定下后告诉我一次")
      expect(page.text()).toContain("会在微信里提醒您 1 次")
      expect(page.text()).toContain("还可以再提醒您：会议。")
      await page.tap("再提醒我一次")
      expect(phone.consents.at(-1)).toEqual(template(["meeting"]))
      expect(page.text()).toContain("会在微信里提醒您，还有 2 次")
      expect(page.text()).not.toContain("再提醒我一次")
      expect((await books.entered()).filter(([about]) => about === "meeting")).toEqual([
        ["meeting", "accept"],
        ["meeting", "accept"],
      ])
    })

    test("who is not invited is asked nothing", async () => {
      const page = await open({ to: "persons", persons: ["li"] }, { roles: ["staff"] })
      expect(page.text()).toContain("三月议事会")
      expect(page.text()).not.toContain("要不要")
    })
  })

  test("a ballot's receipt asks whether to be told the result; the next one, for what the calendar needs besides", async () => {
    const booth = openBooth()
    await booth.open()
    const delegate = booth.delegate(1)
    phone.answer(async ({ name, data: { action, input, key } }) => {
      const called = [`${name}.${action}`, input, key] as const
      return (await (name === "notices" ? books.call(books.wang, ...called) : booth.call(delegate, ...called))).reply
    })
    const page = await phone.open(`/pages/votes/ballot?community=home&vote=${vote}`)
    expect(page.text()).not.toContain("结果出来时提醒我一次")
    await page.tap("Lights")
    await page.tap("提交选票（1 项）")
    await page.tap("结果出来时提醒我一次")
    expect(phone.consents).toEqual([template(["result", "meeting", "vote"])])
    expect(page.text()).not.toContain("还可以再提醒您")
    expect(await books.entered()).toEqual([
      ["meeting", "accept"],
      ["result", "accept"],
      ["vote", "accept"],
    ])
    phone.close()

    await books.happens("meetings.settled", { when: later(now, 9 * dayLong) })
    const second = await phone.open(`/pages/votes/ballot?community=home&vote=${vote}`)
    expect(second.text()).toContain("还可以再提醒您：会议、")
    await second.tap("再提醒我一次")
    expect(phone.consents.at(-1)).toEqual(template(["meeting", "news"]))
    expect(second.text()).toContain("会在微信里提醒您 1 次")
    expect(await books.entered()).toContainEqual(["news", "accept"])
    await second.tap("结果出来时提醒我一次")
    expect(await books.entered()).toContainEqual(["result", "off"])
    await booth.close()
  })

  test("of a long-term template WeChat is asked by itself, once; the row says that it lasts", async () => {
    const known = { template: simulatedTemplate("result"), fields: [...standardFields.result], lasting: true }
    await keepTemplate(books.store, "wechat", "result", known)
    const booth = openBooth()
    await booth.open()
    const delegate = booth.delegate(1)
    phone.answer(async ({ name, data: { action, input, key } }) => {
      const called = [`${name}.${action}`, input, key] as const
      return (await (name === "notices" ? books.call(books.wang, ...called) : booth.call(delegate, ...called))).reply
    })
    const page = await phone.open(`/pages/votes/ballot?community=home&vote=${vote}`)
    await page.tap("Lights")
    await page.tap("提交选票（1 项）")
    expect(page.text()).not.toContain("微信会一起问")
    await page.tap("结果公布时告诉我")
    expect(phone.consents).toEqual([template(["result"])])
    expect(page.text()).toContain("以后每次都会在微信里提醒您，随时可以关掉")
    expect(await books.entered()).toEqual([["result", "lasting"]])
    await booth.close()
  })
})
