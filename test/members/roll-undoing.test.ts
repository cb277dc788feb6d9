import { householdSeats } from "#cloud/members/actions"
import { communities } from "#cloud/members/records"
import { draft, makeTrue } from "#cloud/members/roll/actions/staging"
import { rollPages, rolls } from "#cloud/members/roll/records"
import { every, type Store } from "#cloud/shared/store"
import { dayLong, hour } from "#cloud/shared/values/instant"
import { home, type Members, openMembers } from "./community.ts"
import { body, clerkIn, head, type Look, type Rolls } from "./rolls.ts"
import { csv } from "./workbooks.ts"

jest.setTimeout(60_000)

describe("the roll from a sheet", () => {
  let here: Members
  beforeEach(async () => {
    here = await openMembers()
  })
  afterEach(() => here.close())

  const { look, take, seats, roll } = clerkIn(() => here)

  test("is taken back as a whole, one import after the other", async () => {
    const before = await seats()
    const first = await take((await look()).plan)
    here.pass(hour)
    const second = await take((await look([head, ["12号楼", "", "1", "", ""]])).plan)
    expect(await here.refusal(here.clerk, "undoRoll", { roll: first.roll })).toBe("409 members.notCurrent")
    expect(await here.ask(here.clerk, "undoRoll", { roll: second.roll })).toEqual({ households: 5 })
    expect(await here.ask(here.clerk, "undoRoll", { roll: first.roll })).toEqual({ households: 3 })
    expect(await seats()).toEqual(before)
    expect(await here.refusal(here.clerk, "undoRoll", { roll: first.roll })).toBe("409 members.notCurrent")
    const again = { plan: first.roll, removeMissing: false }
    expect(await here.refusal(here.clerk, "importRoll", again)).toBe("409 members.rollMoved")
    const { rolls: list } = await here.ask<Rolls>(here.clerk, "rolls")
    expect(list.map(({ state }) => state)).toEqual(["undone", "undone", "current"])
  })

  test("is not taken back when somebody has joined a household it added, nor after 30 days", async () => {
    const done = await take((await look()).plan)
    const [added] = (await roll("11-301")).households
    const zhou = await here.person("周", { household: added?.household as never })
    expect(await here.refusal(here.clerk, "undoRoll", { roll: done.roll })).toBe("409 members.peopleThere")
    const { member } = await here.ask<{ member: { person: string } }>(zhou, "me")
    await here.ask(here.clerk, "endMembership", { person: member.person, reason: "登记有误" })
    here.pass(30 * dayLong)
    expect(await here.refusal(here.clerk, "undoRoll", { roll: done.roll })).toBe("409 members.tooLateToUndo")
  })

  test("after 30 days the pages of an older roll are gone, those of today's are not", async () => {
    await take((await look()).plan)
    const pages = async () => {
      let count = 0
      for await (const _ of every(here.documents, rollPages)) count += 1
      return count
    }
    // Buildings 3 and 10 as they were, 3, 10 and 11 as they are.
    expect(await pages()).toBe(5)
    here.pass(31 * dayLong)
    for (let round = 0; round < 3; round++) await here.ask("timer", "tick")
    expect(await pages()).toBe(3)
    expect(await seats()).toHaveLength(5)
  })

  test("an import that is repeated, or that two clerks begin at once, happens once", async () => {
    const { plan } = await look()
    const key = "import-0123456789ab"
    const first = await here.ask(here.clerk, "importRoll", { plan, removeMissing: false }, key)
    expect(await here.ask(here.clerk, "importRoll", { plan, removeMissing: false }, key)).toEqual(first)
    const next = await look([head, ["20号楼", "", "1", "", ""]])
    const other = await look([head, ["21号楼", "", "1", "", ""]])
    const outcomes = await Promise.all(
      [next, other].map(one => here.call(here.clerk, "importRoll", { plan: one.plan, removeMissing: false })),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await seats()).toHaveLength(6)
    expect(await here.refusal(here.clerk, "importRoll", { plan: "nothing", removeMissing: false })).toBe(
      "404 members.noFile",
    )
  })

  test("a version made from a roll that has moved meanwhile is not made true, however late the move comes", async () => {
    const base = (await here.documents.read(communities, home))?.roll ?? ""
    const done = await take((await look()).plan)
    const counts = { added: 0, changed: 0, removed: 3, same: 0 }
    const made = { before: base, at: here.now(), staff: "", file: "", counts }
    const named = await here.documents.change(tx => makeTrue(tx, home, "late", made, draft("late", [], [])))
    expect(named).toBe(false)
    expect(await here.documents.read(rolls, "late")).toBeUndefined()
    expect((await here.documents.read(communities, home))?.roll).toBe(done.roll)
  })

  test("a plan that nobody imports is gone after a day, with its files", async () => {
    const { plan } = await look([head, ...body, [null, null, null, "无门牌", ""]])
    expect(here.files.kept.size).toBe(2)
    here.pass(dayLong)
    await here.ask("timer", "tick")
    expect(here.files.kept.size).toBe(0)
    expect(await here.refusal(here.clerk, "importRoll", { plan, removeMissing: false })).toBe("404 members.noFile")
  })
})

test("an import that fails at any of its steps leaves nothing to be seen, and goes through when it is tried again", async () => {
  let left = Number.POSITIVE_INFINITY
  let failures = 0
  const failing = (store: Store): Store => ({
    ...store,
    in: scope => {
      const documents = store.in(scope)
      return {
        ...documents,
        change: step => {
          left -= 1
          if (left === 0) {
            failures += 1
            return Promise.reject(new Error("the disk is gone"))
          }
          return documents.change(step)
        },
      }
    },
  })
  const here = await openMembers({ through: failing })
  const rows: string[][] = [["楼栋", "房号"], ...Array.from({ length: 120 }, (_, at) => [String(at + 20), "101"])]
  const seats = async () => {
    let count = 0
    for await (const _ of householdSeats(here.documents)) count += 1
    return count
  }
  for (let step = 1; step <= 20; step++) {
    const { plan } = await here.ask<Look>(here.clerk, "previewRoll", { file: await here.upload(csv(rows)) })
    const key = `import-key-${step}-0123456789`
    left = step
    const { status } = await here.call(here.clerk, "importRoll", { plan, removeMissing: false }, key)
    left = Number.POSITIVE_INFINITY
    if (status === 200) break
    expect([status, await seats()]).toEqual([500, 3])
    expect((await here.documents.read(communities, home))?.households).toBe(3)
    if (step % 2 === 0) continue
    await here.ask(here.clerk, "importRoll", { plan, removeMissing: false }, key)
    expect(await seats()).toBe(123)
    await here.ask(here.clerk, "undoRoll", { roll: plan })
    expect(await seats()).toBe(3)
    here.pass(hour)
  }
  expect(failures).toBeGreaterThanOrEqual(5)
  expect(await seats()).toBe(123)
  expect(await here.documents.list(rolls)).not.toHaveLength(0)
  await here.close()
})
