import { randomBytes } from "node:crypto"
import { minute, second } from "#cloud/shared/values/instant"
import { commands, type Frame, frameOf, frameText, isPushedOut } from "./frames.ts"

/** Moments and waiting: a test moves both by hand. */
export interface Timing {
  /** ms since 1970. */
  readonly now: () => number
  /** Runs something once, so many ms later; gives the way to call it off. */
  readonly after: (ms: number, run: () => void) => () => void
}

export const ofMachine: Timing = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** Why a connection is over. refused: WeCom did not take our id and secret; pushedOut: a newer one is there. */
export type End = "lost" | "refused" | "pushedOut" | "closed"

/** WeCom takes an answer for so long, and we wait so long for one (ms). */
export const answerWithin = 5 * second
const openWithin = 10 * second
const pingEvery = minute / 2
/** After so many pings without an answer nobody is there any more. */
const silentMost = 2

export interface Opening {
  readonly url: string
  readonly bot: string
  readonly secret: string
  readonly timing: Timing
  readonly up: () => void
  /** A message or an event of the robot's. */
  readonly heard: (frame: Frame) => void
  /** Once, whatever happens. */
  readonly ended: (why: End) => void
}

/**
 * One connection to WeCom: opens, subscribes with the robot's id and secret, pings every 30 seconds and ends once. What is
 * no frame, or none of ours, changes nothing.
 */
export const openConnection = ({ url, bot, secret, timing, up, heard, ended }: Opening) => {
  let state: "opening" | "up" | "over" = "opening"
  let silent = 0
  const waiting = new Map<string, (errcode: number | undefined) => void>()
  const socket = new WebSocket(url)

  const end = (why: End): void => {
    if (state === "over") return
    state = "over"
    callOff()
    for (const answered of [...waiting.values()]) answered(undefined)
    socket.close()
    ended(why)
  }
  let callOff = timing.after(openWithin, () => end("lost"))

  /** Sends a frame; its answer's errcode comes once, or undefined when there is none. */
  const send = (cmd: string, body: object | undefined, reqId: string, answered: (errcode?: number) => void): void => {
    const giveUp = timing.after(answerWithin, () => settle(undefined))
    const settle = (errcode: number | undefined): void => {
      if (!waiting.delete(reqId)) return
      giveUp()
      answered(errcode)
    }
    waiting.set(reqId, settle)
    socket.send(frameText(cmd, reqId, body))
  }
  const newId = (cmd: string): string => `${cmd}_${randomBytes(12).toString("hex")}`

  const ping = (): void => {
    if (silent >= silentMost) {
      end("lost")
      return
    }
    silent += 1
    send(commands.ping, undefined, newId(commands.ping), errcode => {
      if (errcode !== undefined) silent = 0
    })
    callOff = timing.after(pingEvery, ping)
  }

  socket.addEventListener("open", () => {
    if (state !== "opening") return
    send(commands.subscribe, { bot_id: bot, secret }, newId(commands.subscribe), errcode => {
      if (state !== "opening") return
      if (errcode !== 0) return end(errcode === undefined ? "lost" : "refused")
      state = "up"
      callOff()
      callOff = timing.after(pingEvery, ping)
      up()
    })
  })
  socket.addEventListener("message", ({ data }) => {
    const frame = state === "over" ? undefined : frameOf(data)
    if (!frame) return
    if (frame.cmd === undefined) return waiting.get(frame.reqId)?.(frame.errcode)
    if (state !== "up") return
    if (isPushedOut(frame)) return end("pushedOut")
    if (frame.cmd === commands.message || frame.cmd === commands.event) heard(frame)
  })
  // What goes wrong is followed by the close, which says as much as we can use.
  socket.addEventListener("error", () => undefined)
  socket.addEventListener("close", () => end("lost"))

  return {
    isUp: (): boolean => state === "up",
    /** Asks something; gives the errcode, or undefined when nobody knows whether it was heard. */
    ask: (cmd: string, body: object, reqId = newId(cmd)): Promise<number | undefined> =>
      new Promise(resolve => {
        if (state === "up") send(cmd, body, reqId, resolve)
        else resolve(undefined)
      }),
    close: (): void => end("closed"),
  }
}

export type Connection = ReturnType<typeof openConnection>
