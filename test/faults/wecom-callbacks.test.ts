import type { Asked } from "#cloud/adapters/wecom/callback"
import { wecomCrypto } from "#cloud/adapters/wecom/crypto"
import { doneOnce, heardFirst, sweepHeard } from "#cloud/chats/keeping/actions"
import { heards } from "#cloud/chats/records"
import { collections } from "#cloud/host/features"
import type { Hear } from "#cloud/shared/chat"
import type { Subject } from "#cloud/shared/ports"
import { directoryScope } from "#cloud/shared/scope"
import { dayLong, later, minute, second } from "#cloud/shared/values/instant"
import { until } from "../support/hand-timing.ts"
import { openTemporaryStore } from "../support/store.ts"
import { corp, keysOf, kinds, now, openAddresses, signed, tapOf, textOf } from "./wecom-address.ts"

jest.setTimeout(120_000)

const { store, heard, forget, quick, address, isRefused } = openAddresses()
beforeEach(forget)
afterAll(() => store.close())

test.each(kinds)("what WeCom sends to the %s is heard, once", async kind => {
  const told = await address(kind)(signed(kind, textOf[kind]("LiQiang")))
  expect(told.status).toBe(200)
  expect(heard).toEqual([
    expect.objectContaining({
      who: `wecom:${corp}:liqiang` as Subject,
      at: now,
      did: { kind: "tapped", task: "t1", picked: ["approve"] },
    }),
  ])
  expect(heard[0]?.group).toBe(kind === "robot" ? "g1" : undefined)
})

test.each(kinds)("the check of an address of the %s gives the number as it is", async kind => {
  expect(await address(kind)(signed(kind, "1616140317555161061", { method: "GET" }))).toEqual({
    status: 200,
    body: "1616140317555161061",
  })
})

test("the reply is closed with our keys, under the callback's own nonce", async () => {
  const asked = signed("robot", JSON.stringify({ ...tapOf("li"), msgtype: "text", text: { content: "@微议 你好" } }))
  const { encrypt, msgsignature, timestamp, nonce } = JSON.parse((await address("robot")(asked)).body)
  expect(nonce).toBe(asked.query.nonce)
  expect(typeof timestamp).toBe("number")
  const opened = wecomCrypto(keysOf.robot).open({
    encrypt,
    signature: msgsignature,
    timestamp: String(timestamp),
    nonce,
  })
  expect("text" in opened && JSON.parse(opened.text)).toEqual({
    msgtype: "stream",
    stream: { id: expect.stringMatching(/^[0-9a-f]{32}$/), finish: true, content: "听到了" },
  })
  expect(heard[0]?.did).toEqual({ kind: "said", text: "你好" })
})

describe("a callback that was begun and not finished", () => {
  /** Words to the robot: what is said is answered in the reply. */
  const words = () => signed("robot", JSON.stringify({ ...tapOf("li"), msgtype: "text", text: { content: "你好" } }))
  const broken: Hear = async () => {
    throw new Error("the store is away")
  }
  /** The same nonce and moment, rightly signed, around another text. */
  const another = (asked: Asked): Asked => {
    const { timestamp = "", nonce = "" } = asked.query
    const { signature, encrypt } = wecomCrypto(keysOf.robot).seal(textOf.robot("zhou"), timestamp, nonce)
    return {
      ...asked,
      query: { ...asked.query, msg_signature: signature },
      body: JSON.stringify({ encrypt }),
    }
  }

  test("is done when the very same request comes again, and then no more", async () => {
    const asked = words()
    await expect(address("robot", { hear: broken })(asked)).rejects.toThrow("away")
    const told = await address("robot")(asked)
    expect(told.status).toBe(200)
    expect(told.body).toContain("msgsignature")
    expect(heard).toHaveLength(1)
    forget()
    expect(isRefused(await address("robot")(asked))).toBe(true)
  })

  test("is not done for another text under its nonce, before it is finished or after", async () => {
    const asked = words()
    await expect(address("robot", { hear: broken })(asked)).rejects.toThrow("away")
    expect(isRefused(await address("robot")(another(asked)))).toBe(true)
    await address("robot")(asked)
    forget()
    expect(isRefused(await address("robot")(another(asked)))).toBe(true)
  })

  test("by a process that died is done by another", async () => {
    const asked = words()
    const never: Hear = () => new Promise(() => undefined)
    let begun = false
    void address("robot", {
      hear: what => {
        begun = true
        return never(what)
      },
      by: doneOnce(store),
    })(asked)
    await until(() => begun)
    expect((await address("robot", { by: doneOnce(store) })(asked)).body).toContain("msgsignature")
    expect(heard).toHaveLength(1)
  })

  test("and comes again meanwhile waits for the one answer", async () => {
    const asked = words()
    let goOn: (() => void) | undefined
    const slow: Hear = async what => {
      await new Promise<void>(resolve => {
        goOn = resolve
      })
      return quick(what)
    }
    const both = [1, 2].map(() => address("robot", { hear: slow })(asked))
    const meanwhile = await address("robot", { hear: slow })(another(asked))
    expect(isRefused(meanwhile)).toBe(true)
    await until(() => goOn !== undefined)
    goOn?.()
    const [one, other] = await Promise.all(both)
    expect(one?.body).toContain("msgsignature")
    expect(other).toEqual(one)
    expect(heard).toHaveLength(1)
  })
})

test("names of callbacks are forgotten after ten minutes, and those of taps after a day", async () => {
  const own = openTemporaryStore(collections)
  const documents = own.in(directoryScope("chats heard"))
  const left = async () => (await documents.list(heards)).map(one => one.id.split("|")[1]).sort()
  await doneOnce(own)(now, "one", "says", async () => undefined)
  await doneOnce(own)(later(now, second), "two", "says", async () => undefined)
  await heardFirst(own, { at: now, message: "tap", who: "wecom:corp:li" as Subject }, "bits")
  expect(await sweepHeard(own, later(now, 10 * minute - 1))).toBe(0)
  expect(await left()).toEqual(["call", "call", "tap", "turn"])
  expect(await sweepHeard(own, later(now, 10 * minute))).toBe(1)
  expect(await left()).toEqual(["call", "tap", "turn"])
  expect(await sweepHeard(own, later(now, 11 * minute))).toBe(1)
  expect(await left()).toEqual(["tap", "turn"])
  expect(await sweepHeard(own, later(now, dayLong - 1))).toBe(0)
  expect(await sweepHeard(own, later(now, dayLong))).toBe(2)
  expect(await left()).toEqual([])
  await own.close()
})
