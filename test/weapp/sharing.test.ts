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
    await phone.open("/pages/meetings/meetings")
    await page.settled()
    expect(phone.shareMenu()).toEqual({ withShareTicket: true, isUpdatableMessage: false })
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
