import "./functions.ts"
import { motions, presences } from "#cloud/meetings/hall/records"
import { marks } from "#cloud/votes/casting/records"
import { type ClosedMeeting, closedMeeting, meeting } from "../meetings/a-closed-meeting.ts"
import { type HallHouse, openHall } from "../meetings/halls.ts"
import { startPhone } from "./phone.ts"
import type { Cloud } from "./wechat.ts"

const phone = startPhone()

describe("a seat in the hall, in the mini-program on the real functions", () => {
  let hall: HallHouse
  const live = () => `/pages/hall/live?meeting=${hall.about}`
  const mine = () => hall.documents.read(presences, `${hall.about}:${hall.seat("r0")}`)
  beforeEach(async () => {
    hall = await openHall()
    await hall.open()
    await hall.house.ask(hall.clerk, "meetings.putOn", { meeting: hall.about, item: "i2" })
    const answer: Cloud = async ({ name, data }) => {
      hall.house.pass(1_000)
      return (await hall.house.call(hall.who("r0"), `${name}.${data.action}`, data.input, data.key)).reply
    }
    phone.answer(answer)
  })
  afterEach(async () => {
    phone.close()
    expect(hall.house.bugs).toEqual([])
    await hall.close()
  })

  test("the six digits of the screen, then the motion and one ballot: each is recorded with its number", async () => {
    const page = await phone.open(live())
    expect(page.text()).toContain("三月议事会")
    await page.type("签到码", await hall.code())
    await page.tap("签到")
    await page.says("已签到")
    const { number } = (await hall.show(hall.who("r0"))).mine[0] ?? {}
    expect(number).toMatch(/^\w{4,}$/)
    expect(page.text()).toContain(`编号 ${number}`)

    for (const name of ["r1", "r2", "r3", "r4", "r5", "r6", "s0"]) await hall.checkIn(name)
    const { vote } = await hall.put()
    await page.says("去投票")
    expect(page.text()).toContain("在 3 号楼装六盏感应灯")
    await page.tap("去投票")
    const ballot = await phone.screen()
    expect(ballot.text()).toContain("记名表决")
    await ballot.tap("赞成")
    await ballot.tap("提交：赞成")
    expect(ballot.text()).toContain("已记录")
    const { seats } = await hall.house.ask<{ seats: { voted: boolean; receipt: string; ballot: object }[] }>(
      hall.who("r0"),
      "votes.mySeats",
      { vote },
    )
    expect(seats).toMatchObject([{ voted: true, ballot: { choice: "approve" } }])
    const receipt = seats[0]?.receipt.slice(0, 8).toUpperCase() ?? "none"
    expect(ballot.text().replace(/\s/g, "").toUpperCase()).toContain(receipt)
    expect((await hall.documents.list(marks)).map(({ seat }) => seat)).toEqual([hall.seat("r0")])
    phone.close()
    await page.says("已投 1 席")
    expect(await hall.documents.list(motions)).toMatchObject([{ state: "open", eligible: 11 }])
  })

  test("scanned, the seat is in at once; a code that is over is refused in words and brings nobody in", async () => {
    const scan = (code: string) =>
      phone.open(
        `/pages/hall/live?q=${encodeURIComponent(encodeURIComponent(`https://weiyi.example/in/${hall.about}/${code}`))}`,
      )
    const over = await hall.code()
    hall.house.pass(3 * 60_000)
    const late = await scan(over)
    expect(late.text()).toContain("请看大屏上现在的码")
    expect(await mine()).toBeUndefined()
    phone.close()
    const page = await scan(await hall.code())
    await page.says("已签到")
    expect(await mine()).toMatchObject({ by: "code" })
  })

  test("without a network the check-in is not sent and says so; sent again it is recorded", async () => {
    const page = await phone.open(live())
    await page.type("签到码", await hall.code())
    phone.network(false)
    await page.tap("签到")
    expect(page.text()).toContain("未发送")
    expect(await mine()).toBeUndefined()
    phone.network(true)
    await page.tap("再发一次")
    await page.says("已签到")
    expect(await mine()).toMatchObject({ by: "code" })
  })

  test("who cannot come gives a written mandate on the phone, and takes it back", async () => {
    const page = await phone.open(`/pages/meetings/meeting?meeting=${hall.about}`)
    expect(page.text()).toContain("一个人最多接受 1 份委托")
    await page.tap("委托别人代我表决")
    await page.pick("请选择", 0)
    await page.tap("委托给姓名r1")
    await page.says("居民代表席位已委托给姓名r1")
    expect((await hall.show(hall.who("r1"))).mine).toMatchObject([{ proxyFrom: ["姓名r0"] }])
    await page.tap("撤回委托")
    await page.says("委托别人代我表决")
    expect((await hall.show(hall.who("r1"))).mine).toMatchObject([{ proxyFrom: [] }])
  })
})

describe("what a neighbour reads afterwards, in the mini-program", () => {
  let closed: ClosedMeeting
  beforeEach(async () => {
    closed = await closedMeeting()
    await closed.published()
    phone.answer(
      async ({ name, data }) =>
        (await closed.call(closed.who("neighbour"), `${name}.${data.action}`, data.input, data.key)).reply,
    )
  })
  afterEach(async () => {
    phone.close()
    await closed.store.close()
  })

  test("the published minutes say what was decided and with how many votes, without anybody's name or telephone", async () => {
    const page = await phone.open(`/pages/meetings/published?meeting=${meeting}`)
    expect(page.text()).toContain("三月议事会")
    expect(page.text()).toContain("收摊时间")
    expect(page.text()).toContain("赞成 4")
    for (const hidden of ["张三丰", "13900001234"]) expect(page.text()).not.toContain(hidden)
  })
})
