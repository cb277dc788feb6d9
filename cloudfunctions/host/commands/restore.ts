import { existsSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { InUse, openEmbedded } from "#cloud/adapters/store/embedded"
import type { Archive } from "#cloud/shared/store"
import { checkBackup, checkEmpty, loadBackup } from "../backup/reading.ts"
import { type Command, CommandFailed } from "../command.ts"
import { collections } from "../features.ts"
import { openServed, told } from "./backup.ts"

/** Brings a backup back into an empty installation: checked before anything is written, and read back afterwards. */
export const command: Command = {
  usage: "FILE [--data data/live] [--cloud]",
  says: {
    zh: "把备份恢复到一个空的地方（先查备份，再写，写完逐条核对）",
    en: "restores a backup into an empty store (checks it, writes it, reads it back)",
  },
  run: async args => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string", default: "data/live" }, cloud: { type: "boolean", default: false } },
    })
    const [path] = positionals
    if (!path || !existsSync(path)) throw new CommandFailed("请写要恢复的备份文件", "name the backup to restore", 2)
    const footer = await checkBackup(path, collections)
    const served = await openServed(values.data, values.cloud)
    await (served ? restoreServed(served, values.data, path) : restoreEmbedded(values.data, path))
    console.log(`已恢复并逐条核对 / restored and read back\n  ${told(footer)}\n  SHA-256 ${footer.digest}`)
    return 0
  },
}

const restoreServed = async (store: Archive, data: string, path: string): Promise<void> => {
  try {
    await checkEmpty(store, collections)
    await loadBackup(store, collections, join(data, "files"), path)
  } finally {
    await store.close()
  }
}

/** Into a folder beside, which takes its place only when everything has been read back: all or nothing. */
const restoreEmbedded = async (data: string, path: string): Promise<void> => {
  const beside = join(data, "restoring")
  try {
    const store = openEmbedded({ directory: data, collections })
    try {
      await checkEmpty(store, collections)
    } finally {
      await store.close()
    }
    rmSync(beside, { recursive: true, force: true })
    const fresh = openEmbedded({ directory: beside, collections })
    try {
      await loadBackup(fresh, collections, join(data, "files"), path)
    } finally {
      await fresh.close()
    }
    for (const left of ["weiyi.sqlite-wal", "weiyi.sqlite-shm"]) rmSync(join(data, left), { force: true })
    renameSync(join(beside, "weiyi.sqlite"), join(data, "weiyi.sqlite"))
  } catch (error) {
    if (error instanceof InUse) throw new CommandFailed("请先停掉正在运行的程序", error.message)
    throw error
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}
