import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

/** Whether the process that made the mark is still there. */
const lives = (mark: string): boolean => {
  try {
    process.kill(Number(readFileSync(mark, "utf8")), 0)
    return true
  } catch {
    return false
  }
}

const take = (mark: string): boolean => {
  try {
    writeFileSync(mark, String(process.pid), { flag: "wx" })
    return true
  } catch {
    return false
  }
}

/**
 * Runs `work` while no other process of this machine runs work under the same mark (a file that holds its pid); waits for
 * the other one first. A mark whose process has died is nobody's.
 */
export const alone = async <T>(mark: string, work: () => Promise<T>): Promise<T> => {
  mkdirSync(dirname(mark), { recursive: true })
  while (!take(mark)) {
    if (!lives(mark)) rmSync(mark, { force: true })
    else await wait(300)
  }
  try {
    return await work()
  } finally {
    rmSync(mark, { force: true })
  }
}
