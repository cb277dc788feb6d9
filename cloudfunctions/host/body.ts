import type { IncomingMessage } from "node:http"
import { refuse as refuseAny } from "#cloud/shared/refusals"
import { refuse } from "./refusals.ts"

/**
 * The body of a request, at most `limit` bytes; refuses more (413) as soon as it is announced or arrives, and a body that
 * ends before it is whole (400). What is beyond the limit is read and dropped, so that the sender sees the answer; the
 * server's requestTimeout bounds how long.
 */
export const bodyOf = (request: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const tooLarge = () => reject(refuseAny("tooLarge", { limit: `${Math.floor(limit / 1000)} kB` }))
    if (Number(request.headers["content-length"] ?? 0) > limit) return tooLarge()
    let chunks: Buffer[] = []
    let size = 0
    request.on("data", (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      chunks = []
      tooLarge()
    })
    request.on("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    request.on("error", () => reject(refuse("badRequest")))
    request.on("close", () => {
      if (!request.complete) reject(refuse("badRequest"))
    })
  })

const utf8 = new TextDecoder("utf-8", { fatal: true })

/** Takes the bytes of a JSON text; refuses bytes that are not UTF-8 and text that is not JSON (400). Nothing is {}. */
export const jsonOf = (bytes: Buffer): unknown => {
  if (bytes.length === 0) return {}
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    throw refuse("badJson")
  }
}
