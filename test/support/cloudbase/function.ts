import { execFile } from "node:child_process"
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import path from "node:path"
import { promisify } from "node:util"
import type { Reply } from "#cloud/shared/serve"
import type { Called } from "../empty-folder.ts"
import { temporaryFolder } from "../store.ts"
import type { CloudBase } from "./server.ts"

/** WeChat puts who is calling into the environment of the whole process, for every call anew: so does this. */
const runner = `
const { readFileSync, writeFileSync } = require("node:fs")
const { main } = require("./index.js")
const say = context => {
  process.env.WX_CONTEXT_KEYS = "OPENID,SOURCE"
  process.env.OPENID = context.OPENID ?? ""
  process.env.SOURCE = context.SOURCE ?? ""
}
const run = async () => {
  const rounds = []
  for (const calls of JSON.parse(readFileSync("calls.json", "utf8")))
    rounds.push(await Promise.all(calls.map(({ context, event }) => {
      say(context)
      const reply = main(event, {})
      say({ OPENID: "somebody-else", SOURCE: "wx_client" })
      return reply
    })))
  writeFileSync("replies.json", JSON.stringify(rounds))
  process.exit(0)
}
run()
`

/**
 * Calls a built function in a process of its own, with the real SDK beside it and the stand-in's database: the calls of a
 * round at once, one round after the other. Gives the replies.
 */
export const callOnCloud = async (
  built: string,
  cloud: CloudBase,
  rounds: readonly (readonly Called[])[],
): Promise<Reply[][]> => {
  const folder = temporaryFolder()
  const at = (...names: string[]) => path.join(folder.path, ...names)
  try {
    cpSync(built, folder.path, { recursive: true })
    mkdirSync(at("node_modules"))
    symlinkSync(path.resolve("node_modules/wx-server-sdk"), at("node_modules", "wx-server-sdk"))
    writeFileSync(at("runner.js"), runner)
    writeFileSync(at("calls.json"), JSON.stringify(rounds))
    await promisify(execFile)(process.execPath, ["runner.js"], {
      cwd: folder.path,
      env: { PATH: process.env.PATH, ...cloud.environment },
    })
    return JSON.parse(readFileSync(at("replies.json"), "utf8")) as Reply[][]
  } finally {
    folder.remove()
  }
}
