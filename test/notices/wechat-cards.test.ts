import { liveCardsOverHttp, privateCardsOverHttp } from "#cloud/adapters/messenger/wechat-cards"
import { type CardSdk, liveCardsFromCloud } from "#cloud/adapters/messenger/wechat-cards-cloud"
import { liveLine } from "#cloud/host/wechat/activities"
import { simulatedOpenid } from "#cloud/host/wechat/setup"
import type { LiveCard, Subject } from "#cloud/shared/ports"
import { dayLong, instantOf, msOf } from "#cloud/shared/values/instant"
import { openPostOffice, type PostOffice, patienceFor, untilAnswered } from "./support/post-office.ts"

const page = "pages/meetings/meeting?meeting=m1"
const five: LiveCard = { present: 5, eligible: 11, begun: false, page }
const begun: LiveCard = { ...five, begun: true }

describe("cards that change, over HTTP with the simulated WeChat", () => {
  let office: PostOffice
  let now = Date.parse("2026-03-05T10:00:00.000Z")
  beforeEach(async () => {
    now = Date.parse("2026-03-05T10:00:00.000Z")
    office = await openPostOffice({ now: () => now })
  })
  afterEach(() => office.close())
  const cards = (more: Partial<Parameters<typeof liveCardsOverHttp>[0]> = {}) =>
    liveCardsOverHttp({ ...office.account, ...more })
  const begin = async () => {
    const given = await cards().begin()
    if (!given.begun) throw new Error(given.code)
    return given
  }
  const line = (activity: string) => {
    const words = office.wechat.activityWords(activity)
    return words && liveLine(words)
  }

  test("a card says how many are there in WeChat's words, then that it has begun, and nothing after that", async () => {
    const { activity, until } = await begin()
    expect(msOf(until)).toBe(now + dayLong)
    expect(await cards().show(activity, five)).toEqual({ changed: true })
    expect(line(activity)).toBe("成员正在加入，当前 5/11 人")
    expect(await cards().show(activity, begun)).toEqual({ changed: true })
    expect(line(activity)).toBe("已开始")
    expect(await cards().show(activity, five)).toEqual({ changed: false, trouble: "badContent", code: "47502" })
    expect(line(activity)).toBe("已开始")
  })

  test("an activity that never was, one that has ended and a wrong version are told apart", async () => {
    const { activity } = await begin()
    expect(await cards().show("1048_none", five)).toEqual({ changed: false, trouble: "over", code: "47501" })
    const wrong = cards({ version: "formal" as never })
    expect(await wrong.show(activity, begun)).toEqual({ changed: false, trouble: "badContent", code: "47503" })
    now += dayLong
    expect(await cards().show(activity, five)).toEqual({ changed: false, trouble: "over", code: "47504" })
  })

  test.each([
    ["busy", { trouble: "busy", code: "-1" }],
    ["banned", { trouble: "banned", code: "43107" }],
    ["broken", { trouble: "noAnswer", code: "HTTP 502" }],
    ["silent", { trouble: "noAnswer", code: "timeout" }],
    ["lost", { trouble: "noAnswer", code: "timeout" }],
  ] as const)("a fault, %s, is an answer and nothing is thrown", async (fault, why) => {
    const { activity } = await begin()
    const hasty = cards({ patience: patienceFor(fault) })
    // A token is taken first: the fault is about cards.
    expect(await untilAnswered(hasty.begin)).toMatchObject({ begun: true })
    office.wechat.faults.of.set("*", fault)
    expect(await hasty.begin()).toEqual({ begun: false, ...why })
    expect(await hasty.show(activity, five)).toEqual({ changed: false, ...why })
    expect(line(activity)).toBe(fault === "lost" ? "成员正在加入，当前 5/11 人" : undefined)
  })

  test("a token that has been made void is replaced, and a wrong secret is our trouble", async () => {
    const own = cards()
    const first = await own.begin()
    office.wechat.voidTokens()
    expect(await own.begin()).toMatchObject({ begun: true })
    if (!first.begun) throw new Error("none")
    expect(await own.show(first.activity, five)).toEqual({ changed: true })
    expect(await cards({ secret: "no" }).begin()).toEqual({ begun: false, trouble: "credentials", code: "40125" })
  })

  test("the card stands in the group with its line, which changes; a page without one is an ordinary card", async () => {
    const openid = simulatedOpenid("host:wang")
    office.wechat.opened(openid, "王阿姨")
    office.wechat.group("o-group", "议事群", [openid])
    const { activity } = await begin()
    expect(office.wechat.shareActivity(activity, "0", "11")).toBe(true)
    expect(office.wechat.shareActivity("1048_none", "0", "11")).toBe(false)
    office.wechat.share(openid, "o-group", { title: "三月议事会", page, activity })
    office.wechat.share(openid, "o-group", { title: "普通卡片", page })
    const screen = async () => (await fetch(`${office.base}/inbox/${openid}/group/o-group`)).text()
    expect((await screen()).match(/class="live/g)).toHaveLength(1)
    expect(await screen()).toContain("成员正在加入，当前 0/11 人")
    await cards().show(activity, five)
    expect(await screen()).toContain("成员正在加入，当前 5/11 人")
    await cards().show(activity, begun)
    expect(await screen()).toContain("已开始")
  })
})

describe("cards that cannot be passed on, over HTTP with the simulated WeChat", () => {
  let office: PostOffice
  const wang = "host:wang" as Subject
  const [openid, other] = [simulatedOpenid(wang), simulatedOpenid("host:li")]
  let now = 0
  beforeEach(async () => {
    now = Date.parse("2026-03-05T10:00:00.000Z")
    office = await openPostOffice({ now: () => now })
    for (const one of [openid, other]) office.wechat.opened(one, one)
    office.wechat.group("o-committee", "议事群", [openid, other])
    office.wechat.group("o-building", "三号楼", [openid, other, "o-neighbour"])
  })
  afterEach(() => office.close())
  const cards = () => privateCardsOverHttp({ ...office.account, openidOf: simulatedOpenid })
  const inGroup = (opengid: string) => office.wechat.groupFor(openid, opengid)?.cards ?? []

  test("its activity is the sharer's: nobody else shares with it, and whom WeChat does not know gets none", async () => {
    const begun = await cards().begin(wang)
    if (!begun.begun) throw new Error(begun.code)
    expect(office.wechat.shareAlone(begun.activity, openid)).toBe(now + 120 * dayLong)
    expect(office.wechat.shareAlone(begun.activity, other)).toBeUndefined()
    const nobody = await cards().begin("host:nobody" as Subject)
    expect(nobody).toEqual({ begun: false, trouble: "noSuchPerson", code: "40003" })
    const browser = await privateCardsOverHttp(office.account).begin(wang)
    expect(browser).toEqual({ begun: false, trouble: "noSuchPerson", code: "none" })
  })

  test("in the group it can be opened and not forwarded; an ordinary one can", async () => {
    office.wechat.share(openid, "o-committee", { title: "装扶手", page, alone: now + dayLong })
    office.wechat.share(openid, "o-committee", { title: "普通", page })
    const [apart, ordinary] = inGroup("o-committee")
    expect(office.wechat.forward(other, "o-committee", apart?.id ?? "", "o-building")).toBe(false)
    expect(inGroup("o-building")).toEqual([])
    expect(office.wechat.forward(other, "o-committee", ordinary?.id ?? "", "o-building")).toBe(true)
    expect(inGroup("o-building").map(({ title }) => title)).toEqual(["普通"])
    const screen = await (await fetch(`${office.base}/inbox/${openid}/group/o-committee`)).text()
    expect(screen).toContain("私密消息，不能再转发")
    expect(screen.match(/转发到“三号楼”/g)).toHaveLength(1)
  })

  const opened = async (who: string) => {
    const id = inGroup("o-committee")[0]?.id
    const answer = await fetch(`${office.base}/inbox/${who}/group/o-committee/${id}`, { redirect: "manual" })
    const [, query = ""] = answer.headers.get("location")?.split("?") ?? []
    const told = new URLSearchParams(query)
    return { meant: told.get("meant"), group: told.get("group") !== "" && told.has("group") }
  }

  test("whom it was meant for is asked when it is opened: whoever is in the group at that moment", async () => {
    office.wechat.share(openid, "o-committee", { title: "装扶手", page, alone: now + 120 * dayLong })
    office.wechat.group("o-committee", "议事群", [openid, other, "o-later"])
    expect(await opened(other)).toEqual({ meant: "yes", group: true })
    expect(await opened("o-later")).toEqual({ meant: "yes", group: true })
    office.wechat.putOut(other, "o-committee")
    // Put out, they still have the card; WeChat names no group any more (65206).
    expect(await opened(other)).toEqual({ meant: "no", group: false })
    expect((await fetch(`${office.base}/inbox/${other}/group/o-committee`)).status).toBe(200)
    office.wechat.takeIn(other, "o-committee")
    expect(await opened(other)).toEqual({ meant: "yes", group: true })
    expect(await opened("o-never")).toEqual({ meant: null, group: false })
    now += 120 * dayLong
    expect(await opened(other)).toEqual({ meant: "no", group: true })
  })

  test("it can be shared for seven days, a card that changes changes for one", async () => {
    const begun = await cards().begin(wang)
    const live = await liveCardsOverHttp(office.account).begin()
    if (!begun.begun || !live.begun) throw new Error("none")
    expect(msOf(begun.until)).toBe(now + 7 * dayLong)
    now += 7 * dayLong - 1
    expect(office.wechat.shareAlone(begun.activity, openid)).toBe(now + 1 + 113 * dayLong)
    expect(office.wechat.shareActivity(live.activity, "0", "11")).toBe(false)
    now += 1
    expect(office.wechat.shareAlone(begun.activity, openid)).toBeUndefined()
  })

  test("what stood there before somebody was put out stays on their phone, what came after does not", async () => {
    office.wechat.share(openid, "o-committee", { title: "之前", page })
    office.wechat.putOut(other, "o-committee")
    now += 1
    office.wechat.share(openid, "o-committee", { title: "之后", page })
    expect(office.wechat.share(other, "o-committee", { title: "我的", page })).toBe(false)
    const screen = await (await fetch(`${office.base}/inbox/${other}/group/o-committee`)).text()
    expect(screen).toContain("之前")
    expect(screen).not.toContain("之后")
    expect(screen).not.toContain("转发到")
  })
})

describe("cards that change, from inside WeChat cloud", () => {
  const asked: unknown[] = []
  const cloud = (refuse?: unknown, given: object = { activityId: "1048_a", expirationTime: 1772791200 }) =>
    liveCardsFromCloud((): CardSdk => {
      const answer = async (what: unknown, value: object) => {
        if (refuse) throw refuse
        asked.push(what)
        return value
      }
      const updatableMessage = {
        createActivityId: (what: object) => answer(what, given),
        setUpdatableMsg: (what: object) => answer(what, { errCode: 0 }),
      }
      return { openapi: { updatableMessage } }
    })

  test("the same is asked in the cloud's own field names", async () => {
    expect(await cloud().begin()).toEqual({ begun: true, activity: "1048_a", until: instantOf(1772791200_000) })
    expect(await cloud().show("1048_a", five)).toEqual({ changed: true })
    expect(await cloud().show("1048_a", begun)).toEqual({ changed: true })
    const said = (targetState: number, parameterList: object[]) => ({
      ...{ activityId: "1048_a", targetState, templateInfo: { parameterList } },
    })
    expect(asked).toEqual([
      {},
      said(0, [
        { name: "member_count", value: "5" },
        { name: "room_limit", value: "11" },
      ]),
      said(1, [
        { name: "path", value: page },
        { name: "version_type", value: "release" },
      ]),
    ])
  })

  test("the same codes mean the same; a missing permission is ours to put right; what is no answer is none", async () => {
    const codes = async (errCode: number) => {
      const outcome = await cloud({ errCode }).show("1048_a", five)
      return outcome.changed ? "changed" : outcome.trouble
    }
    expect(await Promise.all([47501, 47502, 47503, 47504, -1, 43107, -604101, -501002].map(codes))).toEqual([
      ...["over", "badContent", "badContent", "over", "busy", "banned", "credentials", "noAnswer"],
    ])
    expect(await cloud(new Error("net")).begin()).toEqual({ begun: false, trouble: "noAnswer", code: "NaN" })
    for (const given of [{}, { activityId: 7, expirationTime: 1 }, { activityId: "a b", expirationTime: 1772791200 }])
      expect(await cloud(undefined, given).begin()).toEqual({ begun: false, trouble: "unknown", code: "none" })
  })
})
