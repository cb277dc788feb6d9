import { inbox } from "#cloud/notices/inbox/records"
import { notices } from "#cloud/notices/writing/records"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

interface Draft {
  readonly notice: string
  readonly edition: number
}

const water = {
  template: "news" as const,
  title: "周四上午停水",
  text: "3 号楼、5 号楼周四上午九点到十一点半停水，请提前接水。",
  audience: { to: "buildings" as const, buildings: ["b1"] },
  urgent: false,
}

describe("staff write to residents", () => {
  let here: Neighbourhood
  afterEach(() => here.close())
  const open = async (options: Parameters<typeof openNeighbourhood>[0] = { people: 5, perBuilding: 3 }) => {
    here = await openNeighbourhood(options)
    return here
  }
  const write = (more: object = {}, who = here.clerk) => here.ask<Draft>(who, "write", { ...water, ...more })
  const onScreen = async () => (await here.all(inbox)).map(({ person }) => person)

  test("before sending they see who can be reached, by building, and what the phone will show", async () => {
    await open({ people: 5, perBuilding: 3, unjoined: 20 })
    await here.agree(here.neighbours.slice(0, 4), ["news"])
    const preview = await here.ask(here.clerk, "preview", { ...water, audience: { to: "community" } })
    expect(preview).toEqual({
      people: 5,
      confirm: false,
      group: false,
      reachable: 4,
      noCredit: 1,
      noAddress: 0,
      unjoined: 40,
      buildings: [
        { building: "b1", compound: "杏福里", name: "1", reachable: 3, noCredit: 0, noAddress: 0, unjoined: 20 },
        { building: "b2", compound: "杏福里", name: "2", reachable: 1, noCredit: 1, noAddress: 0, unjoined: 20 },
      ],
      channels: [
        {
          channel: "wechat",
          reachable: 4,
          noCredit: 1,
          kept: 0,
          muted: 0,
          off: 0,
          noTemplate: 0,
          closed: 0,
          noAddress: 0,
          first: 4,
          fields: [
            { name: "thing1", part: "title", value: "周四上午停水", cut: false },
            { name: "thing2", part: "text", value: "3 号楼、5 号楼周四上午九点到十一点…", cut: true },
            { name: "time3", part: "when", value: "2026年3月2日 09:00", cut: false },
          ],
        },
      ],
    })
  })

  test("ten seconds to undo: nobody has seen anything, and the text can be changed", async () => {
    await open()
    const draft = await write()
    const sent = await here.ask<Draft & { starts: string }>(here.clerk, "send", draft)
    expect(sent).toEqual({
      notice: draft.notice,
      edition: 2,
      starts: "2026-03-02T01:00:10.000Z",
      waits: 10_000,
      people: 3,
    })
    here.pass(9_999)
    await here.tick()
    expect(await onScreen()).toEqual([])
    expect(await here.ask(here.clerk, "stop", { notice: draft.notice })).toEqual({
      ...draft,
      edition: 3,
      state: "draft",
    })
    here.pass(1)
    await here.settle(700)
    expect(await onScreen()).toEqual([])
    const again = await write({ of: { notice: draft.notice, edition: 3 }, title: "周五上午停水" })
    await here.ask(here.clerk, "send", again)
    await here.settle()
    expect(await onScreen()).toEqual(["p00000", "p00001", "p00002"])
    const [reader] = here.neighbours
    const { unread } = await here.ask<{ unread: { words: { zh: { title: string } } }[] }>(
      reader?.subject ?? here.clerk,
      "inbox",
    )
    expect(unread.map(({ words }) => words.zh.title)).toEqual(["周五上午停水"])
  })

  test("from 200 people on the number is typed, and a wrong one is refused", async () => {
    await open({ people: 200, perBuilding: 200 })
    const draft = await write()
    const refused = await here.call(here.clerk, "send", draft)
    expect(refused).toMatchObject({ status: 409, reply: { code: "notices.typeTheNumber", details: { people: 200 } } })
    expect(await here.refusal(here.clerk, "send", { ...draft, people: 199 })).toMatchObject({
      code: "notices.typeTheNumber",
    })
    expect(await here.ask(here.clerk, "send", { ...draft, people: 200 })).toMatchObject({ people: 200 })
    expect(await here.all(inbox)).toEqual([])
  })

  test("199 people need no number; nobody at all is refused", async () => {
    await open({ people: 199, perBuilding: 199 })
    expect(await here.ask(here.clerk, "send", await write())).toMatchObject({ people: 199 })
    const nobody = await write({ audience: { to: "buildings", buildings: ["b9"] } })
    expect(await here.refusal(here.clerk, "send", nobody)).toEqual({ status: 409, code: "notices.nobody" })
  })

  test("threat 41: two clerks at one draft: the second sees what the first has changed, nothing disappears", async () => {
    await open()
    const draft = await write()
    await write({ of: draft, title: "周四上午停水，9 点起" })
    const late = { ...water, of: draft, title: "周四停水通知" }
    expect(await here.call(here.colleague, "write", late)).toMatchObject({
      status: 409,
      reply: { code: "notices.changedMeanwhile", details: { edition: 2 } },
    })
    expect(await here.refusal(here.colleague, "send", draft)).toMatchObject({ code: "notices.changedMeanwhile" })
    expect(await here.ask(here.colleague, "draft", { notice: draft.notice })).toMatchObject({
      title: "周四上午停水，9 点起",
      edition: 2,
      state: "draft",
    })
  })

  test("what has been sent is not changed and not sent twice", async () => {
    await open()
    const draft = await write()
    const sent = await here.ask<Draft>(here.clerk, "send", draft)
    const of = { notice: sent.notice, edition: sent.edition }
    expect(await here.refusal(here.clerk, "write", { ...water, of })).toEqual({
      status: 409,
      code: "notices.sentAlready",
    })
    expect(await here.refusal(here.clerk, "send", of)).toEqual({ status: 409, code: "notices.sentAlready" })
    await here.settle()
    expect(await here.refusal(here.clerk, "send", of)).toEqual({ status: 409, code: "notices.sentAlready" })
  })

  test("send pressed twice with the same key is one sending", async () => {
    await open()
    const draft = await write()
    const first = await here.ask(here.clerk, "send", draft, "the-key-of-this-send")
    expect(await here.ask(here.clerk, "send", draft, "the-key-of-this-send")).toEqual(first)
    await here.settle()
    expect(await onScreen()).toHaveLength(3)
  })

  test("withdrawn, its text is gone from the inbox and the reason stands", async () => {
    await open()
    const draft = await write({ place: "1 号楼" })
    const { notice } = draft
    expect(await here.refusal(here.clerk, "withdraw", { notice, reason: "改期" })).toMatchObject({
      code: "notices.notSentYet",
    })
    await here.ask(here.clerk, "send", draft)
    await here.settle()
    await here.ask(here.clerk, "withdraw", { notice, reason: "停水改到周五，另发通知" })
    const { subject } = here.neighbours[0] ?? { subject: here.clerk }
    const seen = await here.ask(subject, "notice", { notice })
    expect(seen).toMatchObject({
      withdrawn: true,
      reason: "停水改到周五，另发通知",
      words: { zh: { title: water.title, text: "" } },
    })
    expect(seen).not.toHaveProperty("place")
    expect(await here.refusal(here.clerk, "withdraw", { notice, reason: "再撤" })).toMatchObject({
      code: "notices.withdrawnAlready",
    })
    expect(await here.refusal(here.clerk, "stop", { notice })).toEqual({ status: 409, code: "notices.nothingToStop" })
  })

  test("the report counts readers, and the list is in order of time", async () => {
    await open()
    const draft = await write()
    await here.ask(here.clerk, "send", draft)
    await here.settle()
    const { subject } = here.neighbours[0] ?? { subject: here.clerk }
    await here.ask(subject, "read", { notice: draft.notice })
    expect(await here.ask(here.clerk, "report", { notice: draft.notice })).toMatchObject({
      state: "out",
      people: 3,
      read: 1,
    })
    await write({ title: "周五大扫除" })
    const list = await here.ask<{ notices: { title: string; state: string; people: number; made: boolean }[] }>(
      here.clerk,
      "list",
    )
    expect(list.notices.map(({ title, state, people, made }) => [title, state, people, made])).toEqual([
      ["周五大扫除", "draft", 0, false],
      ["周四上午停水", "out", 3, false],
    ])
  })

  test("residents do not write, and what is wrong is said", async () => {
    await open()
    const { subject } = here.neighbours[0] ?? { subject: here.clerk }
    const draft = await write()
    for (const [action, input] of [
      ["write", water],
      ["preview", water],
      ["send", draft],
      ["list", {}],
      ["draft", { notice: draft.notice }],
      ["report", { notice: draft.notice }],
      ["stop", { notice: draft.notice }],
      ["withdraw", { notice: draft.notice, reason: "x" }],
      ["resend", { notice: draft.notice }],
      ["templates", {}],
    ] as const) {
      expect([action, await here.refusal(subject, action, input)]).toEqual([
        action,
        { status: 403, code: "house.notYours" },
      ])
      expect([action, await here.refusal("nobody", action, input)]).toEqual([
        action,
        { status: 401, code: "house.whoAreYou" },
      ])
    }
    for (const action of ["tick", "deliver"])
      expect(await here.refusal(here.clerk, action)).toEqual({ status: 403, code: "house.notYours" })
    const bad = (more: object) => here.refusal(here.clerk, "write", { ...water, ...more })
    expect(await bad({ title: "x".repeat(61) })).toMatchObject({ status: 400, code: "house.tooMuch" })
    expect(await bad({ title: "一\n二" })).toMatchObject({ status: 400, code: "house.badForm" })
    expect(await bad({ template: "vote" })).toMatchObject({ status: 400 })
    expect(await bad({ audience: { to: "everybody" } })).toMatchObject({ status: 400 })
    expect(await bad({ when: "2026-03-01T00:00:00.000Z" })).toEqual({ status: 400, code: "notices.timePassed" })
    expect(await bad({ of: { notice: "none", edition: 1 } })).toEqual({ status: 404, code: "notices.noSuchNotice" })
    for (const [action, input] of [
      ["draft", { notice: "none" }],
      ["report", { notice: "none" }],
      ["send", { notice: "none", edition: 1 }],
      ["stop", { notice: "none" }],
      ["withdraw", { notice: "none", reason: "x" }],
      ["resend", { notice: "none" }],
    ] as const)
      expect([action, await here.refusal(here.clerk, action, input)]).toEqual([
        action,
        { status: 404, code: "notices.noSuchNotice" },
      ])
    expect(await here.refusal(here.clerk, "stop", { notice: draft.notice })).toEqual({
      status: 409,
      code: "notices.nothingToStop",
    })
    expect((await here.all(notices)).map(({ edition }) => edition)).toEqual([1])
  })

  test("the owner of the deployment names WeChat's templates; until then messages stay in the inbox", async () => {
    await open()
    const fields = [{ name: "thing8", part: "title" }]
    const set = { template: "news", id: "ANewTemplateOfWeChat", fields }
    expect(await here.refusal(here.clerk, "setTemplate", set)).toEqual({ status: 403, code: "house.notYours" })
    expect(
      await here.refusal(here.owner, "setTemplate", { ...set, fields: [{ name: "amount1", part: "title" }] }),
    ).toMatchObject({ status: 400 })
    expect(await here.ask(here.owner, "setTemplate", set)).toEqual({ id: "ANewTemplateOfWeChat" })
    const { templates } = await here.ask<{ templates: { template: string; id?: string; fields: unknown[] }[] }>(
      here.clerk,
      "templates",
    )
    expect(templates.find(({ template }) => template === "news")).toMatchObject({
      id: "ANewTemplateOfWeChat",
      fields: [{ name: "thing8", part: "title", label: { zh: "通知标题", en: "Title" } }],
    })
  })
})
