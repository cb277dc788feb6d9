import type { Subject } from "#cloud/shared/ports"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

interface Inbox {
  readonly unread: readonly { notice: string; words: { zh: { title: string } } }[]
  readonly seen: readonly { notice: string; words: { zh: { title: string } } }[]
  readonly next?: string
}

describe("the inbox", () => {
  let here: Neighbourhood
  const wang = "host:p00000" as Subject
  const li = "host:p00001" as Subject
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 2 })
  })
  afterEach(() => here.close())
  const titles = (entries: Inbox["unread"]) => entries.map(({ words }) => words.zh.title)
  const look = (who: Subject, after?: string) => here.ask<Inbox>(who, "inbox", after === undefined ? {} : { after })
  const publish = async (...abouts: string[]) => {
    for (const about of abouts) {
      await here.happens({ kind: "projects.published", about, data: { title: about } })
      await here.settle(5)
    }
  }

  test("shows the unread ones first, the newest on top; reading one moves it down, for its reader only", async () => {
    await publish("r1", "r2", "r3")
    const before = await look(wang)
    expect(titles(before.unread)).toEqual(["r3", "r2", "r1"].map(about => `${about}，结果公布`))
    expect(before.seen).toEqual([])
    const [, second] = before.unread
    const read = await here.ask<{ readAt: string }>(wang, "read", { notice: second?.notice })
    const after = await look(wang)
    expect(titles(after.unread)).toEqual(["r3，结果公布", "r1，结果公布"])
    expect(titles(after.seen)).toEqual(["r2，结果公布"])
    expect((await look(li)).unread).toHaveLength(3)
    here.pass(60_000)
    expect(await here.ask(wang, "read", { notice: second?.notice })).toEqual(read)
  })

  test("a notice for somebody else is not found", async () => {
    await here.happens({
      kind: "projects.published",
      about: "r1",
      audience: { to: "persons", persons: [here.neighbours[0]?.person ?? ("" as never)] },
    })
    await here.settle(5)
    const [mine] = (await look(wang)).unread
    const input = { notice: mine?.notice }
    expect(await here.ask(wang, "notice", input)).toMatchObject({
      unread: true,
      page: "pages/projects/result?round=r1",
    })
    for (const action of ["notice", "read"]) {
      expect(await here.refusal(li, action, input)).toEqual({ status: 404, code: "notices.noSuchNotice" })
      expect(await here.refusal(wang, action, { notice: "none" })).toEqual({
        status: 404,
        code: "notices.noSuchNotice",
      })
      expect(await here.refusal("nobody", action, input)).toEqual({ status: 401, code: "house.whoAreYou" })
    }
    expect(await here.refusal("nobody", "inbox")).toEqual({ status: 401, code: "house.whoAreYou" })
  })

  test("what has been read comes in pages, each notice once", async () => {
    const abouts = Array.from({ length: 23 }, (_, place) => `r${place}`)
    await publish(...abouts)
    for (const { notice } of (await look(wang)).unread) await here.ask(wang, "read", { notice })
    const first = await look(wang)
    expect(first.seen).toHaveLength(20)
    const second = await look(wang, first.next)
    expect(second.next).toBeUndefined()
    expect(titles([...first.seen, ...second.seen])).toEqual(abouts.toReversed().map(about => `${about}，结果公布`))
  })
})
