import { dayLong } from "#cloud/shared/values/instant"
import { home } from "../support/house.ts"
import { type Community, openCommunity, type Seen, yuan } from "./a-round.ts"

let community: Community
let round: string
beforeEach(async () => {
  community = await openCommunity()
  round = await community.openRound()
})
afterEach(() => community.close())

const names = (shown: Seen): string[] => shown.projects.map(({ title }) => title)

describe("proposing", () => {
  test("a proposal is its proposer's to see until it is answered, and nobody learns who proposed it", async () => {
    const { propose, seen, ask, resident, staff, accept } = community
    const project = await propose(round, "楼道灯", yuan(3200))
    expect(names(await seen(round))).toEqual([])
    expect(await ask(resident, "projects.mine", { round })).toMatchObject({
      projects: [{ id: project, state: "proposed", cost: yuan(3200) }],
    })
    expect(await ask(staff, "projects.mine", { round })).toMatchObject({ projects: [] })
    await accept(project, yuan(3000))
    const shown = await seen(round)
    expect(shown.projects).toMatchObject([{ title: "楼道灯", cost: yuan(3000), state: "accepted", from: "resident" }])
    expect(JSON.stringify(shown)).not.toContain('"person"')
    expect(JSON.stringify(shown)).not.toContain("resident-")
  })

  test("ends at its moment", async () => {
    const { refusal, resident, proposal, pass, propose } = community
    pass(14 * dayLong - 1001)
    await propose(round, "最后一刻")
    pass(1)
    expect(await refusal(resident, "projects.propose", proposal(round, "晚了一步"))).toEqual({
      status: 409,
      code: "projects.proposingOver",
    })
  })

  test.each([
    ["a title over the limit", { title: "长".repeat(31) }, "house.tooMuch"],
    ["a reason of two lines", { why: "一行\n两行" }, "house.badForm"],
    ["details over the limit", { details: "长".repeat(1001) }, "house.tooMuch"],
    ["no place", { place: "  " }, "house.tooLittle"],
    ["half a fen", { cost: 320000.5 }, "house.wrongType"],
    ["a cost in words", { cost: "三千" }, "house.wrongType"],
    ["more than the whole budget", { cost: yuan(10001) }, "projects.moreThanBudget"],
    ["a state of its own", { state: "accepted" }, "house.unknownField"],
  ])("%s is refused and leaves nothing behind", async (_, told, code) => {
    const { refusal, resident, proposal, ask } = community
    expect(await refusal(resident, "projects.propose", { ...proposal(round, "楼道灯"), ...told })).toEqual({
      status: 400,
      code,
    })
    expect(await ask(resident, "projects.mine", { round })).toEqual({ projects: [], objections: [] })
  })

  test("one person brings at most five, also when all come at once", async () => {
    const { call, resident, proposal, ask } = community
    const sent = await Promise.all(
      Array.from({ length: 12 }, (_, n) => call(resident, "projects.propose", proposal(round, `第${n}个项目`))),
    )
    expect(sent.filter(({ reply }) => reply.ok)).toHaveLength(5)
    expect(sent.flatMap(({ reply }) => (reply.ok ? [] : [reply.code]))).toEqual(
      Array.from({ length: 7 }, () => "projects.tooManyOfYours"),
    )
    const { projects } = await ask<Seen>(resident, "projects.mine", { round })
    expect(projects).toHaveLength(5)
  })

  test("is for members of the community", async () => {
    const { refusal, proposal } = community
    expect(await refusal("nobody", "projects.propose", proposal(round, "楼道灯"))).toEqual({
      status: 401,
      code: "house.whoAreYou",
    })
  })
})

describe("withdrawing", () => {
  test("one's own, with a reason that everybody reads", async () => {
    const { propose, ask, resident, seen } = community
    const project = await propose(round, "楼道灯")
    await ask(resident, "projects.withdraw", { project, reason: "物业已经装好了" })
    expect((await seen(round)).projects).toMatchObject([{ state: "withdrawn", reason: "物业已经装好了" }])
  })

  test("somebody else's, twice, or once the vote is open, is refused", async () => {
    const { propose, refusal, ask, resident, staff, deliberated, openVoting } = community
    const project = await propose(round, "楼道灯")
    const input = { project, reason: "物业已经装好了" }
    expect(await refusal(staff, "projects.withdraw", input)).toEqual({ status: 403, code: "projects.notYourProject" })
    await ask(resident, "projects.withdraw", input)
    expect(await refusal(resident, "projects.withdraw", input)).toEqual({
      status: 409,
      code: "projects.alreadyScreened",
    })
    const { round: other, ids } = await deliberated({ 长椅: 3000 })
    await openVoting(other)
    expect(await refusal(staff, "projects.withdraw", { ...input, project: ids.长椅 })).toEqual({
      status: 409,
      code: "projects.notNow",
    })
    expect(await refusal(resident, "projects.withdraw", { ...input, project: "nothing" })).toEqual({
      status: 404,
      code: "projects.noSuchProject",
    })
  })
})

describe("screening", () => {
  test("every answer is public with its reason", async () => {
    const { propose, screen, seen } = community
    const lamp = await propose(round, "楼道灯")
    const twin = await propose(round, "三号楼的灯")
    const wish = await propose(round, "修我家的门")
    const road = await propose(round, "补门口马路")
    await screen(lamp, { is: "accepted", cost: yuan(2800) })
    await screen(twin, { is: "merged", into: lamp, reason: "和楼道灯是同一件事" })
    await screen(wish, { is: "rejected", ground: "privateMatter", reason: "属于自家的门" })
    await screen(road, { is: "referred", to: "街道城管科", reason: "市政道路归他们管" })
    expect((await seen(round)).projects).toMatchObject([
      { title: "楼道灯", state: "accepted", cost: yuan(2800) },
      { title: "三号楼的灯", state: "merged", into: lamp, reason: "和楼道灯是同一件事" },
      { title: "修我家的门", state: "rejected", ground: "privateMatter", reason: "属于自家的门" },
      { title: "补门口马路", state: "referred", referredTo: "街道城管科", reason: "市政道路归他们管" },
    ])
  })

  test("a rejection without its ground or its reason is refused", async () => {
    const { propose, refusal, staff } = community
    const project = await propose(round, "楼道灯")
    for (const verdict of [
      { is: "rejected", reason: "就是不行啊" },
      { is: "rejected", ground: "noMood", reason: "就是不行啊" },
      { is: "rejected", ground: "privateMatter", reason: "不行" },
      { is: "merged", reason: "和别的一样" },
      { is: "accepted", cost: 0 },
    ]) {
      const { status } = await refusal(staff, "projects.screen", { project, verdict })
      expect(status).toBe(400)
    }
  })

  test("a resident cannot screen", async () => {
    const { propose, refusal, resident } = community
    const project = await propose(round, "楼道灯")
    const verdict = { is: "accepted", cost: yuan(1) }
    expect(await refusal(resident, "projects.screen", { project, verdict })).toEqual({
      status: 403,
      code: "house.notYours",
    })
    expect(await refusal(resident, "projects.proposals", { round })).toEqual({ status: 403, code: "house.notYours" })
  })

  test("is decided once, even by two at the same time; a decision can be taken back with a reason", async () => {
    const { propose, call, staff, committee, screen, seen, refusal } = community
    const project = await propose(round, "楼道灯")
    const both = await Promise.all(
      [staff, committee].map(who =>
        call(who, "projects.screen", { project, verdict: { is: "accepted", cost: yuan(who === staff ? 1 : 2) } }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    await screen(project, { is: "proposed", reason: "费用核错了，重新核" })
    expect((await seen(round)).projects).toEqual([])
    await screen(project, { is: "accepted", cost: yuan(3) })
    expect((await seen(round)).projects).toMatchObject([{ state: "accepted", cost: yuan(3) }])
    expect(await refusal(staff, "projects.screen", { project, verdict: { is: "accepted", cost: yuan(4) } })).toEqual({
      status: 409,
      code: "projects.alreadyScreened",
    })
  })

  test("a cost above the budget, and a merge into itself, another round or a rejected one, are refused", async () => {
    const { propose, refusal, staff, screen, openRound, accept } = community
    const project = await propose(round, "楼道灯")
    const rejected = await propose(round, "修我家的门")
    await screen(rejected, { is: "rejected", ground: "privateMatter", reason: "属于自家的门" })
    const other = await propose(await openRound({ title: "另一轮" }), "另一轮的灯")
    await accept(other, yuan(100))
    expect(
      await refusal(staff, "projects.screen", { project, verdict: { is: "accepted", cost: yuan(10001) } }),
    ).toEqual({ status: 400, code: "projects.moreThanBudget" })
    for (const into of [project, rejected, other, "nothing"])
      expect(
        await refusal(staff, "projects.screen", { project, verdict: { is: "merged", into, reason: "同一件事" } }),
      ).toEqual({ status: 400, code: "projects.mergeIntoWhat" })
  })

  test("is over once the vote is open", async () => {
    const { deliberated, openVoting, refusal, staff } = community
    const { round: other, ids } = await deliberated({ 长椅: 3000 })
    await openVoting(other)
    const verdict = { is: "proposed", reason: "想再看看这个" }
    expect(await refusal(staff, "projects.screen", { project: ids.长椅, verdict })).toEqual({
      status: 409,
      code: "projects.notNow",
    })
  })
})

test("the desk pages through all proposals; a visitor reads the details of an answered one only", async () => {
  const { propose, ask, staff, refusal, accept } = community
  const made = []
  for (const title of ["一号项目", "二号项目", "三号项目"]) made.push(await propose(round, title))
  const first = await ask<{ proposals: { id: string }[]; next: string }>(staff, "projects.proposals", {
    round,
    limit: 2,
  })
  const rest = await ask<{ proposals: { id: string }[]; next?: string }>(staff, "projects.proposals", {
    round,
    limit: 2,
    after: first.next,
  })
  expect([...first.proposals, ...rest.proposals].map(({ id }) => id).sort()).toEqual([...made].sort())
  expect(rest.next).toBeUndefined()
  const [project] = made
  expect(await refusal("nobody", "projects.project", { community: home, project })).toEqual({
    status: 404,
    code: "projects.noSuchProject",
  })
  await accept(project ?? "", yuan(100))
  expect(await ask("nobody", "projects.project", { community: home, project })).toMatchObject({
    title: "一号项目",
    round,
  })
})
