import { readFileSync } from "node:fs"
import { basename } from "node:path"
import { createInterface } from "node:readline/promises"
import { parseArgs } from "node:util"
import { type Command, CommandFailed } from "../command.ts"
import { type Ask, asking, reached } from "../importing/caller.ts"
import { signInByPhone } from "../signing-in.ts"

interface Look {
  readonly plan: string
  readonly counts: Readonly<Record<"added" | "changed" | "missing" | "same" | "errors" | "remarks", number>>
  readonly rows: readonly {
    readonly what: string
    readonly sheet: string
    readonly row: number
    readonly problems: readonly { readonly code: string }[]
  }[]
}

const errorsShown = 20

/** Imports a roll through a running host, as staff do at the desk: look first, then import what was looked at. */
export const command: Command = {
  usage: "FILE.xlsx [--url http://127.0.0.1:8080] [--session TOKEN] [--remove-missing] [--yes]",
  says: {
    zh: "把名册表格导入正在运行的服务：先看增改，确认后导入",
    en: "imports a roll into a running host: shows what would change, imports when confirmed",
  },
  run: async args => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: "string", default: "http://127.0.0.1:8080" },
        session: { type: "string" },
        "remove-missing": { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
      },
    })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0)
      throw new CommandFailed("请给一个名册文件", "name one file: npx weiyi import-roll FILE.xlsx", 2)
    const bytes = fileBytes(path)
    const ask = asking(values.url)
    const own = values.session === undefined
    const session = values.session ?? (await reached(values.url, () => signInByPhone(ask, values.url)))
    try {
      const file = await reached(values.url, () => upload(values.url, session, bytes, basename(path)))
      const look = await ask<Look>(session, "members.previewRoll", { file })
      tell(look)
      if (!values.yes && !(await confirmed())) {
        console.log("没有导入 / not imported")
        return 1
      }
      return await take(ask, session, look, values["remove-missing"])
    } finally {
      if (own) await ask(session, "members.signOut", { session })
    }
  },
}

const fileBytes = (path: string): Buffer => {
  try {
    return readFileSync(path)
  } catch {
    throw new CommandFailed(`读不到文件 ${path}`, `${path} cannot be read`)
  }
}

const upload = async (url: string, session: string, bytes: Buffer, name: string): Promise<string> => {
  const headers = { authorization: `Bearer ${session}`, "x-file-name": encodeURIComponent(name) }
  const answer = await fetch(`${url}/files`, { method: "POST", headers, body: new Uint8Array(bytes) })
  const reply = (await answer.json()) as { ok: boolean; value: { file: string }; message: string; english: string }
  if (!reply.ok) throw new CommandFailed(reply.message, reply.english)
  return reply.value.file
}

const tell = ({ counts, rows }: Look): void => {
  const { added, changed, missing, same, errors, remarks } = counts
  console.log(`新增 added ${added} · 改 changed ${changed} · 不变 same ${same} · 表里没有 missing ${missing}`)
  console.log(`有错 errors ${errors} · 提醒 remarks ${remarks}`)
  const wrong = rows.filter(({ what }) => what === "error").slice(0, errorsShown)
  for (const { sheet, row, problems } of wrong)
    console.log(`  ${sheet} ${row}: ${problems.map(({ code }) => code).join(", ")}`)
}

const confirmed = async (): Promise<boolean> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const typed = await terminal.question("输入 yes 导入 / type yes to import: ")
  terminal.close()
  return typed.trim().toLowerCase() === "yes"
}

const take = async (ask: Ask, session: string, { plan }: Look, removeMissing: boolean): Promise<number> => {
  const { households, counts } = await ask<{ households: number; counts: Readonly<Record<string, number>> }>(
    session,
    "members.importRoll",
    { plan, removeMissing },
  )
  console.log(`已导入 imported: +${counts.added} ~${counts.changed} -${counts.removed}，共 in all ${households} 户`)
  return 0
}
