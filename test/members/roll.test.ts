import { elsewhere, home, type Members, openMembers } from "./community.ts"
import { body, clerkIn, type Found, head, type Look } from "./rolls.ts"
import { csv, type Row, workbook, zipOf } from "./workbooks.ts"

jest.setTimeout(60_000)

describe("the roll from a sheet", () => {
  let here: Members
  beforeEach(async () => {
    here = await openMembers()
  })
  afterEach(() => here.close())

  const { look, take, seats, roll } = clerkIn(() => here)

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
