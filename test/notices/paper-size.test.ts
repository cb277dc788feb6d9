import { posterType, slipsOnPage } from "../../src/pages/notices/parts/paper-size"
import { fc } from "../support/drawn.ts"

const types = ["large", "middle", "small", "least"]

describe("a notice on paper", () => {
  test("of a few lines hangs in the largest type and goes six to a page; a longer one is smaller, and goes with fewer", () => {
    const short = { title: "周四上午停水", text: "3 号楼周四 9:00–11:30 停水。\n请提前接水。", facts: 3 }
    expect([posterType(short), slipsOnPage(short)]).toEqual(["large", 6])
    const long = { ...short, text: "活动室义诊，量血压、测血糖，请带好医保卡。".repeat(12) }
    expect([posterType(long), slipsOnPage(long)]).toEqual(["middle", 4])
    const lines = { ...short, text: "请\n".repeat(12) }
    expect([posterType(lines), slipsOnPage(lines)]).toEqual(["middle", 4])
    const longest = { ...short, text: "请".repeat(2000) }
    expect([posterType(longest), slipsOnPage(longest)]).toEqual(["least", 1])
  })

  test("that says more is never larger, nor more to a page", () => {
    const words = (most: number) => fc.integer({ min: 1, max: most }).map(n => "请".repeat(n))
    const said = fc.record({ title: words(60), text: words(900), facts: fc.integer({ min: 0, max: 4 }) })
    const seen = new Set<string | number>()
    fc.assert(
      fc.property(said, words(300), (one, more) => {
        const two = { ...one, text: one.text + more }
        seen.add(posterType(two)).add(slipsOnPage(two))
        expect(types.indexOf(posterType(two))).toBeGreaterThanOrEqual(types.indexOf(posterType(one)))
        expect(slipsOnPage(two)).toBeLessThanOrEqual(slipsOnPage(one))
      }),
      { numRuns: 400 },
    )
    expect(seen.size).toBe(8)
  })
})
