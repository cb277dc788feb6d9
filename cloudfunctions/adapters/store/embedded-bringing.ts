import { openThreads, type Threads } from "#cloud/adapters/workers/threads"

/** Pages of SQLite's log: all, and those that are in its file already. */
export interface LogPages {
  readonly log: number
  readonly checkpointed: number
}

/** So many pages are worth being brought beside the changes, by a thread of its own (decision 40). */
const besideAt = 1_000
/** So many are brought at once and here, while everybody waits: a thread could not keep up, or there is none. */
const hereAt = 2_000
/** Where the log was brought less than this ago (ms), changes come so fast that a thread would take its part of the disk from them. */
const rush = 300
/** So long does the log grow at most while the thread brings it: SQLite begins it anew only when all of it is in the file. */
const longest = 12_000

/**
 * Brings the log of the database at `path` into its file, a part at a time. `pages` looks at the log, `here` brings it from the
 * connection that writes.
 */
export const bringing = ({
  path,
  pages,
  here,
}: {
  readonly path: string
  readonly pages: () => LogPages
  readonly here: () => void
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
      const inRush = performance.now() - last < rush
      if (left >= hereAt || (log >= longest && !inRush)) {
        here()
        last = performance.now()
      } else if (left >= besideAt && !inRush && !broken) beside()
    },
    close: async (): Promise<void> => {
      await threads?.close()
    },
  }
}
