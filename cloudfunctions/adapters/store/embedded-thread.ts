import { DatabaseSync } from "node:sqlite"
import { parentPort } from "node:worker_threads"

/** A thread that brings the log of a database into its file each time it is told its path; answers how many pages are in it. */
let database: DatabaseSync | undefined
parentPort?.on("message", (path: string) => {
  database ??= opened(path)
  const { checkpointed } = database.prepare("PRAGMA wal_checkpoint(PASSIVE)").get() ?? {}
  parentPort?.postMessage(Number(checkpointed))
})
parentPort?.postMessage("ready")

const opened = (path: string): DatabaseSync => {
  const opening = new DatabaseSync(path)
  // Pages are written as pages: through a mapping each would be a fault, which stops the other threads too.
  opening.exec("PRAGMA synchronous=FULL; PRAGMA mmap_size=0")
  return opening
}
