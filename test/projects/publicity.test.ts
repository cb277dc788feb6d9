import { approveRound } from "#cloud/projects/publicity/actions"
import { facts } from "#cloud/shared/fact"
import { id } from "#cloud/shared/values/id"
import { dayLong, hour } from "#cloud/shared/values/instant"
import { home } from "../support/house.ts"
import { type Community, openCommunity, type Seen, yuan } from "./a-round.ts"

let community: Community
beforeEach(async () => {
  community = await openCommunity()
})
afterEach(() => community.close())

const object = async (round: string, who = community.resident, project?: string): Promise<string> => {
  const input = { round, text: "长椅挡住了轮椅", ...(project && { project }) }
  return (await community.ask<{ objection: string }>(who, "projects.object", input)).objection
}
const answer = (objection: string, told: object = {}) =>
  community.ask(community.staff, "projects.answerObjection", { objection, answer: "已和物业商定东移两米", ...told })
const stateOf = async (round: string): Promise<string> => (await community.seen(round)).state

describe("publishing", () => {
  test("puts the whole result where anyone reads it, and tells everybody", async () => {
    const { published, seen, ask, documents } = community
    const { round } = await published()
    const { published: notice, state, voting } = await seen(round)
    expect(state).toBe("publicizing")
    const shown = await ask<{ body: { rows: object[]; remarks: object[] } }>("nobody", "disclosures.read", {
      community: home,
      disclosure: notice?.disclosure,
    })
    expect(shown.body).toMatchObject({
      figures: { budget: yuan(10000), spent: yuan(9000), left: yuan(1000), seats: 5, ballots: 4, invalid: 0 },
    })
    expect(shown.body.rows).toMatchObject([
      { state: "chosen", figures: { votes: 3 } },
      { state: "chosen", figures: { votes: 3 } },
      { title: "亭子", state: "notChosen", figures: { cost: yuan(9000), votes: 1 } },
    ])
    expect(shown.body.rows[0]).toHaveProperty("reason.zh", expect.stringContaining("选中"))
    expect(shown.body.rows[2]).toHaveProperty("reason.en", expect.stringContaining("1"))
    expect(shown.body.remarks).toMatchObject([{ zh: expect.stringContaining(voting?.rulesHash ?? "") }])
    expect(await documents.read(facts, `projects.published:${round}`)).toMatchObject({
      page: `/pages/projects/result?community=home&round=${round}`,
      data: { chosen: 2, spent: yuan(9000), until: notice?.until },
    })
  })

  test("before the count is refused, and so is publishing twice", async () => {
    const { deliberated, openVoting, refusal, staff, pass, published } = community
    const { round } = await deliberated({ 路灯: 4000 })
    const early = { status: 409, code: "projects.notCounted" }
    expect(await refusal(staff, "projects.publish", { round })).toEqual(early)
    await openVoting(round)
    expect(await refusal(staff, "projects.publish", { round })).toEqual(early)
    pass(8 * dayLong)
    expect(await refusal(staff, "projects.publish", { round })).toEqual(early)
    const done = await published()
    expect(await refusal(staff, "projects.publish", { round: done.round })).toEqual({
      status: 409,
      code: "projects.notNow",
    })
  })

  test("is one publication, however many publish at the same time; a resident cannot", async () => {
    const { counted, call, staff, committee, ask, refusal, resident } = community
    const { round } = await counted()
    expect(await refusal(resident, "projects.publish", { round })).toEqual({ status: 403, code: "house.notYours" })
    const both = await Promise.all([staff, committee].map(who => call(who, "projects.publish", { round })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { disclosures } = await ask<{ disclosures: object[] }>("nobody", "disclosures.list", { community: home })
    expect(disclosures).toHaveLength(1)
  })
})

describe("the time in public", () => {
  test("is approved at its end by the clock, when nobody objects", async () => {
    const { published, seen, at, tick } = community
    const { round } = await published()
    const until = (await seen(round)).published?.until ?? ""
    at(new Date(Date.parse(until) - 1).toISOString())
    await tick()
    expect(await stateOf(round)).toBe("publicizing")
    at(until)
    await tick()
    expect(await stateOf(round)).toBe("approved")
  })

  test("is not cut short, whatever a timer says", async () => {
    const { published, seen, documents, now } = community
    const { round } = await published()
    const until = (await seen(round)).published?.until
    expect(await approveRound(documents, id<"round">(round), now())).toBe(until)
    expect(await stateOf(round)).toBe("publicizing")
  })

  test("an open objection holds the approval until it is answered, in public, with nobody's name", async () => {
    const { published, pass, tick, seen, ask, resident } = community
    const { round, ids } = await published()
    const objection = await object(round, resident, ids.长椅)
    expect(await seen(round)).toMatchObject({ state: "objected", objections: { open: 1, raised: 1 } })
    pass(20 * dayLong)
    await tick()
    expect(await stateOf(round)).toBe("objected")
    await answer(objection)
    const shown = await seen(round)
    expect(shown).toMatchObject({ state: "approved", answers: [{ answer: "已和物业商定东移两米" }] })
    expect(JSON.stringify(shown)).not.toContain("挡住了轮椅")
    expect(await ask(resident, "projects.mine", { round })).toMatchObject({
      objections: [{ text: "长椅挡住了轮椅", answer: "已和物业商定东移两米" }],
    })
  })

  test("an answer within the period leaves it running; the clock approves", async () => {
    const { published, pass, tick } = community
    const { round } = await published()
    await answer(await object(round))
    expect(await stateOf(round)).toBe("publicizing")
    pass(20 * dayLong)
    await tick()
    expect(await stateOf(round)).toBe("approved")
  })

  test("two objections need two answers, also when they are given at the same time", async () => {
    const { published, seen, staff, resident } = community
    const { round } = await published()
    const [one, two] = [await object(round, resident), await object(round, staff)]
    await Promise.all([
      answer(one),
      community.ask(community.committee, "projects.answerObjection", { objection: two, answer: "已经当面说明" }),
    ])
    expect(await seen(round)).toMatchObject({ state: "publicizing", objections: { open: 0, raised: 2 } })
  })

  test("an objection that is right strikes the project: its money goes back and a correction is published", async () => {
    const { published, seen, ask, staff, fund } = community
    const { round, ids } = await published()
    await answer(await object(round, community.resident, ids.长椅), { strike: ids.长椅 })
    expect((await seen(round)).projects.find(({ id }) => id === ids.长椅)).toMatchObject({
      state: "withdrawn",
      chosen: true,
      reason: "已和物业商定东移两米",
    })
    expect(await ask(staff, "funds.statement", { fund })).toMatchObject({
      earmarked: yuan(4000),
      available: yuan(26000),
      entries: [{ kind: "release", amount: yuan(5000) }, { kind: "earmark" }, { kind: "grant" }],
    })
    const { disclosures } = await ask<{ disclosures: { kind: string }[] }>("nobody", "disclosures.list", {
      community: home,
    })
    expect(disclosures.map(({ kind }) => kind).sort()).toEqual(["projects.correction", "projects.result"])
  })
})

describe("objections are refused", () => {
  const over = { status: 409, code: "projects.objectionsOver" }

  test("before the result is published and after its time in public", async () => {
    const { counted, ask, staff, refusal, resident, seen, at } = community
    const { round } = await counted()
    const input = { round, text: "长椅挡住了轮椅" }
    expect(await refusal(resident, "projects.object", input)).toEqual(over)
    await ask(staff, "projects.publish", { round })
    at((await seen(round)).published?.until ?? "")
    expect(await refusal(resident, "projects.object", input)).toEqual(over)
  })

  test("of a visitor, over the limit, about a project of another round, and a fourth one", async () => {
    const { published, refusal, resident, deliberated } = community
    const { round } = await published()
    const input = { round, text: "长椅挡住了轮椅" }
    expect(await refusal("nobody", "projects.object", input)).toEqual({ status: 401, code: "house.whoAreYou" })
    expect(await refusal(resident, "projects.object", { round, text: "长".repeat(301) })).toEqual({
      status: 400,
      code: "house.tooMuch",
    })
    const other = await deliberated({ 路灯: 100 })
    expect(await refusal(resident, "projects.object", { ...input, project: other.ids.路灯 })).toEqual({
      status: 404,
      code: "projects.noSuchProject",
    })
    for (let n = 0; n < 3; n++) await object(round)
    expect(await refusal(resident, "projects.object", input)).toEqual({
      status: 409,
      code: "projects.tooManyObjections",
    })
  })

  test("and answers: by a resident, by the one who raised it, twice, of nothing, striking what was not chosen", async () => {
    const { published, refusal, resident, staff } = community
    const { round, ids } = await published()
    const input = { objection: await object(round), answer: "已和物业商定东移两米" }
    expect(await refusal(resident, "projects.answerObjection", input)).toEqual({ status: 403, code: "house.notYours" })
    const own = await object(round, staff)
    expect(await refusal(staff, "projects.answerObjection", { ...input, objection: own })).toEqual({
      status: 403,
      code: "projects.notYourOwn",
    })
    expect(await refusal(staff, "projects.answerObjection", { ...input, strike: ids.亭子 })).toEqual({
      status: 409,
      code: "projects.notChosen",
    })
    await answer(input.objection)
    expect(await refusal(staff, "projects.answerObjection", input)).toEqual({
      status: 409,
      code: "projects.alreadyAnswered",
    })
    expect(await refusal(staff, "projects.answerObjection", { ...input, objection: "nothing" })).toEqual({
      status: 404,
      code: "projects.noSuchObjection",
    })
    expect(await refusal(resident, "projects.objections", { round })).toEqual({ status: 403, code: "house.notYours" })
  })
})

test("an approved round is carried out step by step with public notes, and ends closed", async () => {
  const { published, pass, tick, move, seen, refusal, staff } = community
  const { round } = await published()
  pass(20 * dayLong)
  await tick()
  expect(await refusal(staff, "projects.move", { round, to: "closed", note: "直接结项" })).toEqual({
    status: 409,
    code: "projects.notNow",
  })
  for (const to of ["implementing", "acceptance", "evaluating", "closed"]) {
    pass(hour)
    await move(round, to)
  }
  const { state, notes }: Seen = await seen(round)
  expect(state).toBe("closed")
  expect(notes.map(note => note.state).slice(-4)).toEqual(["implementing", "acceptance", "evaluating", "closed"])
})
