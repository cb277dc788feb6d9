import { globSync, readFileSync } from "node:fs"
import { patternsOf, slowParts } from "./patterns.ts"

/** Looked at one by one: each runs on text that is short already, or its alternatives begin with different signs. */
const lookedAt: Readonly<Record<string, string>> = {}

describe("threat 33: no text makes a pattern take for ever", () => {
  test.each([["^(a+)+$"], ["(a*)*"], ["(a|a)+"], ["((x{2,})y?)*"], ["(?:\\d+|\\d)+$"]])("%s would be found", source => {
    expect(slowParts(source)).not.toEqual([])
  })

  test.each([["^[a-z]{1,120}$"], ["a+b+c*"], ["(ab)+"], ["\\(a+\\)+"], ["[(a+)]+"]])("%s is none", source => {
    expect(slowParts(source)).toEqual([])
  })

  test("none in the functions or the pages", () => {
    const paths = globSync(["cloudfunctions/**/*.ts", "src/**/*.{ts,tsx}"])
    const patterns = paths.flatMap(path => patternsOf(readFileSync(path, "utf8"), path).map(one => ({ path, one })))
    expect(patterns.length).toBeGreaterThan(80)
    const slow = patterns.filter(({ one }) => slowParts(one).length > 0 && !(one in lookedAt))
    expect(slow).toEqual([])
  })

  test("none is made while the program runs, from a person's words or any others", () => {
    const paths = globSync(["cloudfunctions/**/*.ts", "src/**/*.{ts,tsx}"])
    const making = paths.filter(path => /\bRegExp\(/.test(readFileSync(path, "utf8")))
    // The simulated WeChat puts two of its forms together from its own words, once, when it starts.
    expect(making).toEqual(["cloudfunctions/host/wechat/values.ts"])
  })
})
