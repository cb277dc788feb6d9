import { parentPort, workerData } from "node:worker_threads"
import { type RunOrder, type SharesJob, worker } from "#cloud/votes/counting/equal-shares/elsewhere"

/** Another core for the runs of equal shares. */
const run = worker(workerData as SharesJob)
parentPort?.on("message", (order: RunOrder) => parentPort?.postMessage(run(order)))
parentPort?.postMessage("ready")
