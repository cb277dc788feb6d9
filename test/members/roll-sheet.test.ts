import { headerOf } from "#cloud/members/roll/header"
import { addressKey, type Sheet } from "#cloud/members/roll/rows"
import { counted, readRoll } from "#cloud/members/roll/rules"
import { fc } from "../support/drawn.ts"

type Rows = Sheet["rows"]
const sheet = (rows: Rows, name = "Sheet1", merges: Sheet["merges"] = []): Sheet => ({ name, rows, merges })
const read = (rows: Rows, name?: string, merges?: Sheet["merges"]) => readRoll([sheet(rows, name, merges)])
const doors = (reading: ReturnType<typeof readRoll>) =>
  reading.lines.map(({ building, unit, door }) => [building, unit, door].join("/"))
const codes = (reading: ReturnType<typeof readRoll>) => reading.problems.map(({ row, code }) => `${row + 1} ${code}`)

describe("the header", () => {
  test.each<[string, string[], object]>([
    ["plain", ["楼栋", "单元", "房号", "姓名", "电话"], { building: 0, unit: 1, door: 2, contact: 3, phone: 4 }],
    [
      "with spaces and colons",
      [" 楼 栋 ", "单元：", "室 号", "户主姓名", "联系电话*"],
      { building: 0, unit: 1, door: 2, contact: 3, phone: 4 },
    ],
    [
      "with units",
      ["小区名称", "楼号", "房间号", "建筑面积（㎡）", "业主", "手机号码"],
      { compound: 0, building: 1, door: 2, area: 3, contact: 4, phone: 5 },
    ],
    ["the person's own telephone before the next of kin's", ["房号", "联系人电话", "电话"], { door: 0, phone: 2 }],
    ["with columns that mean nothing to a roll", ["序号", "楼层", "房号", "身份证号", "备注"], { door: 2 }],
    ["one address", ["序号", "家庭住址", "姓名"], { address: 1, contact: 2 }],
    ["English", ["Building", "Unit", "Door", "Name", "Phone"], { building: 0, unit: 1, door: 2, contact: 3, phone: 4 }],
  ])("%s", (_, row, columns) => expect(headerOf([row])?.columns).toEqual(columns))

  test("is found below a title, a note and an empty row", () => {
    const rows = [["杏福里社区住户名册"], ["填表时间：2026 年 3 月"], [], ["楼栋", "房号", "姓名"], ["3", "501", "王"]]
    expect(headerOf(rows)).toMatchObject({ first: 3, last: 3 })
  })

  test("may take two rows", () => {
    const rows = [
      ["房号", "住户", null],
      [null, "姓名", "联系电话"],
      ["501", "王", "13800138000"],
    ]
    const reading = read(rows)
    expect(reading.lines).toMatchObject([{ door: "501", contact: "王", phone: "13800138000" }])
  })

  test("what a person says of a column counts more than the guess", () => {
    const rows = [
      ["编号", "甲", "乙"],
      ["x", "501", "王"],
    ]
    expect(headerOf(rows)).toBeUndefined()
    expect(readRoll([sheet(rows)], { door: 1, contact: 2 }).lines).toMatchObject([
      { door: "甲" },
      { door: "501", contact: "王" },
    ])
    const guessed = [
      ["房号", "电话", "姓名"],
      ["501", "13800138000", "王"],
    ]
    expect(headerOf(guessed, { contact: 1 })?.columns).toEqual({ door: 0, contact: 1 })
  })

  test("a sheet without one is not read, and is named", () => {
    expect(readRoll([sheet([["今天开会"], ["带上本子"]], "通知"), sheet([["房号"], ["501"]], "名册")])).toMatchObject({
      unread: ["通知"],
      headers: [{ sheet: "名册", row: 0 }],
    })
  })
})

describe("a sheet as a clerk keeps it", () => {
  test("the building stands in the first row of its block only, merged or not", () => {
    const rows: Rows = [
      ["楼栋", "单元", "房号"],
      ["3号楼", "1单元", "101"],
      [null, null, "102"],
      [null, "2单元", "101"],
      ["4号楼", null, "101"],
    ]
    const wanted = ["3/1/101", "3/1/102", "3/2/101", "4//101"]
    expect(doors(read(rows))).toEqual(wanted)
    const merged = [
      { row: 1, column: 0, rows: 3, columns: 1 },
      { row: 1, column: 1, rows: 2, columns: 1 },
    ]
    expect(doors(read(rows, "x", merged))).toEqual(wanted)
  })

  test("the building is a row of its own, or the name of the sheet", () => {
    expect(doors(read([["房号", "姓名"], ["3号楼"], ["101", "王"], ["102", "李"], ["4号楼"], ["101", "赵"]]))).toEqual([
      "3//101",
      "3//102",
      "4//101",
    ])
    expect(
      doors(
        read(
          [
            ["房号", "姓名"],
            ["101", "王"],
          ],
          "12号楼",
        ),
      ),
    ).toEqual(["12//101"])
  })

  test.each([
    ["3号楼2单元501室", "3/2/501"],
    ["3-2-501", "3/2/501"],
    ["３－２－５０１", "3/2/501"],
    ["3栋501", "3//501"],
    ["3—501", "3//501"],
    ["三号楼二单元501", "3/2/501"],
    ["A座1203", "A//1203"],
  ])("the address in one cell: %s", (address, door) => {
    expect(
      doors(
        read([
          ["地址", "姓名"],
          [address, "王"],
        ]),
      ),
    ).toEqual([door])
    expect(
      doors(
        read([
          ["房号", "姓名"],
          [address, "王"],
        ]),
      ),
    ).toEqual([door])
  })

  test("an address that cannot be read is an error of its row", () => {
    expect(codes(read([["地址"], ["光明路口往里走"], ["3-2-501"]]))).toEqual(["2 badAddress"])
  })

  test("empty rows, running numbers, totals, notes and repeated headers are no households", () => {
    const reading = read([
      ["序号", "楼栋", "房号", "姓名"],
      [1, "3", "101", "王"],
      [null, null, null, null],
      ["序号", "楼栋", "房号", "姓名"],
      [2, "3", "102", "李"],
      [3, null, null, null],
      [4, "3", null, null],
      ["合计", null, "2 户", null],
      ["注：租户未计入", null, null, null],
      ["制表人：李敏", null, "2026-03-01", null],
    ])
    expect(doors(reading)).toEqual(["3//101", "3//102"])
    expect(reading.problems).toEqual([])
  })

  test("a row with a name but no door is an error, and the rows around it are read", () => {
    const reading = read([
      ["楼栋", "房号", "姓名"],
      ["3", "101", "王"],
      ["3", null, "李"],
      ["3", "103", "赵"],
    ])
    expect(doors(reading)).toEqual(["3//101", "3//103"])
    expect(codes(reading)).toEqual(["3 noDoor"])
  })

  test("a door that became a date, a building that is missing", () => {
    const reading = read([
      ["楼栋", "房号", "姓名"],
      [null, "101", "王"],
      ["3", { date: "2026-03-02" }, "李"],
    ])
    expect(codes(reading)).toEqual(["2 noBuilding", "3 becameDate"])
    expect(counted(reading.problems)).toEqual({ errors: 2, remarks: 0 })
  })

  test("a household that comes twice is taken once: the same, another person of it, or a contradiction", () => {
    const reading = read([
      ["楼栋", "房号", "姓名", "电话"],
      ["3", "101", "王", "13800138000"],
      ["3号楼", "101室", "王", "13800138000"],
      ["3", "102", "李", ""],
      ["3", "102", "李妻", ""],
      ["3", "103", "赵", ""],
      ["3", "101", "钱", ""],
    ])
    expect(doors(reading)).toEqual(["3//101", "3//102", "3//103"])
    expect(codes(reading)).toEqual(["3 repeated", "5 anotherPerson", "7 conflict"])
    expect(reading.problems.map(({ other }) => other)).toEqual([1, 3, 1])
    expect(counted(reading.problems)).toEqual({ errors: 1, remarks: 2 })
  })

  test("a wrong telephone or area does not keep the household out", () => {
    const reading = read([
      ["房号", "姓名", "电话", "面积"],
      ["101", "王", "1.38E+10", "很大"],
    ])
    expect(reading.lines).toMatchObject([{ door: "101", contact: "王", phone: "" }])
    expect(codes(reading)).toEqual(["2 badArea", "2 lostDigits"])
  })

  test("whatever is in the cells, reading ends and never throws; each row is a household or has a reason", () => {
    const cell = fc.oneof(
      fc.constantFrom<Rows[number][number]>(
        null,
        "",
        "3号楼",
        "2单元",
        "501",
        "房号",
        "合计",
        "1.38E+10",
        "王秀英",
        "a-b-c",
        "=1+1",
      ),
      fc.string({ maxLength: 30, unit: "binary" }),
      fc.double(),
      fc.record({ date: fc.string({ maxLength: 10 }) }),
    )
    const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 10 })
    fc.assert(
      fc.property(rows, body => {
        const reading = readRoll([sheet([["楼栋", "单元", "房号", "姓名", "电话", "面积"], ...body])])
        const keys = reading.lines.map(addressKey)
        expect(new Set(keys).size).toBe(keys.length)
        for (const line of reading.lines) {
          expect(line.door).not.toBe("")
          expect(line.phone).toMatch(/^$|^1[3-9]\d{9}$|^(0\d{2,3}-?)?[2-9]\d{6,7}$/)
          expect(line.contact.length).toBeLessThanOrEqual(30)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test("a text made to be slow to read is read at once", () => {
    const slow = [
      "3".repeat(200),
      "号楼".repeat(100),
      `${"一".repeat(200)}!`,
      `1${".1".repeat(100)}E`,
      `${"-".repeat(199)}x`,
      `${" ".repeat(199)}x`,
    ]
    const reading = read([["地址", "电话", "房号", "楼栋"], ...slow.flatMap(text => [[text, text, text, text]])])
    expect(reading.problems.length).toBeGreaterThan(0)
  })
})
