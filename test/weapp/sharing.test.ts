import "./functions.ts"
import type { LiveCards } from "#cloud/shared/ports"
import { later, minute } from "#cloud/shared/values/instant"
import { type HallHouse, openHall } from "../meetings/halls.ts"
import { startPhone } from "./phone.ts"

const phone = startPhone()

describe("forwarding the page of a called meeting, in the mini-program", () => {
  let hall: HallHouse
  let gives = true
  const live: LiveCards = {
    begin: async () =>
      gives
        ? { begun: true, activity: "1048_of-this-meeting", until: later(hall.house.now(), 24 * 60 * minute) }
        : { begun: false, trouble: "busy", code: "-1" },
    show: async () => ({ changed: true }),
  }
  beforeEach(async () => {
    gives = true
    hall = await openHall({ live })
    phone.answer(
      async ({ name, data }) =>
        (await hall.house.call(hall.who("r0"), `${name}.${data.action}`, data.input, data.key)).reply,
    )
  })
  afterEach(async () => {
    phone.close()
    await hall.close()
  })
  const open = () => phone.open(`/pages/meetings/meeting?meeting=${hall.about}`)

  test("on the day before, nobody asks for an activity", async () => {
    hall.house.at("2026-03-04T10:00:00.000Z")
    const before = phone.calls.length
    await open()
    const asked = phone.calls.slice(before).map(({ data }) => data.action)
    expect(asked).toContain("meeting")
    expect(asked).not.toContain("liveCard")
  })

  test("on its day, the card is ready to show who is there before anybody taps; another page's card is ordinary again", async () => {
    const page = await open()
    expect(page.forwarded()).toMatchObject({
      title: expect.stringContaining("三月议事会"),
      path: `/pages/meetings/meeting?meeting=${hall.about}`,
      imageUrl: expect.any(String),
    })
    expect(phone.shareMenu()).toEqual({
      withShareTicket: true,
      isUpdatableMessage: true,
      isPrivateMessage: false,
      activityId: "1048_of-this-meeting",
      templateInfo: {
        parameterList: [
          { name: "member_count", value: "0" },
          { name: "room_limit", value: "11" },
          { name: "path", value: `pages/meetings/meeting?meeting=${hall.about}` },
          { name: "version_type", value: "develop" },
        ],
      },
    })
    const other = await phone.open("/pages/chats/group")
    expect(other.forwarded().title).toContain("本群在议什么")
    expect(phone.shareMenu()).toEqual({ withShareTicket: true, isUpdatableMessage: false, isPrivateMessage: false })
    phone.close()
  })

  test("while WeChat gives no activity the ordinary card is forwarded, and the page says nothing of it", async () => {
    gives = false
    const page = await open()
    expect(page.forwarded().title).toContain("三月议事会")
    expect(phone.shareMenu().isUpdatableMessage).not.toBe(true)
    expect(page.text()).not.toContain("动态消息")
  })
})

describe("forwarding a vote of the seats, in the mini-program", () => {
  let hall: HallHouse
  let kinds: { alone: boolean }
  let vote: string
  beforeEach(async () => {
    hall = await openHall()
    await hall.open()
    await hall.come(["r0", "r1", "r2", "r3", "r4", "r5", "r6", "s0"])
    vote = (await hall.put()).vote
    kinds = { alone: true }
    phone.answer(async ({ name, data }) => {
      if (data.action === "cards") return { ok: true, value: kinds }
      if (data.action === "privateCard")
        return { ok: true, value: { activity: "1048_private", until: hall.house.now() } }
      return (await hall.house.call(hall.who("r0"), `${name}.${data.action}`, data.input, data.key)).reply
    })
  })
  afterEach(async () => {
    phone.close()
    phone.entered({})
    await hall.close()
  })
  const ballot = (more = "") => phone.open(`/pages/votes/ballot?vote=${vote}${more}`)
  const apart = "转发后，别人不能再转发"

  test("somebody who asks for it sends a card that cannot be passed on, and takes it back again", async () => {
    const page = await ballot()
    expect(phone.shareMenu()).toMatchObject({ isPrivateMessage: false })
    expect(page.forwarded().path).toBe(`/pages/votes/ballot?vote=${vote}`)
    await page.tap(apart)
    expect(page.text()).toContain("准备好了：现在点右上角转发")
    expect(phone.shareMenu()).toMatchObject({
      withShareTicket: true,
      isPrivateMessage: true,
      activityId: "1048_private",
    })
    expect(page.forwarded().path).toBe(`/pages/votes/ballot?vote=${vote}&alone=1`)
    await page.tap(apart)
    expect(phone.shareMenu()).toMatchObject({ isPrivateMessage: false })
    expect(page.forwarded().path).toBe(`/pages/votes/ballot?vote=${vote}`)
  })

  test("whom the card was not meant for is told so quietly, and can vote all the same if they hold the seat", async () => {
    phone.entered({ shareTicket: "ticket-of-a-card", valid: false })
    const page = await ballot("&alone=1")
    expect(page.text()).toContain("这张卡片不是发给您的")
    expect(page.text()).toContain("赞成")
    phone.close()
    phone.entered({ shareTicket: "ticket-of-a-card", valid: true })
    expect((await ballot("&alone=1")).text()).not.toContain("这张卡片不是发给您的")
    phone.close()
    phone.entered({ shareTicket: "ticket-of-a-card" })
    expect((await ballot("&alone=1")).text()).not.toContain("这张卡片不是发给您的")
  })

  test("where such cards are not to be had, nothing offers them", async () => {
    kinds = { alone: false }
    const page = await ballot()
    expect(page.text()).toContain("赞成")
    expect(page.text()).not.toContain(apart)
  })
})
