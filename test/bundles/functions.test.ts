import { readFileSync } from "node:fs"
import path from "node:path"
import type { Contract } from "#cloud/shared/contract"
import type { Reply } from "#cloud/shared/serve"
import { type Built, bundle, deployable } from "../../config/functions.mts"
import { type Called, callFromEmptyFolder } from "../support/empty-folder.ts"
import { temporaryFolder } from "../support/store.ts"

/** The meetings are the largest: topics, polls, the call, the hall, the minutes. WeChat unpacks 50 MB; small ones start sooner. */
const largest = 450_000

/** What a function reads of its environment, none of it a secret: where the pages are that may call it. */
const settings = ["WEIYI_PAGES"]

/** Everything that a function may ask of Node: WeChat's own runs without much else, and without SQLite. */
const builtins = ["node:crypto", "node:timers/promises"]

const client = (openid: string) => ({ OPENID: openid, SOURCE: "wx_client" })
/** What the project itself overrides: a function installs its package by itself and hears it again. */
const axiosOfProject = (JSON.parse(readFileSync("package.json", "utf8")) as { overrides: { axios: string } }).overrides
  .axios

const codeOf = (reply: Reply | undefined) => (reply?.ok ? "ok" : reply?.code)

test("all features that are deployed have a function", () => {
  expect(deployable().length).toBeGreaterThanOrEqual(7)
})

describe.each(deployable())("the function %s", feature => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())

  let built: Built
  let contract: Contract
  let text: string
  beforeAll(async () => {
    built = await bundle(feature, folder.path)
    contract = ((await import(`../../cloudfunctions/${feature}/contract.ts`)) as { contract: Contract }).contract
    text = readFileSync(path.join(built.folder, "index.js"), "utf8")
  })
  const json = (name: string) =>
    JSON.parse(readFileSync(path.join(built.folder, name), "utf8")) as Record<string, unknown>
  const timers = () => Object.keys(contract).filter(word => contract[word]?.may === "timer")
  const call = (...calls: Called[]) => callFromEmptyFolder(built.folder, [calls])[0] ?? []

  test("is one file that needs nothing beside it but WeChat's own package", () => {
    const wanted = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(match => match[1] ?? "")
    expect(wanted).toContain("wx-server-sdk")
    expect(wanted.filter(name => name !== "wx-server-sdk" && !builtins.includes(name))).toEqual([])
    expect(text).not.toMatch(/#cloud\/|\bimport\(|node:sqlite/)
  })

  test("is small, and says how small", () => {
    expect(built.bytes).toBe(Buffer.byteLength(text))
    expect(built.bytes).toBeLessThanOrEqual(largest)
  })

  test("holds neither the server, nor a store of a server, nor the whole of zod", () => {
    expect(built.inputs.length).toBeGreaterThan(20)
    const foreign = /cloudfunctions\/host\/|adapters\/store\/(embedded|postgres)|zod\/v4\/(classic|locales)|\/test\//
    expect(built.inputs.filter(name => foreign.test(name))).toEqual([])
  })

  test("carries no secret and no path of the machine that built it", () => {
    expect(text).not.toContain(process.cwd())
    expect(text).not.toMatch(/BEGIN [A-Z ]*PRIVATE KEY/)
    const examples = JSON.stringify(Object.values(contract).map(({ example }) => example))
    const named = [...text.matchAll(/(?:secret|password|token)\w*\s*[:=]\s*"([^"]{8,})"/gi)].map(
      match => match[1] ?? "",
    )
    expect(named.filter(value => !examples.includes(value))).toEqual([])
    const read = [...text.matchAll(/process\.env(?:\.(\w+))?/g)].map(([, name]) => name ?? "all of it")
    expect(read.filter(name => !settings.includes(name))).toEqual([])
  })

  test("runs on the oldest Node of WeChat's cloud: nothing newer than 18 is used", () => {
    expect(text).not.toMatch(
      /\.(toSorted|toReversed|toSpliced|with|isSubsetOf|intersection)\(|\b(groupBy|withResolvers|fromAsync)\b/,
    )
  })

  test("is described: its main file, the one package it needs, and a trigger if it has work for the clock", () => {
    expect(json("package.json")).toMatchObject({
      name: feature,
      main: "index.js",
      dependencies: { "wx-server-sdk": "4.0.2" },
      overrides: { axios: axiosOfProject },
    })
    const config = json("config.json")
    expect(config.permissions).toHaveProperty("openapi")
    expect(config.timeout).toBeLessThanOrEqual(60)
    expect(config.triggers !== undefined).toBe(timers().length > 0)
  })

  test("answers from an empty folder: who may not is told so, and without a database nobody is told that something was saved", () => {
    const words = Object.keys(contract).filter(word => contract[word]?.may !== "timer")
    const reads = words.find(word => ["anyone", "member"].includes(String(contract[word]?.may))) ?? words[0]
    const first = contract[reads ?? ""]
    const [unknown, nobody, somebody] = call(
      { context: client("openid-1"), event: { action: "nothing", input: {} } },
      { context: {}, event: { action: reads, input: first?.example.takes } },
      { context: client("openid-1"), event: { action: reads, input: first?.example.takes } },
    )
    expect(codeOf(unknown)).toBe("house.noSuchAction")
    expect(codeOf(nobody)).toBe(first?.may === "anyone" ? "house.busy" : "house.whoAreYou")
    expect(codeOf(somebody)).toBe("house.busy")
    expect(somebody).toMatchObject({ message: expect.stringContaining("请") })
  })

  test("takes only a trigger for the clock, whatever a caller writes", () => {
    const event = { Type: "Timer", TriggerName: "tick", action: timers()[0] ?? "tick", input: {} }
    const [trigger, person, http] = call(
      { context: { SOURCE: "wx_trigger" }, event },
      { context: client("openid-1"), event },
      { context: { OPENID: "openid-1", SOURCE: "wx_http" }, event },
    )
    const [fired, claimed] = timers().length > 0 ? ["house.busy", "house.busy"] : ["ok", "house.noSuchAction"]
    expect(codeOf(trigger)).toBe(fired)
    expect(codeOf(person)).toBe(claimed)
    expect(codeOf(http)).toBe(timers().length > 0 ? "house.notYours" : "house.noSuchAction")
  })
})
