import { fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import type { Phone } from "./stand-in.ts"

/** The stand-in for WeChat, which takes so many messages a second, and how many it has taken. */
export const startStandIn = async (phones: readonly Phone[], perSecond: number) => {
  const child = fork(join(import.meta.dirname, "stand-in.ts"), [String(perSecond)])
  let taken = 0
  let port = 0
  child.on("message", (said: { readonly taken?: number; readonly port?: number }) => {
    taken = said.taken ?? taken
    port = said.port ?? port
  })
  const agreed = new Promise<void>(resolve => {
    child.on("message", (said: { readonly agreed?: number }) => said.agreed === phones.length && resolve())
  })
  child.send(phones)
  await agreed
  return { base: `http://127.0.0.1:${port}/wechat`, taken: () => taken, stop: () => child.disconnect() }
}

/** A ballot in the host: by the machine's clock (ms). */
type Answered = readonly [key: string, heard: number, answered: number]

/** What the host holds (bytes): all, what is its own, without pages of files, and what its heap has in use. */
interface Held {
  readonly rss: number
  readonly own: number
  readonly heap: number
}

/** The host as its own process, and what it says of its memory. */
export const startSpreading = async (directory: string, base: string, ahead: number) => {
  const child = fork(join(import.meta.dirname, "spreading-host.ts"), [directory, base, String(ahead)])
  let held: Held[] = []
  let tellBallots = (_: readonly Answered[]): void => undefined
  const port = await new Promise<number>((resolve, reject) => {
    child.on("message", (told: { readonly port?: number; readonly ballots?: Answered[] } & Partial<Held>) => {
      if (told.port) resolve(told.port)
      if (told.ballots) tellBallots(told.ballots)
      if (told.rss && told.own && told.heap) held.push({ rss: told.rss, own: told.own, heap: told.heap })
    })
    child.once("exit", code => reject(new Error(`the host ended (${code})`)))
  })
  const middle = (some: readonly number[]) => [...some].sort((a, b) => a - b)[Math.floor(some.length / 2)] ?? 0
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20)
  return {
    port,
    /** The ballots since the last look. */
    ballots: () =>
      new Promise<readonly Answered[]>(resolve => {
        tellBallots = resolve
        child.send("ballots")
      }),
    forget: (): void => {
      held = []
    },
    /**
     * In the second quarter of the time, in the last, and at most: with the pages of files, and its own. Of the heap what lives,
     * as far as collections show it, is the least in that quarter: V8 gives its young generation more room as it likes.
     */
    memory: () => {
      const quarter = Math.floor(held.length / 4)
      const [early, late] = [held.slice(quarter, 2 * quarter), held.slice(-quarter)]
      const of = (kind: keyof Held) => ({
        early: megabytes(middle(early.map(one => one[kind]))),
        late: megabytes(middle(late.map(one => one[kind]))),
        most: megabytes(Math.max(...held.map(one => one[kind]))),
      })
      const lives = (part: readonly Held[]) => megabytes(Math.min(...part.map(one => one.heap)))
      return { rss: of("rss"), own: of("own"), lives: { early: lives(early), late: lives(late) } }
    },
    stop: async (): Promise<void> => {
      child.kill("SIGTERM")
      await once(child, "exit")
    },
  }
}
