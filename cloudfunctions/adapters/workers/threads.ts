import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"

/**
 * Threads that answer questions, each in turn: the entry posts "ready", then one answer to each question; what it is told
 * it does not answer. A thread may have one question waiting, so that it need not wait for the next one.
 */
export interface Threads<Told, Question, Answer> {
  /** Tells every thread something that the questions after it are about. */
  tell(told: Told): void
  /** Whether a thread is ready and would take a question. */
  idle(): boolean
  /** Asks the thread with the least to do; only when one is idle. */
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

/** One is answered and one waits. */
const AT_ONCE = 2

interface Thread<Answer> {
  readonly worker: Worker
  ready: boolean
  /** Whom the next answers go to. */
  readonly asked: ((answer: Answer) => void)[]
}

/** How many threads may work beside the one that asks. */
export const spareCores = (): number => availableParallelism() - 1

/** Starts `count` threads on an entry file. A thread that fails fails what is asked. */
export const openThreads = <Told, Question, Answer>(entry: URL, count: number): Threads<Told, Question, Answer> => {
  let failed: ((error: Error) => void) | undefined
  const failure = new Promise<never>((_, reject) => {
    failed = reject
  })
  failure.catch(() => undefined)
  const threads = Array.from({ length: count }, (): Thread<Answer> => {
    const thread: Thread<Answer> = { worker: new Worker(entry), ready: false, asked: [] }
    thread.worker.unref()
    thread.worker.on("error", error => failed?.(error instanceof Error ? error : new Error(String(error))))
    thread.worker.on("message", (message: Answer | "ready") => {
      if (message === "ready") thread.ready = true
      else thread.asked.shift()?.(message)
    })
    return thread
  })
  const free = (): Thread<Answer> | undefined =>
    threads
      .filter(({ ready, asked }) => ready && asked.length < AT_ONCE)
      .reduce<Thread<Answer> | undefined>(
        (least, one) => (least && least.asked.length <= one.asked.length ? least : one),
        undefined,
      )
  return {
    tell: told => {
      for (const { worker } of threads) worker.postMessage(told)
    },
    idle: () => free() !== undefined,
    ask: question => {
      const thread = free()
      if (!thread) throw new Error("no thread is idle")
      const answered = new Promise<Answer>(resolve => {
        thread.asked.push(resolve)
      })
      thread.worker.postMessage(question)
      return Promise.race([answered, failure])
    },
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
