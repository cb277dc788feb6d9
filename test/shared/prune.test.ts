import * as z from "zod/mini"
import { seeToDue } from "#cloud/shared/due"
import { facts } from "#cloud/shared/fact"
import { paces } from "#cloud/shared/often"
import { notePruning, prune, removeOutlived } from "#cloud/shared/prune"
import { living } from "#cloud/shared/record"
import { replies } from "#cloud/shared/replies"
import { communityScope, directoryShard } from "#cloud/shared/scope"
import { instantShape } from "#cloud/shared/shapes"
import { dayLong, type Instant, instant, later, minute } from "#cloud/shared/values/instant"
import { home, sharedCollections } from "../support/house.ts"
import { openTemporaryStore } from "../support/store.ts"

const start = instant("2026-03-02T01:00:00.000Z")
const scope = communityScope(home)
const dated = (name: string, days: number, since?: "at") =>
  living(name, {
    version: 1,
    shape: z.strictObject({ at: instantShape() }),
    by: [],
    personal: "none",
    kept: { days, why: "of a test", ...(since && { since }) },
  })
const [answers, requests, undated] = [dated("answers", 180, "at"), dated("asked", 10, "at"), dated("undated", 1)]
const collections = [...sharedCollections, answers, requests, undated]

describe("what is no longer needed", () => {
  const store = () => openTemporaryStore(collections)
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
        due => (due.what.startsWith("prune:") ? prune(here, due, turn) : removeOutlived(here, due, turn, collections)),
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
        async due => (due.what.startsWith("prune:") ? prune(here, due, now) : "done"),
        () => undefined,
      )
    await turn()
    expect(await left()).toHaveLength(100)
    expect((await left())[0]).toBe("r100")
    await round(now)
    expect(await left()).toEqual([])
  })

  test("what says since when it is kept goes after its days, in every collection and page, and nothing else", async () => {
    await notePruning(here, scope, start)
    const now = later(start, 240 * dayLong)
    const documents = here.in(scope)
    const put = (into: typeof answers, id: string, days: number) =>
      documents.change(tx => tx.create(into, id, { at: later(now, -days * dayLong) }))
    for (let n = 0; n < 130; n++) await put(answers, `m1:p${String(n).padStart(3, "0")}`, n < 120 ? 181 : 100)
    for (const days of [9, 40]) await put(requests, `r${days}`, days)
    await put(undated, "u", 200)
    await round(now, 12)
    expect((await documents.list(answers)).map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, n) => `m1:p${120 + n}`),
    )
    expect((await documents.list(requests)).map(({ id }) => id)).toEqual(["r9"])
    expect(await documents.list(undated)).toHaveLength(1)
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
