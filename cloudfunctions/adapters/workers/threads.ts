import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"

/** Threads that each answer one question at a time; the entry posts "ready", then one answer to each message. */
export interface Threads<Question, Answer> {
  /** Whether a thread is ready and has nothing to do. */
  idle(): boolean
  /** Asks an idle thread; only when there is one. */
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

interface Thread<Answer> {
  readonly worker: Worker
  ready: boolean
  answer: ((answer: Answer) => void) | undefined
}

/** How many threads may work beside the one that asks. */
export const spareCores = (): number => availableParallelism() - 1

/** Starts `count` threads on an entry file, each with the same data. A thread that fails fails what it was asked. */
export const openThreads = <Question, Answer>(entry: URL, count: number, data: unknown): Threads<Question, Answer> => {
  let failed: ((error: Error) => void) | undefined
  const failure = new Promise<never>((_, reject) => {
    failed = reject
  })
  failure.catch(() => undefined)
  const threads = Array.from({ length: count }, (): Thread<Answer> => {
    const thread: Thread<Answer> = { worker: new Worker(entry, { workerData: data }), ready: false, answer: undefined }
    thread.worker.unref()
    thread.worker.on("error", error => failed?.(error instanceof Error ? error : new Error(String(error))))
    thread.worker.on("message", (message: Answer | "ready") => {
      const { answer } = thread
      thread.ready = true
      thread.answer = undefined
      if (message !== "ready") answer?.(message)
    })
    return thread
  })
  const free = () => threads.find(({ ready }) => ready)
  return {
    idle: () => free() !== undefined,
    ask: question => {
      const thread = free()
      if (!thread) throw new Error("no thread is idle")
      thread.ready = false
      const answered = new Promise<Answer>(resolve => {
        thread.answer = resolve
      })
      thread.worker.postMessage(question)
      return Promise.race([answered, failure])
    },
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
