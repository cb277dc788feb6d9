import { spawnSync } from "node:child_process"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { commands } from "#cloud/host/commands/index"
import { startHost } from "../support/host.ts"
import { temporaryFolder } from "../support/store.ts"

/** Processes start and end here. */
jest.setTimeout(600_000)

/** A command as a person types it, on whatever Node their machine has. */
const weiyi = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(join(process.cwd(), "cloudfunctions/host/weiyi.mjs"), args, {
    encoding: "utf8",
  })
  return { status, stdout, stderr }
}

test("help names every command in both languages", () => {
  const { status, stdout } = weiyi()
  expect(status).toBe(0)
  expect(Object.keys(commands).length).toBeGreaterThan(3)
  for (const name of Object.keys(commands)) expect(stdout).toContain(`  ${name} `)
  expect(stdout).toMatch(/清空演示数据[\s\S]*removes the demonstration/)
})

test.each([
  [["nonsense"], "没有“nonsense”这个命令", "there is no command"],
  [["doctor", "--bogus"], "看不懂这个选项", "not understood"],
  [["__proto__"], "没有“__proto__”这个命令", "there is no command"],
])("%j is answered with a sentence in both languages and exit 2", (args, zh, en) => {
  const { status, stderr } = weiyi(...args)
  expect(status).toBe(2)
  expect(stderr).toContain(zh)
  expect(stderr).toContain(en)
  expect(stderr).not.toMatch(/\bat .*\.ts/)
})

test("doctor looks at node, port, disk, clock and fonts", () => {
  const { status, stdout } = weiyi("doctor", "--port", "0")
  expect(status).toBe(0)
  for (const word of ["Node", "port", "disk", "clock", "fonts"]) expect(stdout).toContain(word)
})

test("reset touches nothing that is no demonstration, and nothing a host is using", async () => {
  const folder = temporaryFolder()
  const precious = join(folder.path, "precious.txt")
  writeFileSync(precious, "x")
  const refused = weiyi("reset", "--data", folder.path)
  expect([refused.status, existsSync(precious)]).toEqual([1, true])
  folder.remove()

  const host = await startHost({ demo: true })
  const used = weiyi("reset", "--data", host.data)
  expect(used.status).toBe(1)
  expect(used.stderr).toContain("请先停掉正在运行的程序")
  await host.kill9()
  expect(weiyi("reset", "--data", host.data).status).toBe(0)
  expect(existsSync(host.data)).toBe(false)
})

test("a roll is looked at, then imported, through the running host", async () => {
  const host = await startHost({ demo: true })
  const folder = temporaryFolder()
  const sheet = join(folder.path, "名册.csv")
  writeFileSync(sheet, "小区,楼栋,单元,门牌,联系人\n新园,1,1,101,甲乙\n新园,1,1,102,丙丁\n")
  const session = await host.signIn("s1")
  const roll = (...more: string[]) => weiyi("import-roll", sheet, "--url", host.url, "--session", session, ...more)
  const before = await host.ask<{ households: number }>("members.welcome", { community: "yunshangfang" })
  const done = roll("--yes")
  expect(done.stderr).toBe("")
  expect(done.stdout).toContain("新增 added 2")
  const after = await host.ask<{ households: number }>("members.welcome", { community: "yunshangfang" })
  expect(after.households - before.households).toBe(2)
  expect(roll("--yes").stdout).toContain("新增 added 0")
  const nobody = weiyi("import-roll", sheet, "--url", host.url, "--session", "00.nobodynobodynobodynobody", "--yes")
  expect([nobody.status, nobody.stderr]).toEqual([1, expect.stringContaining("请先登录")])
  await host.stop()
  const gone = weiyi("import-roll", sheet, "--url", host.url, "--yes")
  expect([gone.status, gone.stderr]).toEqual([1, expect.stringContaining("连不上")])
  folder.remove()
})

test("a further community is founded while the host is down, and its link serves when it is up", async () => {
  const folder = temporaryFolder()
  const { status, stdout } = weiyi("found", "新禾社区", "--data", folder.path)
  expect(status).toBe(0)
  const link = /\/enter\/(\S+)/.exec(stdout)?.[1]
  const host = await startHost({ data: folder.path })
  expect(weiyi("found", "又一个", "--data", folder.path).stderr).toContain("请先停掉正在运行的程序")
  const { communityName } = await host.ask<{ communityName: string }>("members.link", { link })
  expect(communityName).toBe("新禾社区")
  await host.stop()
  folder.remove()
})

test("a start that is not understood ends with exit 2 and a sentence", () => {
  const start = (...args: string[]) =>
    spawnSync(process.execPath, ["cloudfunctions/host/start.ts", ...args], { encoding: "utf8" })
  for (const args of [["--bogus"], ["--port", "99999"], ["--port", "x"], ["--lang", "fr"]]) {
    const { status, stderr } = start(...args)
    expect([args, status]).toEqual([args, 2])
    expect(stderr).toMatch(/[\u4e00-\u9fff].*\/.*[a-z]/)
    expect(stderr).not.toMatch(/\bat .*\.ts/)
  }
})
