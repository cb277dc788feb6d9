import "./functions.ts"
import { type HallHouse, openHall } from "../meetings/halls.ts"
import { startPhone } from "./phone.ts"

const phone = startPhone()

describe("a page opened from a group, in the mini-program", () => {
  let hall: HallHouse
  let asked: unknown[]
  let vote: string
  beforeEach(async () => {
    hall = await openHall()
    await hall.open()
    await hall.come(["r0", "r1", "r2", "r3", "r4", "r5", "r6", "s0"])
    vote = (await hall.put()).vote
    asked = []
    phone.answer(async ({ name, data }) => {
      if (data.action !== "here")
        return (await hall.house.call(hall.who("r0"), `${name}.${data.action}`, data.input, data.key)).reply
      asked.push(data.input)
      return { ok: true, value: { group: "here", name: "议事会", votes: [], polls: [], mayBind: false } }
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
