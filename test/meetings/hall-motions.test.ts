import { meetings } from "#cloud/meetings/calling/records"
import { motions } from "#cloud/meetings/hall/records"
import { topics } from "#cloud/meetings/topics/records"
import { id } from "#cloud/shared/values/id"
import { minute, second } from "#cloud/shared/values/instant"
import { marks } from "#cloud/votes/casting/records"
import { openings } from "#cloud/votes/opening/records"
import { type HallHouse, openHall } from "./halls.ts"

const eight = ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "s0"]

describe("motions in the hall", () => {
  let hall: HallHouse
  beforeEach(async () => {
    hall = await openHall()
    await hall.open()
  })
  afterEach(async () => {
    expect(hall.house.bugs).toEqual([])
    await hall.close()
  })
  const come = (names: readonly string[]) => hall.come(names)
  const leave = (name: string) => hall.house.ask(hall.who(name), "meetings.leaveHall", { meeting: hall.about })
  const putRefused = (item: string, seen: number, also: object = {}) =>
    hall.refusal(hall.clerk, "meetings.openMotion", { meeting: hall.about, item, seen, ...also })
  const what = async () => (await hall.happened()).map(moment => moment.what)

  test("a motion's vote is the body's whose meeting it is: chats show it in that body's groups alone", async () => {
    await come(eight)
    const { vote } = await hall.put()
    expect((await hall.documents.read(openings, vote))?.of).toBe(hall.body)
  })

  test("from the quorum to the result: opened, voted, ended, counted six seconds later, and told in order", async () => {
    await hall.house.ask(hall.clerk, "meetings.putOn", { meeting: hall.about, item: "i2" })
    await come(eight)
    const { motion, vote, eligible, present } = await hall.put()
    expect({ eligible, present }).toEqual({ eligible: 11, present: 8 })
    for (const name of eight.slice(0, 5)) expect((await hall.cast(name, vote, "approve")).status).toBe(200)
    await hall.cast("r5", vote, "oppose")
    expect((await hall.show()).motions[0]).toMatchObject({ state: "open", voted: 6 })
    await hall.end(motion)
    expect((await hall.show()).motions[0]).toMatchObject({ state: "closing" })
    expect((await hall.cast("r6", vote, "oppose")).status).toBe(409)
    await hall.house.ask("timer", "meetings.tick")
    expect((await hall.show()).motions[0]).toMatchObject({ state: "closing" })
    await hall.count()
    expect((await hall.show()).motions[0]).toMatchObject({
      state: "counted",
      outcome: "passed",
      tally: { eligible: 11, present: 8, cast: 6, approve: 5, oppose: 1, abstain: 0 },
    })
    expect(await what()).toEqual(["opened", "item", "quorumReached", "motionOpened", "motionClosed"])
    const [, , reached] = await hall.happened()
    expect(reached).toMatchObject({ n: 3, present: 8, eligible: 11 })
  })

  test("the topics of the agenda learn what became of them: passed, void and voted again, or only discussed", async () => {
    const topic = (item: string) => id<"topic">(`topic-${item}`)
    await hall.documents.change(async tx => {
      const meeting = await tx.get(meetings, hall.about)
      if (!meeting) throw new Error("no meeting")
      const { id: _, ...rest } = meeting
      const agenda = meeting.agenda.map(one => ({ ...one, topic: topic(one.item) }))
      await tx.put(meetings, hall.about, { ...rest, agenda })
      for (const { item, title } of agenda)
        await tx.create(topics, topic(item), {
          ...{
            body: id<"body">(hall.body),
            title,
            why: "居民提的",
            by: id<"person">("r0"),
            proposedAt: hall.house.now(),
          },
          ...{ state: "taken" as const, done: [], meeting: hall.about, item },
        })
    })
    const became = async () =>
      Promise.all(["i1", "i2", "i3"].map(async item => (await hall.documents.read(topics, topic(item)))?.outcome?.is))
    await come(eight)
    const first = await hall.put()
    await leave("s0")
    expect(await became()).toEqual([undefined, "void", undefined])
    await come(["s0"])
    const again = await hall.put("i2", 1)
    for (const name of eight) await hall.cast(name, again.vote, "approve")
    await hall.end(again.motion)
    await hall.count()
    expect(await became()).toEqual([undefined, "passed", undefined])
    await hall.house.ask(hall.clerk, "meetings.closeMeeting", { meeting: hall.about })
    expect(await became()).toEqual(["discussed", "passed", "discussed"])
    expect((await hall.documents.read(topics, topic("i2")))?.motion).toBe(again.motion)
    expect(first.motion).not.toBe(again.motion)
  })

  test("without the quorum, or without a required group, nothing is put to the vote, and the reason says what is missing", async () => {
    await come(eight.slice(0, 7))
    expect(await putRefused("i2", 0)).toEqual({ status: 409, code: "meetings.noQuorum" })
    await come(["r7"])
    const { reply } = await hall.house.call(hall.clerk, "meetings.openMotion", {
      ...{ meeting: hall.about, item: "i2", seen: 0 },
    })
    expect(reply).toMatchObject({ ok: false, code: "meetings.noQuorum", details: { lacking: 0, groups: ["商户"] } })
    expect(await hall.documents.list(motions)).toEqual([])
    await come(["s2"])
    expect((await hall.put()).present).toBe(9)
  })

  test("a motion is void when the quorum is lost, later ones are refused until it is there again", async () => {
    await come(eight)
    const { motion, vote } = await hall.put()
    expect((await hall.cast("r0", vote, "approve")).status).toBe(200)
    await leave("s0")
    const shown = await hall.show()
    expect(shown.motions[0]).toMatchObject({ state: "void", outcome: "void" })
    expect(shown.figures.valid).toBe(false)
    expect((await hall.cast("r1", vote, "approve")).status).toBe(409)
    expect(await hall.refusal(hall.clerk, "meetings.closeMotion", { motion })).toMatchObject({
      code: "meetings.motionVoid",
    })
    expect(await putRefused("i3", 1)).toMatchObject({ code: "meetings.noQuorum" })
    await hall.count()
    expect((await hall.show()).motions[0]).toMatchObject({ state: "void" })
    await come(["s1"])
    expect((await hall.put("i2", 1)).motion).not.toBe(motion)
    expect(await what()).toEqual([
      ...["opened", "quorumReached", "motionOpened", "quorumLost", "motionVoid"],
      ...["quorumReached", "motionOpened"],
    ])
    expect((await hall.happened()).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test("a loss that nobody noted is noted by the clock, and by whoever wants to end the motion", async () => {
    await come(eight)
    const { motion, vote } = await hall.put()
    const { presences } = await import("#cloud/meetings/hall/records")
    const key = `${hall.about}:${hall.seat("s0")}`
    await hall.documents.change(async tx => {
      const found = await tx.get(presences, key)
      if (!found) throw new Error("nobody there")
      const { id: _, ...stay } = found
      await tx.put(presences, key, { ...stay, left: hall.house.now() })
    })
    hall.house.pass(2 * minute)
    await hall.house.ask("timer", "meetings.tick")
    expect((await hall.documents.read(motions, motion))?.state).toBe("void")
    expect((await hall.cast("r0", vote, "approve")).status).toBe(409)
    expect((await what()).slice(-2)).toEqual(["quorumLost", "motionVoid"])
  })

  test("two operators at once: both open, one motion is there, the other is told; so with ending, and with items", async () => {
    await come(eight)
    const colleague = hall.house.person("colleague", { roles: ["staff"] })
    const both = (action: string, input: object) =>
      Promise.all([hall.clerk, colleague].map(who => hall.house.call(who, action, input)))
    const codes = (served: Awaited<ReturnType<typeof both>>) =>
      served.map(({ reply }) => (reply.ok ? "ok" : reply.code)).sort()
    const about = { meeting: hall.about }
    expect(codes(await both("meetings.putOn", { ...about, item: "i2" }))).toEqual(["meetings.itemIsOn", "ok"])
    const opened = await both("meetings.openMotion", { ...about, item: "i2", seen: 0 })
    expect(codes(opened)).toEqual(["meetings.motionAlreadyOpen", "ok"])
    expect(await hall.documents.list(motions)).toHaveLength(1)
    expect(await putRefused("i3", 1)).toMatchObject({ code: "meetings.motionRunning" })
    const [motion] = (await hall.show()).motions
    expect(codes(await both("meetings.closeMotion", { motion: motion?.motion }))).toEqual([
      "meetings.motionEnded",
      "ok",
    ])
    // Who has not seen that motion does not open it again by a late tap.
    expect(await putRefused("i2", 0)).toMatchObject({ code: "meetings.motionsDiffer" })
    expect((await what()).filter(one => one === "motionOpened" || one === "motionClosed")).toHaveLength(2)
    const [one, other] = [await hall.show(hall.clerk), await hall.show(colleague)]
    expect(one.motions).toEqual(other.motions)
  })

  test("threat 24: ballots in flight when a motion is ended: what was acknowledged is counted, nothing is taken after", async () => {
    const many = await openHall({
      seats: Array.from({ length: 60 }, (_, n) => ({ group: "residents", name: `p${n}` })),
      charter: { required: [] },
    })
    await many.open()
    for (let n = 0; n < 60; n += 1) await many.checkIn(`p${n}`)
    const { motion, vote } = await many.put()
    const sent = Array.from({ length: 60 }, (_, n) => many.cast(`p${n}`, vote, n % 3 === 0 ? "oppose" : "approve"))
    const ended = many.end(motion)
    const acknowledged = (await Promise.all(sent)).filter(({ status }) => status === 200).length
    await ended
    expect(acknowledged).toBeGreaterThan(0)
    expect((await many.cast("p0", vote, "approve")).status).toBe(409)
    await many.count()
    const tally = (await many.show()).motions[0]?.tally
    expect(tally?.cast).toBe(acknowledged)
    expect(await many.documents.list(marks, { where: { vote }, limit: 100 })).toHaveLength(acknowledged)
    expect((tally?.approve ?? 0) + (tally?.oppose ?? 0)).toBe(acknowledged)
    expect(many.house.bugs).toEqual([])
    await many.close()
  })

  test("what is not a vote is not put to one, and neither is what is not on the agenda", async () => {
    await come(eight)
    expect(await putRefused("i1", 0)).toMatchObject({ code: "meetings.notAMotion" })
    expect(await putRefused("i9", 0)).toEqual({ status: 404, code: "meetings.noSuchItem" })
  })

  test("a meeting is not closed over an open motion, and an objection is put on record by a seat that is there", async () => {
    await come(eight)
    const { motion } = await hall.put()
    expect(await hall.refusal(hall.clerk, "meetings.closeMeeting", { meeting: hall.about })).toMatchObject({
      code: "meetings.endTheMotion",
    })
    await hall.end(motion)
    await hall.count()
    const object = { motion, text: "费用没有说清楚" }
    await hall.house.ask(hall.who("r3"), "meetings.objectToMotion", object)
    expect(await hall.refusal(hall.who("r7"), "meetings.objectToMotion", object)).toMatchObject({
      code: "meetings.notHere",
    })
    expect((await hall.documents.read(motions, motion))?.objections).toEqual([
      { seat: hall.seat("r3"), text: "费用没有说清楚" },
    ])
    await hall.house.ask(hall.clerk, "meetings.closeMeeting", { meeting: hall.about })
    expect((await what()).at(-1)).toBe("closed")
  })

  test("who asks to speak waits in order, is given the floor once, and the minutes hear of it", async () => {
    await come(eight)
    for (const name of ["r1", "r2"]) {
      await hall.house.ask(hall.who(name), "meetings.askToSpeak", { meeting: hall.about })
      hall.house.pass(second)
    }
    expect(await hall.refusal(hall.who("r1"), "meetings.askToSpeak", { meeting: hall.about })).toMatchObject({
      code: "meetings.alreadyAsked",
    })
    expect((await hall.show()).waiting.map(({ seat }) => seat)).toEqual([hall.seat("r1"), hall.seat("r2")])
    const give = (name: string) => ({ meeting: hall.about, seat: hall.seat(name) })
    const { speech } = await hall.house.ask<{ speech: string }>(hall.clerk, "meetings.giveFloor", give("r1"))
    expect((await hall.show()).speaking).toMatchObject({ name: "姓名r1" })
    expect(await hall.refusal(hall.clerk, "meetings.giveFloor", give("r2"))).toMatchObject({
      code: "meetings.somebodySpeaks",
    })
    await hall.house.ask(hall.clerk, "meetings.endSpeech", { speech })
    expect(await hall.refusal(hall.clerk, "meetings.endSpeech", { speech })).toMatchObject({
      code: "meetings.speechOver",
    })
    await hall.house.ask(hall.clerk, "meetings.giveFloor", give("r2"))
    expect((await what()).filter(one => one === "speech")).toHaveLength(2)
  })
})
