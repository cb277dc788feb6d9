import { refuse } from "#cloud/shared/refusals"
import type { Served } from "#cloud/shared/serve"
import { httpDate } from "#cloud/shared/values/instant"

/** What HTTP access hands to a function, as far as it is used here; UNVERIFIED with a live environment. */
interface HttpEvent {
  readonly httpMethod: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly body?: string
  readonly isBase64Encoded?: boolean
}

/** What the function gives back to it. */
export interface HttpAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** One call as it came over HTTP. */
export interface HttpCall {
  /** The last word of the path: "cast". */
  readonly action: string
  readonly input: unknown
  readonly token?: string
  readonly key?: string
}

/** The most that a call may bring: what callFunction takes. */
const inputLimit = 100_000
const bearer = /^Bearer ([A-Za-z0-9._~-]{16,200})$/i

/** Whether HTTP access has called, and not the mini-program or a trigger. */
export const isHttp = (event: unknown): event is HttpEvent =>
  typeof event === "object" && event !== null && "httpMethod" in event && typeof event.httpMethod === "string"

const headerOf = ({ headers = {} }: HttpEvent, name: string): string | undefined => {
  const found = Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1]
  return typeof found === "string" ? found : undefined
}

/**
 * What a browser is told: only pages of `origin` may read an answer, and what they may send. Without an origin the
 * installation has no pages elsewhere, and no browser may.
 */
const safe = (origin: string | undefined): Readonly<Record<string, string>> => ({
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  vary: "origin",
  ...(origin !== undefined && {
    "access-control-allow-origin": origin,
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "authorization, content-type, idempotency-key",
    "access-control-expose-headers": "date, retry-after",
    "access-control-max-age": "600",
  }),
})

/** A reply as HTTP access gives it on. */
export const httpAnswer = ({ status, reply, at }: Served, origin: string | undefined): HttpAnswer => {
  const wait = reply.ok ? undefined : (reply.details.retryAfter ?? reply.details.seconds)
  const headers = {
    ...safe(origin),
    ...(wait !== undefined && { "retry-after": String(wait) }),
    ...(at !== undefined && { date: httpDate(at) }),
  }
  return { statusCode: status, headers, body: JSON.stringify(reply) }
}

/**
 * Takes an event of HTTP access and the one origin whose pages may call. Gives the call, or the answer to a browser's
 * question whether it may. Refuses pages of other origins (403), other methods and texts that are not JSON (400), and more
 * than 100 kB (413). Who calls is a session's bearer, never what WeChat's context says.
 */
export const httpCall = (event: HttpEvent, origin: string | undefined): HttpCall | HttpAnswer => {
  const from = headerOf(event, "origin")
  if (origin === undefined || (from !== undefined && from !== origin)) throw refuse("otherPages")
  if (event.httpMethod === "OPTIONS") return { statusCode: 204, headers: safe(origin), body: "" }
  const json = /^application\/json\s*(;|$)/i.test(headerOf(event, "content-type") ?? "")
  if (event.httpMethod !== "POST" || !json) throw refuse("badForm", { where: "POST application/json" })
  const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8")
  if (body.length > inputLimit) throw refuse("tooLarge", { limit: "100 kB" })
  const token = bearer.exec(headerOf(event, "authorization") ?? "")?.[1]
  const key = headerOf(event, "idempotency-key")
  return {
    action: event.path?.split("?", 1)[0]?.split("/").at(-1) ?? "",
    input: jsonOf(body.toString("utf8")),
    ...(token !== undefined && { token }),
    ...(key !== undefined && { key }),
  }
}

const jsonOf = (text: string): unknown => {
  if (text === "") return {}
  try {
    return JSON.parse(text)
  } catch {
    throw refuse("badForm", { where: "JSON" })
  }
}
