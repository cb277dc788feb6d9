import { readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { draftFromPlain, draftOf, plainOf } from "#cloud/votes/pabulib/plain"
import { type PabulibDraft, writePabulib } from "#cloud/votes/pabulib/writer"
import { type Command, CommandFailed } from "../command.ts"
import { inWords, readPabulibFile } from "../counting/reading.ts"
import type { Out } from "./count.ts"

const terminal: Out = { print: line => console.log(line), complain: line => console.error(line) }

/** Reads an election as .pb or JSON and writes it as clean .pb or JSON; takes the words after `convert`. */
export const run = async (args: readonly string[], out: Out = terminal): Promise<number> => {
  const { path, target, json } = typed(args)
  const draft = path.endsWith(".json")
    ? inWords(() => draftFromPlain(jsonIn(path)))
    : draftOf(readPabulibFile(path, { keepVotes: true }))
  const { text, leftOut } = inWords(() => (json ? asJson(draft) : asPabulib(draft)))
  if (leftOut.length > 0) out.complain(`没有写入 / left out: ${leftOut.join("; ")}`)
  if (target === undefined) out.print(text)
  else save(target, `${text}\n`)
  return 0
}

export const command: Command = {
  usage: "FILE.pb|FILE.json [OUT.pb|OUT.json] [--to pb|json]",
  says: {
    zh: "整理一份 .pb 选举，使它通过公开检查程序；或在 .pb 与 JSON 之间转换",
    en: "cleans an election (.pb) so that it passes the public checker, or turns it into JSON and back",
  },
  run: args => run(args),
}

const typed = (args: readonly string[]) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { to: { type: "string" } },
  })
  const [path, target, ...more] = positionals
  if (path === undefined || more.length > 0)
    throw new CommandFailed(
      "请给一个 .pb 或 .json 文件",
      "name one .pb or .json file: npx weiyi convert FILE.pb OUT.json",
      2,
    )
  const to = values.to ?? (target?.endsWith(".json") ? "json" : "pb")
  if (to !== "pb" && to !== "json") throw new CommandFailed("--to 可用：pb、json", "--to: pb or json", 2)
  return { path, target, json: to === "json" }
}

const asPabulib = (draft: PabulibDraft) => {
  const { lines, leftOut } = writePabulib(draft)
  return { text: lines.join("\n"), leftOut }
}

const asJson = (draft: PabulibDraft) => ({ text: JSON.stringify(plainOf(draft), null, 1), leftOut: [] })

const jsonIn = (path: string): unknown => {
  let text: string
  try {
    text = readFileSync(path, "utf8")
  } catch {
    throw new CommandFailed(`打不开文件 ${path}`, `cannot open ${path}`, 2)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandFailed("这不是 JSON 文件", "this is not JSON", 2)
  }
}

const save = (path: string, text: string): void => {
  try {
    writeFileSync(path, text)
  } catch {
    throw new CommandFailed(`写不了文件 ${path}`, `cannot write ${path}`, 1)
  }
}
