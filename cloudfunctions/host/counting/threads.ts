import { setImmediate } from "node:timers/promises"
import { openThreads, spareCores, type Threads } from "#cloud/adapters/workers/threads"
import type { Elsewhere, RunOrder, SharesJob } from "#cloud/votes/counting/equal-shares/elsewhere"
import type { Run } from "#cloud/votes/counting/equal-shares/run"

/** Starting a thread takes about as long as this: what is done before is not worth one. */
const patience = 80

/** Threads for the runs of equal shares, started once a count turns out to take long, and kept for the next count. */
export class CountingThreads {
  readonly #count: number
  readonly #wait: number
  #threads: Threads<SharesJob, RunOrder, Run> | undefined

  /** At most `count` threads beside this one, started after `wait` ms. */
  constructor(count = spareCores(), wait = patience) {
    this.#count = count
    this.#wait = wait
  }

  open(job: SharesJob): Elsewhere {
    const begun = performance.now()
    this.#threads?.tell(job)
    return {
      width: 2 * this.#count,
      idle: () => {
        if (this.#count > 0 && !this.#threads && performance.now() - begun >= this.#wait) {
          this.#threads = openThreads(new URL("./thread.ts", import.meta.url), this.#count)
          this.#threads.tell(job)
        }
        return this.#threads?.idle() ?? false
      },
      run: order => {
        if (!this.#threads) throw new Error("no threads")
        return this.#threads.ask(order)
      },
      turn: () => (this.#threads ? setImmediate() : Promise.resolve()),
    }
  }

  async close(): Promise<void> {
    await this.#threads?.close()
    this.#threads = undefined
  }
}
