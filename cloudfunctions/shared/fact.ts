import * as z from "zod/mini"
import { anyAudienceShape } from "./audience.ts"
import { noteDue } from "./due.ts"
import { once } from "./record.ts"
import { communityOf, type Scope } from "./scope.ts"
import { instantShape } from "./shapes.ts"
import type { Store } from "./store.ts"

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
