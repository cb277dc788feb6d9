import { inbox } from "#cloud/notices/inbox/records"
import { messages } from "#cloud/notices/outbox/records"
import { notices } from "#cloud/notices/writing/records"
import { noteDue } from "#cloud/shared/due"
import { factId, facts } from "#cloud/shared/fact"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

describe("what happens is told", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 5 })
  })
  afterEach(() => here.close())
  const result = {
    kind: "projects.published",
    about: "r1",
    data: { title: "今年的微项目", chosen: 3, spent: 860000, until: "2026-03-17T16:00:00.000Z" },
  }

  test("a published result is in every inbox and on every phone that agreed, once", async () => {
    await here.agree(here.neighbours.slice(0, 3), ["result"])
    await here.happens(result)
    await here.settle()
    const entries = await here.all(inbox)
    expect(entries.map(({ person }) => person)).toEqual(here.neighbours.map(({ person }) => person))
    for (const { subject } of here.neighbours.slice(0, 3)) {
      const [notice, ...more] = here.office.phone(subject)
      expect(more).toEqual([])
      expect(notice?.fields).toEqual({
        thing1: "今年的微项目，结果公布",
        phrase2: "已公布",
        thing3: "选出 3 项，共用 8,600 元。…",
      })
      expect(notice?.page).toBe("pages/projects/result?round=r1")
    }
    for (const { subject } of here.neighbours.slice(3)) expect(here.office.phone(subject)).toEqual([])
    expect(here.bugs).toEqual([])
  })

  test("the inbox says it in both languages", async () => {
    await here.happens(result)
    await here.settle()
    const reader = here.neighbours[0]
    if (!reader) throw new Error("nobody here")
    const { unread } = await here.ask<{ unread: { words: unknown }[] }>(reader.subject, "inbox")
    expect(unread.map(({ words }) => words)).toEqual([
      {
        zh: {
          title: "今年的微项目，结果公布",
          text: "选出 3 项，共用 8,600 元。\n每一项为什么入选、差多少，点开都能看到。\n3 月 18 日（周三）00:00 前可以提出异议。",
        },
        en: {
          title: "今年的微项目: the result",
          text: "3 chosen, 8,600 yuan in all.\nOpen it to see why each was chosen or what it lacked.\nYou may object until Wed 18 Mar 00:00.",
        },
      },
    ])
  })

  test("a fact of a kind that is nobody's news makes no notice", async () => {
    await here.happens({ kind: "funds.granted", about: "g1" })
    await here.settle()
    expect(await here.all(notices)).toEqual([])
  })

  test("threat 39: a fact whose change comes late is still told; one that never comes is forgotten", async () => {
    const late = await here.happens(result, false)
    await here.happens({ ...result, about: "r2" }, false)
    const minutes = async (count: number) => {
      for (let second = 0; second < count * 60; second += 10) {
        await here.tick()
        here.pass(10_000)
      }
    }
    await minutes(8)
    expect(await here.all(notices)).toEqual([])
    await here.documents.change(tx => tx.create(facts, factId(late), late))
    await minutes(1)
    expect(await here.all(notices)).toHaveLength(1)
    await minutes(5)
    here.pass(3 * 86_400_000)
    expect((await here.tick()).seen).toBe(0)
    expect(await here.all(inbox)).toHaveLength(5)
  })

  test("told twice, it is one notice", async () => {
    await here.happens(result)
    await here.tick()
    await noteDue(here.store, "facts", { at: here.now(), scope: here.documents.scope, what: "projects.published:r1" })
    await here.settle()
    expect(await here.all(notices)).toHaveLength(1)
    expect(await here.all(inbox)).toHaveLength(5)
    expect(await here.all(messages)).toHaveLength(5)
  })
})
