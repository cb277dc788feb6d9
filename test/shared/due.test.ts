import { type Due, dues, noteDue, seeToDue } from "#cloud/shared/due"
import { communityScope, dueScope } from "#cloud/shared/scope"
import type { Store } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { type Instant, instant, later, minute } from "#cloud/shared/values/instant"
import { openTemporaryStore } from "../support/store.ts"

const scope = communityScope(id("home"))
const start = instant("2026-03-01T00:00:00.000Z")

describe("what is due", () => {
  let store: Store
  beforeEach(() => {
    store = openTemporaryStore([dues])
  })
  afterEach(() => store.close())

  const note = (what: string, at: Instant = start) => noteDue(store, "votes", { at, scope, what })
  const tick = async (now: Instant, handle: (due: Due) => Promise<"done" | Instant>) => {
    const failures: unknown[] = []
    const seen = await seeToDue(store, "votes", now, handle, (_, error) => failures.push(error))
    return { seen, failures }
  }
  const left = async () =>
    (await store.in(dueScope("votes")).list(dues)).map(due => ({
      what: due.what,
      at: due.at,
      tries: due.tries,
    }))

  test("is seen to from its moment on, once", async () => {
    await note("count:v1")
    await note("count:v1")
    const seen: string[] = []
    const handle = async (due: Due) => {
      seen.push(`${due.scope} ${due.what}`)
      return "done" as const
    }
    expect((await tick(later(start, -1), handle)).seen).toBe(0)
    expect((await tick(start, handle)).seen).toBe(1)
    expect((await tick(start, handle)).seen).toBe(0)
    expect(seen).toEqual(["community:home count:v1"])
  })

  test("is seen to by its own feature only, whatever the names hash to", async () => {
    // SHA-256 of "due:members", "due:councils" and "due:disclosures" begin with the same two digits.
    const names = ["members", "councils", "disclosures"]
    for (const name of names) await noteDue(store, name, { at: start, scope, what: `of:${name}` })
    for (const name of names) {
      const seen: string[] = []
      const handle = async (due: Due) => {
        seen.push(due.what)
        return "done" as const
      }
      await seeToDue(store, name, start, handle, () => undefined)
      expect(seen).toEqual([`of:${name}`])
    }
  })

  test("may ask to be looked at later", async () => {
    await note("erase:v1")
    await tick(start, async () => later(start, minute))
    expect(await left()).toEqual([{ what: "erase:v1", at: later(start, minute), tries: 0 }])
  })

  test("fails alone: the others are seen to, and it is tried again, each time later", async () => {
    await note("bad")
    await note("good")
    const handle = async (due: Due) => {
      if (due.what === "bad") throw new Error("no")
      return "done" as const
    }
    const first = await tick(start, handle)
    expect([first.seen, first.failures.length]).toEqual([2, 1])
    expect(await left()).toEqual([{ what: "bad", at: later(start, minute), tries: 1 }])
    await tick(later(start, minute), handle)
    expect(await left()).toEqual([{ what: "bad", at: later(start, 3 * minute), tries: 2 }])
  })

  test("is seen to side by side where that is wished, and all of it when the look ends", async () => {
    for (const what of ["a", "b", "c"]) await note(what)
    let going = 0
    let most = 0
    let free = (): void => undefined
    const both = new Promise<void>(resolve => {
      free = resolve
    })
    const handle = async ({ what }: Due) => {
      going += 1
      most = Math.max(most, going)
      if (most === 2) free()
      await both
      going -= 1
      if (what === "b") throw new Error("no")
      return "done" as const
    }
    const failures: unknown[] = []
    expect(await seeToDue(store, "votes", start, handle, (_, error) => failures.push(error), { atOnce: 2 })).toBe(3)
    expect([most, going, failures.length]).toEqual([2, 0, 1])
    expect(await left()).toEqual([{ what: "b", at: later(start, minute), tries: 1 }])
  })

  test("another feature's entries are not touched", async () => {
    await noteDue(store, "funds", { at: start, scope, what: "x" })
    expect((await tick(start, async () => "done")).seen).toBe(0)
  })
})
