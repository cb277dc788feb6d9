import { existsSync, rmSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { openEmbedded } from "#cloud/adapters/store/embedded"
import { snapshotEmbedded } from "#cloud/adapters/store/embedded-snapshot"
import type { Archive } from "#cloud/shared/store"
import type { Footer } from "../backup/lines.ts"
import { writeBackup } from "../backup/writing.ts"
import { openCloudArchive } from "../cloud/environment.ts"
import { type Command, CommandFailed } from "../command.ts"
import { collections } from "../features.ts"
import { openStore } from "../store.ts"

/**
 * The store on a server that a backup is taken from or restored into: WeChat cloud's where it is asked for, else the database
 * that the environment names; undefined for the embedded one.
 */
export const openServed = async (directory: string, cloud: boolean): Promise<Archive | undefined> => {
  const database = process.env.DATABASE_URL
  if (cloud) return openCloudArchive(process.env)
  return database ? openStore({ directory, database }) : undefined
}

/** How much a backup holds, in two words. */
export const told = ({ counts, files }: Footer): string =>
  `${Object.values(counts).reduce((sum, n) => sum + n, 0)} 份文档 documents · ${files} 个文件 files`

/** Writes everything an installation holds into one file. A running host goes on; the copy is of one moment. */
export const command: Command = {
  usage: "FILE [--data data/live] [--cloud]",
  says: {
    zh: "把全部数据备份到一个文件（程序可以照常运行）",
    en: "backs everything up into one file (the host may go on running)",
  },
  run: async args => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string", default: "data/live" }, cloud: { type: "boolean", default: false } },
    })
    const [path] = positionals
    if (!path || positionals.length > 1) throw new CommandFailed("请写备份文件的名字", "name the file to write", 2)
    if (existsSync(path)) throw new CommandFailed(`${path} 已经存在，不会覆盖`, `${path} exists; it is not overwritten`)
    const footer = await backUp(values.data, values.cloud, path)
    console.log(`${path}\n  ${told(footer)}\n  SHA-256 ${footer.digest}`)
    console.log(
      "  里面有居民的个人信息和未结束的投票：请妥善保管 / it holds personal data and open votes: keep it safe",
    )
    return 0
  },
}

const backUp = async (data: string, cloud: boolean, path: string): Promise<Footer> => {
  const files = join(data, "files")
  const served = await openServed(data, cloud)
  if (served) {
    try {
      return await writeBackup(served, collections, files, path)
    } finally {
      await served.close()
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
