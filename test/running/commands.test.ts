import { spawnSync } from "node:child_process"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { commands } from "#cloud/host/commands/index"
import { startHost } from "../support/host.ts"
import { temporaryFolder } from "../support/store.ts"

/** Processes start and end here. */
jest.setTimeout(120_000)

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
