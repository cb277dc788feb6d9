import { closeSync, fdatasync, fdatasyncSync, openSync } from "node:fs"

/** A flush has failed: what was committed before may be missing below what would come after it, so nothing more is taken. */
export class DiskFailed extends Error {
  constructor(cause: unknown) {
    super("the disk has failed; nothing more is written until the host is started again", { cause })
  }
}

/**
 * Brings the log of SQLite at `path` to the disk after a COMMIT with synchronous=NORMAL, which does not wait for it. The
 * log is one file that only grows or is begun anew, so that a flush covers all that was committed before it. After one
 * that failed each refuses (DiskFailed): the system may have let go of pages that were never written, and tells it once.
 */
export const flushing = (path: string) => {
  let file: number | undefined
  let failed: DiskFailed | undefined
  let underWay = 0

  const opened = (): number => {
    // Some systems flush only what is open for writing.
    file ??= openSync(path, "r+")
    return file
  }
  const fail = (error: unknown): DiskFailed => {
    failed ??= new DiskFailed(error)
    return failed
  }

  return {
    /** Throws when an earlier flush has failed. To be asked before anything is committed. */
    check: (): void => {
      if (failed) throw failed
    },
    /** Returns when it is on the disk; everybody waits. */
    now: (): void => {
      try {
        fdatasyncSync(opened())
      } catch (error) {
        throw fail(error)
      }
      if (failed) throw failed
    },
    /** Resolves when it is on the disk; nobody else waits. */
    beside: (): Promise<void> =>
      new Promise((resolve, reject) => {
        underWay += 1
        const done = (error: unknown): void => {
          underWay -= 1
          if (error) reject(fail(error))
          else if (failed) reject(failed)
          else resolve()
        }
        try {
          fdatasync(opened(), done)
        } catch (error) {
          done(error)
        }
      }),
    underWay: (): boolean => underWay > 0,
    close: (): void => {
      if (file !== undefined) closeSync(file)
    },
  }
}
