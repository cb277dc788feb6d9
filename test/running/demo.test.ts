import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { type Host, startHost } from "../support/host.ts"
import { temporaryFolder } from "../support/store.ts"

/** Processes start and end here, and the demonstration is made once. */
jest.setTimeout(600_000)

interface Round {
  readonly id: string
  readonly state: string
}

describe("the demonstration", () => {
  let host: Host
  beforeAll(async () => {
    host = await startHost({ demo: true })
  })
  afterAll(() => host.stop())

  test("greets in at most 20 lines, Chinese first, with a code to scan, and says ready last", () => {
    const lines = host.output().trimEnd().split("\n")
    expect(lines.length).toBeLessThanOrEqual(20)
    expect(lines[0]).toContain("演示数据")
    expect(host.output()).toMatch(/█▀▀▀▀▀█/)
    expect(host.output()).toContain("/as/r1")
    expect(lines.at(-1)).toBe(`ready ${host.url}`)
  })

  test("has three communities with rounds in each state that is promised", async () => {
    const { communities } = await host.ask<{ communities: { community: string }[] }>("members.communities")
    expect(communities).toHaveLength(3)
    const rounds = await Promise.all(
      communities.map(({ community }) => host.ask<{ rounds: Round[] }>("projects.rounds", { community })),
    )
    const states = rounds.flatMap(list => list.rounds.map(({ state }) => state))
    for (const state of ["soliciting", "screening", "voting", "counted", "publicizing", "implementing"])
      expect(states).toContain(state)
    const { households } = await host.ask<{ households: number }>("members.welcome", { scene: "yunshangfang" })
    expect(households).toBe(3000)
  })

  test("a resident signs in by one click, votes, and is told so", async () => {
    const token = await host.signIn("r1")
    const me = await host.ask<{ member?: { name: string; elder: boolean } }>("members.me", {}, { token })
    expect(JSON.stringify(me)).toContain("王秀英")
    const { rounds } = await host.ask<{ rounds: Round[] }>("projects.rounds", { community: "yunshangfang" })
    const open = rounds.find(({ state }) => state === "voting")
    const { projects, voting } = await host.ask<{
      projects: { id: string; state: string }[]
      voting: { vote: string }
    }>("projects.round", { community: "yunshangfang", round: open?.id })
    const chosen = projects.filter(({ state }) => state === "accepted").slice(0, 3)
    expect(projects.length).toBeGreaterThanOrEqual(8)
    const input = {
      vote: voting.vote,
      ballot: { kind: "approval", options: chosen.map(({ id }) => id) },
      nonce: "0123456789abcdef0123456789abcdef",
    }
    const { receipt } = await host.ask<{ receipt: string }>("votes.cast", input, { token })
    expect(receipt).toMatch(/^[0-9a-f]{64}$/)
  })

  test("the treasurer finds the grant, a resident an open time poll and notices in the inbox", async () => {
    const treasurer = await host.signIn("t1")
    const { funds } = await host.ask<{ funds: { granted: number }[] }>("funds.list", {}, { token: treasurer })
    expect(funds.map(({ granted }) => granted)).toEqual([6_000_000])
    const resident = await host.signIn("r1")
    const { polls } = await host.ask<{ polls: { state: string }[] }>("meetings.polls", {}, { token: resident })
    expect(polls.map(({ state }) => state)).toEqual(["open"])
    const inbox = await host.ask<{ unread: unknown[] }>("notices.inbox", {}, { token: resident })
    expect(inbox.unread.length).toBeGreaterThan(2)
    expect(await (await fetch(`${host.url}/inbox`)).text()).toContain("王秀英的手机")
  })

  test("the hall in the greeting is open with its quorum, and the council before it left minutes and one thing to do", async () => {
    const [, meeting = ""] = /\/hall\/(\S+?)[（ ]/.exec(host.output()) ?? []
    const token = await host.signIn("s1")
    type Hall = { state: string; item?: string; code?: object; figures: { valid: boolean; present: number } }
    const hall = await host.ask<Hall>("meetings.hall", { meeting }, { token })
    expect(hall).toMatchObject({ state: "open", figures: { valid: true, present: 6 }, code: {} })
    expect(hall.item).toBeDefined()
    const resident = await host.signIn("r3")
    const neighbour = await host.signIn("r1")
    expect((await host.call("meetings.hall", { meeting }, { token: resident })).status).toBe(404)
    type Minutes = { minutes: { meeting: string; state: string }[] }
    const { minutes } = await host.ask<Minutes>("meetings.minutesList", {}, { token: neighbour })
    expect(minutes.map(({ state }) => state)).toEqual(["published"])
    type Followups = { followups: { standing: string }[] }
    const { followups } = await host.ask<Followups>("meetings.followups", {}, { token: neighbour })
    expect(followups.map(({ standing }) => standing).sort()).toEqual(["done", "open"])
    const street = { community: "yinghuoli", table: "meetings", at: "street" }
    const { rows } = await host.ask<{ rows: { body: string }[] }>("disclosures.table", street)
    expect(rows.map(({ body }) => body)).toEqual(["杏花街事会"])
  })

  test("a one-click session is over after half an hour", async () => {
    const token = await host.signIn("s1")
    await host.ask("members.staffList", {}, { token })
    await host.pass(31 * 60_000)
    expect((await host.call("members.staffList", {}, { token })).status).toBe(401)
    await host.ask("members.staffList", {}, { token: await host.signIn("s1") })
  })
})

test("a second start keeps what people did in the first", async () => {
  const folder = temporaryFolder()
  const first = await startHost({ demo: true })
  const token = await first.signIn("c1")
  await first.ask("members.settings", { name: "李强二" }, { token })
  await first.kill9()
  const second = await startHost({ demo: true, data: first.data })
  const me = await second.ask("members.me", {}, { token: await second.signIn("c1") })
  expect(JSON.stringify(me)).toContain("李强二")
  await second.stop()
  first.remove()
  folder.remove()
})

const demoPaths = ["/as/r1", "/as/enter.js", "/as/clock", "/inbox", "/inbox/phone.css", "/wechat/cgi-bin/stable_token"]

/** What a host that is no demonstration answers where a demonstration would sign in or show phones. */
const demoAnswers = async (host: Host): Promise<number[]> => {
  const get = demoPaths.map(path => fetch(`${host.url}${path}`))
  const post = demoPaths.map(path => fetch(`${host.url}${path}`, { method: "POST", body: '{"ms":1}' }))
  return (await Promise.all([...get, ...post])).map(({ status }) => status)
}
const closed = [...demoPaths.map(() => 404), ...demoPaths.map(() => 405)]

test("production has none of it, even over a demonstration's data", async () => {
  const made = await startHost({ demo: true })
  expect((await demoAnswers(made)).slice(0, 2)).toEqual([200, 200])
  await made.kill9()
  const host = await startHost({ data: made.data, env: { NODE_ENV: "production" } })
  expect(await demoAnswers(host)).toEqual(closed)
  expect(host.output()).not.toContain("/as/")
  await host.stop()
  made.remove()
})

test("an installation of people's own has none of it, and is never filled with invented people", async () => {
  const live = await startHost()
  expect(await demoAnswers(live)).toEqual(closed)
  await live.stop()

  const folder = temporaryFolder()
  const first = await startHost({ data: folder.path })
  await first.stop()
  // Started again without --live: its data are not the demonstration's, so it is none.
  const again = await startHost({ data: folder.path, demo: true })
  expect(await demoAnswers(again)).toEqual(closed)
  expect(again.output()).not.toContain("演示")
  await again.stop()
  folder.remove()
})

test("a demonstration that was interrupted while being made is made anew", async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder.path, "demo.json"), '{"whole":false,"people":[]}')
  const host = await startHost({ demo: true, data: folder.path })
  expect(host.output()).toContain("演示数据好了")
  const { communities } = await host.ask<{ communities: unknown[] }>("members.communities")
  expect(communities).toHaveLength(3)
  await host.stop()
  folder.remove()
})

test("the first administrator comes in by the printed link, once, and only until somebody has", async () => {
  const folder = temporaryFolder()
  const first = await startHost({ data: folder.path })
  const link = /\/enter\/(\S+)/.exec(first.output())?.[1]
  const consent = "2026-03"
  const { session } = await first.ask<{ session: string }>("members.redeem", { link, name: "陈敏", consent })
  await first.ask("members.staffList", {}, { token: session })
  const again = await first.call("members.redeem", { link, name: "别人", consent })
  expect(again.reply.ok).toBe(false)
  await first.stop()
  const second = await startHost({ data: folder.path })
  expect(second.output()).not.toContain("/enter/")
  await second.stop()
  folder.remove()
})
