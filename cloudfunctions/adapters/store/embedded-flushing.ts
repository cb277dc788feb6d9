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
  // The system tells each opening of a file once that it has failed: who flushes here must not miss what one beside is told.
  const files: { here?: number; beside?: number } = {}
  let failed: DiskFailed | undefined
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined
  let underWay = 0

  // Some systems flush only what is open for writing.
  const opened = (which: "here" | "beside"): number => {
    files[which] ??= openSync(path, "r+")
    return files[which]
  }
  const fail = (error: unknown): DiskFailed => {
    failed ??= new DiskFailed(error)
    return failed
  }

  const flush = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const done = (error: unknown): void => {
        underWay -= 1
        if (error) fail(error)
        if (failed) reject(failed)
        else resolve()
      }
      underWay += 1
      try {
        fdatasync(opened("beside"), done)
      } catch (error) {
        done(error)
      }
    })

  return {
    /** Throws when an earlier flush has failed. To be asked before anything is committed. */
    check: (): void => {
      if (failed) throw failed
    },
    /** Returns when it is on the disk; everybody waits. */
    now: (): void => {
      try {
        fdatasyncSync(opened("here"))
      } catch (error) {
        throw fail(error)
      }
      if (failed) throw failed
    },
    /** Resolves when it is on the disk; nobody else waits. One at a time: who asks during a flush shares the next one. */
    beside: (): Promise<void> => {
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = undefined
          running = flush()
          return running
        })
      return next
    },
    underWay: (): boolean => next !== undefined || underWay > 0,
    close: (): void => {
      for (const file of Object.values(files)) closeSync(file)
    },
  }
}
