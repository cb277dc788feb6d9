import type { ServerResponse } from "node:http"
import { randomId } from "#cloud/adapters/random-id"
import type { Log } from "#cloud/shared/ports"
import { filled, Refusal } from "#cloud/shared/refusal"
import { bug } from "#cloud/shared/refusals"
import type { Reply, Served } from "#cloud/shared/serve"
import { httpDate } from "#cloud/shared/values/instant"
import { replyLimit } from "./limits.ts"
import { refuse } from "./refusals.ts"

/** Headers of every answer: never guessed at, never framed, never kept by a cache unless it says so itself. */
export const safe = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const

/** A refusal of the server's own, in the shape of every reply. */
export const refusedReply = (refusal: Refusal): Served => ({
  status: refusal.sentence.status,
  reply: {
    ok: false,
    code: refusal.code,
    message: filled(refusal.sentence.zh, refusal.details),
    english: filled(refusal.sentence.en, refusal.details),
    details: refusal.details,
  },
})

/** What the server itself could not do: a refusal as it is, anything else as a bug with a number (500). Both are logged. */
export const failedReply = (error: unknown, log: Log): Served => {
  if (error instanceof Refusal) {
    log.info({ event: "refused", status: error.sentence.status, code: error.code })
    return refusedReply(error)
  }
  const number = randomId().slice(0, 8)
  log.bug({ event: "request", status: 500, number }, error)
  const details = { number }
  return {
    status: 500,
    reply: {
      ok: false,
      code: "house.bug",
      message: filled(bug.zh, details),
      english: filled(bug.en, details),
      details,
    },
  }
}

/** How long to wait, where the reply says so (429, 503). */
const waitOf = (reply: Reply): Record<string, string> => {
  const seconds = reply.ok ? undefined : (reply.details.retryAfter ?? reply.details.seconds)
  return seconds === undefined ? {} : { "retry-after": String(seconds) }
}

/** Status, headers and body of a reply as it goes over HTTP. */
export const wire = ({
  status,
  reply,
  at,
}: Served): { status: number; headers: Record<string, string>; body: string } => {
  const body = JSON.stringify(reply)
  if (reply.ok && Buffer.byteLength(body) > replyLimit) return wire(refusedReply(refuse("replyTooLarge")))
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      ...safe,
      ...waitOf(reply),
      ...(at !== undefined && { date: httpDate(at) }),
    },
    body,
  }
}

/** Writes a reply; `more` adds headers (allow, connection). */
export const send = (response: ServerResponse, served: Served, more: Record<string, string> = {}): void =>
  write(response, wire(served), more)

/** Writes what `wire` has made. */
export const write = (
  response: ServerResponse,
  { status, headers, body }: ReturnType<typeof wire>,
  more: Record<string, string> = {},
): void => {
  if (response.destroyed || response.headersSent) return
  response.writeHead(status, { ...headers, "content-length": String(Buffer.byteLength(body)), ...more })
  response.end(body)
}
