import * as z from "zod/mini"
import { inParallel } from "./parallel.ts"
import { living } from "./record.ts"
import { dueScope, type Scope } from "./scope.ts"
import { instantShape } from "./shapes.ts"
import { listLimit, type Store, Taken } from "./store.ts"
import { type Instant, later, minute } from "./values/instant.ts"

/** What will be due: at `at`, in `scope`, the feature must see to `what` ("count:vote1"). */
export const dueShape = z.strictObject({
  at: instantShape(),
  scope: z.string(),
  what: z.string(),
  tries: z.int(),
})
export type Due = z.output<typeof dueShape> & { readonly scope: Scope }

/** Ids begin with the moment, so the first document of a feature is the one due first: a tick with nothing due costs one read. */
export const dues = living("dues", {
  version: 1,
  shape: dueShape,
  by: [],
  personal: "none",
  kept: { days: 30, why: "removed when done; a left-over is only a repeated look" },
})

const dueId = (due: Pick<Due, "at" | "scope" | "what">): string => `${due.at}|${due.scope}|${due.what}`

/** Notes that something will be due. Call it before the change it serves: an entry without its change is harmless. */
export const noteDue = async (
  store: Store,
  feature: string,
  due: Pick<Due, "at" | "scope" | "what">,
): Promise<void> => {
  try {
    await store.in(dueScope(feature)).change(tx => tx.create(dues, dueId(due), { ...due, tries: 0 }))
  } catch (error) {
    if (!(error instanceof Taken)) throw error
  }
}

/** An entry is noted before the change it serves; a change that has not come after so long never will (no request runs that long). */
export const comesWithin = 10 * minute

/** Minutes to wait after so many failed tries: 1, 2, 4 … at most a day. */
const patience = (tries: number): number => Math.min(2 ** tries, 1440) * minute

/**
 * Sees to what is due now, at most 100 entries. `handle` must be idempotent: it may run twice for one entry. It says
 * "done", or when to look again. One that throws is tried again later and never holds up the others. So many are seen to
 * `atOnce`, begun in the order in which they were due; none is begun when time is over (`more`). Gives the number seen to.
 */
export const seeToDue = async (
  store: Store,
  feature: string,
  now: Instant,
  handle: (due: Due) => Promise<"done" | Instant>,
  failed: (due: Due, error: unknown) => void,
  { atOnce = 1, more = () => true }: { readonly atOnce?: number; readonly more?: () => boolean } = {},
): Promise<number> => {
  const documents = store.in(dueScope(feature))
  // The first entry is due first: where documents are paid for, a look that finds nothing due reads one.
  const [first] = await documents.list(dues, { limit: 1 })
  if (!first || first.at > now) return 0
  const found = (await documents.list(dues, { limit: listLimit })).filter(due => due.at <= now)
  let seen = 0
  await inParallel(found, atOnce, async ({ id, ...stored }) => {
    if (!more()) return
    seen += 1
    const due = { ...stored, scope: stored.scope as Scope }
    let next: "done" | Instant
    let tries = due.tries
    try {
      next = await handle(due)
    } catch (error) {
      failed(due, error)
      next = later(now, patience(due.tries))
      tries += 1
    }
    await documents.change(async tx => {
      await tx.remove(dues, id)
      if (next === "done") return
      const moved = { ...due, at: next, tries }
      if (!(await tx.get(dues, dueId(moved)))) await tx.create(dues, dueId(moved), moved)
    })
  })
  return seen
}
