import { connect, type Socket } from "node:net"

export interface Sent {
  readonly errors: number
  readonly perSecond: number
  /** How long each answer took, in ms. */
  readonly times: readonly number[]
}

/**
 * Sends every request once over `connections` kept-alive sockets, each the next one as soon as it has its answer.
 * Requests are ready-made bytes, so that the sender costs as little as it can. Times in ms.
 */
export const send = async (port: number, requests: readonly Buffer[], connections: number): Promise<Sent> => {
  const queue = requests.values()
  const times: number[] = []
  let errors = 0
  const began = performance.now()
  const worker = async (): Promise<void> => {
    const socket = connect(port, "127.0.0.1")
    for (const request of queue) {
      const sent = performance.now()
      const status = await answerOf(socket, request)
      times.push(performance.now() - sent)
      if (status !== 200) errors += 1
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - began) / 1000
  return { errors, perSecond: Math.round(times.length / seconds), times }
}

/** The status of one answer, read to its end (every answer here has a content-length). */
const answerOf = (socket: Socket, request: Buffer): Promise<number> =>
  new Promise((resolve, reject) => {
    let text = ""
    const hear = (chunk: Buffer): void => {
      text += chunk.toString("latin1")
      const end = text.indexOf("\r\n\r\n")
      const length = /content-length: (\d+)/i.exec(text)?.[1]
      if (end < 0 || text.length < end + 4 + Number(length ?? 0)) return
      socket.off("data", hear)
      socket.off("error", reject)
      resolve(Number(text.slice(9, 12)))
    }
    socket.on("data", hear)
    socket.once("error", reject)
    socket.write(request)
  })

/** One POST as it goes over the wire. */
export const post = (path: string, body: object, headers: Readonly<Record<string, string>> = {}): Buffer => {
  const text = JSON.stringify(body)
  const lines = Object.entries({
    host: "127.0.0.1",
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(text)),
    ...headers,
  })
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${text}`,
  )
}

/** An answer, and how long after its request was due it came (ms). Status 0: none came. */
export interface Outcome {
  readonly status: number
  readonly ms: number
  /** When it was given to the machine, by the machine's clock that all its processes share (ms). */
  readonly sent: number
}

/** The machine's clock that all its processes share (ms). */
export const machineTime = (): number => Number(process.hrtime.bigint()) / 1e6

/**
 * Sends each request at its moment, on a connection that is free or a new one; nothing waits for another's answer. Stops when
 * there are no more, or when `going` says so.
 */
export const sendAt = async (
  port: number,
  requests: readonly Buffer[],
  perSecond: number,
  going: () => boolean = () => true,
): Promise<Outcome[]> => {
  const free: Socket[] = []
  const began = performance.now()
  const pending: Promise<Outcome>[] = []
  while (pending.length < requests.length && going()) {
    const due = Math.min(requests.length, 1 + Math.floor(((performance.now() - began) / 1000) * perSecond))
    for (let n = pending.length; n < due; n++) {
      const request = requests[n]
      if (request) pending.push(one(port, free, request, began + (n * 1000) / perSecond))
    }
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  const outcomes = await Promise.all(pending)
  for (const socket of free) socket.destroy()
  return outcomes
}

const one = (port: number, free: Socket[], request: Buffer, due: number): Promise<Outcome> =>
  new Promise(resolve => {
    // In turn, so that none is idle for so long that the host ends it.
    const open = free.shift() ?? connect(port, "127.0.0.1")
    let text = ""
    const sent = machineTime()
    const done = (status: number): void => {
      open.removeAllListeners()
      if (status > 0) free.push(open)
      else open.destroy()
      resolve({ status, ms: performance.now() - due, sent })
    }
    open.on("data", chunk => {
      text += chunk.toString("latin1")
      const end = text.indexOf("\r\n\r\n")
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      if (end >= 0 && text.length >= end + 4 + length) done(Number(text.slice(9, 12)))
    })
    open.once("error", () => done(0))
    open.once("close", () => done(0))
    open.write(request)
  })
