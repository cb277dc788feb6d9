import { facts } from "#cloud/shared/fact"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour, later, second } from "#cloud/shared/values/instant"
import { ballots } from "#cloud/votes/casting/records"
import { roundRule, rulesHash } from "#cloud/votes/counting/rule"
import { home } from "../support/house.ts"
import { type Community, openCommunity, yuan } from "./a-round.ts"

let community: Community
beforeEach(async () => {
  community = await openCommunity()
})
afterEach(() => community.close())

type Statement = {
  available: number
  earmarked: number
  entries: { kind: string; amount: number; words: string; items: { project: string; amount: number }[] }[]
}

describe("opening the vote", () => {
  test("freezes the rule, the projects and one seat a household, and tells everybody", async () => {
    const { deliberated, openVoting, ask, seen, documents } = community
    const { round, ids } = await deliberated({ 路灯: 4000, 长椅: 5000 })
    const vote = await openVoting(round)
    const shown = await ask<{ options: object[] }>("nobody", "votes.show", { community: home, vote })
    expect(shown).toMatchObject({
      seats: 5,
      budget: yuan(10000),
      stands: "open",
      changeAllowed: true,
      rule: roundRule,
      form: { kind: "approval", min: 0, max: 2 },
      rulesHash: rulesHash(roundRule),
    })
    expect(shown.options).toMatchObject([
      { id: ids.路灯, title: "路灯", cost: yuan(4000), place: "3 号楼", summary: "夜里看得见台阶" },
      { id: ids.长椅, title: "长椅", cost: yuan(5000) },
    ])
    const { voting, state } = await seen(round)
    expect(state).toBe("voting")
    expect(voting).toMatchObject({ vote, rulesHash: rulesHash(roundRule).slice(0, 8) })
    expect(await documents.read(facts, `projects.votingOpened:${round}`)).toMatchObject({
      audience: { to: "community" },
      page: `/pages/votes/ballot?community=home&vote=${vote}`,
      data: { vote, projects: 2 },
    })
  })

  test("takes greedy by votes, a limit of choices and no changes where the round wants that", async () => {
    const { deliberated, openVoting, ask } = community
    const { round } = await deliberated({ 路灯: 4000, 长椅: 5000 })
    const rule = { kind: "greedy", by: "votes", skip: true, threshold: 1, ties: ["cost", "votes", "lot"] }
    const vote = await openVoting(round, { rule, most: 1, changeAllowed: false })
    expect(await ask("nobody", "votes.show", { community: home, vote })).toMatchObject({
      rule,
      changeAllowed: false,
      form: { max: 1 },
    })
  })

  test("says what is missing before, and refuses while it is", async () => {
    const { deliberated, refusal, staff, ask, party, now } = community
    const { round } = await deliberated({ 路灯: 4000 }, { study: true, budget: yuan(30001) })
    const open = { round, closes: later(now(), dayLong) }
    expect(await ask(staff, "projects.readiness", { round })).toEqual({
      waiting: 0,
      accepted: 1,
      studyAsked: true,
      studied: false,
      budget: yuan(30001),
      free: yuan(30000),
      households: 5,
    })
    expect(await refusal(staff, "projects.openVoting", open)).toEqual({ status: 409, code: "projects.studyFirst" })
    await ask(party, "projects.study", { round, opinion: "同意交居民投票", day: "2026-03-02" })
    expect(await refusal(staff, "projects.openVoting", open)).toEqual({ status: 409, code: "projects.notEnoughMoney" })
    const empty = await deliberated({})
    expect(await refusal(staff, "projects.openVoting", { ...open, round: empty.round })).toEqual({
      status: 409,
      code: "projects.nothingToVoteOn",
    })
  })

  test("is refused without a roll of households", async () => {
    const { deliberated, refusal, staff, now, households } = community
    const { round } = await deliberated({ 路灯: 4000 })
    households.splice(0)
    expect(await refusal(staff, "projects.openVoting", { round, closes: later(now(), dayLong) })).toEqual({
      status: 409,
      code: "projects.noHouseholds",
    })
  })

  test("is refused of a resident, before deliberation, twice, and for less than an hour or more than 90 days", async () => {
    const { deliberated, openRound, openVoting, refusal, resident, staff, now } = community
    const closes = later(now(), dayLong)
    const soliciting = await openRound()
    expect(await refusal(resident, "projects.openVoting", { round: soliciting, closes })).toEqual({
      status: 403,
      code: "house.notYours",
    })
    expect(await refusal(staff, "projects.openVoting", { round: soliciting, closes })).toEqual({
      status: 409,
      code: "projects.notNow",
    })
    const { round } = await deliberated({ 路灯: 4000 })
    for (const wrong of [later(now(), hour - 1), later(now(), 90 * dayLong + 1)])
      expect(await refusal(staff, "projects.openVoting", { round, closes: wrong })).toEqual({
        status: 400,
        code: "projects.votingTooShort",
      })
    await openVoting(round)
    expect(await refusal(staff, "projects.openVoting", { round, closes })).toEqual({
      status: 409,
      code: "projects.notNow",
    })
  })

  test("two rounds cannot count on the same money, not even when they open at the same time", async () => {
    const { deliberated, call, staff, now } = community
    const closes = later(now(), dayLong)
    const rounds = []
    for (let n = 0; n < 4; n++) rounds.push((await deliberated({ 路灯: 4000 }, { budget: yuan(10000) })).round)
    const opened = await Promise.all(rounds.map(round => call(staff, "projects.openVoting", { round, closes })))
    expect(opened.map(({ status }) => status).sort()).toEqual([200, 200, 200, 409])
    expect(opened.flatMap(({ reply }) => (reply.ok ? [] : [reply.code]))).toEqual(["projects.notEnoughMoney"])
  })
})

describe("ending the vote", () => {
  test("early needs a reason, which is public; a ballot after it is too late", async () => {
    const { deliberated, openVoting, ask, refusal, staff, seen, cast, now } = community
    const { round, ids } = await deliberated({ 路灯: 4000 })
    const vote = await openVoting(round)
    expect(await refusal(staff, "projects.close", { round, reason: "完" })).toEqual({
      status: 400,
      code: "house.tooLittle",
    })
    const closed = await ask(staff, "projects.close", { round, reason: "全部住户都已投票" })
    expect(closed).toEqual({ closes: now(), countedFrom: later(now(), 6 * second) })
    expect(await seen(round)).toMatchObject({ state: "counting", voting: { early: "全部住户都已投票" } })
    await expect(cast("h1", vote, [ids.路灯])).rejects.toThrow("votes.tooLate")
  })

  test("happens once, however many press the button at the same time", async () => {
    const { deliberated, openVoting, call, staff, committee } = community
    const { round } = await deliberated({ 路灯: 4000 })
    await openVoting(round)
    const closed = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        call(n % 2 ? staff : committee, "projects.close", { round, reason: `第 ${n} 个人说结束` }),
      ),
    )
    expect(closed.filter(({ reply }) => reply.ok)).toHaveLength(1)
    expect(new Set(closed.flatMap(({ reply }) => (reply.ok ? [] : [reply.code])))).toEqual(
      new Set(["projects.alreadyEnded"]),
    )
  })

  test("is refused of a resident, before the vote opened, and after its planned end", async () => {
    const { deliberated, openVoting, refusal, staff, resident, pass } = community
    const { round } = await deliberated({ 路灯: 4000 })
    const close = { round, reason: "全部住户都已投票" }
    expect(await refusal(staff, "projects.close", close)).toEqual({ status: 409, code: "projects.notNow" })
    await openVoting(round)
    expect(await refusal(resident, "projects.close", close)).toEqual({ status: 403, code: "house.notYours" })
    pass(7 * dayLong)
    expect(await refusal(staff, "projects.close", close)).toEqual({ status: 409, code: "projects.alreadyEnded" })
  })
})

describe("the count", () => {
  test("comes six seconds after the end, by the clock alone", async () => {
    const { deliberated, openVoting, cast, seen, tick, pass, bugs } = community
    const { round, ids } = await deliberated({ 路灯: 4000 })
    const vote = await openVoting(round)
    await cast("h1", vote, [ids.路灯])
    pass(7 * dayLong + 6 * second - 1)
    await tick()
    expect((await seen(round)).state).toBe("counting")
    pass(1)
    await tick()
    expect(await seen(round)).toMatchObject({ state: "counted", counted: { ballots: 1, chosen: 1 } })
    expect(bugs).toEqual([])
  })

  test("is the clock's to begin, nobody else's", async () => {
    const { refusal, staff } = community
    expect(await refusal(staff, "projects.tick")).toEqual({ status: 403, code: "house.notYours" })
  })

  test("earmarks what was chosen, to the fen, in the fund's book", async () => {
    const { counted, seen, ask, staff, fund } = community
    const { round, ids } = await counted()
    const { projects, counted: figures } = await seen(round)
    const chosen = projects.filter(project => project.chosen)
    expect(chosen.map(({ title }) => title)).toEqual(["路灯", "长椅"])
    expect(projects.find(({ title }) => title === "亭子")?.chosen).toBe(false)
    const sum = chosen.reduce((total, { cost }) => total + cost, 0)
    expect(figures).toMatchObject({ ballots: 4, spent: sum, chosen: 2 })
    const book = await ask<Statement>(staff, "funds.statement", { fund })
    expect(book).toMatchObject({ earmarked: sum, available: yuan(30000) - sum })
    expect(book.entries[0]).toMatchObject({ kind: "earmark", amount: sum, words: "2026 年第一轮微项目" })
    expect(book.entries[0]?.items.map(({ project, amount }) => [project, amount]).sort()).toEqual(
      [
        [ids.路灯, yuan(4000)],
        [ids.长椅, yuan(5000)],
      ].sort(),
    )
  })

  test("is done once, however often and by however many timers", async () => {
    const { deliberated, openVoting, cast, pass, tick, ask, staff, fund, seen, bugs } = community
    const { round, ids } = await deliberated({ 路灯: 4000 })
    const vote = await openVoting(round)
    await cast("h1", vote, [ids.路灯])
    await ask(staff, "projects.close", { round, reason: "全部住户都已投票" })
    pass(6 * second)
    await Promise.all([tick(), tick(), tick()])
    pass(8 * dayLong)
    await tick()
    const book = await ask<Statement>(staff, "funds.statement", { fund })
    expect(book.entries.map(({ kind }) => kind)).toEqual(["earmark", "grant"])
    expect((await seen(round)).state).toBe("counted")
    expect(bugs).toEqual([])
  })

  test("without a single ballot chooses nothing, moves no money, and frees what was promised", async () => {
    const { deliberated, openVoting, pass, tick, ask, staff, fund, seen } = community
    const { round } = await deliberated({ 路灯: 4000 })
    await openVoting(round)
    const next = await deliberated({ 长椅: 4000 })
    expect(await ask(staff, "projects.readiness", { round: next.round })).toMatchObject({ free: yuan(20000) })
    pass(7 * dayLong + 6 * second)
    await tick()
    expect(await seen(round)).toMatchObject({ state: "counted", counted: { ballots: 0, spent: 0, chosen: 0 } })
    expect(await ask(staff, "funds.statement", { fund })).toMatchObject({ earmarked: 0, entries: [{ kind: "grant" }] })
    expect(await ask(staff, "projects.readiness", { round: next.round })).toMatchObject({ free: yuan(30000) })
  })

  test("waits for the paper box, and looks again within a minute", async () => {
    const { deliberated, openVoting, pass, tick, ask, staff, person, seen, minute, bugs } = community
    const { round, ids } = await deliberated({ 路灯: 4000 })
    const vote = await openVoting(round)
    await ask(staff, "votes.markPaper", { vote, seat: "h1" })
    pass(7 * dayLong + 6 * second)
    await tick()
    expect((await seen(round)).state).toBe("counting")
    const slips = [{ kind: "approval", options: [ids.路灯] }]
    const { batch } = await ask<{ batch: string }>(staff, "votes.enterBatch", { vote, slips })
    await ask(person("second", { roles: ["staff"] }), "votes.confirmBatch", { vote, batch, slips })
    pass(minute)
    await tick()
    expect(await seen(round)).toMatchObject({ state: "counted", counted: { ballots: 1, spent: yuan(4000) } })
    expect(bugs).toEqual([])
  })

  test("does not count ballots of another rule: the round waits, and the fault is logged each time", async () => {
    const { deliberated, openVoting, cast, pass, tick, seen, minute, bugs, documents } = community
    const { round, ids } = await deliberated({ 路灯: 4000 })
    const vote = id<"vote">(await openVoting(round))
    await cast("h1", vote, [ids.路灯])
    const ballot = { kind: "approval" as const, options: [id<"option">(String(ids.路灯))] }
    await documents.change(tx => tx.create(ballots, "planted", { vote, ballot, rulesHash: "another" }))
    pass(7 * dayLong + 6 * second)
    await tick()
    pass(minute)
    await tick()
    expect((await seen(round)).state).toBe("counting")
    expect(bugs).toMatchObject([{ code: "votes.mixedRules" }, { code: "votes.mixedRules" }])
  })
})
