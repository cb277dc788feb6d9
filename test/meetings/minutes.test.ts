import { minutesVersions } from "#cloud/meetings/minutes/records"
import { facts } from "#cloud/shared/fact"
import { dayLong } from "#cloud/shared/values/instant"
import { textOfWord } from "../support/word.ts"
import { type ClosedMeeting, closedMeeting, meeting } from "./a-closed-meeting.ts"

jest.setTimeout(60_000)

interface Minutes {
  state: string
  version: number
  drafted: {
    whole: object
    seats: { seat: string; came: string }[]
    items: { title: string; motions: { outcome: string; tally: object; objections: { text: string }[] }[] }[]
  }
  typed: { items: { summary: string }[]; signers: { chair?: string; scrutineers: string[] } }
  names: { seat: string; name: string; group: string }[]
  signers: { office: string; name: string; at?: string }[]
  mayWrite: boolean
  mayConfirm: boolean
  hash: string
  versions: { n: number; by: string }[]
  heads: { journal: { n: number }; ledgers: unknown[] }
}
interface Published {
  state: string
  hash: string
  until: string
  content: { items: { summary: string; motions: { objections: string[] }[] }[]; tasks: { what: string; who: string }[] }
  answers: { answer: string }[]
  addenda: { text: string }[]
  objections: { open: number; raised: number }
}

describe("minutes", () => {
  let house: ClosedMeeting
  beforeEach(async () => {
    house = await closedMeeting()
  })
  afterEach(async () => {
    expect(house.bugs).toEqual([])
    await house.store.close()
  })

  const show = (by: Parameters<ClosedMeeting["who"]>[0] = "clerk", version?: number) =>
    house.ask<Minutes>(house.who(by), "meetings.minutes", { meeting, ...(version && { version }) })
  const readOpen = () => house.ask<Published>(house.who("neighbour"), "meetings.publishedMinutes", { meeting })
  const tick = async () => {
    for (let turn = 0; turn < 4; turn += 1) await house.ask("timer", "meetings.tick")
  }

  test("are drafted from what happened: nobody types attendance, figures or objections", async () => {
    expect(await house.draft()).toEqual({ version: 1 })
    const drafted = await show()
    expect(drafted.drafted.whole).toMatchObject({ eligible: 6, present: 5, excused: 1, absent: 0 })
    expect(drafted.drafted.items.map(({ title, motions }) => [title, motions.length])).toEqual([
      ["夜市噪声", 0],
      ["收摊时间", 1],
    ])
    expect(drafted.drafted.items[1]?.motions[0]).toMatchObject({
      outcome: "passed",
      tally: { eligible: 6, cast: 5, approve: 4, oppose: 1 },
      objections: [{ text: "周末应该更早" }],
    })
    expect(drafted.names.map(({ name }) => name)).toContain("王秀英")
    expect(drafted.signers.map(({ office, name }) => [office, name])).toEqual([
      ["chair", "陈敏"],
      ["scrutineer", "李记包子"],
      ["scrutineer", "王秀英"],
    ])
    expect(drafted.heads).toEqual({ journal: { n: 0, hash: "" }, ledgers: [] })
  })

  test("are not drafted before the meeting is closed", async () => {
    const open = await closedMeeting({ state: "open" })
    expect(await open.no("staff", "draftMinutes", { meeting })).toBe("409 minutesTooEarly")
    await open.store.close()
  })

  test("are for seats and staff until they are published, and written by the minute taker and the staff", async () => {
    expect(await house.no("neighbour", "draftMinutes", { meeting })).toBe("403 notWriter")
    await house.draft()
    expect(await house.no("neighbour", "minutes", { meeting })).toBe("403 notInside")
    expect(await house.no("neighbour", "publishedMinutes", { meeting })).toBe("404 noMinutes")
    expect(await show("shop2")).toMatchObject({ mayWrite: false, mayConfirm: false })
    expect(await house.no("home2", "saveMinutes", { meeting, seen: 1, typed: house.typed() })).toBe("403 notWriter")
    expect(await house.no("clerk", "minutes", { meeting: "20260302T010000000Z-00000000" })).toBe("404 noMinutes")
  })

  test("edited by two at once: the second gets both texts back, and nothing is overwritten", async () => {
    await house.draft()
    await house.save(1, { remarks: "一" })
    const { status, reply } = await house.call(house.who("staff"), "meetings.saveMinutes", {
      ...{ meeting, seen: 1, typed: house.typed({ remarks: "二" }) },
    })
    expect(status).toBe(409)
    if (reply.ok) throw new Error("accepted")
    expect(JSON.parse(String(reply.details.theirs))).toMatchObject({ remarks: "一" })
    expect(JSON.parse(String(reply.details.yours))).toMatchObject({ remarks: "二" })
    const shown = await show()
    expect(shown.versions.map(({ n, by }) => [n, by])).toEqual([
      [2, "钱文书"],
      [1, "钱文书"],
    ])
    await house.save(2, { remarks: "一二" }, "staff")
    expect((await show()).versions[0]).toMatchObject({ n: 3, by: "周干事" })
    expect((await show("clerk", 2)).version).toBe(3)
  })

  test("saved by twenty at once, one version follows another and none is lost or written twice", async () => {
    await house.draft()
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        house.call(house.who("staff"), "meetings.saveMinutes", {
          ...{ meeting, seen: 1, typed: house.typed({ remarks: String(n) }) },
        }),
      ),
    )
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(sent.filter(({ status }) => status === 409)).toHaveLength(19)
    expect(await house.documents.list(minutesVersions)).toHaveLength(2)
  })

  test("drafting again brings the figures up to date and keeps what was written", async () => {
    await house.draft()
    await house.save(1)
    expect(await house.draft()).toEqual({ version: 3 })
    expect((await show()).typed.items[0]?.summary).toContain("张三丰反映")
  })

  test("are confirmed by the chair and two scrutineers on their own phones; an edit makes it void", async () => {
    await house.draft()
    await house.save(1)
    expect(await house.ask(house.who("clerk"), "meetings.askToConfirm", { meeting, seen: 2 })).toEqual({ asked: 3 })
    const asked = (await house.documents.list(facts)).find(({ kind }) => kind === "meetings.minutesToConfirm")
    expect(asked?.audience).toMatchObject({ to: "persons" })
    expect(await show("chair")).toMatchObject({ mayConfirm: true })
    await house.ask(house.who("chair"), "meetings.confirmMinutes", { meeting, seen: 2 })
    expect(await house.no("chair", "confirmMinutes", { meeting, seen: 2 })).toBe("409 confirmedAlready")
    expect(await house.no("home2", "confirmMinutes", { meeting, seen: 2 })).toBe("403 notSigner")
    expect(await house.no("neighbour", "confirmMinutes", { meeting, seen: 2 })).toBe("403 notInside")
    expect(await house.no("staff", "publishMinutes", { meeting })).toBe("409 unconfirmed")
    await house.save(2)
    expect((await show()).signers.filter(({ at }) => at)).toEqual([])
    expect(await house.no("shop1", "confirmMinutes", { meeting, seen: 2 })).toBe("409 minutesNewer")
    await house.confirm(3)
    expect(await show()).toMatchObject({ state: "confirmed" })
    expect(await house.no("clerk", "publishMinutes", { meeting })).toBe("403 notWriter")
  })

  test("published they stand 15 full days, without a name, and can not be edited", async () => {
    expect(await house.published()).toEqual({ until: "2026-03-21T16:00:00.000Z" })
    const open = await readOpen()
    expect(open.state).toBe("published")
    const text = JSON.stringify(open)
    for (const name of ["张三丰", "王秀英", "陈敏", "李记包子", "孙立群", "钱文书", "13900001234"])
      expect(text).not.toContain(name)
    expect(open.content.items[0]?.summary).toContain("张**反映夜市噪声")
    expect(open.content.items[1]?.motions[0]?.objections).toEqual(["居民代表：周末应该更早"])
    expect(open.content.tasks.map(({ what, who }) => [what, who])).toEqual([
      ["装噪声显示牌", "居民委员会"],
      ["请张**通知各摊位", "商户席位"],
    ])
    const { disclosures } = await house.ask<{ disclosures: { id: string; kind: string }[] }>(
      "nobody",
      "disclosures.list",
      { community: "dongmen" },
    )
    expect(disclosures.map(({ kind }) => kind).sort()).toEqual([
      "meetings.followup",
      "meetings.followup",
      "meetings.minutes",
    ])
    for (const { id } of disclosures) {
      const whole = JSON.stringify(
        await house.ask("nobody", "disclosures.read", { community: "dongmen", disclosure: id }),
      )
      for (const secret of ["张三丰", "王秀英", "13900001234"]) expect(whole).not.toContain(secret)
    }
    const rowsOf = async (table: string) =>
      (
        await house.ask<{ rows: Record<string, unknown>[] }>("nobody", "disclosures.table", {
          ...{ community: "dongmen", table },
        })
      ).rows
    const when = { body: "东门议事会", place: "社区活动室", begins: "2026-03-05T11:00:00.000Z" }
    expect(await rowsOf("decisions")).toMatchObject([{ id: meeting, ...when, state: "passed", approve: 4, oppose: 1 }])
    const tasks = (await rowsOf("actions")).map(({ title, who, by, state }) => [title, who, by, state])
    expect(tasks.sort()).toEqual([
      ["装噪声显示牌", "居民委员会", "2026-03-12", "open"],
      ["请张**通知各摊位", "商户席位", "2026-03-20", "open"],
    ])
    expect(await house.no("clerk", "saveMinutes", { meeting, seen: 2, typed: house.typed() })).toBe(
      "409 minutesPublished",
    )
    expect(await house.no("clerk", "draftMinutes", { meeting })).toBe("409 minutesPublished")
  })

  test("objections are answered in public, by somebody else; then the minutes are frozen with their hash", async () => {
    const { until } = await house.published()
    const { hash } = await readOpen()
    const object = (text: string) => house.ask(house.who("neighbour"), "meetings.objectToMinutes", { meeting, text })
    await object("漏了停车的事")
    expect(await house.no("neighbour", "minutesObjections", { meeting })).toBe("403 house.notYours")
    house.pass(20 * dayLong)
    await tick()
    expect((await readOpen()).state).toBe("published")
    expect(await house.no("neighbour", "objectToMinutes", { meeting, text: "太晚的异议" })).toBe(
      "409 minutesObjectionsOver",
    )
    await house.ask(house.who("staff"), "meetings.answerMinutesObjection", { meeting, n: 1, answer: "已写进补充说明" })
    const frozen = await readOpen()
    expect(frozen).toMatchObject({ state: "frozen", hash, until, answers: [{ answer: "已写进补充说明" }] })
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await house.no("staff", "answerMinutesObjection", { meeting, n: 1, answer: "再答一次" })).toBe(
      "409 protestAnswered",
    )
  })

  test("without an objection the clock freezes them on the day their period ends, and not before", async () => {
    await house.published()
    house.pass(14 * dayLong)
    await tick()
    expect((await readOpen()).state).toBe("published")
    house.pass(3 * dayLong)
    await tick()
    expect((await readOpen()).state).toBe("frozen")
  })

  test("a fourth objection of one person goes to the counter", async () => {
    await house.published()
    for (const text of ["第一条异议", "第二条异议", "第三条异议"])
      await house.ask(house.who("neighbour"), "meetings.objectToMinutes", { meeting, text })
    expect(await house.no("neighbour", "objectToMinutes", { meeting, text: "第四条异议" })).toBe("429 objectedEnough")
    expect((await readOpen()).objections).toEqual({ open: 3, raised: 3 })
  })

  test("a correction is an addendum beside them that the same three confirm; the text and its hash stay", async () => {
    await house.draft()
    expect(await house.no("clerk", "addAddendum", { meeting, text: "日期写错了" })).toBe("409 stillEdited")
    await house.save(1)
    await house.confirm(2)
    await house.ask(house.who("staff"), "meetings.publishMinutes", { meeting })
    const before = await readOpen()
    const text = "张三丰所说的日期应为三月"
    expect(await house.ask(house.who("clerk"), "meetings.addAddendum", { meeting, text })).toEqual({ n: 1 })
    expect((await readOpen()).addenda).toEqual([])
    const confirm = (by: "chair" | "shop1" | "home1") =>
      house.ask<{ published: boolean }>(house.who(by), "meetings.confirmAddendum", { meeting, n: 1 })
    expect([await confirm("chair"), await confirm("shop1")]).toEqual([{ published: false }, { published: false }])
    expect(await house.no("clerk", "confirmAddendum", { meeting, n: 1 })).toBe("403 notSigner")
    expect(await confirm("home1")).toEqual({ published: true })
    const after = await readOpen()
    expect(after.addenda).toHaveLength(1)
    expect({ ...after, addenda: [] }).toEqual({ ...before, addenda: [] })
    expect(JSON.stringify(after.addenda)).not.toContain("张三丰")
  })

  test("the Word document says what the minutes say, with names inside and none on the paper for the wall", async () => {
    await house.published()
    const word = async (names: boolean) => {
      const told = { meeting, names }
      const { file } = await house.ask<{ file: never; name: string }>(house.who("chair"), "meetings.minutesWord", told)
      const found = await house.files.read(file)
      return textOfWord(found?.bytes ?? new Uint8Array())
    }
    const inside = await word(true)
    const { hash } = await readOpen()
    for (const said of ["东门议事会会议纪要", "王秀英", "22:30 前收摊", "通过", "周末应该更早", "（盖章）", "签到表"])
      expect(inside).toContain(said)
    expect(inside).toContain(hash.slice(0, 8))
    expect(inside).not.toMatch(/[{}]/)
    const wall = await word(false)
    expect(wall).toContain("22:30 前收摊")
    for (const name of ["张三丰", "王秀英", "陈敏", "李记包子"]) expect(wall).not.toContain(name)
    expect(await house.no("neighbour", "minutesWord", { meeting, names: true })).toBe("403 notInside")
  })
})
