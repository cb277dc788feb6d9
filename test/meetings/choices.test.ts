import { meetings } from "#cloud/meetings/calling/records"
import { motions } from "#cloud/meetings/hall/records"
import { publicOf } from "#cloud/meetings/minutes/disclosed"
import { draftOf } from "#cloud/meetings/minutes/draft"
import { fillingOf, type Written } from "#cloud/meetings/minutes/filling"
import { bodyOfPublication } from "#cloud/meetings/minutes/publication"
import { digest } from "#cloud/shared/digest"
import { id } from "#cloud/shared/values/id"
import { openings } from "#cloud/votes/opening/records"
import { closedMeeting, meeting } from "./a-closed-meeting.ts"
import { about, evening, heads, nameOf, typed } from "./a-sitting.ts"
import { type HallHouse, openHall } from "./halls.ts"

const eight = ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "s0"]
const allSeats = {
  kind: "majority" as const,
  quorum: { num: 1, den: 2, strict: true },
  pass: { num: 1, den: 2, strict: true, of: "eligible" as const },
}
const bidders = [{ title: "甲公司", details: "86,000 元，质保 3 年" }, { title: "乙公司" }, { title: "丙公司" }]

interface Motion {
  readonly motion: string
  readonly state: string
  readonly outcome?: string
  readonly decided?: string
  readonly voted?: number
  readonly none?: number
  readonly choices?: readonly { readonly option: string; readonly title: string; readonly votes?: number }[]
  readonly tally?: object
}

describe("a committee decides on one of several choices", () => {
  let hall: HallHouse
  beforeEach(async () => {
    hall = await openHall({ charter: { rule: allSeats } })
    await hall.open()
    await hall.come(eight)
  })
  afterEach(async () => {
    expect(hall.house.bugs).toEqual([])
    await hall.close()
  })
  let bits = 0
  const cast = (name: string, vote: string, says: string) => {
    bits += 1
    const ballot =
      says === "none" || says === "abstain"
        ? { kind: "motion", choice: says === "none" ? "oppose" : "abstain" }
        : { kind: "motion", choice: "approve", option: says }
    const nonce = digest(`several ${bits}`).slice(0, 32)
    return hall.house.call(hall.who(name), "votes.castSeat", { vote, ballot, nonce })
  }
  const put = (choices: readonly object[] = bidders, seen = 0) =>
    hall.put("i2", seen, { text: "感应灯由哪一家装", choices })
  const shown = async (): Promise<Motion[]> => (await hall.show()).motions as unknown as Motion[]
  const decide = async (said: readonly string[], seen = 0, choices?: readonly object[]) => {
    const { motion, vote } = await put(choices, seen)
    for (const [n, says] of said.entries()) expect((await cast(eight[n] ?? "", vote, says)).status).toBe(200)
    await hall.end(motion)
    await hall.count()
    return (await shown())[seen]
  }

  test("the choices stand on the ballot beside the question; while it is open the screens show the turnout alone", async () => {
    const { motion, vote } = await put()
    expect(await hall.documents.read(openings, vote)).toMatchObject({
      title: "楼道灯",
      question: "感应灯由哪一家装",
      options: [
        { id: "c1", title: "甲公司", details: "86,000 元，质保 3 年" },
        { id: "c2", title: "乙公司" },
        { id: "c3", title: "丙公司" },
      ],
    })
    await cast("r0", vote, "c2")
    const [open] = await shown()
    expect(open).toMatchObject({ motion, state: "open", voted: 1, choices: [{ title: "甲公司" }, {}, {}] })
    expect(JSON.stringify(open)).not.toContain("votes")
    expect(open).not.toHaveProperty("none")
  })

  test("more than half of all eleven seats decide; the record says which, and every figure", async () => {
    const counted = await decide(["c1", "c1", "c1", "c1", "c1", "c1", "c2", "none"])
    expect(counted).toMatchObject({
      ...{ state: "counted", outcome: "passed", decided: "c1", none: 1 },
      choices: [
        { option: "c1", votes: 6 },
        { option: "c2", votes: 1 },
        { option: "c3", votes: 0 },
      ],
      tally: { eligible: 11, present: 8, cast: 8 },
    })
    expect((await hall.documents.read(motions, counted?.motion ?? ""))?.decided).toBe("c1")
  })

  test("five of eleven are most and decide nothing; the two with most votes go to a second vote, which does", async () => {
    const first = await decide(["c1", "c1", "c1", "c1", "c1", "c2", "c2", "c3"])
    expect(first).toMatchObject({ state: "counted", outcome: "failed", none: 0 })
    expect(first).not.toHaveProperty("decided")
    const second = await decide(["c1", "c1", "c1", "c1", "c1", "c1", "c2", "abstain"], 1, bidders.slice(0, 2))
    expect(second).toMatchObject({ outcome: "passed", decided: "c1", choices: [{ votes: 6 }, { votes: 1 }] })
  })

  test("a seat may change its mind until the end, and the last word stands; what is no answer here is refused", async () => {
    const { motion, vote } = await put()
    await cast("r0", vote, "c1")
    await cast("r0", vote, "abstain")
    const bad = async (ballot: object) =>
      hall.refusal(hall.who("r1"), "votes.castSeat", { vote, ballot, nonce: "0".repeat(32) })
    expect((await bad({ kind: "motion", choice: "approve" })).code).toBe("votes.wrongBallot")
    expect((await bad({ kind: "motion", choice: "approve", option: "c9" })).code).toBe("votes.unknownOption")
    expect((await bad({ kind: "motion", choice: "oppose", option: "c1" })).code).toBe("votes.wrongBallot")
    await hall.end(motion)
    expect((await cast("r1", vote, "c1")).status).toBe(409)
    await hall.count()
    expect((await shown())[0]).toMatchObject({ none: 0, tally: { cast: 1, abstain: 1 } })
  })

  test("what the agenda announced is put as it stands, unless others are given, or it is put for and against", async () => {
    await hall.documents.change(async tx => {
      const meeting = await tx.get(meetings, hall.about)
      if (!meeting) throw new Error("no meeting")
      const { id: _, ...rest } = meeting
      const agenda = meeting.agenda.map(one => (one.item === "i2" ? { ...one, choices: bidders } : one))
      await tx.put(meetings, hall.about, { ...rest, agenda })
    })
    const titles = async (seen: number, also: object): Promise<unknown> => {
      const { motion } = await hall.put("i2", seen, also)
      await hall.end(motion)
      await hall.count()
      return (await shown())[seen]?.choices?.map(({ title }) => title)
    }
    expect(await titles(0, {})).toEqual(["甲公司", "乙公司", "丙公司"])
    expect(await titles(1, { choices: bidders.slice(1) })).toEqual(["乙公司", "丙公司"])
    expect(await titles(2, { choices: [] })).toBeUndefined()
  })

  test("choices that read the same, one alone, or seven are not put", async () => {
    const no = (choices: readonly object[]) =>
      hall.refusal(hall.clerk, "meetings.openMotion", { meeting: hall.about, item: "i2", seen: 0, choices })
    expect(await no([{ title: "甲公司" }, { title: "甲 公司" }])).toEqual({ status: 400, code: "meetings.choiceTwice" })
    expect((await no(bidders.slice(0, 1))).status).toBe(400)
    expect((await no(Array.from({ length: 7 }, (_, n) => ({ title: `第 ${n} 家` })))).status).toBe(400)
    expect(await hall.documents.list(motions)).toEqual([])
  })

  test("the minutes have the choices, their votes and the decision by themselves", async () => {
    await decide(["c2", "c2", "c2", "c2", "c2", "c2", "none", "abstain"])
    await hall.house.ask(hall.clerk, "meetings.closeMeeting", { meeting: hall.about })
    await hall.house.ask(hall.clerk, "meetings.draftMinutes", { meeting: hall.about })
    const { drafted } = await hall.house.ask<{ drafted: { items: { motions: object[] }[] } }>(
      hall.clerk,
      "meetings.minutes",
      { meeting: hall.about },
    )
    expect(drafted.items[1]?.motions).toEqual([
      expect.objectContaining({
        ...{ text: "感应灯由哪一家装", outcome: "passed", decided: "乙公司", none: 1 },
        choices: [
          { title: "甲公司", details: "86,000 元，质保 3 年", votes: 0 },
          { title: "乙公司", votes: 6 },
          { title: "丙公司", votes: 0 },
        ],
      }),
    ])
  })
})

describe("what the papers say of one of several choices", () => {
  const [plain] = evening.motions
  if (!plain) throw new Error("no motion")
  const motion = {
    ...plain,
    ...{ title: "感应灯", text: "感应灯由哪一家装", groups: undefined, recused: [], objections: [] },
    tally: { eligible: 7, present: 5, cast: 5, approve: 4, oppose: 1, abstain: 0 },
    choices: [
      { title: "甲公司", details: "王秀英报的价", votes: 0 },
      { title: "乙公司", votes: 4 },
    ],
    none: 1,
    decided: "乙公司",
  }
  const drafted = (more: Partial<typeof motion> & { outcome?: "passed" | "failed" } = {}) =>
    draftOf({ ...evening, motions: [{ ...motion, ...more }] })
  const written = (of = drafted()): Written => ({
    ...{ about, state: "confirmed", version: 1, clerk: "钱文书", drafted: of, typed: typed() },
    ...{ heads, addenda: [], named: true, nameOf },
  })
  const undecided = () => {
    const { decided: _, ...rest } = motion
    return draftOf({ ...evening, motions: [{ ...rest, outcome: "failed" }] })
  }

  test("the Word document: the decision, every choice with its votes, and a row for each", () => {
    const filled = fillingOf(written())
    const items = filled.议题 as readonly { readonly 内容: readonly { readonly 行: string }[] }[]
    const lines = items[1]?.内容.map(({ 行 }) => 行) ?? []
    expect(lines).toContain("动议：感应灯由哪一家装（无记名表决，选定“乙公司”）")
    expect(lines).toContain("方案：甲公司（王秀英报的价），0 票")
    expect(lines).toContain("方案：乙公司，4 票")
    expect(lines).toContain("都不同意 1 票，弃权 0 票")
    const rows = filled.表决 as readonly Record<string, string>[]
    expect(rows.map(row => [row.动议, row.应到, row.赞成, row.反对, row.弃权, row.结果])).toEqual([
      ["感应灯", "7", "——", "1", "0", "选定“乙公司”"],
      ["方案：甲公司", "——", "0", "——", "——", ""],
      ["方案：乙公司", "——", "4", "——", "——", "选定"],
    ])
    const none = fillingOf(written(undecided())).表决 as readonly Record<string, string>[]
    expect(none.map(row => row.结果)).toEqual(["没有选定", "", ""])
  })

  test("the figures of a group are about the choice with most votes, and say so", () => {
    const filled = fillingOf(written(drafted({ groups: plain.groups as never })))
    const rows = filled.表决 as readonly Record<string, string>[]
    expect(rows.slice(3).map(row => [row.动议, row.赞成, row.结果])).toEqual([
      ["其中 商户（“乙公司”）", "1", "通过"],
      ["其中 居民代表（“乙公司”）", "2", "通过"],
    ])
  })

  test("in public: the decision in the line itself, choices without names, and no for and against", () => {
    const content = publicOf(drafted(), typed(), ["王秀英"])
    expect(JSON.stringify(content)).not.toContain("王秀英")
    const called = { choices: [{ title: "王秀英的报价", details: "", votes: 4 }], decided: "王秀英的报价" }
    expect(JSON.stringify(publicOf(drafted(called), typed(), ["王秀英"]))).not.toContain("王秀英")
    const [, row] = bodyOfPublication(about, content, "ab12cd34").rows
    expect(row).toMatchObject({ title: "感应灯由哪一家装（选定“乙公司”）", state: "passed", figures: {} })
    expect(row?.note).toContain("方案：甲公司（王**报的价），0 票\n方案：乙公司，4 票\n都不同意 1 票，弃权 0 票")
    const [, none] = bodyOfPublication(about, publicOf(undecided(), typed(), []), "ab12cd34").rows
    expect(none).toMatchObject({ title: "感应灯由哪一家装（没有选定）", state: "failed" })
    expect(content.items.find(({ title }) => title === evening.agenda[1]?.title)?.motions[0]?.decided).toBe("乙公司")
  })
})

test("everybody reads the choices and the decision in the published minutes", async () => {
  const house = await closedMeeting()
  const motion = `${meeting}:01`
  await house.documents.change(async tx => {
    const found = await tx.get(motions, motion)
    if (!found) throw new Error("no motion")
    const { id: _, ...rest } = found
    const choices = ["22:00", "22:30"].map((title, n) => ({ option: id<"option">(`c${n + 1}`), title }))
    await tx.put(motions, motion, { ...rest, choices, decided: id<"option">("c2") })
  })
  await house.published()
  const { content } = await house.ask<{ content: { items: { motions: object[] }[] } }>(
    house.who("neighbour"),
    "meetings.publishedMinutes",
    { meeting },
  )
  expect(content.items[1]?.motions).toEqual([
    expect.objectContaining({
      ...{ outcome: "passed", decided: "22:30" },
      choices: [
        { title: "22:00", votes: 0 },
        { title: "22:30", votes: 0 },
      ],
    }),
  ])
  expect(house.bugs).toEqual([])
  await house.store.close()
})
