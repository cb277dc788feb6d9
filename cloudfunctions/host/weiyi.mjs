#!/usr/bin/env node
// Runs on any Node: goes on by itself on the Node this project brings with it, which reads TypeScript as it is, and
// otherwise starts that one. What was compiled once is kept, so that a command starts fast.
import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import * as modules from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const pinned = modules.createRequire(import.meta.url).resolve("node/package.json")
const { version, bin } = JSON.parse(readFileSync(pinned, "utf8"))
const cache = join(dirname(pinned), "..", ".cache", "weiyi")
if (process.versions.node === version) {
  modules.enableCompileCache(cache)
  await import("./cli.ts")
} else {
  const node = join(dirname(pinned), bin.node)
  const cli = fileURLToPath(new URL("cli.ts", import.meta.url))
  const env = { NODE_COMPILE_CACHE: cache, ...process.env }
  const child = spawn(node, [cli, ...process.argv.slice(2)], { stdio: "inherit", env })
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
