import "./functions.ts"
import { type HallHouse, openHall } from "../meetings/halls.ts"
import { startPhone } from "./phone.ts"

const phone = startPhone()

describe("a page opened from a group, in the mini-program", () => {
  let hall: HallHouse
  let asked: unknown[]
  let vote: string
  const line = { place: "活动室", closes: "2026-03-08T12:00:00.000Z", slots: 3, answered: 0, invited: true }
  const polls = [
    { ...line, id: "p1", title: "三月议事会", state: "open", body: "b1" },
    { ...line, id: "p2", title: "二月议事会", state: "closed", body: "b1" },
    { ...line, id: "p3", title: "楼组长会", state: "open", body: "b2" },
    { ...line, id: "p4", title: "居民会议", state: "open" },
  ]
  beforeEach(async () => {
    hall = await openHall()
    await hall.open()
    await hall.come(["r0", "r1", "r2", "r3", "r4", "r5", "r6", "s0"])
    vote = (await hall.put()).vote
    asked = []
    phone.answer(async ({ name, data }) => {
      if (data.action === "polls") return { ok: true, value: { polls } }
      if (data.action !== "here")
        return (await hall.house.call(hall.who("r0"), `${name}.${data.action}`, data.input, data.key)).reply
      asked.push(data.input)
      return { ok: true, value: { group: "here", name: "议事会", body: "b1", votes: [], mayBind: false } }
    })
  })
  afterEach(async () => {
    phone.entered({})
    phone.close()
    await hall.close()
  })

  test("brings WeChat's own ticket of the group, and says whose it is", async () => {
    phone.entered({ cloudID: "29_ticket-of-the-group" })
    const page = await phone.open("/pages/chats/group")
    expect(asked).toEqual([{ ticket: "29_ticket-of-the-group" }])
    expect(page.text()).toContain("议事会的群")
    // What of this body is being asked, and nothing of another's.
    expect(page.text()).toContain("约时间：三月议事会")
    for (const other of ["二月议事会", "楼组长会", "居民会议"]) expect(page.text()).not.toContain(other)
  })

  test("from anywhere else nothing is asked, and the page says how it is opened", async () => {
    const page = await phone.open("/pages/chats/group")
    expect(asked).toEqual([])
    expect(page.text()).toContain("这一页要从微信群里的卡片打开")
  })

  test("the page of a vote says quietly whose group it is; opened from anywhere else it says nothing", async () => {
    phone.entered({ cloudID: "29_ticket-of-the-group" })
    expect((await phone.open(`/pages/votes/ballot?vote=${vote}`)).text()).toContain("议事会的群")
    phone.close()
    phone.entered({})
    const page = await phone.open(`/pages/votes/ballot?vote=${vote}`)
    expect(page.text()).toContain("赞成")
    expect(page.text()).not.toContain("议事会的群")
  })
})
