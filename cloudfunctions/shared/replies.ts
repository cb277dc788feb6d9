import * as z from "zod/mini"
import { canonical, digest, seal, unwrapped, wrapped } from "./digest.ts"
import { living } from "./record.ts"
import { refuse } from "./refusals.ts"
import { instantShape } from "./shapes.ts"
import type { Documents, Tx } from "./store.ts"
import type { Instant } from "./values/instant.ts"

/**
 * The first answer to a request, kept with its change: a hash of the key and HMAC(key, body), never the key or the body.
 * The reply itself is wrapped with the key: only who asked can have it again, so that a token or a name in a reply does
 * not lie open in the store. Never changed; removed only when the results it may belong to are certified (prune.ts).
 */
export const replies = living("replies", {
  version: 1,
  shape: z.strictObject({ mac: z.string(), reply: z.string(), at: instantShape() }),
  by: [],
  personal: "none",
  kept: { days: 400, why: "a repeat must get the first answer until the result it belongs to is certified" },
})

/** What a request is known by: its id (subject, action and key hashed together) and the seal of its body. */
export interface Request {
  readonly id: string
  readonly mac: string
  /** The caller's key; never stored. */
  readonly key: string
}

/** Takes who asks what with which key and body; gives what may be stored of it. */
export const requestOf = (subject: string, action: string, key: string, body: unknown): Request => ({
  id: digest(`${subject}\n${action}\n${key}`),
  mac: seal(key, canonical(body)),
  key,
})

/** The kept answer to this request, if there is one; refuses another body under the same key (422). */
export const keptReply = async (
  from: Pick<Documents, "read"> | Pick<Tx, "get">,
  request: Request,
): Promise<{ readonly reply: unknown } | undefined> => {
  const kept = await ("read" in from ? from.read(replies, request.id) : from.get(replies, request.id))
  if (!kept) return undefined
  if (kept.mac !== request.mac) throw refuse("keyReused")
  return { reply: JSON.parse(unwrapped(request.key, kept.reply)) }
}

/** Runs the step and keeps its reply in the same change; a repeat gives the kept reply and changes nothing. */
export const changeOnce = <T>(
  documents: Documents,
  request: Request,
  now: Instant,
  step: (tx: Tx) => Promise<T>,
): Promise<T> =>
  documents.change(async tx => {
    const kept = await keptReply(tx, request)
    if (kept) return kept.reply as T
    const reply = await step(tx)
    await tx.create(replies, request.id, {
      mac: request.mac,
      reply: wrapped(request.key, JSON.stringify(reply ?? null)),
      at: now,
    })
    return reply
  })
