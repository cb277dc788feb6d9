import { createBody, type NewSeat } from "#cloud/councils/actions"
import { presets, steps } from "#cloud/councils/rules"
import { topicDecided, topicReleased, topicTaken } from "#cloud/meetings/topics/actions"
import { counted } from "#cloud/meetings/topics/actions/endorsing"
import { endorsementId, endorsements, topics } from "#cloud/meetings/topics/records"
import {
  checkMayEnd,
  checkState,
  endorsementsNeeded,
  lackingBefore,
  nextStep,
  type Standing,
  states,
} from "#cloud/meetings/topics/rules"
import { facts } from "#cloud/shared/fact"
import { Refusal } from "#cloud/shared/refusal"
import { id } from "#cloud/shared/values/id"
import { elsewhere, type House } from "../support/house.ts"
import { openMeetings } from "./neighbours.ts"

interface Shown {
  state: string
  endorsements: number
  threshold?: { of: string; base: number; needed: number }
  reached: boolean
  endorsed: boolean
  mayEndorse: boolean
  ended?: { reason: string; to?: string; title?: string }
  lacking: string[]
  next?: string
  outcome?: { is: string }
}

describe("topics", () => {
  let house: House
  let counter = 0
  const newId = () => `r${String(++counter).padStart(12, "0")}`
  beforeEach(() => {
    house = openMeetings()
  })
  afterEach(() => house.close())

  const clerk = () => house.person("clerk", { roles: ["staff"] })
  const names = ["wang", "li", "zhao", "qian", "sun", "zhou"]
  const council = async (
    more: object = {},
    seats: readonly NewSeat[] = names.map(name => ({ group: "residents", holder: id<"person">(name) })),
  ) => {
    const charter = { ...presets.deliberationCouncil, ...more }
    const groups = [{ group: "residents", name: "居民代表" }]
    const made = { name: "议事会", kind: "deliberationCouncil", level: "community", groups, charter, seats } as const
    return (await createBody(house.documents, made, house.now(), newId)).body
  }
  const propose = async (body: string, who = "neighbour", title = "三号楼门口装路灯") =>
    (
      await house.ask<{ topic: string }>(house.person(who), "meetings.proposeTopic", {
        body,
        title,
        why: "晚上看不见台阶",
      })
    ).topic
  const act = (action: string, topic: string, more: object = {}) =>
    house.ask(clerk(), `meetings.${action}`, { topic, ...more })
  const endorse = (name: string, topic: string) => house.ask(house.person(name), "meetings.endorseTopic", { topic })
  const show = (who: Parameters<House["ask"]>[0], topic: string) => house.ask<Shown>(who, "meetings.topic", { topic })
  const shown = async (body: string, title?: string) => {
    house.pass(1000)
    const topic = await propose(body, "neighbour", title)
    await act("showTopic", topic)
    return topic
  }
  const toldOf = async (kind: string) => (await house.documents.list(facts)).filter(fact => fact.kind === kind)

  test("a topic is read by nobody but the office and its proposer until the office shows it", async () => {
    const topic = await propose(await council())
    const wang = house.person("wang")
    expect(await house.refusal(wang, "meetings.topic", { topic })).toEqual({
      status: 404,
      code: "meetings.noSuchTopic",
    })
    expect(await house.refusal(wang, "meetings.endorseTopic", { topic })).toEqual({
      status: 404,
      code: "meetings.noSuchTopic",
    })
    expect(await house.ask(wang, "meetings.topics")).toEqual({ topics: [] })
    expect(await show(house.person("neighbour"), topic)).toMatchObject({ state: "waiting" })
    await act("showTopic", topic)
    expect(await show(wang, topic)).toMatchObject({ state: "open", threshold: { of: "seats", base: 6, needed: 2 } })
    const text = JSON.stringify(await show(wang, topic))
    expect(text).not.toContain("neighbour")
    const stranger = house.person("stranger", { roles: ["staff"], community: elsewhere })
    expect(await house.refusal(stranger, "meetings.showTopic", { topic })).toMatchObject({ status: 404 })
  })

  test("pressing twenty times endorses once, and an endorsement can be taken back", async () => {
    const topic = await shown(await council())
    await Promise.all(Array.from({ length: 20 }, () => endorse("wang", topic)))
    expect(await show(house.person("wang"), topic)).toMatchObject({ endorsements: 1, endorsed: true, reached: false })
    await house.ask(house.person("wang"), "meetings.unendorseTopic", { topic })
    await house.ask(house.person("wang"), "meetings.unendorseTopic", { topic })
    expect(await show(house.person("wang"), topic)).toMatchObject({ endorsements: 0, endorsed: false })
    expect(await house.refusal(house.person("passer"), "meetings.endorseTopic", { topic })).toEqual({
      status: 403,
      code: "meetings.noSeat",
    })
  })

  test("a third of the seats is enough, the staff hear of it once, and then it must be taken up", async () => {
    const topic = await shown(await council())
    await endorse("wang", topic)
    expect(await toldOf("meetings.topicReached")).toEqual([])
    await Promise.all(["li", "zhao", "qian"].map(name => endorse(name, topic)))
    expect(await show(clerk(), topic)).toMatchObject({ endorsements: 4, reached: true })
    expect(await toldOf("meetings.topicReached")).toHaveLength(1)
    for (const [action, more] of [
      ["declineTopic", { reason: "不在议事范围" }],
      ["referTopic", { reason: "不归我们管", to: "路灯所" }],
    ] as const)
      expect(await house.refusal(clerk(), `meetings.${action}`, { topic, ...more })).toEqual({
        status: 409,
        code: "meetings.mustBeTaken",
      })
    await act("acceptTopic", topic)
    expect(await house.refusal(house.person("sun"), "meetings.endorseTopic", { topic })).toMatchObject({ status: 409 })
  })

  test("enough have endorsed it and the answer broke off before the staff heard of it: the clock makes up for it, once", async () => {
    const topic = await shown(await council())
    await endorse("wang", topic)
    // Li's is kept, and what follows it never came.
    await house.documents.change(async tx => {
      const [key, unit] = [id<"topic">(topic), "seat of li"]
      await tx.create(endorsements, endorsementId(key, unit), {
        ...{ topic: key, unit, person: id<"person">("li"), at: house.now() },
      })
      await counted(tx, key, unit, 1)
    })
    // Not while an endorsement may still be on its way, which a look would miss.
    await house.ask("timer", "meetings.tick")
    expect(await toldOf("meetings.topicReached")).toEqual([])
    house.pass(60_000)
    for (let turn = 0; turn < 2; turn += 1) await house.ask("timer", "meetings.tick")
    expect(await show(clerk(), topic)).toMatchObject({ endorsements: 2, reached: true })
    expect(await toldOf("meetings.topicReached")).toHaveLength(1)
  })

  test("two topics are joined: the reason is public, and who endorsed both counts once", async () => {
    const body = await council({ endorsement: { of: "seats", share: { num: 1, den: 2, strict: false } } })
    const [lamp, light] = [await shown(body), await shown(body, "楼门口太黑")]
    for (const name of ["wang", "li"]) await endorse(name, lamp)
    for (const name of ["li", "zhao"]) await endorse(name, light)
    await act("mergeTopic", light, { into: lamp, reason: "说的是同一盏灯" })
    expect(await show(house.person("zhou"), light)).toMatchObject({
      state: "merged",
      ended: { reason: "说的是同一盏灯", title: "三号楼门口装路灯" },
    })
    expect(await show(house.person("zhao"), lamp)).toMatchObject({ endorsements: 3, endorsed: true, reached: true })
    await house.ask("timer", "meetings.tick")
    expect(await show(clerk(), lamp)).toMatchObject({ endorsements: 3 })
    const [told] = await toldOf("meetings.topicMerged")
    expect(told?.audience).toEqual({ to: "persons", persons: ["neighbour", "li", "zhao"] })
  })

  test("a topic is not joined with itself, with one of another body, or with one that has ended", async () => {
    const [body, other] = [await council(), await council()]
    const [topic, foreign, gone] = [await shown(body), await shown(other), await shown(body)]
    await act("declineTopic", gone, { reason: "重复了" })
    const refused = (into: string) => house.refusal(clerk(), "meetings.mergeTopic", { topic, into, reason: "一样的事" })
    expect(await refused(topic)).toMatchObject({ code: "meetings.cannotMerge" })
    expect(await refused(foreign)).toMatchObject({ code: "meetings.cannotMerge" })
    expect(await refused(gone)).toMatchObject({ code: "meetings.topicEnded" })
  })

  test("what is declined or handed on says why, to everybody, even if it was never shown", async () => {
    const body = await council()
    const topic = await propose(body)
    await act("referTopic", topic, { to: "区路灯所", reason: "这盏灯归路灯所管" })
    expect(await show(house.person("wang"), topic)).toMatchObject({
      state: "referred",
      ended: { to: "区路灯所", reason: "这盏灯归路灯所管" },
    })
    expect((await toldOf("meetings.topicReferred"))[0]?.audience).toEqual({ to: "persons", persons: ["neighbour"] })
  })

  test("only the proposer takes a topic back; a fourth one waits until another has ended", async () => {
    const body = await council()
    const topic = await propose(body)
    const no = { status: 404, code: "meetings.noSuchTopic" }
    expect(await house.refusal(house.person("wang"), "meetings.withdrawTopic", { topic })).toEqual(no)
    for (const title of ["第二件", "第三件"]) await propose(body, "neighbour", title)
    const fourth = { body, title: "第四件", why: "还有一件事" }
    expect(await house.refusal(house.person("neighbour"), "meetings.proposeTopic", fourth)).toMatchObject({
      code: "meetings.tooManyTopics",
    })
    await house.ask(house.person("neighbour"), "meetings.withdrawTopic", { topic })
    await propose(body, "neighbour", "第四件")
  })

  test("study and the steps of the charter come before the motion, each in its turn, and what the meeting decides stays with the topic", async () => {
    const topic = await shown(await council({ study: true, steps }))
    await act("acceptTopic", topic)
    expect((await show(clerk(), topic)).lacking).toEqual(["study", "propose", "discuss", "review"])
    const step = (name: string, day = "2026-03-02") => ({ topic, step: name, day, note: "会议记录第 3 页" })
    expect(await house.refusal(clerk(), "meetings.stepTopic", step("discuss"))).toMatchObject({
      code: "meetings.notThisStep",
    })
    expect(await house.refusal(clerk(), "meetings.stepTopic", step("propose", "2026-03-03"))).toMatchObject({
      code: "meetings.dayLater",
    })
    await act("studyTopic", topic, { opinion: "同意提交讨论", day: "2026-03-02" })
    for (const name of ["propose", "discuss", "review"]) await act("stepTopic", topic, step(name))
    expect(await show(clerk(), topic)).toMatchObject({ lacking: [], next: "decide" })
    expect(await house.refusal(clerk(), "meetings.stepTopic", step("decide"))).toMatchObject({
      code: "meetings.notThisStep",
    })

    const [meeting, other, item] = [id<"meeting">("m1"), id<"meeting">("m2"), id<"item">("i1")]
    const key = id<"topic">(topic)
    await house.documents.change(tx => topicTaken(tx, key, { meeting, item }))
    await expect(house.documents.change(tx => topicTaken(tx, key, { meeting: other, item }))).rejects.toThrow(Refusal)
    const decided = { meeting, motion: id<"motion">("m1:01"), is: "passed", at: house.now() } as const
    await expect(house.documents.change(tx => topicDecided(tx, key, { ...decided, meeting: other }))).rejects.toThrow(
      Refusal,
    )
    await house.documents.change(tx => topicDecided(tx, key, decided))
    expect(await show(house.person("wang"), topic)).toMatchObject({
      state: "decided",
      outcome: { is: "passed" },
      next: "publishDecision",
    })
    for (const name of ["publishDecision", "publishResult"]) await act("stepTopic", topic, step(name))
    expect((await show(clerk(), topic)).next).toBeUndefined()
  })

  test("a topic whose meeting is cancelled waits for another one", async () => {
    const topic = id<"topic">(await shown(await council()))
    await act("acceptTopic", topic)
    const on = { meeting: id<"meeting">("m1"), item: id<"item">("i1") }
    await house.documents.change(tx => topicTaken(tx, topic, on))
    await house.documents.change(tx => topicReleased(tx, topic, id<"meeting">("m2")))
    expect(await house.documents.read(topics, topic)).toMatchObject({ state: "taken" })
    await house.documents.change(tx => topicReleased(tx, topic, on.meeting))
    const freed = await house.documents.read(topics, topic)
    expect(freed?.state).toBe("accepted")
    expect(freed?.meeting).toBeUndefined()
  })

  test("a study that the charter does not ask for is not recorded", async () => {
    const topic = await shown(await council())
    const study = { topic, opinion: "同意", day: "2026-03-02" }
    expect(await house.refusal(clerk(), "meetings.studyTopic", study)).toMatchObject({ code: "meetings.studyNotAsked" })
  })
})

test.each([
  [1001, { num: 1, den: 10, strict: false }, 101],
  [1000, { num: 1, den: 10, strict: false }, 100],
  [1000, { num: 1, den: 10, strict: true }, 101],
  [7, { num: 1, den: 3, strict: false }, 3],
  [11, { num: 1, den: 5, strict: false }, 3],
  [0, { num: 1, den: 10, strict: false }, 1],
])("of %d, %o are %d endorsements", (base, share, needed) => expect(endorsementsNeeded(base, share)).toBe(needed))

test("what has ended stays ended, and what enough have endorsed is not ended", () => {
  const standing = (state: Standing["state"], reached?: string): Standing => ({ state, body: "b", reached, done: [] })
  for (const state of states) {
    const may = () => checkMayEnd(standing(state))
    if (["waiting", "open", "accepted"].includes(state)) expect(may).not.toThrow()
    else expect(may).toThrow(Refusal)
    expect(() => checkState(standing(state), state)).not.toThrow()
  }
  expect(() => checkMayEnd(standing("open", "2026-03-02T01:00:00.000Z"))).toThrow(Refusal)
})

test("without steps and study nothing comes before a motion", () => {
  const topic: Standing = { state: "accepted", body: "b", done: [] }
  expect(lackingBefore({ study: false, steps: [] }, topic)).toEqual([])
  expect(nextStep({ steps: [] }, topic)).toBeUndefined()
})
