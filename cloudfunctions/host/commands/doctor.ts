import { execFileSync } from "node:child_process"
import { existsSync, statfsSync, statSync } from "node:fs"
import { createServer } from "node:net"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { root } from "../build-pages.ts"
import type { Command } from "../command.ts"

interface Finding {
  readonly what: string
  readonly found: string
  readonly state: "ok" | "note" | "bad"
  readonly advice?: string
}

const marks = { ok: "✓", note: "!", bad: "✕" } as const

/** Looks at what the host needs of this machine. Exit code 1 when something would keep it from starting. */
export const command: Command = {
  usage: "[--port 8080] [--data DIR]",
  says: { zh: "检查这台电脑：node、端口、磁盘、时钟、字体", en: "checks this machine: node, port, disk, clock, fonts" },
  run: async args => {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: "string", default: "8080" }, data: { type: "string", default: "data" } },
    })
    const findings = [nodeVersion(), await port(Number(values.port)), disk(values.data), clock(), fonts()]
    for (const { what, found, state, advice } of findings)
      console.log(`${marks[state]} ${what}  ${found}${advice ? `\n    → ${advice}` : ""}`)
    return findings.some(finding => finding.state === "bad") ? 1 : 0
  },
}

const nodeVersion = (): Finding => {
  const fits = Number(process.versions.node.split(".")[0]) >= 24
  return {
    what: "Node",
    found: process.versions.node,
    state: fits ? "ok" : "bad",
    ...(!fits && {
      advice: "请用 npm start / npx weiyi（自带 Node 24）· use npm start or npx weiyi, which bring Node 24",
    }),
  }
}

const port = async (wanted: number): Promise<Finding> => {
  const free = await new Promise<boolean>(settle => {
    const probe = createServer()
    probe.once("error", () => settle(false))
    probe.listen(wanted, "127.0.0.1", () => probe.close(() => settle(true)))
  })
  return {
    what: "端口 port",
    found: `${wanted} ${free ? "空闲 free" : "占用 in use"}`,
    state: free ? "ok" : "note",
    ...(!free && { advice: "会自动改用下一个 · the next one is taken by itself" }),
  }
}

/** A community's years of documents are tens of megabytes; the pages are built in some hundred. */
const enough = 1_000_000_000

const disk = (data: string): Finding => {
  let folder = resolve(data)
  while (!existsSync(folder)) folder = resolve(folder, "..")
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  return {
    what: "磁盘 disk",
    found: `${(free / 1e9).toFixed(1)} GB 可用 free`,
    state: free >= enough ? "ok" : free >= enough / 10 ? "note" : "bad",
    ...(free < enough && { advice: "请腾出 1 GB · please free 1 GB" }),
  }
}

/** A machine whose clock stands before the program's own files were written does not know the time. */
const clock = (): Finding => {
  const now = new Date()
  const behind = now.getTime() < statSync(`${root}/package.json`).mtimeMs - 86_400_000
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return {
    what: "时钟 clock",
    found: `${now.toLocaleString("zh-CN", { timeZone: "Asia/Shanghai" })} 北京时间 Beijing（本机 here ${zone}）`,
    state: behind ? "bad" : "ok",
    ...(behind && { advice: "时间不对，截止时间以服务器为准，请先校准 · set the clock: it decides when votes close" }),
  }
}

const fonts = (): Finding => {
  let count: number | undefined
  try {
    count = execFileSync("fc-list", [":lang=zh"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
      .split("\n")
      .filter(line => line !== "").length
  } catch {
    count = process.platform === "linux" ? undefined : 1
  }
  return {
    what: "中文字体 fonts",
    found: count === undefined ? "查不到 unknown" : count > 0 ? "有 found" : "没有 none",
    state: count ? "ok" : "note",
    ...(!count && {
      advice: "只影响在本机上看和打印：apt-get install fonts-noto-cjk · matters only for a screen or printer here",
    }),
  }
}
