#!/usr/bin/env node
// Runs on any Node: finds the one this project brings with it, which reads TypeScript as it is.
import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const pinned = createRequire(import.meta.url).resolve("node/package.json")
const node = join(dirname(pinned), JSON.parse(readFileSync(pinned, "utf8")).bin.node)
const cli = fileURLToPath(new URL("cli.ts", import.meta.url))
const child = spawn(node, [cli, ...process.argv.slice(2)], { stdio: "inherit" })
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
