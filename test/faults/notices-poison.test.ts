import { simulatedOpenid } from "#cloud/host/wechat/setup"
import { creditEntries } from "#cloud/notices/credits/records"
import { inbox } from "#cloud/notices/inbox/records"
import { noticeId } from "#cloud/notices/writing/rules"
import { digest } from "#cloud/shared/digest"
import { id } from "#cloud/shared/values/id"
import { type Neighbourhood, openNeighbourhood } from "../notices/support/neighbourhood.ts"

const fact = { kind: "projects.published", about: "r1" }

describe("poison in the outbox", () => {
  let here: Neighbourhood
  const open = async (options: Parameters<typeof openNeighbourhood>[0]) => {
    here = await openNeighbourhood(options)
    return here
  }
  afterEach(() => here.close())

  /** Turns of the timer until so many phones have the notice; gives how many it took. */
  const turnsUntil = async (many: number): Promise<number> => {
    for (let turn = 1; turn <= 120; turn++) {
      await here.tick()
      if (here.onPhones().filter(count => count === 1).length >= many) return turn
      here.pass(1000)
    }
    return Number.POSITIVE_INFINITY
  }

  let healthy: number | undefined
  /** How many turns 2,998 take where nothing is wrong. */
  const healthyTurns = async (): Promise<number> => {
    if (healthy !== undefined) return healthy
    await open({ people: 2_998 })
    await here.agree(here.neighbours, ["result"])
    await here.happens(fact)
    healthy = await turnsUntil(2_998)
    expect(healthy).toBeGreaterThan(5)
    await here.close()
    return healthy
  }

  test("threat 40: messages that can never be sent do not delay the 2,998 others by a single turn", async () => {
    const healthy = await healthyTurns()
    const throws = "host:p00001"
    await open({
      people: 3_000,
      // Long enough for the others however busy the machine; the one who never answers costs it four times.
      patience: 5_000,
      messenger: real => ({
        ...real,
        send: message => (message.to === throws ? Promise.reject(new Error("broken")) : real.send(message)),
      }),
    })
    await here.agree(here.neighbours, ["result"])
    here.office.wechat.faults.of.set(simulatedOpenid("host:p00000"), "silent")
    await here.happens(fact)
    // The two themselves are looked at as well: a turn more than without them at most where a page is full.
    expect(await turnsUntil(2_998)).toBeLessThanOrEqual(healthy + 1)
    expect(here.onPhones().slice(0, 2)).toEqual([0, 0])
    expect(here.onPhones().filter(count => count === 1)).toHaveLength(2_998)
    await here.settle(600)
    const unsent = await Promise.all([here.message(0), here.message(1)])
    expect(unsent.map(({ state, reason, tries }) => [state, reason, tries])).toEqual([
      ["dead", "noAnswer", 4],
      ["dead", "noAnswer", 4],
    ])
  }, 240_000)

  test("threat 40: persons who cannot be looked up do not delay the 2,998 others by a single turn", async () => {
    const healthy = await healthyTurns()
    let broken = true
    await open({
      people: 3_000,
      contactsOf: real => async (scope, persons) => {
        if (broken && persons.some(person => person === "p00000" || person === "p01234")) throw new Error("broken")
        return real(scope, persons)
      },
    })
    await here.agree(here.neighbours, ["result"])
    await here.happens(fact)
    expect(await turnsUntil(2_998)).toBeLessThanOrEqual(healthy + 1)
    const missing = () => here.onPhones().flatMap((count, place) => (count === 1 ? [] : [place]))
    expect(missing()).toEqual([0, 1_234])
    expect(await here.all(inbox)).toHaveLength(3_000)
    expect(JSON.stringify(here.bugs)).not.toMatch(/p00000|p01234/)
    broken = false
    here.pass(3_600_000)
    await here.settle()
    expect(missing()).toEqual([])
  }, 240_000)

  test("whoever can never be looked up has it in the inbox, and their message ends after eight tries", async () => {
    await open({
      people: 9,
      contactsOf: real => async (scope, persons) => {
        if (persons.some(person => person === "p00003")) throw new Error("broken")
        return real(scope, persons)
      },
    })
    await here.agree(here.neighbours, ["result"])
    await here.happens(fact)
    for (let hours = 0; hours < 40; hours++) {
      await here.settle(10)
      here.pass(3_600_000)
    }
    expect(await here.all(inbox)).toHaveLength(9)
    expect(here.onPhones()).toEqual([1, 1, 1, 0, 1, 1, 1, 1, 1])
    expect(await here.message(3)).toMatchObject({ state: "dead", reason: "unknown", tries: 8 })
    expect(await here.balance("result", 3)).toBe(1)
  }, 30_000)

  test("a message whose handling is itself broken is put aside, and ends after eight tries", async () => {
    await open({ people: 50 })
    await here.agree(here.neighbours, ["result"])
    const person = id<"person">("p00000")
    await here.happens(fact)
    // The entries its claims would make are taken: the claim itself fails, as a bug of ours would make it.
    const notice = noticeId(here.now(), digest("projects.published:r1").slice(0, 16))
    await here.documents.change(async tx => {
      const entry = { person, template: "result" as const, cause: "spent" as const, balance: 0, at: here.now() }
      for (let tries = 1; tries <= 9; tries++)
        await tx.create(creditEntries, `${person}:result:${notice}.wechat.spent.0.${tries}`, entry)
    })
    await here.tick()
    here.pass(1000)
    await here.tick()
    expect(here.onPhones().filter(count => count === 1)).toHaveLength(49)
    for (let hours = 0; hours < 40; hours++) {
      here.pass(3_600_000)
      await here.tick()
    }
    expect(await here.message()).toMatchObject({ state: "dead", reason: "unknown", tries: 8 })
    expect(await here.balance("result")).toBe(1)
  }, 30_000)
})
