import { startPhone } from "./phone.ts"
import type { Cloud, CloudCall } from "./wechat.ts"

const community = "xingfuli"
const place = { community, name: "杏福里社区", address: "光明路 8 号", clerk: "陈敏", phone: "0472-5550188" }
const page = { scene: "xingfuli", households: 1200, page: "/pages/members/landing" }

const member = {
  person: "p1",
  community,
  name: "王秀英",
  roles: [],
  delegate: true,
  adult: true,
  language: "zh",
  elder: false,
  consent: "2026-03",
  neighbours: [],
}
const round = {
  id: "r1",
  title: "今年的微项目",
  state: "voting",
  budget: 2000000,
  proposeUntil: "2026-03-01T12:00:00.000Z",
  closes: "2099-03-28T12:00:00.000Z",
  vote: "v1",
}

const newcomer: Record<string, unknown> = {
  "members.me": { signedIn: false, communities: [] },
  "members.communities": { communities: [{ community, name: place.name }] },
  "members.welcome": { ...place, ...page },
}
const neighbour: Record<string, unknown> = {
  ...newcomer,
  "members.me": {
    signedIn: true,
    communities: [{ community, name: place.name, current: true, withdrawn: false }],
    member,
  },
  "projects.rounds": { rounds: [round] },
  "meetings.polls": { polls: [] },
  "votes.myBallot": { voted: false },
  "disclosures.list": { disclosures: [] },
  "notices.inbox": { unread: [{ notice: "n1" }], seen: [] },
}

/** A cloud that knows these answers, and refuses what it was not told. */
const answering =
  (answers: Record<string, unknown>): Cloud =>
  async ({ name, data }: CloudCall) => {
    const value = answers[`${name}.${data.action}`]
    return value === undefined
      ? { ok: false, code: "house.joinFirst", message: "请先加入本社区，再来参与", english: "Join first", details: {} }
      : { ok: true, value }
  }

const phone = startPhone()

test("somebody who comes for the first time can scan, or choose their community", async () => {
  phone.answer(answering(newcomer))
  const home = await phone.open("/pages/home/index")
  expect(home.text()).toContain("扫一扫社区的二维码")
  expect(home.text()).toContain("杏福里社区")
  phone.close()
})

describe("a code that is scanned from within", () => {
  const scan = async (result: string, answers: Record<string, unknown>, path?: string) => {
    phone.answer(answering({ ...newcomer, ...answers }))
    phone.scans({ result, ...(path !== undefined && { path }) })
    const home = await phone.open("/pages/home/index")
    await home.tap("扫一扫社区的二维码")
    return phone.screen()
  }
  const unknown = { "members.welcome": undefined }

  test("of others says so and leads nowhere; WeChat's own has its scene in its path", async () => {
    const home = await scan("https://elsewhere.example/menu", {})
    expect(home.text()).toContain("这不是微议的二维码")
    phone.close()
    await scan("", unknown, "pages/members/landing?scene=GM123")
    expect(phone.went.at(-1)).toBe("/pages/members/landing?scene=GM123")
    phone.close()
    phone.close()
  })

  test("on a poster keeps the place that it hangs at", async () => {
    await scan("https://weiyi.example/q/GM123/k7qmxr", unknown)
    expect(phone.went.at(-1)).toBe("/pages/members/landing?scene=GM123%2Fk7qmxr")
    phone.close()
    phone.close()
  })

  test("on a slip opens its own door with its code, and counts for its place", async () => {
    const landing = await scan("https://weiyi.example/q/GM123/b1-2/K7QM-2XHP/k7qmxr", {
      "members.doors": {
        compounds: [{ compound: "", buildings: [{ building: "b1", name: "3", households: 1 }] }],
        units: [{ unit: "", doors: [{ household: "b1-2", door: "101", taken: false }] }],
      },
      "members.scanned": { counted: true },
    })
    expect(landing.text()).toContain("3 号楼 101")
    expect(
      phone.calls.find(({ data }) => data.action === "welcome" && "scene" in (data.input as object)),
    ).toMatchObject({
      data: { input: { scene: "GM123" } },
    })
    expect(phone.calls.find(({ data }) => data.action === "scanned")).toMatchObject({
      data: { input: { community, key: "k7qmxr" } },
    })
    phone.close()
    phone.close()
  })
})

test("a neighbour sees the community's name, what can be done now and the unread notice", async () => {
  phone.answer(answering(neighbour))
  const home = await phone.open("/pages/home/index")
  expect(home.text()).toContain("杏福里社区")
  expect(home.text()).toContain("今年的微项目")
  expect(home.text()).toContain("2099 年 3 月 28 日（周六）20:00 截止")
  expect(home.text()).toContain("1 条没看")
  expect(home.attribute("去投票", "ariaRole")).toBe("button")
  phone.close()
})

test("a ballot filled in on this phone and not sent is spoken of, until it is recorded", async () => {
  phone.storage.set("weiyi.ballot.v1", { chosen: ["lamp", "bench"], order: 1 })
  phone.answer(answering(neighbour))
  const home = await phone.open("/pages/home/index")
  expect(home.text()).toContain("您选了 2 项，还没有提交")
  phone.close()
  phone.answer(answering({ ...neighbour, "votes.myBallot": { voted: true } }))
  const after = await phone.open("/pages/home/index")
  expect(after.text()).not.toContain("还没有提交")
  expect(after.text()).toContain("看我的选票")
  phone.close()
  phone.storage.delete("weiyi.ballot.v1")
})

test("a card's button says what it does for this person, and what is published can always be reached", async () => {
  const me = neighbour["members.me"] as object
  phone.answer(answering({ ...neighbour, "members.me": { ...me, member: { ...member, delegate: false } } }))
  const home = await phone.open("/pages/home/index")
  expect(home.text()).not.toContain("去投票")
  expect(home.text()).toContain("看有哪些项目")
  expect(home.text()).toContain("居务公开")
  phone.close()
})

test("how long there is goes by the clock that decides, whatever the phone is set to", async () => {
  const told = answering(neighbour)
  phone.answer(async call => ({ ...((await told(call)) as object), at: "2099-03-27T11:00:00.000Z" }))
  const home = await phone.open("/pages/home/index")
  expect(home.text()).toContain("3 月 28 日（周六）20:00 截止，还有 1 天")
  phone.close()
})

test("长辈版 and 投诉建议 are there in every state, and large type changes the whole page at once", async () => {
  for (const answers of [newcomer, neighbour, {}]) {
    phone.answer(answering(answers))
    const home = await phone.open("/pages/home/index")
    expect(home.text()).toContain("投诉建议")
    expect(home.html()).not.toContain("reading--elder")
    await home.tap("长辈版")
    expect(home.html()).toContain("reading--elder")
    await home.tap("标准版")
    phone.close()
  }
})

test("without a network the page says so in words, keeps what it knew, and asks again when the network is back", async () => {
  phone.answer(answering(neighbour))
  const home = await phone.open("/pages/home/index")
  phone.network(false)
  await home.settled()
  expect(home.text()).toContain("现在没有网络")
  expect(home.text()).toContain("今年的微项目")
  const asked = phone.calls.length
  phone.network(true)
  await home.settled()
  expect(home.text()).not.toContain("现在没有网络")
  expect(phone.calls.length).toBeGreaterThan(asked)
  phone.close()
})
