import { readFileSync } from "node:fs"

interface Row {
  readonly number: number
  readonly tests: readonly { readonly file: string; readonly name: string }[]
  readonly proof: string
}

const page = readFileSync("docs/threats.md", "utf8")
const rows = page
  .split("\n")
  .filter(line => /^\| \d+ \|/.test(line))
  .map((line): Row => {
    const proof = line.split(" | ").at(-1) ?? ""
    const tests = [...proof.matchAll(/`(test\/[^`]+)` “([^”]+(?:”[^”<|]*)?)”/g)]
    return {
      number: Number(/^\| (\d+)/.exec(line)?.[1]),
      tests: tests.map(([, file = "", name = ""]) => ({ file, name })),
      proof,
    }
  })

describe("docs/threats.md", () => {
  test("has all 42 rows, each with its tests or the part of the product it comes with", () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 42 }, (_, n) => n + 1))
    expect(rows.filter(({ tests, proof }) => tests.length === 0 && !/^Comes with [a-zA-Z ]{3}/.test(proof))).toEqual([])
    expect(rows.filter(({ tests }) => tests.length > 0).length).toBeGreaterThanOrEqual(34)
  })

  test("names no test that is not there, and each carries the number of its row", () => {
    const named = rows.flatMap(({ number, tests }) => tests.map(one => ({ number, ...one })))
    expect(named.length).toBeGreaterThan(40)
    const missing = named.filter(({ file, name }) => !readFileSync(file, "utf8").includes(JSON.stringify(name)))
    expect(missing).toEqual([])
    const unnumbered = named.filter(
      ({ number, name }) => !(/^threats? ([\d, ]+):/.exec(name)?.[1] ?? "").split(", ").includes(String(number)),
    )
    expect(unnumbered).toEqual([])
  })
})
