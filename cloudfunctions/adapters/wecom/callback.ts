import type { Answer, Hear, Heard } from "#cloud/shared/chat"
import type { Log } from "#cloud/shared/ports"
import { type Instant, instantOf, minute, msOf } from "#cloud/shared/values/instant"
import { replyOf } from "./cards.ts"
import type { WecomCrypto } from "./crypto.ts"
import { fromApp, fromRobot, type Happening } from "./happenings.ts"
import { leafOf } from "./text.ts"

/** A request to a callback address, from whichever server: the query as it was decoded, the body as it came. */
export interface Asked {
  readonly method: string
  readonly query: Readonly<Record<string, string | undefined>>
  readonly body: string
}
export interface Told {
  readonly status: 200 | 400 | 403 | 405 | 413
  readonly body: string
}

/** What a callback address needs of the world. */
export interface Surroundings {
  readonly crypto: WecomCrypto
  readonly corp: string
  readonly now: () => Instant
  /** Whether a callback made at that moment under that name is heard for the first time; remembers it for ten minutes. */
  readonly first: (at: Instant, name: string) => Promise<boolean>
  readonly hear: Hear
  /** Where a page of the app opens in a browser. */
  readonly url: (page: string) => string
  readonly log: Log
}

/** WeCom sends far less; more is somebody else. */
export const bodyMost = 64 * 1024
/** Older and newer than this is a replay, or a clock that must be put right. */
const window = 5 * minute
const timestampForm = /^\d{9,11}$/
const nonceForm = /^[\x21-\x7e]{1,128}$/
/** What WeCom sends to check an address is a number; nothing else is ever given back as it was decrypted. */
const echoForm = /^\d{1,64}$/

type Kind = "robot" | "app"
type Checked = { readonly text: string; readonly nonce: string } | Told

/** An answer without words. */
export const no = (status: Told["status"], body = ""): Told => ({ status, body })

const encryptOf = (kind: Kind, body: string): string | undefined => {
  if (kind === "app") return leafOf(body, "Encrypt")
  try {
    const { encrypt } = (JSON.parse(body) ?? {}) as { readonly encrypt?: unknown }
    return typeof encrypt === "string" ? encrypt : undefined
  } catch {
    return undefined
  }
}

/** Whether a moment in seconds, as it stands in a query, is within five minutes of ours. */
export const freshAt = (now: Instant, timestamp: string): boolean =>
  timestampForm.test(timestamp) && Math.abs(msOf(now) - Number(timestamp) * 1000) <= window

/**
 * Signature, freshness, content, and that it was never heard before: what fails is 400 or 403, a replay is taken without a
 * word and changes nothing.
 */
export const checked = async (around: Surroundings, asked: Asked, encrypt: string | undefined): Promise<Checked> => {
  const { msg_signature: signature, timestamp = "", nonce = "" } = asked.query
  if (!signature || !encrypt || !timestampForm.test(timestamp) || !nonceForm.test(nonce)) return no(400)
  const opened = around.crypto.open({ signature, timestamp, nonce, encrypt })
  if ("trouble" in opened) {
    around.log.info({ event: "wecom.refused", code: opened.trouble })
    return no(opened.trouble === "content" ? 400 : 403)
  }
  if (!freshAt(around.now(), timestamp)) return no(403)
  const at = instantOf(Number(timestamp) * 1000)
  return (await around.first(at, nonce)) ? { text: opened.text, nonce } : no(200)
}

/** One callback address as a pure function of its request: for the host's route, and for a function behind HTTP. */
export const wecomCallback =
  (kind: Kind, around: Surroundings, after?: (happening: Happening, answer: Answer | undefined) => Promise<void>) =>
  async (asked: Asked): Promise<Told> => {
    if (asked.method === "GET") {
      const check = await checked(around, asked, asked.query.echostr)
      if ("status" in check) return check
      return echoForm.test(check.text) ? { status: 200, body: check.text } : no(400)
    }
    if (asked.method !== "POST") return no(405)
    if (Buffer.byteLength(asked.body) > bodyMost) return no(413)
    const check = await checked(around, asked, encryptOf(kind, asked.body))
    if ("status" in check) return check
    const happening = (kind === "robot" ? fromRobot : fromApp)(check.text, around.corp)
    if (happening === "foreign") return no(403)
    // What we have no use for is taken, so that it is not sent again.
    if (!happening) return no(200)
    const answer = await around.hear(happening.heard)
    await after?.(happening, answer)
    const reply =
      kind === "robot" ? replyOf(answer, { ...happening, message: happening.heard.message }, around.url) : undefined
    return reply ? { status: 200, body: sealedReply(around, check.nonce, reply) } : no(200)
  }

const sealedReply = ({ crypto, now }: Surroundings, nonce: string, reply: object): string => {
  const timestamp = Math.floor(msOf(now()) / 1000)
  const { encrypt, signature } = crypto.seal(JSON.stringify(reply), String(timestamp), nonce)
  return JSON.stringify({ encrypt, msgsignature: signature, timestamp, nonce })
}

export type { Heard }
