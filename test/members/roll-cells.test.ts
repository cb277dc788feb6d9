import { areaOf, buildingName, doorName, phoneNumber, unitName } from "#cloud/members/roll/cells"
import { fc } from "../support/drawn.ts"

describe("a cell as a clerk writes it", () => {
  test.each([
    ["3号楼", "3"],
    ["3栋", "3"],
    ["３＃", "3"],
    ["三号楼", "3"],
    ["十二幢", "12"],
    ["二十一栋", "21"],
    [" 03 号 楼 ", "3"],
    [3, "3"],
    ["A座", "A"],
    ["a座", "A"],
    ["锦绣楼", "锦绣楼"],
    ["", ""],
    [null, ""],
  ])("the building %p is %p", (cell, name) => expect(buildingName(cell)).toBe(name))

  test.each([
    ["2单元", "2"],
    ["二单元", "2"],
    ["２", "2"],
    [2, "2"],
    ["东门", "东"],
    ["", ""],
  ])("the unit %p is %p", (cell, name) => expect(unitName(cell)).toBe(name))

  test.each([
    ["501室", "501"],
    ["５０１", "501"],
    [501, "501"],
    ["501号房", "501"],
    ["1-3", "1-3"],
    ["b2", "B2"],
    ["负一", "负一"],
  ])("the door %p is %p", (cell, door) => expect(doorName(cell)).toEqual({ value: door }))

  test.each([
    ["", "noDoor"],
    ["?", "badDoor"],
    ["x".repeat(21), "badDoor"],
    [{ date: "2026-03-02" }, "becameDate"],
  ] as const)("the door %p is not one: %s", (cell, problem) => expect(doorName(cell)).toEqual({ problem }))

  test.each([
    ["13800138000", "13800138000"],
    [13800138000, "13800138000"],
    ["１３８ ０００１ ３８００", "13800013800"],
    ["138-0013-8000", "13800138000"],
    ["+86 13800138000", "13800138000"],
    ["8613800138000", "13800138000"],
    ["1.3812345678E+10", "13812345678"],
    ["无/13800138000", "13800138000"],
    ["13800138000、13900139000", "13800138000"],
    ["0472-5550188", "0472-5550188"],
    ["5550188", "5550188"],
    ["", ""],
  ])("the telephone %p is %p", (cell, phone) => expect(phoneNumber(cell)).toEqual({ value: phone }))

  test.each([
    ["1.38E+10", "lostDigits"],
    ["1.38001e10", "lostDigits"],
    ["1380013800", "badPhone"],
    ["12800138000", "badPhone"],
    ["没有", "badPhone"],
    [-1, "badPhone"],
  ] as const)("the telephone %p is not one: %s", (cell, problem) => expect(phoneNumber(cell)).toEqual({ problem }))

  test("every mobile number survives as text and as a number, and none is invented from a shortened one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), phone => {
        expect(phoneNumber(phone)).toEqual({ value: String(phone) })
        expect(phoneNumber(`${phone}`)).toEqual({ value: String(phone) })
        const short = phone.toExponential(4)
        expect(phoneNumber(short)).toEqual({ problem: "lostDigits" })
        const whole = `${String(phone)[0]}.${String(phone).slice(1)}E+10`
        expect(phoneNumber(whole)).toEqual({ value: String(phone) })
      }),
      { numRuns: 1000 },
    )
  })

  test("areas are whole hundredths, or flagged", () => {
    expect(areaOf(89.53)).toEqual({ value: 8953 })
    expect(areaOf("８９．５㎡")).toEqual({ value: 8950 })
    expect(areaOf("")).toEqual({ value: undefined })
    for (const bad of [89.533, "约九十", -3, 0, 99_999_999]) expect(areaOf(bad)).toEqual({ problem: "badArea" })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), hundredths => {
        expect(areaOf(hundredths / 100)).toEqual({ value: hundredths })
      }),
      { numRuns: 1000 },
    )
  })
})
