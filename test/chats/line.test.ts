import { waitAfter } from "#cloud/adapters/wecom/line"
import { lineHeld } from "#cloud/chats/holding/actions"
import { openHouse } from "#cloud/host/house"
import { keepLine, outFor, renewEvery } from "#cloud/host/wecom/line"
import { type Id, id } from "#cloud/shared/values/id"
import { minute, msOf, second } from "#cloud/shared/values/instant"
import { handTiming, until } from "../support/hand-timing.ts"
import { temporaryFolder } from "../support/store.ts"
import { holding, type Lined, looking, openLined, quiet, rests } from "./lined.ts"
import { groupId } from "./office.ts"

jest.setTimeout(60_000)

let office: Lined
beforeEach(async () => {
  office = await openLined()
})
afterEach(() => office.close())

const vote: Id<"vote"> = id("lift")

describe("the connection", () => {
  test("is taken with the robot's id and secret, and not with a wrong one, which is not tried again and again", async () => {
    expect(office.line.up()).toBe(true)
    const wrong = office.newLine("another secret")
    wrong.open({ hear: async () => undefined, log: quiet })
    await until(() => office.counts().refused === 1)
    for (let n = 0; n < 9; n += 1) office.pass(30 * second)
    expect(office.counts()).toMatchObject({ subscribed: 1, refused: 1 })
    office.pass(30 * second)
    await until(() => office.counts().refused === 2)
    expect(wrong.up()).toBe(false)
    await wrong.close()
  })

  test("pings every half minute, and is dialled anew when nobody answers them", async () => {
    for (let n = 1; n <= 5; n += 1) {
      await office.passes(30 * second)
      expect(office.counts()).toMatchObject({ subscribed: 1, pings: n })
    }
    office.wecom.switchboard.deaf = true
    for (let n = 0; n < 3; n += 1) {
      expect(office.line.up()).toBe(true)
      office.pass(30 * second)
    }
    expect(office.line.up()).toBe(false)
    office.wecom.switchboard.deaf = false
    office.pass(second)
    await until(office.line.up)
    expect(office.counts()).toMatchObject({ subscribed: 2 })
  })

  test("that breaks is dialled again after a second, and stays this process's", async () => {
    const before = await office.holders()
    expect(before).toHaveLength(1)
    office.wecom.switchboard.breaks()
    await until(() => !office.line.up())
    office.pass(second - 1)
    expect(office.line.up()).toBe(false)
    office.pass(1)
    await until(office.line.up)
    expect(office.counts()).toMatchObject({ subscribed: 2, pushedOut: 0 })
    expect(await office.holders()).toEqual(before)
  })

  test("is tried more and more patiently: a second, two, four, at most half a minute", () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 60].map(tries => waitAfter(tries, "lost") / second)
    expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30])
  })

  test("that a newer one has pushed out does not push back, and comes back when it has been quiet for long", async () => {
    const newer = office.newLine()
    newer.open({ hear: async () => undefined, log: quiet })
    await until(() => office.line.outSince() !== undefined)
    const since = msOf(office.now())
    while (msOf(office.now()) < since + outFor - renewEvery) {
      await office.passes(renewEvery)
    }
    expect(office.counts()).toMatchObject({ subscribed: 2, pushedOut: 1 })
    expect(newer.up()).toBe(true)
    await newer.close()
    office.pass(renewEvery)
    await until(office.line.up)
    expect(office.counts().subscribed).toBe(3)
  })

  test("leaves nothing behind when it is stopped: no timer, no socket, nobody who holds it", async () => {
    await office.stopLine?.()
    await until(() => !office.wecom.switchboard.isLive())
    expect(office.timing.waits()).toEqual([])
    expect(await office.holders()).toEqual([])
    expect(office.line.up()).toBe(false)
    office.pass(10 * minute)
    expect(office.counts().subscribed).toBe(1)
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
      await office.passes(renewEvery)
      other.timing.ring()
      await rests(other.timing, looking)
    }
    expect([office.line.up(), other.line.up(), office.counts().subscribed]).toEqual([true, false, 1])
    const [first] = await office.holders()

    // The first stands still: no bell of its rings any more.
    for (let gone = 0; gone <= lineHeld; gone += renewEvery) {
      office.passQuietly(renewEvery)
      other.timing.ring()
      await rests(other.timing, gone + renewEvery < lineHeld ? looking : holding)
    }
    await until(other.line.up)
    await until(() => office.line.outSince() !== undefined)
    const [now, ...more] = await office.holders()
    expect(more).toEqual([])
    expect(now).not.toBe(first)
    expect(office.counts()).toMatchObject({ subscribed: 2, pushedOut: 1 })

    // It wakes, sees whose it is, and stays out.
    for (let n = 0; n < 100; n += 1) {
      await office.passes(renewEvery, looking)
      other.timing.ring()
      await rests(other.timing)
    }
    expect(await office.holders()).toEqual([now])
    expect([office.line.up(), other.line.up(), office.counts().subscribed]).toEqual([false, true, 2])
    await office.put(vote)
    await office.tick()
    expect(office.wecom.memory.in(groupId).filter(({ card }) => card)).toHaveLength(0)
    await other.house.door({ action: "chats.tick", input: {}, timer: true })
    expect(office.wecom.memory.in(groupId).filter(({ card }) => card)).toHaveLength(1)
    await other.stop()
    office.pass(renewEvery)
    await until(office.line.up)
  })

  test("hang up before another could have taken over, where the store does not answer any more", async () => {
    await office.stopLine?.()
    const { now } = office.house
    const apart = temporaryFolder()
    const house = openHouse({ directory: apart.path, now, unsafe: true, line: office.line })
    const stop = keepLine(house, { line: office.line, robot: office.wecom.bot.id, timing: office.timing })
    await until(office.line.up)
    await rests(office.timing)
    await house.close()
    await office.passes(renewEvery)
    expect(office.line.up()).toBe(true)
    await office.passes(renewEvery, looking)
    expect(office.line.up()).toBe(false)
    await stop()
    apart.remove()
  })

  test("change over at once when the first is stopped", async () => {
    const other = secondProcess()
    await rests(other.timing, looking)
    await office.stopLine?.()
    office.pass(renewEvery)
    other.timing.ring()
    await until(other.line.up)
    expect(office.counts()).toMatchObject({ subscribed: 2, pushedOut: 0 })
    await other.stop()
  })
})
