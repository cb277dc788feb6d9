import { parentPort } from "node:worker_threads"
import { type RunOrder, type SharesJob, worker } from "#cloud/votes/counting/equal-shares/elsewhere"
import type { Run } from "#cloud/votes/counting/equal-shares/run"

/** Another core for the runs of equal shares: it is told a job, and asked for runs of it. */
let run: ((order: RunOrder) => Run) | undefined
parentPort?.on("message", (message: SharesJob | RunOrder) => {
  if ("electorate" in message) run = worker(message)
  else parentPort?.postMessage(run?.(message))
})
parentPort?.postMessage("ready")
