import { badValue } from "#cloud/host/wechat/values"

describe("what WeChat takes in a field", () => {
  test.each<[string, string[], string[]]>([
    ["thing1", ["一", "x".repeat(20), "🏠".repeat(20), "3 号楼，8:00 停水！"], ["x".repeat(21), "🏠".repeat(21)]],
    ["phrase2", ["已公布", "五个汉字呀"], ["六个汉字太多", "OK", "已 公布", "公布！"]],
    [
      "time3",
      ["15:01", "2019年10月1日 15:01", "2026-03-02 09:00", "9:00~11:30", "2026年3月2日 09:00~2026年3月3日 10:00"],
      ["25:00", "9点", "2026年3月2日", "9:00 到 11:30"],
    ],
    [
      "date4",
      ["2026年3月2日", "2026-03-02", "2026/3/2", "2026.3.2", "2026年3月2日 09:00", "2026-03-02~2026-03-05"],
      ["3月2日", "明天", "2026-3.2"],
    ],
    ["amount5", ["¥86.00", "8600元", "1234567890"], ["12345678901", "¥¥1", "约 8600 元"]],
    ["number6", ["12", "1.5", "1".repeat(32)], ["1".repeat(33), "一", "1,000"]],
    ["letter7", ["abc", "x".repeat(32)], ["x".repeat(33), "a1"]],
    ["symbol8", ["!?", "*****"], ["******", "a!"]],
    ["character_string9", ["B3-501", "x".repeat(32)], ["3 号楼", "x".repeat(33)]],
    ["phone_number10", ["13800138000", "+86-0766-66888866"], ["1".repeat(18), "电话"]],
    ["car_number11", ["粤A8Z888挂"], ["粤A8Z888挂车辆"]],
    ["name12", ["王秀英", "x".repeat(20), "十个汉字的名字在这里"], ["十一个汉字的名字在这里", "x".repeat(21)]],
    ["unknown13", [], ["x"]],
    ["enum14", [], ["正常"]],
  ])("%s", (name, taken, refused) => {
    for (const value of taken) expect([value, badValue(name, value)]).toEqual([value, undefined])
    for (const value of refused) expect([value, badValue(name, value)]).toEqual([value, "invalid"])
    expect(badValue(name, "")).toBe("is empty")
    expect(badValue(name, undefined)).toBe("is empty")
    expect(badValue(name, 5)).toBe("invalid")
    expect(badValue(name, "a\u0007")).toBe("invalid")
  })

  test("an enum says what the platform's list has, and nothing else", () => {
    const list = ["正常", "停用"]
    for (const value of list) expect(badValue("enum1", value, list)).toBeUndefined()
    expect(badValue("enum1", "别的", list)).toBe("invalid")
    expect(badValue("enum1", "", list)).toBe("is empty")
  })
})
