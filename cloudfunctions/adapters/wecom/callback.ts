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

/** What lets in only what is signed, now, once. */
export interface Gate {
  readonly crypto: WecomCrypto
  readonly now: () => Instant
  /**
   * Has what was asked at that moment, under that name and in these words, done once; remembers it for ten minutes. Undefined:
   * it was finished before, or something else is asked under the name.
   */
  readonly once: (at: Instant, name: string, says: string, work: () => Promise<Told>) => Promise<Told | undefined>
  readonly log: Log
}

/** What a callback address needs of the world. */
export interface Surroundings extends Gate {
  readonly corp: string
  readonly hear: Hear
  /** Where a page of the app opens in a browser. */
  readonly url: (page: string) => string
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
type Work = (text: string, nonce: string) => Promise<Told>

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

/** Whether a text can be a nonce: short, and of visible signs. */
export const isNonce = (text: string): boolean => nonceForm.test(text)

/** Whether a moment in seconds, as it stands in a query, is within five minutes of ours. */
export const freshAt = (now: Instant, timestamp: string): boolean =>
  timestampForm.test(timestamp) && Math.abs(msOf(now) - Number(timestamp) * 1000) <= window

/**
 * Does `work` with what is inside, when signature, freshness and content are right: what fails is 400 or 403. The very same
 * request is worked on until it is finished once; after that, and with another text under its nonce, it is taken without a word
 * and changes nothing.
 */
export const checked = async (around: Gate, asked: Asked, encrypt: string | undefined, work: Work): Promise<Told> => {
  const { msg_signature: signature, timestamp = "", nonce = "" } = asked.query
  if (!signature || !encrypt || !timestampForm.test(timestamp) || !nonceForm.test(nonce)) return no(400)
  const opened = around.crypto.open({ signature, timestamp, nonce, encrypt })
  if ("trouble" in opened) {
    around.log.info({ event: "wecom.refused", code: opened.trouble })
    return no(opened.trouble === "content" ? 400 : 403)
  }
  if (!freshAt(around.now(), timestamp)) return no(403)
  const at = instantOf(Number(timestamp) * 1000)
  const told = await around.once(at, nonce, `${asked.method}\n${encrypt}`, () => work(opened.text, nonce))
  return told ?? no(200)
}

/** One callback address as a pure function of its request: for the host's route, and for a function behind HTTP. */
export const wecomCallback =
  (kind: Kind, around: Surroundings, after?: (happening: Happening, answer: Answer | undefined) => Promise<void>) =>
  async (asked: Asked): Promise<Told> => {
    if (asked.method === "GET")
      return checked(around, asked, asked.query.echostr, async text =>
        echoForm.test(text) ? { status: 200, body: text } : no(400),
      )
    if (asked.method !== "POST") return no(405)
    if (Buffer.byteLength(asked.body) > bodyMost) return no(413)
    return checked(around, asked, encryptOf(kind, asked.body), async (text, nonce) => {
      const happening = (kind === "robot" ? fromRobot : fromApp)(text, around.corp)
      if (happening === "foreign") return no(403)
      // What we have no use for is taken, so that it is not sent again.
      if (!happening) return no(200)
      const answer = await around.hear(happening.heard)
      await after?.(happening, answer)
      const reply =
        kind === "robot" ? replyOf(answer, { ...happening, message: happening.heard.message }, around.url) : undefined
      return reply ? { status: 200, body: sealedReply(around, nonce, reply) } : no(200)
    })
  }

const sealedReply = ({ crypto, now }: Surroundings, nonce: string, reply: object): string => {
  const timestamp = Math.floor(msOf(now()) / 1000)
  const { encrypt, signature } = crypto.seal(JSON.stringify(reply), String(timestamp), nonce)
  return JSON.stringify({ encrypt, msgsignature: signature, timestamp, nonce })
}

export type { Heard }
