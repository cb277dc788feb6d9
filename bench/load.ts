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
