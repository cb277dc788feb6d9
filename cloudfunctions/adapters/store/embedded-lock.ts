import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

/** The data directory is in use by another process. */
export class InUse extends Error {
  override readonly name = "InUse"
}

/**
 * Takes the directory for this process; gives the way to let go. Throws InUse when another has it. It is an exclusive
 * transaction on a file of its own: the system lets go of it when the process ends, however it ends.
 */
export const lock = (directory: string): (() => void) => {
  const held = new DatabaseSync(join(directory, "lock.sqlite"))
  const note = join(directory, "pid")
  try {
    held.exec("PRAGMA journal_mode=DELETE; PRAGMA busy_timeout=0; BEGIN EXCLUSIVE")
  } catch {
    held.close()
    const pid = readPid(note)
    throw new InUse(
      `数据目录 ${directory} 正被另一个进程使用${pid}，请先停掉它 / the data directory is in use by another process${pid}; stop it first`,
    )
  }
  writeFileSync(note, String(process.pid))
  return () => {
    held.exec("ROLLBACK")
    held.close()
  }
}

const readPid = (note: string): string => {
  try {
    return ` (pid ${readFileSync(note, "utf8").trim()})`
  } catch {
    return ""
  }
}
