import { randomInt } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { WecomCrypto } from "#cloud/adapters/wecom/crypto"

/** What can be made to go wrong on the way from the platform to us, while it is switched on. */
export interface Faults {
  /** ms before a callback leaves. */
  slow: number
  /** The answer is lost on its way, or a gateway answers in our place. */
  lost: "none" | "silent" | "502"
  /** Every callback is delivered twice, each time signed anew. */
  twice: boolean
  /** What is tried again is the very same request, signed once. */
  identical: boolean
  /** A callback waits until the one after it has been answered. */
  overtaken: boolean
}

/** How one delivery went. */
export interface Delivery {
  readonly status: number | "no answer"
  readonly ms: number
  readonly tries: number
  readonly reply?: unknown
}

interface Line {
  readonly url: () => string
  readonly crypto: WecomCrypto
  readonly now: () => number
  /** Robot: {"encrypt":…}; app: <xml><Encrypt>…. */
  readonly wraps: (encrypt: string) => string
  /** So many tries more when there was no answer. An app's events have three (回调服务); a robot's card events none. */
  readonly again: number
  readonly faults: Faults
  readonly patience: number
}

/** Documented: an answer must be there in five seconds. */
export const answerWithin = 5_000
/** Documented: the check of an address is answered in one. */
const checkedWithin = 1_000

/**
 * Delivers what happened, by whichever way; gives how it went. With the faults it is delivered twice, and one that is to be
 * overtaken is delivered with the next, after it.
 */
export const inOrder = (faults: Faults, carry: (text: string) => Promise<Delivery>) => {
  let held: (() => Promise<void>)[] = []
  return async (text: string): Promise<Delivery> => {
    if (faults.overtaken && held.length === 0)
      return new Promise(resolve => held.push(async () => resolve(await carry(text))))
    const waiting = held
    held = []
    const went = await carry(text)
    if (faults.twice) await carry(text)
    for (const late of waiting) await late()
    return went
  }
}

/**
 * One callback address of ours as WeCom calls it: signs, encrypts, waits five seconds, tries again where it is documented to,
 * and opens the reply, which must be signed with our token and carry the callback's own nonce.
 */
export const lineTo = ({ url, crypto, now, wraps, again, faults, patience }: Line) => {
  const sealed = (text: string) => {
    const timestamp = String(Math.floor(now() / 1000))
    const nonce = String(randomInt(1, 2 ** 47))
    const { signature, encrypt } = crypto.seal(text, timestamp, nonce)
    return { nonce, encrypt, query: new URLSearchParams({ msg_signature: signature, timestamp, nonce }) }
  }
  const once = async ({ nonce, encrypt, query }: ReturnType<typeof sealed>): Promise<Omit<Delivery, "tries">> => {
    if (faults.slow > 0) await pause(faults.slow)
    const began = performance.now()
    const took = () => Math.round(performance.now() - began)
    try {
      const response = await fetch(`${url()}?${query}`, {
        method: "POST",
        body: wraps(encrypt),
        signal: AbortSignal.timeout(patience),
      })
      const body = await response.text()
      if (faults.lost === "silent") return { status: "no answer", ms: took() }
      if (faults.lost === "502") return { status: 502, ms: took() }
      return { status: response.status, ms: took(), reply: opened(body, nonce) }
    } catch {
      return { status: "no answer", ms: took() }
    }
  }

  const opened = (body: string, nonce: string): unknown => {
    if (!body.startsWith("{")) return undefined
    const { encrypt, msgsignature, timestamp, nonce: theirs } = JSON.parse(body) as Record<string, string | number>
    const envelope = { encrypt: String(encrypt), signature: String(msgsignature), timestamp: String(timestamp), nonce }
    const inside = crypto.open(envelope)
    if (theirs !== nonce || !("text" in inside)) throw new Error("a reply that WeCom would not take")
    return JSON.parse(inside.text)
  }

  return {
    deliver: inOrder(faults, async text => {
      let request = sealed(text)
      for (let tries = 1; ; tries += 1) {
        if (tries > 1 && !faults.identical) request = sealed(text)
        const went = await once(request)
        const fine = went.status === 200
        if (fine || tries > again) return { ...went, tries }
      }
    }),
    /** The check of an address, when an administrator saves it: whether it answered the number within a second, as documented. */
    verify: async (): Promise<boolean> => {
      const number = String(randomInt(1e9, 1e12))
      const timestamp = String(Math.floor(now() / 1000))
      const nonce = String(randomInt(1, 2 ** 47))
      const { signature, encrypt } = crypto.seal(number, timestamp, nonce)
      const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce, echostr: encrypt })
      try {
        const response = await fetch(`${url()}?${query}`, { signal: AbortSignal.timeout(checkedWithin) })
        return response.ok && (await response.text()) === number
      } catch {
        return false
      }
    },
  }
}

export type LineToUs = ReturnType<typeof lineTo>
