import * as z from "zod/mini"
import { living, once } from "../shared/record.ts"
import { fenShape, idShape, instantShape, lineShape } from "../shared/shapes.ts"
import { accounts } from "./rules.ts"

const book = "account books are kept for 30 years (会计档案管理办法 14)"
export const balancesShape = z.strictObject({
  granted: fenShape(),
  available: fenShape(),
  earmarked: fenShape(),
  committed: fenShape(),
  paid: fenShape(),
  returned: fenShape(),
})

/** A micro-fund and where its money stands; written with every entry, so the balance that was checked is the one saved. */
export const funds = living("funds", {
  version: 1,
  shape: z.strictObject({
    name: lineShape(60),
    balances: balancesShape,
    /** What is set aside now, by project. */
    earmarks: z.record(z.string(), fenShape()),
    /** How many entries there are, and the hash of the last. */
    entries: z.int(),
    head: z.string(),
  }),
  by: [],
  personal: "none",
  kept: { days: "forever", why: book },
})

export const kinds = ["grant", "earmark", "release", "reversal"] as const
/** In what capacity somebody caused an entry; the statement shows this and no name. */
export const capacities = ["treasurer", "vote"] as const

/** An entry of the double-entry book; its id is its cause, so the same thing is entered once. `n` counts from 1 in its fund. */
export const entries = once("entries", {
  version: 1,
  shape: z.strictObject({
    fund: idShape<"fund">(),
    n: z.int(),
    cause: z.string(),
    kind: z.enum(kinds),
    lines: z.array(
      z.strictObject({
        account: z.enum(accounts),
        side: z.enum(["debit", "credit"]),
        amount: fenShape(1),
        project: z.optional(z.string()),
      }),
    ),
    after: balancesShape,
    at: instantShape(),
    /** Where the money came from, or what it is for; and what projects are called. */
    words: z.string(),
    titles: z.record(z.string(), z.string()),
    as: z.enum(capacities),
    by: z.optional(idShape<"person">()),
    previous: z.string(),
    hash: z.string(),
  }),
  by: ["fund", "by"],
  personal: { whose: "by", shown: ["kind", "at"], erased: [] },
  kept: { days: "forever", why: book },
})
