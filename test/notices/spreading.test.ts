import { inbox } from "#cloud/notices/inbox/records"
import { messages } from "#cloud/notices/outbox/records"
import { notices } from "#cloud/notices/writing/records"
import { type Neighbourhood, openNeighbourhood } from "./support/neighbourhood.ts"

describe("a notice to 1,200 households", () => {
  let here: Neighbourhood
  beforeEach(async () => {
    here = await openNeighbourhood({ people: 1200, messenger: real => ({ ...real, reaches: () => false }) })
  })
  afterEach(() => here.close())
  const place = async () => (await here.all(notices)).map(({ state, persons }) => ({ state, persons }))

  test("comes in several turns, each going on where the last one ended, killed or not", async () => {
    await here.happens({ kind: "projects.votingOpened", about: "r1" })
    await here.tick()
    expect(await place()).toEqual([{ state: "going", persons: 960 }])
    here.sick.killAt(7, "after")
    await here.tick().catch(() => undefined)
    expect(here.sick.isDead()).toBe(true)
    here.sick.revive()
    expect((await place())[0]?.persons).toBeGreaterThan(960)
    // The turn that failed is tried again a minute later.
    here.pass(61_000)
    await here.settle(10)
    expect(await place()).toEqual([{ state: "out", persons: 1200 }])
    const everybody = here.neighbours.map(({ person }) => person)
    expect((await here.all(inbox)).map(({ person }) => person)).toEqual(everybody)
    expect((await here.all(messages)).map(({ person }) => person)).toEqual(everybody)
  })

  test("two turns at once spread it once", async () => {
    await here.happens({ kind: "projects.votingOpened", about: "r1" })
    for (let round = 0; round < 5; round++) {
      await Promise.all([here.tick(), here.tick(), here.tick()])
      here.pass(1000)
    }
    expect(await place()).toEqual([{ state: "out", persons: 1200 }])
    expect(await here.all(inbox)).toHaveLength(1200)
    expect(here.bugs).toEqual([])
  })

  test("stopped half-way, nobody further is told", async () => {
    await here.happens({ kind: "projects.votingOpened", about: "r1" })
    await here.tick()
    const [notice] = await here.all(notices)
    expect(await here.ask(here.clerk, "stop", { notice: notice?.id })).toMatchObject({ state: "stopped" })
    await here.settle(10)
    expect(await place()).toEqual([{ state: "stopped", persons: 960 }])
    expect(await here.all(inbox)).toHaveLength(960)
  })
})
