import { clean } from "#cloud/adapters/log/line"
import { wecomCallback } from "#cloud/adapters/wecom/callback"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { frameMost, frameOf, isPushedOut } from "#cloud/adapters/wecom/frames"
import { happeningOf } from "#cloud/adapters/wecom/happenings"
import { hearing } from "#cloud/chats/hearing/actions"
import { doneOnce } from "#cloud/chats/keeping/actions"
import type { Heard } from "#cloud/shared/chat"
import { type Id, id } from "#cloud/shared/values/id"
import { msOf, second } from "#cloud/shared/values/instant"
import { ballots, marks } from "#cloud/votes/casting/records"
import { fc } from "../support/drawn.ts"
import { until } from "../support/hand-timing.ts"
import { type Lined, openLined, quiet } from "./lined.ts"
import { groupId } from "./office.ts"

jest.setTimeout(60_000)

let office: Lined
beforeEach(async () => {
  office = await openLined()
})
afterEach(() => office.close())

const vote: Id<"vote"> = id("lift")
/** With a WeCom that does not wait for five seconds, where no answer comes. */
const hurried = async (): Promise<void> => {
  await office.close()
  office = await openLined({ patience: 500 })
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
      once: doneOnce(store),
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

  test("threat 22: broken, foreign and huge frames, 3,000 of them, change nothing and end nothing", async () => {
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
    const state = async () =>
      JSON.stringify([await marksOf(), await office.documents.list(ballots), await office.holders()])
    const before = await state()
    const texts = [...fc.sample(mutated, 2_800), ...fc.sample(strange, 1_600)].filter(
      text => text.length > frameMost || !isHeard(text),
    )
    expect(texts.filter(text => text.length > frameMost).length).toBeGreaterThan(20)
    const { answers } = office.counts()
    expect(texts.length).toBeGreaterThanOrEqual(3_000)
    for (const text of texts) office.wecom.switchboard.raw(text)
    // What comes after them is answered: they were all looked at, on the same connection.
    expect(await office.wecom.say("li", groupId, "@微议 你好")).toMatchObject({ status: 200 })
    expect(await state()).toBe(before)
    expect(office.counts().answers).toBe(answers + 1)
    expect(office.counts()).toMatchObject({ subscribed: 1, pushedOut: 0 })
    expect(
      await office.wecom.switchboard.deliver(
        tapText("m-whole", JSON.parse(whole).body.event.template_card_event.task_id),
      ),
    ).toMatchObject({ status: 200 })
    expect(await marksOf()).toHaveLength(1)
  })
})
