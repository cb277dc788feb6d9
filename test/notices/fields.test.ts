import { badValue } from "#cloud/host/wechat/values"
import { cut, filledFields, fitted, standardFields, templateKeys } from "#cloud/notices/templates/rules"
import { otherwise, partsOf } from "#cloud/notices/templates/words"
import { instant } from "#cloud/shared/values/instant"
import { fc } from "../support/drawn.ts"

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.array(fc.constantFrom("停", "水", "🏠", "𠅤", " ", "\n", "3", "…"), { maxLength: 60 }).map(all => all.join("")),
)

describe("a notice's words fitted into WeChat's fields", () => {
  test("a text is cut by whole characters, with … as the last of them", () => {
    expect(cut("刚好二十个字刚好二十个字刚好二十个字刚好", 20)).toBe("刚好二十个字刚好二十个字刚好二十个字刚好")
    expect(cut("多一个字就要截短多一个字就要截短多一个字就", 20)).toBe("多一个字就要截短多一个字就要截短多一个…")
    expect(cut("🏠".repeat(21), 20)).toBe(`${"🏠".repeat(19)}…`)
    expect(cut("喆堃𠅤".repeat(8), 20)).toBe(`${"喆堃𠅤".repeat(6)}喆…`)
  })

  test("whatever the words, WeChat takes every field of every template", () => {
    const sent = instant("2026-03-02T01:00:00.000Z")
    let filled = 0
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.constantFrom("zh" as const, "en" as const),
        fc.boolean(),
        (title, words, place, language, timed) => {
          const notice = partsOf({ title, text: words, place, ...(timed && { when: sent }) }, language)
          for (const key of templateKeys)
            for (const { name, value } of filledFields(standardFields[key], notice, otherwise(language, sent))) {
              filled += 1
              if (badValue(name, value)) throw new Error(`${name} would be refused: ${JSON.stringify(value)}`)
            }
        },
      ),
      { numRuns: 300 },
    )
    expect(filled).toBeGreaterThan(3_000)
  })

  test("what was cut is said to be cut, and a missing part has words of its own", () => {
    const sent = instant("2026-03-02T01:00:00.000Z")
    const notice = partsOf({ title: "周四停水", text: "3 号楼、5 号楼周四上午九点到十一点半停水，请提前接水。" }, "zh")
    expect(filledFields(standardFields.meeting, notice, otherwise("zh", sent))).toEqual([
      { name: "thing1", part: "title", value: "周四停水", cut: false },
      { name: "time2", part: "when", value: "2026年3月2日 09:00", cut: false },
      { name: "thing3", part: "place", value: "见通知详情", cut: false },
      { name: "thing4", part: "text", value: "3 号楼、5 号楼周四上午九点到十一点…", cut: true },
    ])
  })

  test("a phrase keeps its Chinese words, a code its letters", () => {
    expect(fitted("phrase1", "已公布 OK！请查看")).toBe("已公布请查")
    expect(fitted("character_string2", "3 号楼 B-501")).toBe("3  B-501")
    expect(fitted("thing3", "  一\t二\r\n三 ")).toBe("一 二 三")
  })
})
