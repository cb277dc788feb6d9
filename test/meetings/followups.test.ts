import { facts } from "#cloud/shared/fact"
import { dayLong } from "#cloud/shared/values/instant"
import { type ClosedMeeting, closedMeeting, meeting } from "./a-closed-meeting.ts"

jest.setTimeout(60_000)

interface Listed {
  id: string
  what: string
  who: string
  by: string
  standing: string
  done?: { note: string }
  reopened: { reason: string }[]
  mine: boolean
  mayEnd: boolean
  mayReopen: boolean
}

describe("what was agreed on", () => {
  let house: ClosedMeeting
  beforeEach(async () => {
    house = await closedMeeting()
  })
  afterEach(async () => {
    expect(house.bugs).toEqual([])
    await house.store.close()
  })

  const list = async (by: Parameters<ClosedMeeting["who"]>[0], more: object = {}) =>
    (await house.ask<{ followups: Listed[] }>(house.who(by), "meetings.followups", more)).followups
  const add = (more: object = {}) =>
    house.ask<{ followup: string }>(house.who("clerk"), "meetings.addFollowup", {
      ...{ body: house.body, what: "修好门口的灯", who: { is: "seat", seat: house.seatOf("shop1") }, by: "2026-03-12" },
      ...more,
    })
  const reminded = async () =>
    (await house.documents.list(facts, { limit: 100 }))
      .filter(({ kind }) => kind.startsWith("meetings.followup"))
      .map(({ kind, audience, at }) => [kind.replace("meetings.followup", ""), audience.to, at.slice(0, 10)])

  test("begins to run when the minutes are published: who, what, by when", async () => {
    await house.published()
    expect((await list("home1", { meeting })).map(({ what, who, by, standing }) => [what, who, by, standing])).toEqual([
      ["装噪声显示牌", "居民委员会", "2026-03-12", "open"],
      ["请张三丰通知各摊位", "李记包子（商户）", "2026-03-20", "open"],
    ])
    expect((await list("neighbour")).map(({ what, who }) => [what, who])).toEqual([
      ["装噪声显示牌", "居民委员会"],
      ["请张**通知各摊位", "商户席位"],
    ])
  })

  test("noted by hand it is for those inside only", async () => {
    await add()
    expect(await list("neighbour")).toEqual([])
    expect((await list("shop1", { mine: true }))[0]).toMatchObject({ mine: true, mayEnd: true })
    expect(await list("home2", { mine: true })).toEqual([])
    expect(
      await house.no("home2", "addFollowup", {
        ...{ body: house.body, what: "别的事" },
        who: { is: "words", words: "谁" },
        by: "2026-03-12",
      }),
    ).toBe("403 notWriter")
    expect(
      await house.no("clerk", "addFollowup", {
        ...{ body: house.body, what: "别的事" },
        who: { is: "seat", seat: "none" },
        by: "2026-03-12",
      }),
    ).toBe("400 noSuchHolder")
  })

  test("reminds three days before, on the day, then weekly, and no more when it is done", async () => {
    const { followup } = await add()
    for (let day = 0; day < 26; day += 1) {
      house.pass(dayLong)
      await house.ask("timer", "meetings.tick")
    }
    const seen = await reminded()
    expect(seen.map(([which, to]) => [which, to])).toEqual([
      ["Late", "persons"],
      ["Late", "persons"],
      ["Soon", "persons"],
      ["Today", "persons"],
    ])
    await house.ask(house.who("shop1"), "meetings.endFollowup", { followup, note: "灯已换好" })
    for (let day = 0; day < 15; day += 1) {
      house.pass(dayLong)
      await house.ask("timer", "meetings.tick")
    }
    expect(await reminded()).toHaveLength(seen.length)
  })

  test("is done by who is responsible, without a photo; opened again with the reason, and public as it stands", async () => {
    await house.published()
    const [, second] = await list("shop1", { meeting })
    const followup = second?.id ?? ""
    expect(await house.no("home2", "endFollowup", { followup, note: "都通知了" })).toBe("403 notYourFollowup")
    expect(await house.no("home2", "endFollowup", { followup: "nothing", note: "都通知了" })).toBe("404 noSuchFollowup")
    house.pass(dayLong)
    await house.ask(house.who("shop1"), "meetings.endFollowup", { followup, note: "都通知了" })
    expect(await house.no("shop1", "endFollowup", { followup, note: "都通知了" })).toBe("409 doneAlready")
    expect((await list("shop1", { meeting })).find(({ id }) => id === followup)).toMatchObject({
      ...{ standing: "done", done: { note: "都通知了" } },
    })
    house.pass(dayLong)
    expect(await house.no("shop1", "reopenFollowup", { followup, reason: "还有一家没通知" })).toBe(
      "403 notYourFollowup",
    )
    await house.ask(house.who("clerk"), "meetings.reopenFollowup", { followup, reason: "还有一家没通知" })
    expect(await house.no("clerk", "reopenFollowup", { followup, reason: "还有一家没通知" })).toBe("409 stillOpen")
    expect((await list("clerk", { meeting })).find(({ id }) => id === followup)?.reopened).toMatchObject([
      { reason: "还有一家没通知" },
    ])
    const open = await house.ask<{ disclosures: { kind: string; id: string; about: string }[] }>(
      ...(["nobody", "disclosures.list", { community: "dongmen" }] as const),
    )
    const told = open.disclosures.filter(({ kind, about }) => kind === "meetings.followup" && about === followup)
    const states = await Promise.all(
      told.map(
        async ({ id }) =>
          (
            await house.ask<{ body: { rows: { state: string }[] } }>("nobody", "disclosures.read", {
              ...{ community: "dongmen", disclosure: id },
            })
          ).body.rows[0]?.state,
      ),
    )
    expect(states).toEqual(["reopened", "done", "open"])
  })

  test("a photo must be one of the community's files", async () => {
    const { followup } = await add()
    expect(
      await house.no("shop1", "endFollowup", { followup, note: "灯已换好", photo: "k3n5q7r9t1v3x5z7b9d1f3h5j7" }),
    ).toBe("404 templateMissing")
  })
})
