import { databaseOf, openCloudStore } from "#cloud/adapters/store/cloud"
import { cloudSdk } from "#cloud/host/cloud/sdk"
import { communityScope } from "#cloud/shared/scope"
import { type Store, Taken } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { describeStore, notes, seals } from "../adapters/store-suite.ts"
import { openCloudBase } from "../support/cloudbase/index.ts"
import type { CloudBase, Fault } from "../support/cloudbase/server.ts"

const collections = [notes, seals]

jest.setTimeout(60_000)

describeStore("WeChat cloud, through its SDK", async () => {
  const { cloud, open, done } = await openCloudBase(collections)
  return {
    store: open(),
    reopen: async () => open(),
    done: async () => {
      expect(cloud.unknown).toEqual([])
      await done()
    },
  }
})

const homeOf = (store: Store) => store.in(communityScope(id("home")))
const text = (words: string) => ({ text: words, about: "a", open: true })

describe("WeChat cloud's database, when something goes wrong", () => {
  let cloud: CloudBase
  let store: Store
  let open: (timeout?: number) => Store
  let done: () => Promise<void>
  beforeEach(async () => {
    const opened = await openCloudBase(collections)
    ;({ cloud, open, done } = opened)
    store = open()
    await homeOf(store).change(tx => tx.put(notes, "fund", text("1000")))
  })
  afterEach(() => done())

  /** The next request with this action meets this fault, `times` times. */
  const once = (action: string, fault: Fault, times = 1) => {
    let left = times
    cloud.fault = asked => (asked === `database.${action}` && left-- > 0 ? fault : undefined)
  }
  const spend = (name: string) =>
    homeOf(store).change(async tx => {
      const left = Number((await tx.get(notes, "fund"))?.text)
      await tx.put(notes, "fund", text(String(left - 30)))
      await tx.create(seals, name, { text: String(left - 30) })
      return left - 30
    })
  const fund = async () => (await homeOf(store).read(notes, "fund"))?.text

  const actions = ["startTransaction", "getDocument", "modifyDocument", "insertDocument", "commitTransaction"]
  const faults = ["before", "after", "hangs", "hangsAfter"] as const
  test.each(actions.flatMap(action => faults.map(fault => [action, fault] as const)))(
    "%s goes wrong (%s): the change happens once, and its answer comes",
    async (action, fault) => {
      // Only what hangs is not waited for, by an SDK of its own.
      if (fault.startsWith("hangs"))
        jest.isolateModules(() => {
          store = open(1_000)
        })
      once(action, fault)
      // What hangs in the cloud holds its documents until the cloud ends it; the SDK's caller is told to come again.
      await expect(spend("one")).resolves.toBe(970)
      expect(await fund()).toBe("970")
      expect(await homeOf(store).list(seals)).toHaveLength(1)
    },
  )

  test("a commit that was done and not answered is not done again, though another has written over it", async () => {
    const other = open()
    let first = true
    cloud.fault = async action => {
      if (action !== "database.commitTransaction" || !first) return undefined
      first = false
      return "after"
    }
    const spent = spend("one")
    await expect(spent).resolves.toBe(970)
    await other.in(communityScope(id("home"))).change(tx => tx.put(notes, "fund", text("940")))
    expect(await fund()).toBe("940")
  })

  test("when nobody can know whether a commit was done, the caller is told so and the repeat finds out", async () => {
    const put = () => homeOf(store).change(tx => tx.put(notes, "blind", text("x")))
    // The commit and everything after it get lost.
    let lost = false
    cloud.fault = action => {
      if (action === "database.commitTransaction") lost = true
      return lost ? "after" : undefined
    }
    await expect(put()).rejects.toMatchObject({ code: "house.busy" })
    cloud.fault = () => undefined
    expect((await homeOf(store).read(notes, "blind"))?.text).toBe("x")
    await put()
  })

  test("a cloud that is away for good is told in words, and nothing is saved", async () => {
    cloud.fault = () => "before"
    await expect(spend("one")).rejects.toMatchObject({ code: "house.busy" })
    await expect(homeOf(store).read(notes, "fund")).rejects.toMatchObject({ code: "house.busy" })
    cloud.fault = () => undefined
    expect(await fund()).toBe("1000")
  })

  test("a sentence that nobody knows is taken for neither done nor undone", async () => {
    await homeOf(store).change(tx => tx.create(seals, "mine", { text: "first" }))
    cloud.words = "something else went wrong"
    await expect(homeOf(store).change(tx => tx.create(seals, "mine", { text: "second" }))).rejects.toBeInstanceOf(Taken)
    expect(await homeOf(store).read(seals, "mine")).toMatchObject({ text: "first" })
  })

  test("two instances spend from one fund at the same time: the fund is exact", async () => {
    const other = open()
    const take = (from: Store, name: string) =>
      from.in(communityScope(id("home"))).change(async tx => {
        const left = Number((await tx.get(notes, "fund"))?.text)
        if (left < 30) return false
        await tx.put(notes, "fund", text(String(left - 30)))
        await tx.create(seals, name, { text: String(left - 30) })
        return true
      })
    const both = Array.from({ length: 24 }, (_, i) => take(i % 2 ? store : other, `spent${i}`))
    const ended = await Promise.all(both)
    expect(ended.filter(Boolean)).toHaveLength(24)
    expect(await fund()).toBe("280")
    expect(await homeOf(store).list(seals)).toHaveLength(24)
  })

  test("a collection that was never made is named", async () => {
    const strangers = { ...notes, name: "strangers" }
    const loose = openCloudStore({ database: databaseOf(cloudSdk()) }).in(communityScope(id("home")))
    await expect(loose.read(strangers, "n")).rejects.toThrow("cloud:setup")
    await expect(loose.change(tx => tx.get(strangers, "n"))).rejects.toThrow("cloud:setup")
    await expect(loose.change(tx => tx.put(strangers, "n", text("x")))).rejects.toThrow("cloud:setup")
  })

  test("documents that never change are read once by a warm instance, others every time", async () => {
    await homeOf(store).change(tx => tx.create(seals, "s", { text: "kept" }))
    cloud.forget()
    for (let turn = 0; turn < 5; turn += 1) {
      await homeOf(store).read(seals, "s")
      await homeOf(store).read(notes, "fund")
    }
    expect(cloud.total()).toEqual({ calls: 6, read: 6, written: 0 })
  })

  test("the stand-in refuses what it does not know, loudly", async () => {
    const database = databaseOf(cloudSdk())
    const query = database.collection("notes").where({ about: database.command.gt("x") })
    await expect(query.orderBy("_id", "asc").limit(1).get()).rejects.toThrow("does not know")
    await expect(
      database.collection("notes").add({ data: { _id: "x", body: "outside of a transaction" } }),
    ).rejects.toThrow("does not know")
    expect(cloud.unknown).toHaveLength(2)
  })
})
