import { DatabaseSync, type StatementSync } from "node:sqlite"
import { statementsOf } from "./embedded-rows.ts"

/**
 * The reads of the database at `path`. While a change is open they use a connection of their own, so that they never see it
 * before its COMMIT. At all other times they use the writer's, whose page cache its own commits keep warm, and all reads of one
 * turn of the event loop share a transaction: a read costs a third.
 */
export const readsBeside = (path: string, onWriter: (sql: string) => StatementSync) => {
  const reader = new DatabaseSync(path, { readOnly: true })
  reader.exec("PRAGMA mmap_size=268435456")
  const onReader = statementsOf(reader)
  let changing = false
  let reading = false
  /** Ends the transaction of this turn's reads, for whoever needs the writer now. */
  const end = (): void => {
    if (reading) onWriter("COMMIT").run()
    reading = false
  }
  return {
    end,
    /** A change begins on the writer's connection, or has ended there. */
    changing: (now: boolean): void => {
      if (now) end()
      changing = now
    },
    /** The statement to read with at this moment. */
    on: (sql: string): StatementSync => {
      if (changing) return onReader(sql)
      if (!reading) {
        onWriter("BEGIN").run()
        reading = true
        setImmediate(end)
      }
      return onWriter(sql)
    },
    close: (): void => {
      end()
      reader.close()
    },
  }
}
