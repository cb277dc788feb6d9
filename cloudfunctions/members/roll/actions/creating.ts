import { digest } from "../../../shared/digest.ts"
import { communityScope } from "../../../shared/scope.ts"
import type { Store } from "../../../shared/store.ts"
import type { Id } from "../../../shared/values/id.ts"
import type { Instant } from "../../../shared/values/instant.ts"
import { currentRoll, householdId } from "./reading.ts"
import { draft, makeTrue, noteReplaced, type Row, stage, storedPages } from "./staging.ts"

/** A household to put on the roll; contact and phone may be left out. */
export type NewHousehold = Omit<Row, "contact" | "phone"> & { readonly contact?: string; readonly phone?: string }

/**
 * Puts households on a community's roll beside those it has; one with the same address takes its place. Gives their ids
 * in the order they came. For demonstration data and for tests; staff import a sheet.
 */
export const createHouseholds = async (
  store: Store,
  community: Id<"community">,
  made: readonly NewHousehold[],
  now: Instant,
): Promise<Id<"household">[]> => {
  const documents = store.in(communityScope(community))
  const current = await currentRoll(documents)
  const before = await storedPages(documents, current)
  const rows = new Map<string, Row>()
  for (const page of before)
    for (const { household, ...row } of page.households)
      rows.set(household, { ...row, compound: page.compound, building: page.name })
  const ids = made.map(one => {
    const id = householdId(one)
    rows.set(id, { contact: "", phone: "", ...one })
    return id
  })
  const version = `${now}.${digest(JSON.stringify(made)).slice(0, 8)}`
  const next = draft(version, rows.values(), before)
  const counts = {
    added: rows.size - (current?.households ?? 0),
    changed: 0,
    removed: 0,
    same: current?.households ?? 0,
  }
  await stage(documents, next.fresh, async () => undefined)
  await noteReplaced(store, documents, version, now)
  const named = await documents.change(tx =>
    makeTrue(tx, community, version, { before: current?.id ?? "", at: now, staff: "", file: "", counts }, next),
  )
  if (!named) throw new Error("the roll has changed meanwhile, or there is no such community")
  return ids
}
