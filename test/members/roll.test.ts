import { buildingsOf, contactsOf, householdSeats, resolveAudience } from "#cloud/members/actions"
import { communities } from "#cloud/members/records"
import { draft, makeTrue } from "#cloud/members/roll/actions/staging"
import { rollPages, rolls } from "#cloud/members/roll/records"
import type { Subject } from "#cloud/shared/ports"
import { communityScope } from "#cloud/shared/scope"
import { every, type Store } from "#cloud/shared/store"
import { dayLong, hour } from "#cloud/shared/values/instant"
import { elsewhere, home, type Members, openMembers } from "./community.ts"
import { csv, type Row, workbook, zipOf } from "./workbooks.ts"

jest.setTimeout(60_000)

type Look = {
  plan: string
  counts: { added: number; changed: number; missing: number; same: number; errors: number; remarks: number }
  columns: { columns: Record<string, number> }[]
  rows: {
    what: string
    row: number
    building: string
    door: string
    problems: { code: string; row?: number }[]
    fields: string[]
  }[]
  marked?: string
}
type Imported = { roll: string; counts: object; households: number; spared: number }
type Found = {
  households: { household: string; door: string; contact: string; phone: string; people: { name: string }[] }[]
  found: number
  next?: string
}
type Rolls = { rolls: { roll: string; state: string; undoable: boolean; counts: object; file: string }[] }

const head: Row = ["楼栋", "单元", "房号", "姓名", "电话"]
/** What the roll of `home` says, and two more. */
const body: Row[] = [
  ["3号楼", "1单元", "101室", "王秀英", 13800138000],
  [null, null, "102室", "赵建国", 13900139000],
  ["10号楼", null, "201", null, null],
  [null, null, "202", "孙丽", "1.38E+10"],
  ["11号楼", null, "301", "周平", null],
]

describe("the roll from a sheet", () => {
  let here: Members
  beforeEach(async () => {
    here = await openMembers()
  })
  afterEach(() => here.close())

  const look = async (rows: readonly Row[] = [head, ...body], who: Subject = here.clerk): Promise<Look> =>
    here.ask<Look>(who, "previewRoll", {
      file: await here.upload(csv(rows.map(row => row.map(cell => String(cell ?? ""))))),
    })
  const take = (plan: string, removeMissing = false) =>
    here.ask<Imported>(here.clerk, "importRoll", { plan, removeMissing })
  const seats = async (): Promise<string[]> => {
    const found: string[] = []
    for await (const { seat } of householdSeats(here.documents)) found.push(seat)
    return found
  }
  const roll = (find = "", who = here.clerk) => here.ask<Found>(who, "roll", { find })

  test("is looked at first: so many new, changed and missing, and what is wrong; nothing is changed by it", async () => {
    const before = await seats()
    const seen = await look([head, ...body, [null, null, null, "无门牌", ""]])
    expect(seen.counts).toEqual({ added: 2, changed: 1, missing: 0, same: 2, errors: 1, remarks: 1 })
    expect(seen.columns).toMatchObject([{ columns: { building: 1, unit: 2, door: 3, contact: 4, phone: 5 } }])
    expect(seen.rows.map(({ what, row, door }) => `${what} ${row} ${door}`)).toEqual([
      "error 7 ",
      "remark 5 202",
      "changed 3 102",
      "added 5 202",
      "added 6 301",
    ])
    expect(seen.rows[2]?.fields).toEqual(["phone"])
    expect(await seats()).toEqual(before)
  })

  test("the marked sheet is the same sheet with the reasons beside their rows", async () => {
    const file = await here.upload(
      workbook({ 名册: [head, ...body, [null, null, null, "无门牌", null]] }),
      "名册 2026.xlsx",
    )
    const { marked } = await here.ask<Look>(here.clerk, "previewRoll", { file })
    const kept = here.files.kept.get(marked ?? "")
    expect(kept?.name).toBe("名册 2026-核对.xlsx")
    const again = await here.upload(kept?.bytes ?? new Uint8Array())
    const seen = await here.ask<Look>(here.clerk, "previewRoll", { file: again })
    expect(seen.counts).toMatchObject({ added: 2, changed: 1, errors: 1, remarks: 1 })
    const clean = await look([head, ...body.slice(0, 3)])
    expect(clean.marked).toBeUndefined()
  })

  test("is imported as a whole, its file is removed, and households keep their ids", async () => {
    const before = await seats()
    const { plan } = await look()
    const done = await take(plan)
    expect(done).toMatchObject({ counts: { added: 2, changed: 1, removed: 0, same: 2 }, households: 5, spared: 0 })
    const after = await seats()
    expect(after).toHaveLength(5)
    expect(after).toEqual(expect.arrayContaining(before))
    expect((await roll("3-1-102")).households).toMatchObject([{ contact: "赵建国", phone: "13900139000" }])
    expect((await roll("10-202")).households).toMatchObject([{ contact: "孙丽", phone: "" }])
    expect(here.files.kept.get("file0")).toBeUndefined()
    expect(await here.ask(here.clerk, "rollProgress", { plan })).toEqual({ state: "imported", done: 3, of: 3 })
    expect(await here.ask("nobody", "welcome", { community: home })).toMatchObject({ households: 5 })
  })

  test("what is not in the sheet stays; it goes only when asked, and never where somebody has joined", async () => {
    await here.person("王", { household: here.households[0] })
    const one = [head, ["3号楼", "1单元", "102室", "赵建国", ""]]
    const { plan, counts } = await look([...one, ["9号楼", "", "901", "新", ""]])
    expect(counts).toMatchObject({ added: 1, missing: 2 })
    expect(await take(plan)).toMatchObject({ households: 4, counts: { removed: 0 } })
    const again = await look([...one, ["9号楼", "", "901", "新", "13800138001"]])
    expect(await take(again.plan, true)).toMatchObject({ households: 3, counts: { removed: 1, changed: 1 }, spared: 1 })
    expect((await roll()).households.map(({ door }) => door)).toEqual(["101", "102", "901"])
  })

  test("a sheet that says nothing new is not imported", async () => {
    const { plan } = await look([head, ...body.slice(0, 1)])
    expect(await here.refusal(here.clerk, "importRoll", { plan, removeMissing: false })).toBe(
      "409 members.nothingToImport",
    )
  })

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

  test.each<[string, () => Uint8Array, string]>([
    ["a zip bomb", () => zipOf([{ name: "a", body: new Uint8Array(9), says: 1_000_000_000 }]), "400 members.tooHard"],
    ["200,000 rows", () => new TextEncoder().encode("房号\n".repeat(200_000)), "413 members.tooManyRows"],
    ["more than 5 MB", () => new Uint8Array(5_000_001), "413 members.fileTooLarge"],
    ["a web page", () => new TextEncoder().encode("<html>"), "400 members.notASheet"],
    ["an old .xls", () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), "400 members.oldFormat"],
    ["nothing", () => new Uint8Array(0), "400 members.emptySheet"],
    ["a letter", () => new TextEncoder().encode("尊敬的居民：\n今晚停水"), "400 members.noHeader"],
    [
      "a column taken for the building that is none",
      () => csv([["楼栋", "房号"], ...Array.from({ length: 2001 }, (_, row) => [`x${row}`, "1"])]),
      "413 members.tooManyBuildings",
    ],
  ])("%s is refused in words, and nothing is changed", async (_, bytes, refusal) => {
    const before = await seats()
    expect(await here.refusal(here.clerk, "previewRoll", { file: await here.upload(bytes()) })).toBe(refusal)
    expect(await seats()).toEqual(before)
  })

  test("formulas are what they last showed, and a name that looks like one stays text", async () => {
    const file = await here.upload(
      workbook({ 名册: [head, ["5", "1", { f: "500+1", v: 501 }, "=cmd|' /C calc'!A0", null]] }),
    )
    const { plan } = await here.ask<Look>(here.clerk, "previewRoll", { file })
    await take(plan)
    expect((await roll("5-1-501")).households).toMatchObject([{ contact: "=cmd|' /C calc'!A0" }])
  })

  test("only the staff of the community look, import, undo and search; another community's see nothing of it", async () => {
    const { plan } = await look()
    const done = await take(plan)
    const resident = await here.person("民", { household: here.households[0] })
    const other = await here.person("他", { roles: ["staff"], community: elsewhere })
    for (const [action, input] of [
      ["previewRoll", { file: "file0" }],
      ["importRoll", { plan, removeMissing: true }],
      ["undoRoll", { roll: done.roll }],
      ["roll", {}],
      ["rolls", {}],
      ["rollProgress", { plan }],
    ] as const)
      expect(await here.refusal(resident, action, input)).toBe("403 house.notYours")
    expect(await here.refusal(other, "importRoll", { plan, removeMissing: true })).toBe("404 members.noFile")
    expect(await here.refusal(other, "rollProgress", { plan })).toBe("404 house.notFound")
    expect(await here.refusal(other, "undoRoll", { roll: done.roll })).toBe("404 house.notFound")
    expect((await roll("", other)).found).toBe(3)
    expect(await here.refusal(here.clerk, "previewRoll", { file: "file99" })).toBe("404 members.noFile")
  })

  test("3,000 households come in together, and the pages of one building change alone afterwards", async () => {
    const large = (phone: string): Row[] => [
      head,
      ...Array.from(
        { length: 3000 },
        (_, at): Row => [`${Math.floor(at / 100) + 1}号楼`, "", 100 + (at % 100), "王", at === 0 ? phone : ""],
      ),
    ]
    const first = await take((await look(large(""))).plan)
    expect(first.households).toBe(3003)
    const next = await look(large("13800138001"))
    expect(next.counts).toMatchObject({ changed: 1, same: 2999 + 0, missing: 3 })
    await take(next.plan)
    expect(await here.ask(here.clerk, "rollProgress", { plan: next.plan })).toMatchObject({ of: 1 })
    const page = await here.ask<Found>(here.clerk, "roll", { limit: 50 })
    expect([page.found, page.households.length]).toEqual([3003, 50])
    const more = await here.ask<Found>(here.clerk, "roll", { limit: 50, after: page.next })
    expect(more.households[0]?.household).not.toBe(page.households[0]?.household)
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

describe("who is meant", () => {
  let here: Members
  beforeEach(async () => {
    here = await openMembers()
    const [first, second, third] = here.households
    await here.person("a", { household: first })
    await here.person("b", { household: first })
    await here.person("c", { household: second, roles: ["treasurer"] })
    await here.person("d", { household: third })
    await here.person("x", { household: here.next, community: elsewhere })
  })
  afterEach(() => here.close())
  const scope = communityScope(home)
  const everybody = async (
    audience: Parameters<ReturnType<typeof resolveAudience>>[1],
    limit: number,
  ): Promise<string[]> => {
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await resolveAudience(here.store)(scope, audience, { limit, ...(after !== undefined && { after }) })
      found.push(...page.persons)
      after = page.next
    } while (after !== undefined)
    const contacts = await contactsOf(here.store)(scope, found as never)
    return contacts.map(({ accounts = [] }) => accounts.map(account => account.slice(3)).join())
  }

  test.each([1, 2, 100])(
    "all of a community, a building, a household, a role, or some persons; in pages of %p",
    async limit => {
      const [first, , third] = here.households
      const building = (household: string) => household.split("-")[0] as never
      expect((await everybody({ to: "community" }, limit)).sort()).toEqual(["a", "b", "c", "d", "陈敏"])
      expect((await everybody({ to: "buildings", buildings: [building(first)] }, limit)).sort()).toEqual([
        "a",
        "b",
        "c",
      ])
      expect(
        (await everybody({ to: "buildings", buildings: [building(third), building(first)] }, limit)).sort(),
      ).toEqual(["a", "b", "c", "d"])
      expect((await everybody({ to: "households", households: [first, third] }, limit)).sort()).toEqual(["a", "b", "d"])
      expect((await everybody({ to: "roles", roles: ["treasurer", "staff"] }, limit)).sort()).toEqual(["c", "陈敏"])
      const { persons } = await resolveAudience(here.store)(scope, { to: "community" }, { limit: 100 })
      expect(await everybody({ to: "persons", persons: [...persons, "nobody" as never] }, limit)).toHaveLength(5)
    },
  )

  test("buildings come with how many households nobody has joined for", async () => {
    const counted = async (audience: Parameters<ReturnType<typeof buildingsOf>>[1]) =>
      (await buildingsOf(here.store)(scope, audience)).map(({ name, households, unjoined }) => [
        name,
        households,
        unjoined,
      ])
    expect(await counted({ to: "community" })).toEqual([
      ["3", 2, 0],
      ["10", 1, 0],
    ])
    expect(await counted({ to: "households", households: [here.households[0]] })).toEqual([["3", 1, 0]])
    expect(await counted({ to: "roles", roles: ["staff"] })).toEqual([])
    const other = (await buildingsOf(here.store)(communityScope(elsewhere), { to: "community" })).map(
      ({ unjoined }) => unjoined,
    )
    expect(other).toEqual([1, 1])
  })
})
