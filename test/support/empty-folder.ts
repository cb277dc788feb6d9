import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import type { WeChatContext } from "#cloud/adapters/caller/wechat"
import type { Reply } from "#cloud/shared/serve"
import { temporaryFolder } from "./store.ts"

/** One call as WeChat would make it: what it says of the caller, and what the caller sent. */
export interface Called {
  readonly context: WeChatContext
  readonly event: unknown
}

/** What getWXContext reads in the cloud too: something of the whole process, different as soon as the next call comes. */
const stub = `
exports.DYNAMIC_CURRENT_ENV = Symbol("DYNAMIC_CURRENT_ENV")
exports.init = () => undefined
exports.getWXContext = () => globalThis.context
const away = async () => { throw new Error("the database is away") }
const list = { where: () => list, orderBy: () => list, limit: () => list, get: away, doc: () => list }
const bound = () => ({ and: bound })
exports.database = () => ({ collection: () => list, startTransaction: away, command: { gt: bound, gte: bound, lt: bound } })
`

const runner = `
const { readFileSync, writeFileSync } = require("node:fs")
const { main } = require("./index.js")
const run = async () => {
  const rounds = []
  for (const calls of JSON.parse(readFileSync("calls.json", "utf8")))
    rounds.push(await Promise.all(calls.map(({ context, event }) => {
      globalThis.context = context
      const reply = main(event, {})
      globalThis.context = { OPENID: "somebody-else", SOURCE: "wx_client" }
      return reply
    })))
  writeFileSync("replies.json", JSON.stringify(rounds))
  process.exit(0)
}
run()
`

/**
 * Copies a built function into a folder of its own, where nothing else is but a stand-in for wx-server-sdk, loads it in a
 * process of its own, and calls it: the calls of a round at once, one round after the other. Gives the replies.
 */
export const callFromEmptyFolder = (
  built: string,
  rounds: readonly (readonly Called[])[],
  env: Readonly<Record<string, string>> = {},
): Reply[][] => {
  const folder = temporaryFolder()
  const at = (...names: string[]) => path.join(folder.path, ...names)
  try {
    cpSync(built, folder.path, { recursive: true })
    mkdirSync(at("node_modules", "wx-server-sdk"), { recursive: true })
    writeFileSync(at("node_modules", "wx-server-sdk", "index.js"), stub)
    writeFileSync(at("runner.js"), runner)
    writeFileSync(at("calls.json"), JSON.stringify(rounds))
    execFileSync(process.execPath, ["runner.js"], { cwd: folder.path, env: { PATH: process.env.PATH, ...env } })
    return JSON.parse(readFileSync(at("replies.json"), "utf8")) as Reply[][]
  } finally {
    folder.remove()
  }
}
