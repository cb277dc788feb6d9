import { groupFromCloud } from "#cloud/adapters/caller/wechat-group"
import { chats } from "#cloud/chats/records"
import { openHouse } from "#cloud/host/house"
import { openWeChat } from "#cloud/host/wechat/platform"
import { simulatedAccount, simulatedOpenid, simulatedTemplates } from "#cloud/host/wechat/setup"
import { addMember, createCommunity } from "#cloud/members/actions"
import type { GroupOf, Subject } from "#cloud/shared/ports"
import type { Role } from "#cloud/shared/roles"
import { communityScope } from "#cloud/shared/scope"
import { id } from "#cloud/shared/values/id"
import { type Instant, instant, later, minute, msOf } from "#cloud/shared/values/instant"
import { temporaryFolder } from "../support/store.ts"

jest.setTimeout(60_000)

const here = id<"community">("xingfuli")
const elsewhere = id<"community">("huaianli")

/** Two communities over a real house, with the simulated WeChat saying which group a page was opened in. */
const openVillage = async () => {
  const folder = temporaryFolder()
  let now: Instant = instant("2026-03-02T01:00:00.000Z")
  const wechat = openWeChat({ ...simulatedAccount, templates: simulatedTemplates, now: () => msOf(now) })
  const groupOf: GroupOf = async (subject, ticket) =>
    typeof ticket === "string" ? wechat.groupOfTicket(simulatedOpenid(subject), ticket) : undefined
  const house = openHouse({ directory: `${folder.path}/data`, now: () => now, unsafe: true, groupOf })
  const about = { address: "光明路 8 号", clerk: "陈敏", phone: "0472-5550188" }
  await createCommunity(house.store, { community: here, name: "杏福里社区", ...about }, now)
  await createCommunity(house.store, { community: elsewhere, name: "槐安里社区", ...about }, now)
  let keys = 0
  const call = async (subject: Subject, action: string, input: object) => {
    keys += 1
    return (await house.door({ action, input, subject, key: `test-key-${String(keys).padStart(8, "0")}` })).reply
  }
  const ask = async <V>(subject: Subject, action: string, input: object): Promise<V> => {
    const reply = await call(subject, action, input)
    if (!reply.ok) throw new Error(`${action}: ${reply.code}`)
    return reply.value as V
  }
  const join = async (name: string, community: typeof here, roles: Role[] = []): Promise<Subject> => {
    const subject = `wx:${name}` as Subject
    await addMember(house.store, { subject, community, name, roles }, now)
    wechat.opened(simulatedOpenid(subject), name)
    return subject
  }
  const [clerk, member, stranger, other] = [
    await join("clerk", here, ["staff"]),
    await join("member", here),
    await join("stranger", here),
    await join("other", elsewhere, ["staff"]),
  ]
  wechat.group("o-group-of-committee", "居委会群", [clerk, member, other].map(simulatedOpenid))
  const body = (
    await ask<{ body: string }>(clerk, "councils.found", {
      ...{ name: "居委会", kind: "workingGroup", level: "community", groups: [{ group: "committee", name: "委员" }] },
    })
  ).body
  return {
    clerk,
    member,
    stranger,
    other,
    body,
    store: house.store,
    now: () => now,
    /** Another body of the same community. */
    another: async (name: string) =>
      (
        await ask<{ body: string }>(clerk, "councils.found", {
          ...{ name, kind: "workingGroup", level: "community", groups: [{ group: "committee", name: "委员" }] },
        })
      ).body,
    /** A further group of the same people. */
    group: (opengid: string): void => wechat.group(opengid, "又一个群", [clerk, member, other].map(simulatedOpenid)),
    ask,
    call,
    /** Somebody taps a card in the group. */
    ticket: (subject: Subject, opengid = "o-group-of-committee"): string =>
      wechat.enterFromGroup(simulatedOpenid(subject), opengid) ?? "none-here",
    pass: (ms: number) => {
      now = later(now, ms)
    },
    close: async () => {
      await house.close()
      wechat.close()
      folder.remove()
    },
  }
}

let village: Awaited<ReturnType<typeof openVillage>>
beforeEach(async () => {
  village = await openVillage()
})
afterEach(() => village.close())

type Here = { group: string; name?: string; votes: unknown[]; mayBind: boolean }
const seen = (subject: Subject, ticket = village.ticket(subject)) =>
  village.ask<Here>(subject, "chats.here", { ticket })
const bind = (subject: Subject, ticket = village.ticket(subject), body = village.body) =>
  village.call(subject, "chats.bindHere", { ticket, body })

test("the clerk binds the group that a card was opened in, and its people see whose group it is", async () => {
  expect(await seen(village.clerk)).toEqual({ group: "none", votes: [], mayBind: true })
  expect(await seen(village.member)).toEqual({ group: "none", votes: [], mayBind: false })
  expect(await bind(village.clerk)).toMatchObject({ ok: true })
  expect(await bind(village.clerk)).toMatchObject({ ok: true })
  expect(await seen(village.member)).toEqual({
    ...{ group: "here", name: "居委会", body: village.body },
    ...{ votes: [], mayBind: false },
  })
})

test("the group of one community is nobody's business in another, and cannot be taken from it", async () => {
  await bind(village.clerk)
  expect(await seen(village.other)).toEqual({ group: "elsewhere", votes: [], mayBind: false })
  const { body } = await village.ask<{ body: string }>(village.other, "councils.found", {
    ...{ name: "议事会", kind: "workingGroup", level: "community", groups: [{ group: "committee", name: "委员" }] },
  })
  expect(await bind(village.other, village.ticket(village.other), body)).toMatchObject({ code: "chats.boundAlready" })
})

test("only WeChat says which group it is: another person's ticket, an old one and a made-up one are none", async () => {
  await bind(village.clerk)
  const ticket = village.ticket(village.member)
  for (const [who, shown] of [
    [village.stranger, ticket],
    [village.member, "o-group-of-committee"],
    [village.member, "29_BFa1gk3Tn7yJpQ0s"],
  ] as const)
    expect(await village.call(who, "chats.here", { ticket: shown })).toMatchObject({ code: "chats.noGroup" })
  // Whoever is not in the group gets no ticket for it.
  expect(village.ticket(village.stranger)).toBe("none-here")
  village.pass(6 * minute)
  expect(await village.call(village.member, "chats.here", { ticket })).toMatchObject({ code: "chats.noGroup" })
})

test("two clerks bind a group to different bodies at the same moment: one of them has it, and nothing is left of the other", async () => {
  const second = await village.another("议事会")
  for (let n = 0; n < 20; n++) {
    village.pass(minute)
    const group = `o-group-of-committee-${n}`
    village.group(group)
    const ticket = () => village.ticket(village.clerk, group)
    const replies = await Promise.all([
      bind(village.clerk, ticket()),
      bind(village.clerk, ticket(), second),
      bind(village.clerk, ticket()),
    ])
    const lost = replies.filter(reply => !reply.ok)
    expect(lost.map(reply => ("code" in reply ? reply.code : ""))).toEqual(lost.map(() => "chats.boundAlready"))
    expect([1, 2]).toContain(lost.length)
    const { chats: all } = await village.ask<{ chats: { chat: string; body: string }[] }>(
      village.clerk,
      "chats.list",
      {},
    )
    expect(all).toHaveLength(1)
    expect(await seen(village.member, village.ticket(village.member, group))).toMatchObject({
      group: "here",
      name: all[0]?.body === second ? "议事会" : "居委会",
    })
    await village.ask(village.clerk, "chats.unbind", { chat: all[0]?.chat })
    expect(await seen(village.member, village.ticket(village.member, group))).toMatchObject({ group: "none" })
  }
})

test("unbinding a chat whose group is another's by now leaves it to them", async () => {
  await bind(village.clerk)
  const { chats: bound } = await village.ask<{ chats: { chat: string; kind: string }[] }>(
    village.clerk,
    "chats.list",
    {},
  )
  expect(bound).toEqual([expect.objectContaining({ kind: "wechat" })])
  const documents = village.store.in(communityScope(here))
  const left = await documents.read(chats, bound[0]?.chat ?? "")
  if (!left) throw new Error("nothing was bound")
  const { id: _, ...copy } = left
  await documents.change(tx => tx.put(chats, "an-orphan", { ...copy, body: id<"body">("another") }))
  await village.ask(village.clerk, "chats.unbind", { chat: "an-orphan" })
  expect(await seen(village.member)).toMatchObject({ group: "here", name: "居委会" })
})

test("being in the group gives no right: whoever is no staff binds nothing", async () => {
  expect(await bind(village.member)).toMatchObject({ code: "house.notYours" })
  expect(await seen(village.member)).toMatchObject({ group: "none" })
})

describe("in WeChat cloud", () => {
  const sdk = (data: unknown) => () => ({ getOpenData: async () => ({ list: [{ data }] }) as never })
  const who = "wx:somebody" as Subject

  test("the group is what WeChat makes of the ticket, under its newer or its older name", async () => {
    expect(await groupFromCloud(sdk({ opengid: "o-group-0001" }))(who, "29_ticket")).toBe("o-group-0001")
    expect(await groupFromCloud(sdk({ openGId: "o-group-0001" }))(who, "29_ticket")).toBe("o-group-0001")
  })

  test("without an answer, or with one that says something else, there is no group", async () => {
    for (const data of [undefined, {}, { opengid: 7 }, { opengid: "x y" }])
      expect(await groupFromCloud(sdk(data))(who, "29_ticket")).toBeUndefined()
    const broken = () => ({ getOpenData: () => Promise.reject(new Error("-601006")) })
    expect(await groupFromCloud(broken)(who, "29_ticket")).toBeUndefined()
  })
})
