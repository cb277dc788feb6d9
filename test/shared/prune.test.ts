import { seeToDue } from "#cloud/shared/due"
import { facts } from "#cloud/shared/fact"
import { paces } from "#cloud/shared/often"
import { notePruning, prune } from "#cloud/shared/prune"
import { replies } from "#cloud/shared/replies"
import { communityScope, directoryShard } from "#cloud/shared/scope"
import { dayLong, type Instant, instant, later, minute } from "#cloud/shared/values/instant"
import { home, sharedCollections } from "../support/house.ts"
import { openTemporaryStore } from "../support/store.ts"

const start = instant("2026-03-02T01:00:00.000Z")
const scope = communityScope(home)

describe("what is no longer needed", () => {
  const store = () => openTemporaryStore(sharedCollections)
  let here: ReturnType<typeof store>
  beforeEach(() => {
    here = store()
  })
  afterEach(() => here.close())

  const reply = (id: string, at: Instant) =>
    here.in(scope).change(tx => tx.create(replies, id, { mac: "m", reply: "r", at }))
  const told = (kind: string, about: string, at: Instant) =>
    here
      .in(scope)
      .change(tx =>
        tx.create(facts, `${kind}:${about}`, { kind, about, audience: { to: "community" }, page: "/", data: {}, at }),
      )
  /** So many ticks of a round of pruning, one a minute from `now`. Gives how many entries they saw to. */
  const round = async (now: Instant, ticks = 6): Promise<number> => {
    let seen = 0
    for (let n = 0; n < ticks; n++) {
      const turn = later(now, n * minute)
      const some = await seeToDue(
        here,
        "members",
        turn,
        due => prune(here, due, turn),
        (_, error) => {
          throw error
        },
      )
      seen += some
    }
    return seen
  }
  const left = async () => (await here.in(scope).list(replies)).map(({ id }) => id)

  test("goes after its time; a reply younger than that stays, and a second round changes nothing", async () => {
    await notePruning(here, scope, start)
    await reply("old", start)
    await reply("young", later(start, 100 * dayLong))
    await round(later(start, 460 * dayLong))
    expect(await left()).toEqual(["young"])
    await round(later(start, 495 * dayLong))
    expect(await left()).toEqual(["young"])
  })

  test("stays while a vote that it may belong to is not certified, and goes in the round after it is", async () => {
    await notePruning(here, scope, start)
    await reply("before", start)
    await told("projects.votingOpened", "r1", later(start, dayLong))
    await reply("during", later(start, 2 * dayLong))
    await round(later(start, 500 * dayLong))
    expect(await left()).toEqual(["during"])
    await told("projects.published", "r1", later(start, 510 * dayLong))
    await round(later(start, 540 * dayLong))
    expect(await left()).toEqual([])
  })

  test("is gone through a hundred a turn, from where the last turn ended", async () => {
    await notePruning(here, scope, start)
    for (let n = 0; n < 230; n++) await reply(`r${String(n).padStart(3, "0")}`, start)
    const now = later(start, 460 * dayLong)
    const turn = () =>
      seeToDue(
        here,
        "members",
        now,
        due => prune(here, due, now),
        () => undefined,
      )
    await turn()
    expect(await left()).toHaveLength(100)
    expect((await left())[0]).toBe("r100")
    await round(now)
    expect(await left()).toEqual([])
  })

  test("the directory is gone through shard by shard; a window still open stays", async () => {
    await notePruning(here, scope, start)
    const now = later(start, 60 * dayLong)
    const shard = here.in(directoryShard("ff"))
    await shard.change(async tx => {
      await tx.create(paces, "over", { until: start })
      await tx.create(paces, "open", { until: later(now, dayLong) })
    })
    expect(await round(now, 260)).toBeGreaterThanOrEqual(257)
    expect((await shard.list(paces)).map(({ id }) => id)).toEqual(["open"])
  })
})
