import { draft } from "#cloud/members/roll/actions/staging"
import { addressKey } from "#cloud/members/roll/rows"
import { applied, compared, readRoll } from "#cloud/members/roll/rules"
import { finder } from "#cloud/members/roll/search"
import { fc } from "../support/drawn.ts"

describe("what an import would do", () => {
  const row = (door: string, more: object = {}) => ({
    compound: "",
    building: "3",
    unit: "",
    door,
    contact: "王",
    phone: "13800138000",
    ...more,
  })
  const line = (door: string, more: object = {}) => ({ ...row(door, more), sheet: "s", row: 1 })

  test("added, changed, missing, the same", () => {
    const plan = compared(
      [row("101"), row("102"), row("103")],
      [line("101"), line("102", { phone: "13900139000" }), line("104")],
    )
    expect(plan.added.map(one => one.door)).toEqual(["104"])
    expect(plan.changed.map(({ row: one, fields }) => [one.door, fields])).toEqual([["102", ["phone"]]])
    expect(plan.missing.map(one => one.door)).toEqual(["103"])
    expect(plan.same.map(one => one.door)).toEqual(["101"])
  })

  test("what the sheet leaves blank erases nothing", () => {
    const plan = compared([row("101", { area: 8953 })], [line("101", { contact: "", phone: "" })])
    expect(plan.same).toHaveLength(1)
  })

  test("what is missing stays unless it is let go", () => {
    const plan = compared([row("101"), row("102")], [line("101")])
    expect(applied(plan, () => true).map(one => one.door)).toEqual(["101", "102"])
    expect(applied(plan, () => false).map(one => one.door)).toEqual(["101"])
  })

  test("reading a sheet twice changes nothing the second time", () => {
    const door = fc.record({
      building: fc.integer({ min: 1, max: 5 }),
      unit: fc.constantFrom("", "1", "2"),
      door: fc.integer({ min: 101, max: 112 }),
      contact: fc.constantFrom("", "王", "李"),
    })
    fc.assert(
      fc.property(fc.array(door, { maxLength: 40 }), fc.array(door, { maxLength: 40 }), (before, after) => {
        const linesOf = (rows: typeof before) =>
          readRoll([
            {
              name: "s",
              merges: [],
              rows: [
                ["楼栋", "单元", "房号", "姓名"],
                ...rows.map(one => [one.building, one.unit, one.door, one.contact]),
              ],
            },
          ]).lines
        const roll = applied(compared([], linesOf(before)), () => true)
        const told = linesOf(after)
        const next = applied(compared(roll, told), () => true)
        const again = compared(next, told)
        expect([again.added, again.changed]).toEqual([[], []])
        expect(next.length).toBe(new Set([...roll, ...told].map(addressKey)).size)
      }),
      { numRuns: 500 },
    )
  })

  test("a version keeps the pages that did not change, whatever the order of the rows", () => {
    const rows = ["101", "102", "201"].flatMap(door => [row(door), row(door, { building: "4" })])
    const first = draft("v1", rows, [])
    expect([first.households, first.fresh.length]).toEqual([6, 2])
    const before = first.fresh.map(({ id, page }) => ({ ...page, id }))
    const same = draft("v2", [...rows].reverse(), before)
    expect([same.fresh.length, same.pages]).toEqual([0, first.pages])
    const changed = draft(
      "v3",
      rows.map(one => (one.building === "4" && one.door === "101" ? { ...one, phone: "" } : one)),
      before,
    )
    expect(changed.fresh.map(({ page }) => page.name)).toEqual(["4"])
    expect(first.pages.map(page => page.name)).toEqual(["3", "4"])
  })

  test("a building of a thousand households takes several pages and loses none", () => {
    const rows = Array.from({ length: 1000 }, (_, number) => row(String(number)))
    const { pages, fresh, households } = draft("v", rows, [])
    expect([pages.length, households]).toEqual([3, 1000])
    expect(new Set(fresh.flatMap(({ page }) => page.households.map(one => one.household))).size).toBe(1000)
  })
})

test("a household is found by its door in any spelling, a part of the name, or four digits of the telephone", () => {
  const row = { compound: "", building: "3", unit: "2", door: "501", contact: "王秀英", phone: "13800138000" }
  for (const find of ["", "3-2-501", "3号楼2单元501", "３－２－５０１", "3-2", "501", "秀英", "8000", "13800138000"])
    expect(finder(find)(row)).toBe(true)
  for (const find of ["4-2-501", "李", "800", "9999", "50", "13800138001"]) expect(finder(find)(row)).toBe(false)
})
