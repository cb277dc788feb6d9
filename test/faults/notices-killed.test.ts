import { creditEntries, credits } from "#cloud/notices/credits/records"
import { inbox } from "#cloud/notices/inbox/records"
import { messages } from "#cloud/notices/outbox/records"
import { notices } from "#cloud/notices/writing/records"
import { type Neighbourhood, openNeighbourhood } from "../notices/support/neighbourhood.ts"

const fact = { kind: "projects.published", about: "r1" }

/** What must be true of a notice to everybody, however often its sender was killed. Gives how many messages are unknown. */
const soundness = async (here: Neighbourhood) => {
  const sent = await here.all(messages)
  const everybody = here.neighbours.map(({ person }) => person)
  expect((await here.all(notices)).map(({ state, persons }) => ({ state, persons }))).toEqual([
    { state: "out", persons: everybody.length },
  ])
  expect((await here.all(inbox)).map(({ person }) => person).sort()).toEqual(everybody)
  expect(sent.map(({ person }) => person)).toEqual(everybody)
  const entries = await here.all(creditEntries)
  for (const { person, state, reason, paid } of sent) {
    const neighbour = here.neighbours.find(one => one.person === person)
    const onPhone = here.office.phone(neighbour?.subject ?? "").length
    expect([person, state, reason]).toEqual([person, ...(state === "sent" ? ["sent", undefined] : ["dead", "lost"])])
    expect(onPhone).toBeLessThanOrEqual(1)
    if (state === "sent") expect([person, onPhone]).toEqual([person, 1])
    expect(paid).toBe(true)
    expect(entries.filter(entry => entry.person === person && entry.cause === "spent")).toHaveLength(1)
  }
  for (const { balance, accepted, spent } of await here.all(credits))
    expect([accepted, spent, balance]).toEqual([1, 1, 0])
  return {
    sent: sent.filter(({ state }) => state === "sent").length,
    lost: sent.filter(({ reason }) => reason === "lost").length,
  }
}

/** Runs the timer as a process that is killed, then another one until all is quiet, lost claims included. */
const killedOnce = async (people: number, change: number, side: "before" | "after") => {
  const here = await openNeighbourhood({ people })
  try {
    await here.agree(here.neighbours, ["result"])
    await here.happens(fact)
    here.sick.killAt(change, side)
    await here.tick().catch(() => undefined)
    const killed = here.sick.isDead()
    here.sick.revive()
    await here.settle(330)
    return { killed, ...(await soundness(here)) }
  } finally {
    await here.close()
  }
}

describe("the sender is killed", () => {
  test.each(["before", "after"] as const)(
    "at every single step, %s it is saved: nobody is forgotten, nobody gets it twice",
    async side => {
      let kills = 0
      let lost = 0
      for (let change = 1; ; change++) {
        const outcome = await killedOnce(3, change, side)
        if (!outcome.killed) break
        kills += 1
        lost += outcome.lost
      }
      // Note, notice, due, spreading, due, and for three people a claim and a mark each.
      expect(kills).toBeGreaterThanOrEqual(10)
      // Whoever is killed between claim and mark leaves it unknown whether the message arrived: it is listed.
      expect(lost).toBeGreaterThan(0)
    },
    60_000,
  )

  test("while it is still spreading over several pages", async () => {
    for (const side of ["before", "after"] as const)
      for (const change of [3, 4, 5, 6, 7]) expect((await killedOnce(60, change, side)).killed).toBe(true)
  }, 60_000)

  test("threat 18: a hundred times and more in the middle of 3,000 messages", async () => {
    const here = await openNeighbourhood({ people: 3_000 })
    try {
      await here.agree(here.neighbours, ["result"])
      await here.happens(fact)
      let kills = 0
      const waits = async () =>
        (await here.documents.list(messages, { where: { state: "waiting" }, limit: 1 })).length > 0
      for (let round = 0; kills < 130 && round < 400; round++) {
        here.sick.killAt(31 + (round % 19), round % 2 === 0 ? "before" : "after")
        await here.tick().catch(() => undefined)
        // In the middle: some have it, and others are still waiting.
        if (here.sick.isDead() && (await waits())) kills += 1
        here.sick.revive()
        here.pass(1000)
      }
      await here.settle(330)
      const { sent, lost } = await soundness(here)
      expect(kills).toBeGreaterThanOrEqual(100)
      expect(sent + lost).toBe(3_000)
      expect(sent).toBeGreaterThan(1_500)
      // Whoever was on the way when it was killed is listed as unknown, and is not written to again.
      expect(lost).toBeGreaterThan(50)
    } finally {
      await here.close()
    }
  }, 240_000)

  test("threat 18: a hundred times in the middle of 1,200 messages of which most fall back, where nobody would refuse a second", async () => {
    const wecomOf = (place: number) => here.office.corp.memory.in(`app:m${place}`).length
    const here = await openNeighbourhood({
      people: 1_200,
      others: "all",
      chain: ["wechat", "wecom"],
      accounts: (place, { corp }) => {
        corp.person(`m${place}`, `p${place}`)
        return [`wecom:${corp.corp}:m${place}`]
      },
    })
    try {
      const third = (which: number) => here.neighbours.filter((_, place) => place % 3 === which)
      // WeChat itself would take three messages to each of these; to the next ones none, whatever our books say; the last have no consent.
      await here.agree(third(0), ["result"], 3)
      for (const { subject } of third(1))
        await here.ask(subject, "credit", { answers: [{ template: "result", answer: "accept" }] })
      await here.happens(fact)
      let kills = 0
      const waits = async () =>
        (await here.documents.list(messages, { where: { state: "waiting" }, limit: 1 })).length > 0
      for (let round = 0; kills < 110 && round < 400; round++) {
        here.sick.killAt(9 + (round % 13), round % 2 === 0 ? "before" : "after")
        await here.tick().catch(() => undefined)
        if (here.sick.isDead() && (await waits())) kills += 1
        here.sick.revive()
        here.pass(1000)
      }
      await here.settle(330)

      expect((await here.all(inbox)).map(({ person }) => person).sort()).toEqual(here.neighbours.map(one => one.person))
      const all = await here.all(messages)
      const ends = here.neighbours.map(({ person, subject }, place) => {
        const mine = all.filter(message => message.person === person)
        const [wechat, wecom] = [
          mine.find(({ channel }) => channel === "wechat"),
          mine.find(({ channel }) => channel === "wecom"),
        ]
        const received = { wechat: here.office.phone(subject).length, wecom: wecomOf(place) }
        return {
          person,
          kind: place % 3,
          said: [wechat, wecom].flatMap(one => (one ? [one.reason ?? one.state] : [])),
          received,
          // At most once a channel, and where it is said to have been sent it is there.
          sound:
            received.wechat <= 1 &&
            received.wecom <= 1 &&
            (wechat?.state !== "sent" || received.wechat === 1) &&
            (wecom?.state !== "sent" || received.wecom === 1) &&
            (received.wechat === 0 || received.wecom === 0),
        }
      })
      expect(ends.filter(({ sound }) => !sound)).toEqual([])
      // None lost: everybody has it on one channel, or is listed as unknown on the one where it may have arrived.
      const ways = [["sent"], ["refused", "sent"], ["noCredit", "sent"]]
      const unknown = [[["lost"]], [["lost"], ["refused", "lost"]], [["noCredit", "lost"]]]
      const isOf = (said: readonly string[], some: readonly (readonly string[])[] = []) =>
        some.some(one => one.join() === said.join())
      const sent = ends.filter(({ kind, said }) => isOf(said, [ways[kind] ?? []]))
      const lost = ends.filter(({ kind, said }) => isOf(said, unknown[kind]))
      expect(ends.filter(one => !sent.includes(one) && !lost.includes(one))).toEqual([])
      expect(sent.length + lost.length).toBe(1_200)
      expect(kills).toBeGreaterThanOrEqual(100)
      for (const kind of [0, 1, 2]) expect(sent.filter(one => one.kind === kind).length).toBeGreaterThan(50)
      expect(lost.filter(({ said }) => said.length === 2).length).toBeGreaterThan(20)
    } finally {
      await here.close()
    }
  }, 240_000)
})
