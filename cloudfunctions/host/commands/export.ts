import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { snapshotEmbedded } from "#cloud/adapters/store/embedded-snapshot"
import type { Store } from "#cloud/shared/store"
import { id } from "#cloud/shared/values/id"
import { type Command, CommandFailed } from "../command.ts"
import { collections } from "../features.ts"
import { publicArchive } from "../publishing.ts"
import { openStore } from "../store.ts"

/** Writes the public archive of a community; a running host goes on. */
export const command: Command = {
  usage: "COMMUNITY FILE [--data data/live]",
  says: {
    zh: "导出一个社区的公开档案（账本、日志、公示、投票和选票；没有个人信息），任何人都能核对",
    en: "writes a community's public archive (ledgers, journal, publications, votes; no persons), for anybody to verify",
  },
  run: async args => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string", default: "data/live" } },
    })
    const [community, path] = positionals
    if (!community || !path) throw new CommandFailed("请写社区和文件名", "name the community and the file", 2)
    if (existsSync(path)) throw new CommandFailed(`${path} 已经存在，不会覆盖`, `${path} exists; it is not overwritten`)
    const lines: string[] = []
    await reading(values.data, async store => {
      for await (const line of publicArchive(store, id<"community">(community))) lines.push(line)
    })
    writeFileSync(path, `${lines.join("\n")}\n`)
    console.log(`${path}  ${lines.length} 行 lines\n  node verify.mjs ${path}`)
    return 0
  },
}

/** The store as it is now: the database's, or a copy of the embedded one, which a host may be using. */
const reading = async (data: string, use: (store: Store) => Promise<void>): Promise<void> => {
  const copy = mkdtempSync(join(tmpdir(), "weiyi-"))
  const database = process.env.DATABASE_URL
  try {
    if (!database && !(await snapshotEmbedded(data, copy)))
      throw new CommandFailed(`${data} 里没有数据`, `${data} holds no data`)
    const store = database
      ? await openStore({ directory: data, database })
      : openEmbedded({ directory: copy, collections })
    try {
      await use(store)
    } finally {
      await store.close()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
