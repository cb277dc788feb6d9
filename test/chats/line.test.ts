import fc from "fast-check"
import { clean } from "#cloud/adapters/log/line"
import { wecomCallback } from "#cloud/adapters/wecom/callback"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { frameMost, frameOf, isPushedOut } from "#cloud/adapters/wecom/frames"
import { happeningOf } from "#cloud/adapters/wecom/happenings"
import { waitAfter } from "#cloud/adapters/wecom/line"
import { hearing } from "#cloud/chats/hearing/actions"
import { lineHeld } from "#cloud/chats/holding/actions"
import { firstHeard } from "#cloud/chats/keeping/actions"
import { lines } from "#cloud/chats/records"
import { openHouse } from "#cloud/host/house"
import { keepLine, outFor, renewEvery } from "#cloud/host/wecom/line"
import type { Heard } from "#cloud/shared/chat"
import { directoryShard } from "#cloud/shared/scope"
import { type Id, id } from "#cloud/shared/values/id"
import { minute, msOf, second } from "#cloud/shared/values/instant"
import { ballots, marks } from "#cloud/votes/casting/records"
import { handTiming, until } from "../support/hand-timing.ts"
import { temporaryFolder } from "../support/store.ts"
import { groupId, type Office, openOffice } from "./office.ts"

jest.setTimeout(60_000)

let office: Office
beforeEach(async () => {
  office = await openOffice({ by: "line" })
})
afterEach(() => office.close())
/** With a WeCom that does not wait for five seconds, where no answer comes. */
const hurried = async (): Promise<void> => {
  await office.close()
  office = await openOffice({ by: "line", patience: 500 })
}

const vote: Id<"vote"> = id("lift")
const quiet = { info: () => undefined, bug: () => undefined }
const ours = () => {
  if (!office.line) throw new Error("no line")
  return office.line
}
/** What waits where nothing else does: one that holds the connection, and one that only looks whether it is free. */
const [holding, looking] = [[renewEvery, 30 * second], [renewEvery]]
/** Whether nothing is in flight: nobody waits for an answer, or for the store. */
const rests = async (timing: Office["timing"], waits: readonly number[] = holding): Promise<void> =>
  until(() => timing.waits().join() === waits.join())
/** Time passes, and what it set off is over. */
const pass = async (ms: number, waits: readonly number[] = holding): Promise<void> => {
  office.pass(ms)
  await rests(office.timing, waits)
}
const counts = () => office.wecom.switchboard.seen
const holders = async (): Promise<string[]> => {
  const found: string[] = []
  for (let n = 0; n < 256; n += 1) {
    const shard = office.house.store.in(directoryShard(n.toString(16).padStart(2, "0")))
    found.push(...(await shard.list(lines)).map(({ holder }) => holder))
  }
  return found
}

/** A tap on the vote's card, as WeCom writes it. */
const tapText = (msgid: string, task: unknown, userid = "li"): string =>
  JSON.stringify({
    ...{ msgid, create_time: msOf(office.now()) / 1000, aibotid: office.wecom.bot.id, msgtype: "event" },
    ...{ chatid: groupId, chattype: "group", from: { userid } },
    event: {
      eventtype: "template_card_event",
      template_card_event: { card_type: "button_interaction", event_key: "approve", task_id: task },
    },
  })

describe("the connection", () => {
  test("is taken with the robot's id and secret, and not with a wrong one, which is not tried again and again", async () => {
    expect(ours().up()).toBe(true)
    const wrong = office.newLine("another secret")
    wrong.open({ hear: async () => undefined, log: quiet })
    await until(() => counts().refused === 1)
    for (let n = 0; n < 9; n += 1) office.pass(30 * second)
    expect(counts()).toMatchObject({ subscribed: 1, refused: 1 })
    office.pass(30 * second)
    await until(() => counts().refused === 2)
    expect(wrong.up()).toBe(false)
    await wrong.close()
  })

  test("pings every half minute, and is dialled anew when nobody answers them", async () => {
    for (let n = 1; n <= 5; n += 1) {
      await pass(30 * second)
      expect(counts()).toMatchObject({ subscribed: 1, pings: n })
    }
    office.wecom.switchboard.deaf = true
    for (let n = 0; n < 3; n += 1) {
      expect(ours().up()).toBe(true)
      office.pass(30 * second)
    }
    expect(ours().up()).toBe(false)
    office.wecom.switchboard.deaf = false
    office.pass(second)
    await until(ours().up)
    expect(counts()).toMatchObject({ subscribed: 2 })
  })

  test("that breaks is dialled again after a second, and stays this process's", async () => {
    const before = await holders()
    expect(before).toHaveLength(1)
    office.wecom.switchboard.breaks()
    await until(() => !ours().up())
    office.pass(second - 1)
    expect(ours().up()).toBe(false)
    office.pass(1)
    await until(ours().up)
    expect(counts()).toMatchObject({ subscribed: 2, pushedOut: 0 })
    expect(await holders()).toEqual(before)
  })

  test("is tried more and more patiently: a second, two, four, at most half a minute", () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 60].map(tries => waitAfter(tries, "lost") / second)
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30])
  })

  test("that a newer one has pushed out does not push back, and comes back when it has been quiet for long", async () => {
    const newer = office.newLine()
    newer.open({ hear: async () => undefined, log: quiet })
    await until(() => ours().outSince() !== undefined)
    const since = msOf(office.now())
    while (msOf(office.now()) < since + outFor - renewEvery) {
      await pass(renewEvery)
    }
    expect(counts()).toMatchObject({ subscribed: 2, pushedOut: 1 })
    expect(newer.up()).toBe(true)
    await newer.close()
    office.pass(renewEvery)
    await until(ours().up)
    expect(counts().subscribed).toBe(3)
  })

  test("leaves nothing behind when it is stopped: no timer, no socket, nobody who holds it", async () => {
    await office.stopLine?.()
    await until(() => !office.wecom.switchboard.isLive())
    expect(office.timing.waits()).toEqual([])
    expect(await holders()).toEqual([])
    expect(ours().up()).toBe(false)
    office.pass(10 * minute)
    expect(counts().subscribed).toBe(1)
  })
})

describe("two processes on one store", () => {
  const folder = temporaryFolder()
  afterAll(folder.remove)
  /** A second process, whose bells ring apart from the first one's. */
  const secondProcess = () => {
    const timing = handTiming(() => msOf(office.now()))
    const line = office.newLine(office.wecom.bot.secret, timing)
    const { store, now } = office.house
    const house = openHouse({ directory: folder.path, now, store, line })
    const stop = keepLine(house, { line, robot: office.wecom.bot.id, timing })
    return { house, line, timing, stop }
  }

  test("hold one connection between them, and the other takes over when the first stops saying that it is there", async () => {
    const other = secondProcess()
    for (let n = 0; n < 6; n += 1) {
      await pass(renewEvery)
      other.timing.ring()
      await rests(other.timing, looking)
    }
    expect([ours().up(), other.line.up(), counts().subscribed]).toEqual([true, false, 1])
    const [first] = await holders()

    // The first stands still: no bell of its rings any more.
    for (let gone = 0; gone <= lineHeld; gone += renewEvery) {
      office.passQuietly(renewEvery)
      other.timing.ring()
      await rests(other.timing, gone + renewEvery < lineHeld ? looking : holding)
    }
    await until(other.line.up)
    await until(() => ours().outSince() !== undefined)
    const [now, ...more] = await holders()
    expect(more).toEqual([])
    expect(now).not.toBe(first)
    expect(counts()).toMatchObject({ subscribed: 2, pushedOut: 1 })

    // It wakes, sees whose it is, and stays out.
    for (let n = 0; n < 100; n += 1) {
      await pass(renewEvery, looking)
      other.timing.ring()
      await rests(other.timing)
    }
    expect(await holders()).toEqual([now])
    expect([ours().up(), other.line.up(), counts().subscribed]).toEqual([false, true, 2])
    await office.put(vote)
    await office.tick()
    expect(office.wecom.memory.in(groupId).filter(({ card }) => card)).toHaveLength(0)
    await other.house.door({ action: "chats.tick", input: {}, timer: true })
    expect(office.wecom.memory.in(groupId).filter(({ card }) => card)).toHaveLength(1)
    await other.stop()
    office.pass(renewEvery)
    await until(ours().up)
  })

  test("change over at once when the first is stopped", async () => {
    const other = secondProcess()
    await rests(other.timing, looking)
    await office.stopLine?.()
    office.pass(renewEvery)
    other.timing.ring()
    await until(other.line.up)
    expect(counts()).toMatchObject({ subscribed: 2, pushedOut: 0 })
    await other.stop()
  })
})

describe("a vote that is put into the group", () => {
  const cardsIn = (chat = groupId) => office.wecom.memory.in(chat).filter(({ card }) => card)
  const offer = () => office.ask<{ soon: boolean }>(office.phoneOf("clerk"), "chats.offer", { chat: office.chat, vote })

  test("is shown there at once, once, and a tap on it counts", async () => {
    await office.put(vote, {}, false)
    expect(await offer()).toEqual({ soon: true })
    await office.tick()
    const [card, ...more] = cardsIn()
    expect(more).toEqual([])
    expect(office.titleOf("li", card?.id ?? "")).toBe("3 号楼加装电梯")
    expect(office.factOf("li", card?.id ?? "", "已投")).toBe("不到 5 席 / 共 9 席")
    await office.tap("li", card?.id ?? "", "approve")
    expect(office.titleOf("li", card?.id ?? "")).toBe("✓ 已记录 · 3 号楼加装电梯")
    await offer()
    await pass(20 * minute)
    await office.tick()
    expect(cardsIn()).toHaveLength(1)
  })

  test("is shown by whoever holds the connection, whichever process took the click", async () => {
    await office.stopLine?.()
    await office.put(vote)
    await office.tick()
    expect(cardsIn()).toHaveLength(0)
    const stop = keepLine(office.house, { line: ours(), robot: office.wecom.bot.id, timing: office.timing })
    await until(ours().up)
    await office.tick()
    expect(cardsIn()).toHaveLength(1)
    await stop()
  })

  test("is shown again, rather than never, when nobody knows whether it was: both cards are the same ballot", async () => {
    office.wecom.faults.lost = "silent"
    await office.put(vote)
    const round = office.tick()
    await until(() => cardsIn().length === 1)
    office.pass(5 * second)
    await round
    office.wecom.faults.lost = "none"
    await pass(minute)
    await office.tick()
    const [first, again] = cardsIn()
    expect(first?.card?.task_id).toBe(again?.card?.task_id)
    await office.tap("li", first?.id ?? "", "approve")
    await office.tap("li", again?.id ?? "", "approve")
    expect((await office.documents.list(marks, { where: { vote } })).map(({ turns }) => turns)).toEqual([1])
    await pass(10 * minute)
    await office.tick()
    expect(cardsIn()).toHaveLength(2)
  })

  test("is not shown in a group that never called the robot; the offer stands, and asking shows it", async () => {
    office.wecom.forget(groupId)
    await office.put(vote)
    for (let n = 0; n < 40; n += 1) {
      await office.tick()
      await pass(minute)
    }
    expect(cardsIn()).toHaveLength(0)
    expect(office.wecom.switchboard.seen.sends).toBe(5)
    expect(office.titleOf("li", await office.show())).toBe("3 号楼加装电梯")
  })

  test("waits for a minute where the group has had its thirty messages", async () => {
    const notice = { from: "微议", title: "议事会改期", facts: [], page: "pages/home/index" }
    for (let n = 0; n < 30; n += 1) expect(await ours().show(groupId, notice)).toMatchObject({ sent: n < 29 })
    await office.put(vote)
    await office.tick()
    const many = cardsIn().length
    await pass(minute)
    await office.tick()
    expect(cardsIn()).toHaveLength(many + 1)
    expect(cardsIn().at(-1)?.card).toMatchObject({ main_title: { title: "3 号楼加装电梯" } })
  })

  test("is not shown when it was taken out again, nor half an hour later", async () => {
    await office.put(vote)
    await office.ask(office.phoneOf("clerk"), "chats.withdraw", { chat: office.chat, vote })
    await office.tick()
    expect(cardsIn()).toHaveLength(0)
    await offer()
    await pass(30 * minute)
    await office.tick()
    expect(cardsIn()).toHaveLength(0)
  })
})

describe("what is heard", () => {
  const marksOf = () => office.documents.list(marks, { where: { vote } })
  const shownTask = async (): Promise<unknown> => {
    await office.put(vote)
    return office.wecom.memory.message(await office.show())?.card?.task_id
  }

  test("over the connection and by a callback is one ballot, under one number, with one receipt", async () => {
    const text = tapText("m-one-and-the-same", await shownTask())
    const { reply } = await office.wecom.switchboard.deliver(text)
    const overLine = (reply as { template_card: object }).template_card
    const [before] = await marksOf()

    const { store, now, newId, door, log } = office.house
    const crypto = wecomCrypto({ ...office.wecom.robot, receiver: "" })
    const callback = wecomCallback("robot", {
      ...{ crypto, corp: office.wecom.corp, now, log },
      first: (at, name) => firstHeard(store, at, name),
      hear: hearing({ store, now, newId, door }),
      url: page => `${office.url}/#/${page}`,
    })
    const timestamp = String(Math.floor(msOf(now()) / 1000))
    const { signature, encrypt } = crypto.seal(text, timestamp, "n1")
    const told = await callback({
      ...{ method: "POST", body: JSON.stringify({ encrypt }) },
      query: { msg_signature: signature, timestamp, nonce: "n1" },
    })
    const sealed = JSON.parse(told.body)
    const opened = crypto.open({ ...sealed, signature: sealed.msgsignature, timestamp: String(sealed.timestamp) })
    expect("text" in opened && JSON.parse(opened.text)).toEqual(reply)
    expect(JSON.stringify(overLine)).toMatch(/"回执","value":"[0-9a-f]{16}"/)
    expect(await marksOf()).toEqual([before])
    expect(before).toMatchObject({ seat: "s-li", turns: 1 })
  })

  test("delivered twice is one ballot", async () => {
    const text = tapText("m-twice", await shownTask())
    const went = await Promise.all([1, 2, 3].map(() => office.wecom.switchboard.deliver(text)))
    expect(new Set(went.map(({ reply }) => JSON.stringify(reply))).size).toBe(1)
    expect((await marksOf()).map(({ turns }) => turns)).toEqual([1])
  })

  test("counts also when our answer comes too late for WeCom, which is not sent any more", async () => {
    await hurried()
    const slow = office.newLine()
    let heard: Heard | undefined
    const hear = async (what: Heard) => {
      heard = what
      office.passQuietly(6 * second)
      return { kind: "says", text: "听到了" } as const
    }
    const said: object[] = []
    slow.open({ hear, log: { ...quiet, info: line => said.push(clean(line)) } })
    await until(slow.up)
    expect(await office.wecom.say("li", groupId, "@微议 你好")).toMatchObject({ status: "no answer" })
    expect(heard?.did).toEqual({ kind: "said", text: "你好" })
    expect(said[0]).toEqual({ event: "wecom.line.up" })
    expect(said).toContainEqual({ event: "wecom.line.late" })
    await slow.close()
  })

  test("and breaks our side is written down, and the connection goes on", async () => {
    await hurried()
    const bugs: unknown[] = []
    const broken = office.newLine()
    const hear = async (): Promise<undefined> => {
      throw new Error("on purpose")
    }
    broken.open({ hear, log: { ...quiet, bug: (_, error) => bugs.push(error) } })
    await until(broken.up)
    await office.wecom.say("li", groupId, "@微议 你好")
    expect(bugs).toHaveLength(1)
    expect(broken.up()).toBe(true)
    await broken.close()
  })

  test("broken, foreign and huge frames: 3,000 of them change nothing and end nothing", async () => {
    const frame = (text: string): string =>
      JSON.stringify({ cmd: "aibot_event_callback", headers: { req_id: "r1" }, body: JSON.parse(text) })
    const whole = frame(tapText("m-mutated", await shownTask()))
    const of = (cmd: string, body: unknown) => JSON.stringify({ cmd, headers: { req_id: "r1" }, body })
    /** Whether a frame would rightly be heard: those are no fault. */
    const isHeard = (text: string): boolean => {
      const found = frameOf(text)
      const known = found?.cmd === "aibot_event_callback" || found?.cmd === "aibot_msg_callback"
      const happening = found && known ? happeningOf(found.body, office.wecom.corp) : undefined
      return (found !== undefined && isPushedOut(found)) || (happening !== undefined && happening !== "foreign")
    }
    const sign = fc.constantFrom(...'abcxyzABC019+/=<>{}[]",:\\ \n\u0000中')
    const mutated = fc
      .tuple(fc.nat(whole.length - 1), fc.constantFrom(0, 1, 9, 60), fc.string({ unit: sign, maxLength: 3 }))
      .map(([at, less, put]) => whole.slice(0, at) + put + whole.slice(at + less))
    const body = JSON.parse(tapText("m-foreign", "t1"))
    const strange = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.json(),
      fc.json().map(text => of("aibot_event_callback", JSON.parse(text))),
      fc.json().map(text => of("aibot_msg_callback", JSON.parse(text))),
      fc.string({ maxLength: 20 }).map(cmd => of(cmd, body)),
      fc.integer().map(errcode => JSON.stringify({ headers: { req_id: "r1" }, errcode })),
      fc
        .string({ minLength: 1 })
        .map(of2 => of("aibot_event_callback", { ...body, from: { userid: "li", corpid: of2 } })),
      fc.nat(3).map(more => of("aibot_msg_callback", { ...body, pad: "x".repeat(frameMost * (more + 1)) })),
      fc.constantFrom("{", "null", "[]", '{"headers":null}', `${"[".repeat(30_000)}`, '{"__proto__":{"cmd":"x"}}'),
    )
    const state = async () => JSON.stringify([await marksOf(), await office.documents.list(ballots), await holders()])
    const before = await state()
    const texts = [...fc.sample(mutated, 2_800), ...fc.sample(strange, 1_600)].filter(text => !isHeard(text))
    expect(texts.length).toBeGreaterThanOrEqual(3_000)
    for (const text of texts) office.wecom.switchboard.raw(text)
    // What comes after them is answered: they were all looked at, on the same connection.
    expect(await office.wecom.say("li", groupId, "@微议 你好")).toMatchObject({ status: 200 })
    expect(await state()).toBe(before)
    expect(counts()).toMatchObject({ subscribed: 1, pushedOut: 0 })
    expect(
      await office.wecom.switchboard.deliver(
        tapText("m-whole", JSON.parse(whole).body.event.template_card_event.task_id),
      ),
    ).toMatchObject({ status: 200 })
    expect(await marksOf()).toHaveLength(1)
  })
})
