import { facts } from "#cloud/shared/fact"
import { communityScope } from "#cloud/shared/scope"
import { dayLong, hour, later } from "#cloud/shared/values/instant"
import { elsewhere, home } from "../support/house.ts"
import { type Community, openCommunity } from "./a-round.ts"

let community: Community
beforeEach(async () => {
  community = await openCommunity()
})
afterEach(() => community.close())

describe("opening a round", () => {
  test("everybody sees it at once, with its money and its dates, and is told", async () => {
    const { openRound, seen, documents, ask, roundInput } = community
    const input = roundInput()
    const round = await openRound(input)
    expect(await seen(round)).toMatchObject({ ...input, study: { asked: false }, state: "soliciting", projects: [] })
    const { rounds } = await ask<{ rounds: { id: string }[] }>("nobody", "projects.rounds", { community: home })
    expect(rounds.map(({ id }) => id)).toEqual([round])
    expect(await documents.read(facts, `projects.roundOpened:${round}`)).toMatchObject({
      audience: { to: "community" },
      page: `/pages/projects/round?community=home&round=${round}`,
      data: { title: input.title, budget: input.budget, closes: input.proposeUntil },
    })
  })

  test("only staff or the committee can", async () => {
    const { refusal, resident, treasurer, roundInput } = community
    for (const who of [resident, treasurer])
      expect(await refusal(who, "projects.openRound", roundInput())).toEqual({ status: 403, code: "house.notYours" })
    expect(await refusal("nobody", "projects.openRound", roundInput())).toEqual({
      status: 401,
      code: "house.whoAreYou",
    })
  })

  test.each([
    ["14 days of 居务公开", { publicity: { kind: "affairs", days: 14 } }, "projects.publicityTooShort"],
    ["6 days of a local charter", { publicity: { kind: "local", days: 6 } }, "projects.publicityTooShort"],
    ["a title over the limit", { title: "长".repeat(31) }, "house.tooMuch"],
    ["no money", { budget: 0 }, "house.tooLittle"],
    ["half a fen", { budget: 100.5 }, "house.wrongType"],
    ["a state of its own", { state: "approved" }, "house.unknownField"],
  ])("%s is refused and leaves nothing behind", async (_, told, code) => {
    const { refusal, staff, roundInput, ask } = community
    expect(await refusal(staff, "projects.openRound", { ...roundInput(), ...told })).toEqual({ status: 400, code })
    expect(await ask("nobody", "projects.rounds", { community: home })).toEqual({ rounds: [] })
  })

  test("soliciting for less than a day, or for more than half a year, is refused", async () => {
    const { refusal, staff, roundInput, now } = community
    for (const proposeUntil of [later(now(), dayLong - 1), later(now(), 181 * dayLong)])
      expect(await refusal(staff, "projects.openRound", { ...roundInput(), proposeUntil })).toEqual({
        status: 400,
        code: "projects.proposingTooShort",
      })
  })

  test("a repeat of the request is the same round", async () => {
    const { ask, staff, roundInput } = community
    const input = roundInput()
    const first = await ask(staff, "projects.openRound", input, "the-same-key-twice")
    expect(await ask(staff, "projects.openRound", input, "the-same-key-twice")).toEqual(first)
    const { rounds } = await ask<{ rounds: unknown[] }>("nobody", "projects.rounds", { community: home })
    expect(rounds).toHaveLength(1)
  })
})

test("a round of another community is not found, whatever one asks of it", async () => {
  const { openRound, stranger, refusal, ask, propose, accept, store } = community
  const round = await openRound()
  const project = await propose(round, "路灯")
  await accept(project, 300000)
  const gone = { status: 404, code: "projects.noSuchRound" }
  expect(await refusal("nobody", "projects.round", { community: elsewhere, round })).toEqual(gone)
  expect(await refusal(stranger, "projects.move", { round, to: "screening", note: "征集提前结束" })).toEqual(gone)
  expect(await refusal(stranger, "projects.proposals", { round })).toEqual(gone)
  expect(await refusal(stranger, "projects.mine", { round })).toEqual(gone)
  expect(await refusal(stranger, "projects.study", { round, opinion: "同意", day: "2026-03-01" })).toEqual(gone)
  expect(await refusal(stranger, "projects.readiness", { round })).toEqual(gone)
  expect(await refusal(stranger, "projects.close", { round, reason: "全部投完" })).toEqual(gone)
  expect(await refusal(stranger, "projects.publish", { round })).toEqual(gone)
  expect(await refusal(stranger, "projects.object", { round, text: "我不同意" })).toEqual(gone)
  expect(await refusal(stranger, "projects.objections", { round })).toEqual(gone)
  expect(await refusal("nobody", "projects.project", { community: elsewhere, project })).toEqual({
    status: 404,
    code: "projects.noSuchProject",
  })
  expect(await refusal(stranger, "projects.screen", { project, verdict: { is: "accepted", cost: 100 } })).toEqual({
    status: 404,
    code: "projects.noSuchProject",
  })
  expect(await ask("nobody", "projects.rounds", { community: elsewhere })).toEqual({ rounds: [] })
  expect(await store.in(communityScope(elsewhere)).list(facts)).toEqual([])
})

test("the list of rounds needs a community and shows no more than a phone does", async () => {
  const { refusal } = community
  expect(await refusal("nobody", "projects.rounds")).toEqual({ status: 400, code: "house.wrongType" })
  expect(await refusal("nobody", "projects.rounds", { community: home, limit: 51 })).toEqual({
    status: 400,
    code: "house.tooMuch",
  })
})

describe("moving on by hand", () => {
  test("needs a public note, and the note can be read", async () => {
    const { openRound, move, refusal, seen, staff } = community
    const round = await openRound()
    expect(await refusal(staff, "projects.move", { round, to: "screening", note: "早" })).toEqual({
      status: 400,
      code: "house.tooLittle",
    })
    await move(round, "screening")
    const { state, notes } = await seen(round)
    expect(state).toBe("screening")
    expect(notes).toMatchObject([{ state: "screening", note: "议事会讨论后进入下一步" }])
  })

  test.each([["deliberating"], ["voting"], ["counted"], ["publicizing"], ["approved"], ["closed"]])(
    "soliciting does not lead to %s",
    async to => {
      const { openRound, refusal, staff } = community
      const round = await openRound()
      expect(await refusal(staff, "projects.move", { round, to, note: "直接跳过去" })).toEqual({
        status: 409,
        code: "projects.notNow",
      })
    },
  )

  test("waits until every proposal has been answered", async () => {
    const { openRound, propose, refusal, staff, pass, accept, move } = community
    const round = await openRound()
    const project = await propose(round, "路灯")
    pass(15 * dayLong)
    const on = { round, to: "deliberating", note: "筛选完成，开始协商" }
    expect(await refusal(staff, "projects.move", on)).toEqual({ status: 409, code: "projects.stillWaiting" })
    await accept(project, 300000)
    await move(round, "deliberating")
  })

  test("a round is withdrawn with its reason in public, and takes nothing more", async () => {
    const { openRound, move, seen, refusal, resident, proposal } = community
    const round = await openRound()
    await move(round, "withdrawn")
    expect(await seen(round)).toMatchObject({ state: "withdrawn", notes: [{ state: "withdrawn" }] })
    expect(await refusal(resident, "projects.propose", proposal(round, "路灯"))).toEqual({
      status: 409,
      code: "projects.proposingOver",
    })
  })
})

describe("the party organization's study", () => {
  test("is public with its day", async () => {
    const { deliberated, ask, party, seen } = community
    const { round } = await deliberated({ 路灯: 3000 }, { study: true })
    await ask(party, "projects.study", { round, opinion: "同意交居民投票", day: "2026-03-01" })
    expect((await seen(round)).study).toEqual({ asked: true, held: { opinion: "同意交居民投票", day: "2026-03-01" } })
  })

  test("is refused of a resident, for tomorrow, too early, and where the round has no such step", async () => {
    const { openRound, deliberated, refusal, resident, party, pass } = community
    const opinion = { opinion: "同意交居民投票", day: "2026-03-01" }
    const soliciting = await openRound({ study: true })
    expect(await refusal(resident, "projects.study", { round: soliciting, ...opinion })).toEqual({
      status: 403,
      code: "house.notYours",
    })
    expect(await refusal(party, "projects.study", { round: soliciting, ...opinion })).toEqual({
      status: 409,
      code: "projects.notNow",
    })
    expect(await refusal(party, "projects.study", { round: soliciting, ...opinion, day: "2026-03-03" })).toEqual({
      status: 400,
      code: "projects.studyLater",
    })
    pass(hour)
    const { round } = await deliberated({ 路灯: 3000 })
    expect(await refusal(party, "projects.study", { round, ...opinion })).toEqual({
      status: 409,
      code: "projects.studyNotAsked",
    })
  })
})
