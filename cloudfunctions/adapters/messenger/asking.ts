import http from "node:http"
import https from "node:https"
import type { Delivered } from "#cloud/shared/ports"

/** An answer of a platform is a few hundred bytes. */
const answerMost = 64 * 1024

export const json = { "content-type": "application/json" }

/** Connections are kept for the next question. */
const agents = { "http:": new http.Agent({ keepAlive: true }), "https:": new https.Agent({ keepAlive: true }) }

export interface Question {
  /** Without a body it is a GET. */
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** ms to wait for the whole answer. */
  readonly patience: number
}

/** No answer came. `left`: whether the question may have. The words of the error it came from may hold a secret and are let go. */
export class NoAnswer extends Error {
  readonly code: string
  readonly left: boolean
  constructor(code: string, left: boolean) {
    super(`no answer: ${code}`)
    this.code = code
    this.left = left
  }
}

/**
 * Asks a platform and gives the text of its answer: one host, no redirect to anywhere, a few seconds, a short answer. Throws
 * NoAnswer, also for a status other than 200. On node:http: a fetch leaves weak references behind that the collector visits
 * one by one, and at a hundred messages a second that stops the host for 20 ms again and again, whoever votes meanwhile.
 */
export const asked = (url: string, { body, headers, patience }: Question): Promise<string> =>
  new Promise((resolve, reject) => {
    const at = new URL(url)
    const secure = at.protocol === "https:"
    const asking = (secure ? https : http).request(at, {
      method: body === undefined ? "GET" : "POST",
      headers: { ...headers, ...(body !== undefined && { "content-length": Buffer.byteLength(body) }) },
      agent: agents[secure ? "https:" : "http:"],
    })
    let left = false
    const clock = setTimeout(() => fail("timeout"), patience)
    const fail = (code: string): void => {
      clearTimeout(clock)
      reject(new NoAnswer(code, left))
      asking.destroy()
    }
    asking.once("socket", socket => {
      if (!socket.connecting) left = true
      else
        socket.once(secure ? "secureConnect" : "connect", () => {
          left = true
        })
    })
    asking.once("error", (error: NodeJS.ErrnoException) => fail(error.code ?? "none"))
    asking.once("response", answer => {
      if (answer.statusCode !== 200) return fail(`HTTP ${answer.statusCode}`)
      const chunks: Buffer[] = []
      let size = 0
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length
        if (size > answerMost) fail("too long")
        else chunks.push(chunk)
      })
      answer.once("end", () => {
        clearTimeout(clock)
        resolve(Buffer.concat(chunks).toString("utf8"))
      })
      answer.once("error", (error: NodeJS.ErrnoException) => fail(error.code ?? "none"))
    })
    asking.end(body)
  })

/** Without a token nothing has left, whatever became of the question for one. */
export const nothingLeft = (error: unknown): never => {
  throw new NoAnswer(error instanceof NoAnswer ? error.code : "none", false)
}

/** What a question came to that had no answer: where the connection was never made, nothing can have arrived. */
export const unanswered = (error: unknown): Delivered =>
  error instanceof NoAnswer
    ? { sent: false, trouble: error.left ? "noAnswer" : "busy", code: error.code }
    : { sent: false, trouble: "noAnswer", code: "none" }
