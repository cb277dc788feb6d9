import { openHouse } from "#cloud/host/house"
import { addMember, createCommunity, createHouseholds } from "#cloud/members/actions"
import { messages } from "#cloud/notices/outbox/records"
import { notices } from "#cloud/notices/writing/records"
import { facts } from "#cloud/shared/fact"
import type { Subject } from "#cloud/shared/ports"
import type { Role } from "#cloud/shared/roles"
import { communityScope } from "#cloud/shared/scope"
import { every } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, type Instant, instant, later, minute } from "#cloud/shared/values/instant"
import { temporaryFolder } from "../support/store.ts"

jest.setTimeout(60_000)

const community = id<"community">("xingfuli")
const ending = /^(projects\.votingEnds|meetings\.pollEnds)/

/** A community of thirteen households in one building, with everything assembled as it runs; a vote and a poll for them all. */
const openCommunity = async () => {
  const folder = temporaryFolder()
  let now: Instant = instant("2026-03-02T01:00:00.000Z")
  const house = openHouse({ directory: `${folder.path}/data`, now: () => now, unsafe: true })
  const documents = house.store.in(communityScope(community))
  const about = { address: "光明路 8 号", clerk: "陈敏", phone: "0472-5550188" }
  await createCommunity(house.store, { community, name: "杏福里社区", ...about }, now)
  let keys = 0
  const call = (subject: Subject | "timer", action: string, input: object = {}) => {
    keys += 1
    const who =
      subject === "timer" ? { timer: true as const } : { subject, key: `test-key-${String(keys).padStart(8, "0")}` }
    return house.door({ action, input, ...who })
  }
  const ask = async <V>(subject: Subject | "timer", action: string, input: object = {}): Promise<V> => {
    const { reply } = await call(subject, action, input)
    if (!reply.ok) throw new Error(`${action}: ${reply.code} ${JSON.stringify(reply.details)}`)
    return reply.value as V
  }
  const join = async (name: string, more: { roles?: Role[]; household?: string } = {}): Promise<Subject> => {
    const subject = `wx:${name}` as Subject
    const { household, ...rest } = more
    await addMember(
      house.store,
      { subject, community, name, ...rest, ...(household && { household: id<"household">(household) }) },
      now,
    )
    return subject
  }
  const homes = await createHouseholds(
    house.store,
    community,
    Array.from({ length: 13 }, (_, n) => ({ compound: "杏福里", building: "3", unit: "1", door: String(101 + n) })),
    now,
  )
  const staff = await join("staff", { roles: ["staff"] })
  const treasurer = await join("treasurer", { roles: ["treasurer"] })
  const residents: Subject[] = []
  for (const [n, household] of homes.entries()) residents.push(await join(`resident${n}`, { household }))

  const settle = async (): Promise<void> => {
    for (let round = 0; round < 20; round += 1) {
      let seen = 0
      for (const action of ["projects.tick", "meetings.tick", "notices.tick", "notices.deliver"])
        seen += (await ask<{ seen: number }>("timer", action)).seen
      if (seen === 0) return
      now = later(now, 1000)
    }
  }
  /** How many reminders stand in each resident's inbox. */
  const reminders = async (): Promise<number[]> => {
    const made = new Set<string>()
    for await (const { id: notice, fact } of every(documents, notices)) if (ending.test(fact ?? "")) made.add(notice)
    return Promise.all(
      residents.map(async subject => {
        const { unread } = await ask<{ unread: { notice: string }[] }>(subject, "notices.inbox")
        return unread.filter(({ notice }) => made.has(notice)).length
      }),
    )
  }
  return {
    documents,
    staff,
    residents,
    ask,
    call,
    settle,
    reminders,
    now: () => now,
    pass: (ms: number) => {
      now = later(now, ms)
    },
    /** A round that is voted on for a week; gives the round and the vote. */
    vote: async () => {
      const { fund } = await ask<{ fund: string }>(treasurer, "funds.open", { name: "微资金" })
      await ask(treasurer, "funds.grant", { fund, amount: 2_000_000, source: "街道拨款" })
      const { round } = await ask<{ round: string }>(staff, "projects.openRound", {
        ...{ title: "今年的微项目", fund, budget: 1_000_000, study: false },
        ...{ proposeUntil: later(now, 3 * dayLong), publicity: { kind: "affairs", days: 15 } },
      })
      const told = { title: "楼道灯", place: "3 号楼", why: "夜里看得见台阶", cost: 300_000 }
      const { project } = await ask<{ project: string }>(staff, "projects.propose", { round, ...told })
      await ask(staff, "projects.screen", { project, verdict: { is: "accepted", cost: 300_000 } })
      for (const to of ["screening", "deliberating"])
        await ask(staff, "projects.move", { round, to, note: "进入下一步" })
      const closes = later(now, 7 * dayLong)
      const { vote } = await ask<{ vote: string }>(staff, "projects.openVoting", { round, closes })
      const cast = (n: number) =>
        ask(residents[n] ?? staff, "votes.cast", {
          ...{ vote, ballot: { kind: "approval", options: [project] } },
          nonce: Buffer.from(String(n).padEnd(16)).toString("hex"),
        })
      return { round, cast }
    },
    close: async () => {
      await house.close()
      folder.remove()
    },
  }
}

let there: Awaited<ReturnType<typeof openCommunity>>
beforeEach(async () => {
  there = await openCommunity()
})
afterEach(() => there.close())

const last = async () => {
  const found = []
  for await (const one of every(there.documents, notices)) if (ending.test(one.fact ?? "")) found.push(one)
  return found
}

describe("a day before a vote closes", () => {
  test("the households that have not voted are told, each once, and those that have are left in peace", async () => {
    const { cast } = await there.vote()
    for (const n of [0, 1, 2, 3, 4]) await cast(n)
    await there.settle()
    there.pass(6 * dayLong - hour)
    await there.settle()
    expect(await there.reminders()).toEqual(Array(13).fill(0))
    there.pass(hour)
    await there.settle()
    const once = [...Array(5).fill(0), ...Array(8).fill(1)]
    expect(await there.reminders()).toEqual(once)
    // Whatever the clock does next, and however often: nobody a second time.
    for (const ms of [minute, hour, 10 * hour]) {
      there.pass(ms)
      await there.settle()
    }
    expect(await there.reminders()).toEqual(once)
  })

  test("no list says who has not: neither the fact nor the notice, and staff see the figures in fives", async () => {
    const { cast } = await there.vote()
    for (const n of [0, 1, 2, 3, 4]) await cast(n)
    there.pass(6 * dayLong)
    await there.settle()
    const [reminder] = await last()
    if (!reminder) throw new Error("nobody was reminded")
    const [fact] = (await there.documents.list(facts, { where: { kind: "projects.votingEnds" } })).map(one => one)
    expect(Object.keys(fact?.audience ?? {}).sort()).toEqual(["to", "vote"])
    expect(Object.keys(reminder.audience).sort()).toEqual(["to", "vote"])
    expect(reminder.persons).toBe(8)

    const report = await there.ask<Record<string, unknown>>(there.staff, "notices.report", { notice: reminder.id })
    expect(report).toMatchObject({ people: 5, read: 0, resendable: 0 })
    const figures = JSON.stringify(report).match(/:\d+/g) ?? []
    expect(figures.length).toBeGreaterThan(4)
    expect(figures.filter(figure => Number(figure.slice(1)) % 5 !== 0)).toEqual([])
    const { notices: listed } = await there.ask<{ notices: { notice: string; people: number }[] }>(
      there.staff,
      "notices.list",
    )
    expect(listed.find(({ notice }) => notice === reminder.id)?.people).toBe(5)
    expect((await there.call(there.staff, "notices.resend", { notice: reminder.id })).reply).toMatchObject({
      code: "notices.remindedOnce",
    })
    expect((await there.documents.list(messages, { where: { notice: reminder.id } })).length).toBe(8)
  })

  test("staff cannot write to those who have not voted", async () => {
    await there.vote()
    const { status } = await there.call(there.staff, "notices.write", {
      ...{ template: "news", title: "快来投票", text: "快来投票", urgent: false },
      audience: { to: "notVoted", vote: "v1" },
    })
    expect(status).toBe(400)
  })

  test("a vote that was ended before reminds nobody", async () => {
    const { round } = await there.vote()
    there.pass(3 * dayLong)
    await there.ask(there.staff, "projects.close", { round, reason: "提前结束" })
    there.pass(3 * dayLong)
    await there.settle()
    expect(await last()).toEqual([])
  })
})

describe("a day before a time poll closes", () => {
  const poll = async () => {
    const { poll: opened } = await there.ask<{ poll: string }>(there.staff, "meetings.openPoll", {
      ...{ title: "花园改造，一起商量", place: "活动室", countsShown: "always", audience: { to: "community" } },
      ...{ closes: later(there.now(), 4 * dayLong), slots: [{ day: "2026-03-14", from: "19:00", to: "20:30" }] },
    })
    return opened
  }
  const answer = (opened: string, n: number) =>
    there.ask(there.residents[n] ?? there.staff, "meetings.answer", {
      ...{ poll: opened, says: { "2026-03-14T19:00": "yes" } },
    })

  test("those who have not answered are told, each once", async () => {
    const opened = await poll()
    for (const n of [0, 3, 12]) await answer(opened, n)
    there.pass(3 * dayLong)
    await there.settle()
    const once = Array.from({ length: 13 }, (_, n) => ([0, 3, 12].includes(n) ? 0 : 1))
    expect(await there.reminders()).toEqual(once)
    there.pass(12 * hour)
    await there.settle()
    expect(await there.reminders()).toEqual(once)
    expect(Object.keys((await last())[0]?.audience ?? {}).sort()).toEqual(["poll", "to"])
  })

  test("a poll whose time is settled reminds nobody", async () => {
    const opened = await poll()
    await answer(opened, 0)
    await there.ask(there.staff, "meetings.settle", { poll: opened, slot: "2026-03-14T19:00" })
    there.pass(3 * dayLong)
    await there.settle()
    expect(await last()).toEqual([])
  })
})
