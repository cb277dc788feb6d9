import { collections } from "#cloud/host/features"
import { collectionInWords, fieldInWords, kept } from "../../src/text/kept"

const personal = collections.flatMap(({ name, personal }) => (personal === "none" ? [] : [{ name, ...personal }]))

test.each(["zh", "en"] as const)("whatever is kept about a person has a name they can read: %s", language => {
  expect(personal.length).toBeGreaterThan(30)
  expect(personal.filter(({ name }) => !(name in kept[language].collection)).map(({ name }) => name)).toEqual([])
  const fields = new Set(personal.flatMap(({ shown, erased }) => [...shown, ...erased]))
  expect([...fields].filter(field => !(field in kept[language].field))).toEqual([])
})

test("a thing that is kept is a line to read, not a record of a database", () => {
  expect(collectionInWords("seats", "zh")).toBe("我的议事席位")
  expect(fieldInWords("at", "2026-03-02T01:00:00.000Z", "zh")).toMatch(/^时间：.*3 月 2 日（周一）09:00$/)
  expect(fieldInWords("day", "2026-03-02", "zh")).toMatch(/^日期：.*3 月 2 日（周一）$/)
  expect(fieldInWords("delegate", true, "zh")).toBe("户代表：是")
  expect(fieldInWords("consent", { version: "2026-03", at: "2026-03-02T01:00:00.000Z" }, "zh")).toMatch(
    /^同意书：.*2026-03、时间：/,
  )
  expect(fieldInWords("roles", ["staff"], "en")).toBe("offices: staff")
  expect(fieldInWords("roles", [], "zh")).toBe("身份：没有")
})
