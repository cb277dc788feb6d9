import * as z from "zod/mini"
import type { Action } from "./contract.ts"
import { digest } from "./digest.ts"
import type { Subject } from "./ports.ts"
import { living } from "./record.ts"
import { refuse } from "./refusals.ts"
import { directoryScope } from "./scope.ts"
import { instantShape } from "./shapes.ts"
import type { Store } from "./store.ts"
import { type Instant, instantOf, minute, msOf, second } from "./values/instant.ts"

/** How often one person may call one action: so many times at once, and so many again in every `per` ms. */
export interface Most {
  readonly times: number
  readonly per: number
}

/** A clerk ticking off paper slips writes once a second; nobody who reads what is on the screen writes twice that. */
export const usually: Most = { times: 120, per: minute }

/**
 * In the directory, under account and action hashed together: until when the calls made so far fill the window. One moment
 * holds the whole window, so the document never grows; when the moment has passed it says nothing any more.
 */
export const paces = living("paces", {
  version: 1,
  shape: z.strictObject({ until: instantShape() }),
  by: [],
  personal: "none",
  kept: { days: 1, why: "a window is an hour at most; it names nobody" },
})

/** One more call at `now`; gives the moment to keep, or the whole seconds to wait. */
export const oneMore = (
  until: Instant | undefined,
  now: Instant,
  { times, per }: Most,
): { readonly until: Instant } | { readonly wait: number } => {
  const full = Math.max(until === undefined ? 0 : msOf(until), msOf(now)) + Math.ceil(per / times)
  const over = full - msOf(now) - per
  return over > 0 ? { wait: Math.ceil(over / second) } : { until: instantOf(full) }
}

/** The limit of an action: what it declares; writing ones have the usual one, unless their own record is the limit. */
export const mostOf = (spec: Pick<Action, "most" | "writes" | "repeats">): Most | undefined =>
  spec.most ?? (spec.writes && spec.repeats === "reply" ? usually : undefined)

/**
 * Counts a call in the store, because function instances share no memory; refuses one too many (429). One read and one
 * write, in a change of its own: a try counts whatever comes of it.
 */
export const countCall = async (
  store: Store,
  subject: Subject,
  action: string,
  most: Most,
  now: Instant,
): Promise<void> => {
  const id = digest(`${subject}\n${action}`).slice(0, 26)
  await store.in(directoryScope(subject)).change(async tx => {
    const next = oneMore((await tx.get(paces, id))?.until, now, most)
    if ("wait" in next) throw refuse("tooOften", { seconds: next.wait, retryAfter: next.wait })
    await tx.put(paces, id, next)
  })
}
