import { breachesOf, roomOf } from "./support/house-rules.ts"
import { importsOf, readTree } from "./support/imports.ts"

const tree = readTree("src", "cloudfunctions")
const base = new Map([
  ["cloudfunctions/shared/values/fen.ts", "export const fen = 1"],
  ["cloudfunctions/shared/serve.ts", "export const serve = 1"],
  ["cloudfunctions/votes/rules.ts", "export const rule = 1"],
  ["cloudfunctions/votes/records.ts", "export const records = 1"],
  ["cloudfunctions/votes/contract.ts", "export const contract = 1"],
  ["cloudfunctions/votes/actions.ts", "export const actions = 1"],
  ["cloudfunctions/projects/rules.ts", "export const rules = 1"],
  ["cloudfunctions/adapters/store/embedded.ts", "export const open = 1"],
])
const planted = (path: string, text: string): string[] => breachesOf(new Map([...base, [path, text]]))

test("every file keeps to the rules of the house", () => {
  expect(tree.size).toBeGreaterThan(100)
  expect(breachesOf(tree)).toEqual([])
})

test.each([
  ["a page that takes zod", "src/pages/a.tsx", 'import * as z from "zod/mini"'],
  ["a page that takes a contract at run time", "src/pages/a.tsx", 'import { contract } from "#cloud/votes/contract"'],
  ["a page that passes on a contract", "src/pages/a.tsx", 'export { contract } from "#cloud/votes/contract"'],
  ["a page that passes on everything of a contract", "src/pages/a.tsx", 'export * from "#cloud/votes/contract"'],
  ["a page that loads actions later", "src/pages/a.tsx", 'const load = () => import("#cloud/votes/actions")'],
  ["a page that requires the front door", "src/pages/a.tsx", 'const { serve } = require("#cloud/shared/serve")'],
  ["rules that reach for records", "cloudfunctions/votes/rules.ts", 'import { records } from "./records.ts"'],
  ["rules that take a schema", "cloudfunctions/votes/rules.ts", 'import * as z from "zod/mini"'],
  [
    "rules that take the clock of the system",
    "cloudfunctions/votes/rules.ts",
    'import { performance } from "node:perf_hooks"',
  ],
  ["counting that reads a file", "cloudfunctions/votes/counting/greedy.ts", 'import { readFileSync } from "node:fs"'],
  [
    "rules of a feature it does not need",
    "cloudfunctions/votes/rules.ts",
    'import { rules } from "#cloud/projects/rules"',
  ],
  [
    "actions that reach into another feature's records",
    "cloudfunctions/projects/actions.ts",
    'import { records } from "#cloud/votes/records"',
  ],
  [
    "actions that use who uses them",
    "cloudfunctions/votes/actions.ts",
    'import { rules } from "#cloud/projects/rules"',
  ],
  [
    "actions that open a store",
    "cloudfunctions/votes/actions.ts",
    'import { open } from "#cloud/adapters/store/embedded"',
  ],
  [
    "an adapter that knows a feature",
    "cloudfunctions/adapters/store/other.ts",
    'import { rule } from "#cloud/votes/rules"',
  ],
  ["the kernel knowing a feature", "cloudfunctions/shared/other.ts", 'import { rule } from "#cloud/votes/rules"'],
  [
    "councils that use who uses them",
    "cloudfunctions/councils/actions.ts",
    'import { actions } from "#cloud/projects/actions"',
  ],
  ["the whole of zod", "cloudfunctions/votes/contract.ts", 'import { z } from "zod"'],
  ["an import of nothing", "cloudfunctions/votes/actions.ts", 'import { a } from "./nowhere.ts"'],
  ["a circle", "cloudfunctions/votes/rules.ts", 'export { x } from "./rules.ts"'],
])("a planted breach is found: %s", (_, path, text) => {
  expect(planted(path, text)).not.toEqual([])
})

test.each([
  ["types of a contract in a page", "src/pages/a.tsx", 'import type { contract } from "#cloud/votes/contract"'],
  [
    "rules in a page",
    "src/pages/a.tsx",
    'import { rule } from "#cloud/votes/rules"\nimport { fen } from "#cloud/shared/values/fen"',
  ],
  ["a needed feature's steps", "cloudfunctions/projects/actions.ts", 'import { actions } from "#cloud/votes/actions"'],
  [
    "a council's rules that name how a motion passes",
    "cloudfunctions/councils/rules.ts",
    'import { rule } from "#cloud/votes/rules"',
  ],
  ["an index that assembles", "cloudfunctions/votes/index.ts", 'import { open } from "#cloud/adapters/store/embedded"'],
])("what the house allows is not called a breach: %s", (_, path, text) => {
  expect(planted(path, text)).toEqual([])
})

const names = (pattern: RegExp): string[] => [...tree.keys()].filter(path => pattern.test(path))

test("no drawer for odds and ends, and no file that cannot be read in one sitting", () => {
  expect(names(/(^|[/-])(utils?|helpers?|common|manager|service|data|impl)\.[a-z.]*tsx?$/i)).toEqual([])
  // The verifier is one file on purpose: whoever checks an export needs nothing else.
  const alone = "cloudfunctions/host/verify.mjs"
  const long = [...tree].filter(([path, text]) => path !== alone && text.split("\n").length > 260)
  expect(long.map(([path]) => path)).toEqual([])
})

/** Text between quotes, comments left out, that has a Chinese character in it. */
const chinese = (text: string): string[] =>
  text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").match(/(["'`])[^"'`\n]*[\u4e00-\u9fff][^"'`\n]*\1/g) ?? []

test("rules and actions hold no Chinese words", () => {
  const held = [...tree].filter(([path]) => ["rules", "actions"].includes(roomOf(path).layer))
  expect(held.length).toBeGreaterThan(20)
  const wordy = held
    .filter(([path, text]) => !/words(\.zh)?\.ts$/.test(path) && chinese(text).length > 0)
    .map(([path]) => path)
  expect(wordy).toEqual([])
  expect(chinese('const a = "已投票" // 注释')).toEqual(['"已投票"'])
})

test("rules and actions ask neither the clock nor chance", () => {
  const held = [...tree].filter(([path]) => ["rules", "actions", "records"].includes(roomOf(path).layer))
  const restless = held.filter(([, text]) =>
    /Date\.now\(|new Date\(\)|Math\.random|randomUUID|performance\.now/.test(text),
  )
  expect(restless.map(([path]) => path)).toEqual([])
})

test("what tests draw by chance, they draw the same way every time", () => {
  const tests = readTree("test")
  expect(tests.size).toBeGreaterThan(200)
  const own = [...tests.keys()].filter(path =>
    importsOf(path, tests.get(path) ?? "").some(({ specifier }) => specifier === "fast-check"),
  )
  expect(own.sort()).toEqual(["test/mutation-runner.ts", "test/support/drawn.ts"])
})

test("pages go by the clock that decides, however the phone is set", () => {
  const pages = [...tree].filter(([path]) => path.startsWith("src/"))
  expect(pages.length).toBeGreaterThan(200)
  const own = pages.filter(([, text]) => /Date\.now\(|new Date\(\)/.test(text)).map(([path]) => path)
  // What takes ten seconds from now takes as long on any clock.
  expect(own.sort()).toEqual(["src/cloud/clock.ts", "src/pages/notices/parts/undo.tsx"])
})
