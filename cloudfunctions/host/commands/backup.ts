import { existsSync, rmSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { snapshotEmbedded } from "#cloud/adapters/store/embedded-snapshot"
import type { Archive, Store } from "#cloud/shared/store"
import type { Footer } from "../backup/lines.ts"
import { writeBackup } from "../backup/writing.ts"
import { type Command, CommandFailed } from "../command.ts"
import { collections } from "../features.ts"
import { openStore } from "../store.ts"

/** A store that can be copied whole; refuses one that cannot, in words. */
export const archiveOf = (store: Store): Archive => {
  if (!("rows" in store && "load" in store))
    throw new CommandFailed("这种数据库还不能整体备份和恢复", "this store cannot be backed up or restored whole yet")
  return store as Archive
}

/** How much a backup holds, in two words. */
export const told = ({ counts, files }: Footer): string =>
  `${Object.values(counts).reduce((sum, n) => sum + n, 0)} 份文档 documents · ${files} 个文件 files`

/** Writes everything an installation holds into one file. A running host goes on; the copy is of one moment. */
export const command: Command = {
  usage: "FILE [--data data/live]",
  says: {
    zh: "把全部数据备份到一个文件（程序可以照常运行）",
    en: "backs everything up into one file (the host may go on running)",
  },
  run: async args => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string", default: "data/live" } },
    })
    const [path] = positionals
    if (!path || positionals.length > 1) throw new CommandFailed("请写备份文件的名字", "name the file to write", 2)
    if (existsSync(path)) throw new CommandFailed(`${path} 已经存在，不会覆盖`, `${path} exists; it is not overwritten`)
    const footer = await backUp(values.data, path)
    console.log(`${path}\n  ${told(footer)}\n  SHA-256 ${footer.digest}`)
    console.log(
      "  里面有居民的个人信息和未结束的投票：请妥善保管 / it holds personal data and open votes: keep it safe",
    )
    return 0
  },
}

const backUp = async (data: string, path: string): Promise<Footer> => {
  const files = join(data, "files")
  const database = process.env.DATABASE_URL
  if (database) {
    const store = await openStore({ directory: data, database })
    try {
      return await writeBackup(archiveOf(store), collections, files, path)
    } finally {
      await store.close()
    }
  }
  const copy = `${path}.copy`
  rmSync(copy, { recursive: true, force: true })
  try {
    if (!(await snapshotEmbedded(data, copy))) throw new CommandFailed(`${data} 里没有数据`, `${data} holds no data`)
    const store = openEmbedded({ directory: copy, collections })
    try {
      return await writeBackup(store, collections, files, path)
    } finally {
      await store.close()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
