import * as z from "zod/mini"
import { living, once } from "#cloud/shared/record"
import { communityScope } from "#cloud/shared/scope"
import { type Archive, every, type Row, type Store, Taken } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"

const kept = { days: 1, why: "a test" }
export const notes = living("notes", {
  version: 1,
  shape: z.strictObject({ text: z.string(), about: z.string(), open: z.boolean() }),
  by: ["about", "open"],
  personal: "none",
  kept,
})
export const seals = once("seals", {
  version: 1,
  shape: z.strictObject({ text: z.string() }),
  by: [],
  personal: "none",
  kept: { ...kept, days: "forever" },
})
const strangers = living("strangers", { version: 1, shape: z.strictObject({}), by: [], personal: "none", kept })

export interface OpenStore {
  readonly store: Store | Archive
  /** Closes and opens again on the same data. */
  reopen(): Promise<Store>
  done(): Promise<void>
}

const note = (text: string, about = "a", open = true) => ({ text, about, open })

/** What every store adapter has to do, the same for all of them. */
export const describeStore = (name: string, open: () => Promise<OpenStore>): void => {
  describe(`store: ${name}`, () => {
    let opened: OpenStore
    const home = () => opened.store.in(communityScope(id("home")))
    const neighbour = () => opened.store.in(communityScope(id("neighbour")))
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.done())

    test("a document comes back as it was saved, with its id", async () => {
      await home().change(tx => tx.create(notes, "n1", note("井盖 🔧 \u0000? ‘ok’")))
      expect(await home().read(notes, "n1")).toEqual({ id: "n1", ...note("井盖 🔧 \u0000? ‘ok’") })
      expect(await home().read(notes, "n2")).toBeUndefined()
    })

    test("an id is taken once: creating it again is refused and changes nothing", async () => {
      await home().change(tx => tx.create(seals, "s", { text: "first" }))
      const again = home().change(async tx => {
        await tx.create(notes, "beside", note("beside"))
        await tx.create(seals, "s", { text: "second" })
      })
      await expect(again).rejects.toBeInstanceOf(Taken)
      expect(await home().read(seals, "s")).toEqual({ id: "s", text: "first" })
      expect(await home().read(notes, "beside")).toBeUndefined()
    })

    test("a step that throws leaves nothing behind", async () => {
      const step = home().change(async tx => {
        await tx.create(notes, "a", note("a"))
        await tx.put(notes, "b", note("b"))
        throw new Error("no")
      })
      await expect(step).rejects.toThrow("no")
      expect(await home().list(notes)).toEqual([])
    })

    test("a change sees its own writes, nobody else does before it has ended", async () => {
      await home().change(async tx => {
        await tx.create(notes, "a", note("one"))
        expect((await tx.get(notes, "a"))?.text).toBe("one")
        expect(await home().read(notes, "a")).toBeUndefined()
        await tx.put(notes, "a", note("two"))
        await tx.remove(notes, "a")
        expect(await tx.get(notes, "a")).toBeUndefined()
        await tx.create(notes, "a", note("three"))
      })
      expect((await home().read(notes, "a"))?.text).toBe("three")
    })

    test("a once collection is never changed or removed", async () => {
      await home().change(tx => tx.create(seals, "s", { text: "first" }))
      const loose = seals as unknown as typeof notes
      await expect(home().change(tx => tx.put(loose, "s", note("other")))).rejects.toThrow("once")
      await expect(home().change(tx => tx.remove(loose, "s"))).rejects.toThrow("once")
      expect(await home().read(seals, "s")).toEqual({ id: "s", text: "first" })
    })

    test("a change may touch 50 documents, and 51 are refused whole", async () => {
      const many = (count: number) =>
        home().change(async tx => {
          for (let i = 0; i < count; i += 1) await tx.put(notes, `n${i}`, note("x"))
        })
      await expect(many(51)).rejects.toThrow("50")
      expect(await home().list(notes)).toEqual([])
      await many(50)
      expect(await home().list(notes)).toHaveLength(50)
    })

    test("32 people take one id at the same time: one has it", async () => {
      const tries = Array.from({ length: 32 }, (_, i) =>
        home()
          .change(tx => tx.create(seals, "seat", { text: String(i) }))
          .then(
            () => "done",
            error => (error instanceof Taken ? "taken" : String(error)),
          ),
      )
      const ended = await Promise.all(tries)
      expect(ended.filter(word => word === "done")).toHaveLength(1)
      expect(ended.filter(word => word === "taken")).toHaveLength(31)
    })

    test("60 spends of 30 from 1,000 at the same time: 33 go through, and what is left is exact", async () => {
      await home().change(tx => tx.create(notes, "fund", note("1000")))
      const spend = (i: number) =>
        home().change(async tx => {
          const left = Number((await tx.get(notes, "fund"))?.text)
          if (left < 30) return false
          await tx.put(notes, "fund", note(String(left - 30)))
          await tx.create(seals, `spent${i}`, { text: String(left - 30) })
          return true
        })
      const spent = await Promise.all(Array.from({ length: 60 }, (_, i) => spend(i)))
      expect(spent.filter(Boolean)).toHaveLength(33)
      expect((await home().read(notes, "fund"))?.text).toBe("10")
      const balances = (await home().list(seals)).map(entry => Number(entry.text)).sort((a, b) => b - a)
      expect(balances).toEqual(Array.from({ length: 33 }, (_, i) => 970 - 30 * i))
    })

    test("a list gives 100 at most, pages on by id both ways, and misses none", async () => {
      for (let start = 0; start < 250; start += 50) {
        await home().change(async tx => {
          for (let i = start; i < start + 50; i += 1)
            await tx.create(notes, `n${String(i).padStart(3, "0")}`, note("x", i % 2 ? "odd" : "even", i < 10))
        })
      }
      expect(await home().list(notes, { limit: 1000 })).toHaveLength(100)
      const all: string[] = []
      for await (const { id: found } of every(home(), notes)) all.push(found)
      expect(all).toEqual(Array.from({ length: 250 }, (_, i) => `n${String(i).padStart(3, "0")}`))
      const odd: string[] = []
      for await (const { id: found } of every(home(), notes, { about: "odd" })) odd.push(found)
      expect(odd).toHaveLength(125)
      const newest = await home().list(notes, { where: { about: "even" }, newestFirst: true, limit: 2 })
      expect(newest.map(found => found.id)).toEqual(["n248", "n246"])
      const next = await home().list(notes, { where: { about: "even" }, newestFirst: true, limit: 1, after: "n246" })
      expect(next.map(found => found.id)).toEqual(["n244"])
      expect(await home().list(notes, { where: { about: "odd", open: true } })).toHaveLength(5)
    })

    test("a list by a field follows what is written, whether it was looked up before or not", async () => {
      const about = async (value: string, open?: boolean) =>
        (await home().list(notes, { where: { about: value, ...(open !== undefined && { open }) } })).map(n => n.text)
      await home().change(tx => tx.put(notes, "n", note("new", "a")))
      await home().change(tx => tx.put(notes, "n", note("unseen", "b")))
      expect([await about("a"), await about("b", true)]).toEqual([[], ["unseen"]])
      await home().change(async tx => {
        await tx.put(notes, "n", { ...note("seen", (await tx.get(notes, "n"))?.about), open: false })
      })
      expect([await about("b", true), await about("b", false)]).toEqual([[], ["seen"]])
      await home().change(async tx => {
        await tx.put(notes, "n", note("between", "c"))
        await tx.put(notes, "n", note("twice", "d"))
      })
      expect([await about("b"), await about("c"), await about("d")]).toEqual([[], [], ["twice"]])
      await home().change(async tx => {
        await tx.remove(notes, "n")
        await tx.create(notes, "n", note("again", "e"))
      })
      expect([await about("d"), await about("e")]).toEqual([[], ["again"]])
      await home().change(tx => tx.remove(notes, "n"))
      expect(await about("e")).toEqual([])
    })

    test("ids sort by their characters' codes, not by a language", async () => {
      const ids = ["B", "a", "Z1", "a-b", "a:b", "aB", "10", "9"]
      await home().change(async tx => {
        for (const name of ids) await tx.create(notes, name, note("x"))
      })
      expect((await home().list(notes)).map(found => found.id)).toEqual([...ids].sort())
    })

    test("what is not declared can be neither stored nor listed by", async () => {
      await expect(home().change(tx => tx.create(strangers, "x", {}))).rejects.toThrow("not declared")
      await expect(home().list(notes, { where: { text: "x" } as never })).rejects.toThrow("cannot be listed by")
    })

    test("a community never sees another's documents", async () => {
      await home().change(tx => tx.create(notes, "n", note("ours")))
      expect(await neighbour().read(notes, "n")).toBeUndefined()
      expect(await neighbour().list(notes)).toEqual([])
      expect(await neighbour().list(notes, { where: { about: "a" } })).toEqual([])
      await neighbour().change(tx => tx.create(notes, "n", note("theirs")))
      await neighbour().change(tx => tx.remove(notes, "n"))
      expect((await home().read(notes, "n"))?.text).toBe("ours")
    })

    describe("as an archive", () => {
      const archive = (): Archive => {
        if (!("rows" in opened.store)) throw new Error(`${name} is no archive`)
        return opened.store
      }
      const whole = async (from: Archive): Promise<Row[]> => {
        const all: Row[] = []
        for (;;) {
          const page = await from.rows(notes, all.at(-1))
          if (page.length === 0) return all
          expect(page.length).toBeLessThanOrEqual(1_000)
          all.push(...page)
        }
      }

      test("rows go through a whole collection across scopes, by scope and id, and what they hold can be loaded", async () => {
        const scopes = ["one", "one-two", "two"].map(name => opened.store.in(communityScope(id(name))))
        for (const documents of scopes)
          for (let start = 0; start < 400; start += 50)
            await documents.change(async tx => {
              for (let i = start; i < start + 50; i += 1) await tx.create(notes, `n${i}`, note(`灯 ${i}`))
            })
        const all = await whole(archive())
        expect(all).toHaveLength(1_200)
        const places = all.map(({ scope, id: named }) => `${scope} ${named}`)
        expect(places).toEqual([...places].sort())
        expect(new Set(places).size).toBe(1_200)
        expect(JSON.parse(all[0]?.body ?? "")).toEqual(note("灯 0"))
        const moved = all.slice(0, 600).map(row => ({ ...row, scope: `moved.${row.scope}` }))
        await archive().load(notes, moved)
        expect((await whole(archive())).filter(({ scope }) => scope.startsWith("moved."))).toEqual(moved)
      })

      test("loaded documents are read and listed like any other", async () => {
        const { scope } = home()
        const rows = ["a", "b"].map(named => ({ scope, id: named, version: 1, body: JSON.stringify(note(named)) }))
        await archive().load(notes, rows)
        expect(await home().read(notes, "a")).toEqual({ id: "a", ...note("a") })
        expect(await home().list(notes, { where: { about: "a" } })).toHaveLength(2)
        await home().change(tx => tx.put(notes, "a", note("later")))
        expect((await home().read(notes, "a"))?.text).toBe("later")
      })

      test("an id that is there is never loaded over", async () => {
        await home().change(tx => tx.create(notes, "a", note("ours")))
        const { scope } = home()
        const row = { scope, id: "a", version: 1, body: JSON.stringify(note("theirs")) }
        await expect(archive().load(notes, [row])).rejects.toBeInstanceOf(Taken)
        expect((await home().read(notes, "a"))?.text).toBe("ours")
      })
    })

    test("what was acknowledged is there after closing and opening again", async () => {
      await home().change(tx => tx.create(notes, "n", note("kept")))
      const store = await opened.reopen()
      expect((await store.in(communityScope(id("home"))).read(notes, "n"))?.text).toBe("kept")
    })
  })
}
