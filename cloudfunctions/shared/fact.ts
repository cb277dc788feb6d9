import * as z from "zod/mini"
import { anyAudienceShape } from "./audience.ts"
import { comesWithin, type Due, noteDue } from "./due.ts"
import { once } from "./record.ts"
import { communityOf, type Scope } from "./scope.ts"
import { instantShape } from "./shapes.ts"
import type { Store, Stored } from "./store.ts"
import { type Instant, instantOf, later, msOf, second } from "./values/instant.ts"

/**
 * What happened, saved in the same change as the happening: `kind` says what ("projects.published"), `about` which thing,
 * `data` the words and figures a message needs. Its id is `kind:about`, so the same happening is told once.
 */
export const factShape = z.strictObject({
  kind: z.string().check(z.regex(/^[a-z]+\.[a-zA-Z]+$/)),
  about: z.string(),
  audience: anyAudienceShape,
  /** Where a message about it leads, as a page path with query. */
  page: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  at: instantShape(),
})

export type Fact = z.output<typeof factShape>

export const facts = once("facts", {
  version: 1,
  shape: factShape,
  by: ["kind"],
  personal: "none",
  kept: { days: "forever", why: "part of the archive of affairs (城市居民委员会组织法 39)" },
})

export const factId = (fact: Pick<Fact, "kind" | "about">): string => `${fact.kind}:${fact.about}`

/**
 * Notes a fact as due, before the change that saves it: in a community for notices, which tell its people. A street has no
 * people of its own, only persons of its communities: its facts wait under `streetFacts` for whoever knows their homes.
 */
export const noteFact = (store: Store, scope: Scope, fact: Fact): Promise<void> =>
  noteDue(store, communityOf(scope) === undefined ? "streetFacts" : "facts", { at: fact.at, scope, what: factId(fact) })

/** Entries for a fact that was not there yet keep the moment they were first looked for: "late:<ms>:<fact id>". */
const late = /^late:(\d+):(.*)$/s
const lookAgainIn = 20 * second

/**
 * The fact of a due entry of this queue ("facts", "streetFacts"): found; not there yet (when to look again); or done with, as it
 * was never told or has been noted again.
 */
export const factOf = async (
  store: Store,
  queue: string,
  due: Due,
  now: Instant,
): Promise<Stored<Fact> | Instant | "done"> => {
  const [, since, id] = late.exec(due.what) ?? [undefined, String(msOf(due.at)), due.what]
  const fact = await store.in(due.scope).read(facts, id ?? "")
  if (fact) return fact
  const first = instantOf(Number(since))
  if (later(first, comesWithin) <= now) return "done"
  const again = later(now, lookAgainIn)
  if (due.what.startsWith("late:")) return again
  await noteDue(store, queue, { at: again, scope: due.scope, what: `late:${since}:${id}` })
  return "done"
}
