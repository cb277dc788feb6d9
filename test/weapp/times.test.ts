import "./functions.ts"
import { dayOf, daysLater } from "#cloud/shared/values/day"
import { dayLong, instantOf, later } from "#cloud/shared/values/instant"
import { openMeetings, poll } from "../meetings/neighbours.ts"
import type { House } from "../support/house.ts"
import { startPhone } from "./phone.ts"

const phone = startPhone()
const now = instantOf(Date.now())
const day = (days: number) => daysLater(dayOf(now), days)
const slots = [
  { day: day(5), from: "19:00", to: "20:30" },
  { day: day(7), from: "09:30", to: "11:00" },
]

describe("answering a time poll in the mini-program", () => {
  let house: House
  let about: string
  beforeEach(async () => {
    house = openMeetings()
    house.at(now)
    const clerk = house.person("clerk", { roles: ["staff"] })
    const input = poll({ slots, closes: later(now, 2 * dayLong) })
    about = (await house.ask<{ poll: string }>(clerk, "meetings.openPoll", input)).poll
    const wang = house.person("wang")
    phone.answer(
      async ({ name, data }) => (await house.call(wang, `${name}.${data.action}`, data.input, data.key)).reply,
    )
  })
  afterEach(async () => {
    phone.close()
    await house.close()
  })
  const seen = async () => {
    const clerk = house.person("clerk", { roles: ["staff"] })
    return (await house.ask<{ people: { says: object }[] }>(clerk, "meetings.answers", { poll: about })).people
  }

  test("one tap on a time and one to send: it is recorded", async () => {
    const page = await phone.open(`/pages/meetings/times?poll=${about}`)
    expect(page.text()).toContain("三月议事会")
    expect(page.text()).toContain("先点您可以的时间")
    await page.tap("09:30–11:00")
    expect(page.text()).toContain("已答 1 / 2")
    await page.tap("提交答复")
    expect(page.text()).toContain("已记录")
    expect(page.text()).toContain("1 人可以")
    expect(await seen()).toMatchObject([{ person: "wang", says: { [`${day(7)}T09:30`]: "yes" } }])
    expect(JSON.stringify([...phone.storage])).not.toContain("09:30")
  })

  test("taps go round through the three answers, and what is not sent yet is still there after the app was closed", async () => {
    const page = await phone.open(`/pages/meetings/times?poll=${about}`)
    await page.tap("19:00–20:30")
    await page.tap("19:00–20:30")
    expect(page.text()).toContain("点一下改为不行")
    phone.close()
    const again = await phone.open(`/pages/meetings/times?poll=${about}`)
    expect(again.text()).toContain("点一下改为不行")
    await again.tap("其余都不行")
    await again.tap("提交答复")
    expect(await seen()).toMatchObject([{ says: { [`${day(5)}T19:00`]: "ifNeeded", [`${day(7)}T09:30`]: "no" } }])
  })

  test("forwarded, the poll says how many times there are and until when", async () => {
    const page = await phone.open(`/pages/meetings/times?poll=${about}`)
    expect(page.forwarded()).toMatchObject({
      path: `/pages/meetings/times?poll=${about}`,
      imageUrl: expect.any(String),
    })
    const written = phone.pictures.at(-1)?.map(({ text }) => text) ?? []
    expect(written).toEqual(expect.arrayContaining(["约时间", "2 个时间", "截止"]))
  })
})
