import * as z from "zod/mini"
import { living, once } from "../../shared/record.ts"
import { idShape, instantShape } from "../../shared/shapes.ts"
import { consentShape } from "../records.ts"

/** The one-time code of a household's slip, hashed, under the household's id: a new slip takes the place of the old one. */
export const joinCodes = living("joinCodes", {
  version: 1,
  shape: z.strictObject({ hash: z.string(), until: instantShape(), used: z.boolean() }),
  by: [],
  personal: "none",
  kept: { days: 60, since: "until", why: "a slip that is over lets nobody in; nothing needs its code" },
})

/** How often an account, or a household's code, was tried, and since when. */
export const tries = living("tries", {
  version: 1,
  shape: z.strictObject({ count: z.int(), since: instantShape() }),
  by: [],
  personal: "none",
  kept: { days: 1, why: "counts one hour" },
})

/** Somebody asks to be let in to a household without a code; one request an account. */
export const requests = living("requests", {
  version: 1,
  shape: z.strictObject({
    person: idShape<"person">(),
    household: idShape<"household">(),
    name: z.string(),
    note: z.string(),
    adult: z.boolean(),
    subject: z.string(),
    consent: consentShape,
    state: z.enum(["waiting", "approved", "declined", "expired"]),
    at: instantShape(),
    decidedBy: z.optional(idShape<"person">()),
    reason: z.optional(z.string()),
  }),
  by: ["state", "person", "household"],
  personal: {
    whose: "person",
    shown: ["household", "state", "at", "reason"],
    erased: ["name", "note", "subject"],
  },
  kept: { days: 30, why: "until it is decided, or nobody has decided for 30 days" },
})
export type Request = z.output<(typeof requests)["shape"]>

/** Who stopped or began to act for a household, or left it, by whose hand and why. */
export const householdChanges = once("householdChanges", {
  version: 1,
  shape: z.strictObject({
    what: z.enum(["handedOver", "appointed", "ended"]),
    person: idShape<"person">(),
    household: z.optional(idShape<"household">()),
    by: idShape<"person">(),
    reason: z.string(),
    at: instantShape(),
  }),
  by: ["person", "household"],
  personal: { whose: "person", shown: ["what", "household", "reason", "at"], erased: [] },
  kept: { days: "forever", why: "who acted for a household, and since when (城市居民委员会组织法 39)" },
})
