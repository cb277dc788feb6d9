import { openThreads, type Threads } from "#cloud/adapters/workers/threads"

/** Pages of SQLite's log: all, and those that are in its file already. */
export interface LogPages {
  readonly log: number
  readonly checkpointed: number
}

/**
 * So many pages are worth being brought beside the changes, by a thread of its own: a page that was written often is brought once
 * (decision 40). SQLite begins the log anew only when all of it is in the file, which a thread never sees while somebody writes.
 */
const besideAt = 12_000
/** What comes to the log while the thread brings it, and is then brought here. */
const few = 500
/** So many are brought at once and here, while everybody waits: the thread could not keep up. */
const hereAt = 20_000
/** In a rush, or when the thread has failed, they are this many. */
const hereAloneAt = 2_000
/** Pages a ms since the log was last brought. Changes that come so fast would lose a part of the disk to a thread. */
const rush = 3

/**
 * Brings the log of the database at `path` into its file, a part at a time. `pages` looks at the log, `here` brings it from the
 * connection that writes, `flush` brings to the disk what the thread has written: SQLite would do so within "here".
 */
export const bringing = ({
  path,
  pages,
  here,
  flush,
}: {
  readonly path: string
  readonly pages: () => LogPages
  readonly here: () => void
  readonly flush: () => Promise<void>
}) => {
  let threads: Threads<never, string, number> | undefined
  let broken = false
  let away = false
  let last = Number.NEGATIVE_INFINITY

  const beside = (): void => {
    threads ??= openThreads(new URL("./embedded-thread.ts", import.meta.url), 1)
    if (!threads.idle()) return
    away = true
    last = performance.now()
    threads
      .ask(path)
      .then(flush)
      .catch(() => {
        // What is wrong with the disk is told by the next COMMIT; from now on it is brought here.
        broken = true
      })
      .finally(() => {
        away = false
      })
  }

  return {
    /** To be called when nobody changes anything. */
    bring: (): void => {
      if (away) return
      const { log, checkpointed } = pages()
      const left = log - checkpointed
      const alone = broken || left >= rush * (performance.now() - last)
      const long = log >= besideAt && left > 0
      if (left >= (alone ? hereAloneAt : hereAt) || (long && left <= few)) {
        here()
        last = performance.now()
      } else if (long) beside()
    },
    close: async (): Promise<void> => {
      await threads?.close()
    },
  }
}
