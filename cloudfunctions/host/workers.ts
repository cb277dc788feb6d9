import cluster, { type Worker } from "node:cluster"
import { setTimeout as pause } from "node:timers/promises"

/** A worker that ends by itself is started again after this long (ms), so that one that cannot start does not spin. */
const again = 500

/**
 * Runs so many processes of this same program behind one port, each whole by itself: whichever answers, the answer is the
 * same, since everything is in the database. One that ends is started again. Resolves with the port when all are ready;
 * `stop` ends them as a signal would, and waits.
 */
export const runWorkers = async (
  count: number,
): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> => {
  let stopping = false
  const running = new Set<Worker>()
  const start = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const worker = cluster.fork()
      running.add(worker)
      worker.once("listening", ({ port }) => resolve(port))
      worker.once("exit", code => {
        running.delete(worker)
        reject(new Error(`a worker ended (${code}) before it was ready`))
        if (!stopping) void pause(again).then(() => (stopping ? undefined : start().catch(() => undefined)))
      })
    })
  const ports = await Promise.all(Array.from({ length: count }, start))
  return {
    port: ports[0] ?? 0,
    stop: async () => {
      stopping = true
      const ended = [...running].map(worker => new Promise(resolve => worker.once("exit", resolve)))
      for (const worker of running) worker.process.kill("SIGTERM")
      await Promise.all(ended)
    },
  }
}
