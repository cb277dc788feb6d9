import { readFileSync } from "node:fs"
import { randomId } from "#cloud/adapters/random-id"
import { commands } from "#cloud/host/commands/index"
import { collections } from "#cloud/host/features"
import { startHost } from "#cloud/host/host"
import { openHouse } from "#cloud/host/house"
import { addMember, createCommunity, startSession } from "#cloud/members/actions"
import { templateOf } from "#cloud/notices/templates/actions"
import type { Subject } from "#cloud/shared/ports"
import type { Role } from "#cloud/shared/roles"
import { id } from "#cloud/shared/values/id"
import { instantOf } from "#cloud/shared/values/instant"
import { openCloudBase } from "../support/cloudbase/index.ts"
import { temporaryFolder } from "../support/store.ts"

jest.setTimeout(120_000)

/** The words of a line as a shell gives them: those of this page have no other quotes. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "")

/** What the page for administrators says to type, without `npx weiyi template`. */
const page = readFileSync("docs/deploy/channels.md", "utf8")
const documented = [...page.matchAll(/^npx weiyi template (.*)$/gm)].map(([, line = ""]) => wordsOf(line))

/** A documented line with something else in place of the example's address. */
const at = (words: readonly string[], ...instead: readonly string[]) => [...words.slice(0, -2), ...instead]

let said: string[]
beforeEach(() => {
  said = []
  jest.spyOn(console, "log").mockImplementation((line: string) => void said.push(line))
})
afterEach(() => jest.restoreAllMocks())

const run = async (name: "template" | "found", args: readonly string[]): Promise<number> => {
  const { command } = await (commands[name] as NonNullable<(typeof commands)[string]>)()
  return command.run(args)
}

/** A community on a server, and sessions of an owner and of a clerk. */
const served = async () => {
  const folder = temporaryFolder()
  const now = () => instantOf(Date.now())
  const house = openHouse({ directory: folder.path, now, unsafe: true })
  const community = id<"community">("xingfuli")
  const about = { name: "杏福里社区", address: "光明路 8 号", clerk: "陈敏", phone: "0472-5550188" }
  await createCommunity(house.store, { community, ...about }, now())
  const join = async (name: string, roles: Role[]): Promise<string> => {
    await addMember(house.store, { subject: `wx:${name}` as Subject, community, name, roles }, now())
    return startSession(house.store, `wx:${name}` as Subject, now(), randomId)
  }
  const [owner, clerk] = [await join("owner", ["staff", "districtOwner"]), await join("clerk", ["staff"])]
  const host = await startHost(house, { host: "127.0.0.1", port: 0, pages: new Map() })
  const stop = async () => {
    await host.stop()
    folder.remove()
  }
  return { store: house.store, url: `http://127.0.0.1:${host.port}`, owner, clerk, stop }
}

test("every template is set by the lines of the page for administrators, as they stand there", async () => {
  expect(documented.map(([template]) => template)).toEqual(["news", "vote", "result", "meeting", "news"])
  const here = await served()
  for (const words of documented) {
    expect(words.slice(-2)).toEqual(["--url", "https://weiyi.example"])
    expect(await run("template", at(words, "--url", here.url, "--session", here.owner))).toBe(0)
  }
  expect(await templateOf(here.store, "wechat", "meeting")).toMatchObject({
    template: "ID_OF_MEETING",
    fields: [{ name: "thing1", part: "title" }, { name: "time2" }, { name: "thing3" }, { name: "thing4" }],
  })
  expect(await templateOf(here.store, "sms", "news")).toMatchObject({ template: "1234567", room: 12 })
  const again = at(documented[0] ?? [], "--url", here.url, "--session", here.clerk)
  await expect(run("template", again)).rejects.toThrow("notices.setTemplate")
  await here.stop()
})

test("on WeChat cloud, where nothing can be called over HTTP, they are set in its database", async () => {
  const { cloud, open, done } = await openCloudBase(collections)
  process.env.WEIYI_CLOUD_ENV = "weiyi-test"
  for (const words of documented) expect(await run("template", at(words, "--cloud"))).toBe(0)
  expect(await templateOf(open(), "wechat", "news")).toMatchObject({ template: "ID_OF_NEWS" })
  expect(await templateOf(open(), "sms", "news")).toMatchObject({ template: "1234567", room: 12 })
  await expect(run("template", ["news", "ID_OF_NEWS", "1=title", "--cloud"])).rejects.toThrow()
  expect(cloud.unknown).toEqual([])
  delete process.env.WEIYI_CLOUD_ENV
  await done()
})

test("a community is founded there, and its first administrator's link is a page of the mini-program", async () => {
  const { cloud, done } = await openCloudBase(collections)
  Object.assign(process.env, { WEIYI_CLOUD_ENV: "weiyi-test", WEIYI_PAGES: "https://desk.example" })
  expect(await run("found", ["槐安里社区", "--cloud"])).toBe(0)
  expect(said.join("\n")).toMatch(
    /^槐安里社区\nhttps:\/\/desk\.example\/#\/pages\/members\/enter\?link=(\w{26})\npages\/members\/enter\?link=\1$/,
  )
  expect(cloud.unknown).toEqual([])
  for (const name of ["WEIYI_CLOUD_ENV", "WEIYI_PAGES"]) delete process.env[name]
  await done()
})

test.each([
  [[], "看不懂：template, id, fields"],
  [["news", "ID_OF_NEWS", "thing1=colour"], "看不懂：fields"],
  [["news", "ID_OF_NEWS", "thing1=title", "--room", "many"], "看不懂：room"],
])("%j is answered before anybody is asked to agree", async (args, says) => {
  await expect(run("template", args)).rejects.toThrow(says)
})
