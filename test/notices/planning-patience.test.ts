import { lanes, messages } from "#cloud/notices/outbox/records"
import { isReader, patienceFor } from "#cloud/notices/planning/rules"
import type { Subject } from "#cloud/shared/ports"
import { dayLong, hour, instant, later } from "#cloud/shared/values/instant"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

const now = instant("2026-03-02T01:00:00.000Z")

test("what changes a day never waits; a vote and a meeting wait half a day for whoever reads by themselves, what is lighter a day", () => {
  const waits = (reader: boolean) => [9, 8, 7, 6, 4, 2].map(weight => patienceFor(weight, reader) / hour)
  expect(waits(true)).toEqual([0, 12, 12, 24, 24, 24])
  expect(waits(false)).toEqual([0, 0, 0, 0, 0, 0])
})

test("nothing waits that would come less than a day before its moment", () => {
  const waits = (weight: number, left: number) => patienceFor(weight, true, left) / hour
  expect([waits(7, 36 * hour), waits(7, 36 * hour - 1)]).toEqual([12, 0])
  expect([waits(4, 48 * hour), waits(4, 48 * hour - 1)]).toEqual([24, 0])
})

test("reading by oneself is a habit of these weeks: it is forgotten after thirty days", () => {
  expect([isReader(now, later(now, 30 * dayLong - 1)), isReader(now, later(now, 30 * dayLong))]).toEqual([true, false])
  expect(isReader(undefined, now)).toBe(false)
})

describe("on phones", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 2, perBuilding: 1 })
  })
  afterEach(() => here.close())
  const [wang, li] = ["host:p00000" as Subject, "host:p00001" as Subject]

  test("whoever has read a result without a message is given a day for the next, and costs no consent", async () => {
    const published = (about: string) => here.happens({ kind: "projects.published", about, at: here.now() })
    const read = async (who: Subject) => {
      const { unread } = await here.ask<{ unread: { notice: string }[] }>(who, "inbox")
      for (const { notice } of unread) await here.ask(who, "read", { notice })
    }
    const readBySelf = async () => (await here.all(lanes)).map(({ bySelfAt }) => bySelfAt)
    await published("r1")
    await here.settle()
    await read(wang)
    await read(li)
    const first = here.now()
    expect(await readBySelf()).toEqual([first, first])
    await here.agree(here.neighbours, ["result"])
    here.pass(dayLong)
    await published("r2")
    await here.settle()
    expect(here.onPhones()).toEqual([0, 0])
    await read(wang)
    const second = here.now()
    here.pass(dayLong)
    await here.settle()
    expect(here.onPhones()).toEqual([0, 1])
    const last = (await here.all(messages)).filter(({ notice }) => notice.includes("20260303"))
    expect(last.map(({ reason }) => reason)).toContain("heard")
    await read(li)
    // A message had brought her: that is not by herself.
    expect(await readBySelf()).toEqual([second, first])
    await here.agree(here.neighbours.slice(0, 1), ["result"])
    here.pass(30 * dayLong)
    await published("r3")
    await here.settle()
    expect(here.onPhones()).toEqual([1, 1])
  })
})
