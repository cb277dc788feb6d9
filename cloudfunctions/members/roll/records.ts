import * as z from "zod/mini"
import { living, once } from "../../shared/record.ts"
import { areaShape, idShape, instantShape } from "../../shared/shapes.ts"

/** A household as the roll has it. Contact and phone are the committee's own list, not an account. */
export const rollHouseholdShape = z.strictObject({
  household: idShape<"household">(),
  unit: z.string(),
  door: z.string(),
  area: z.optional(areaShape()),
  contact: z.string(),
  phone: z.string(),
})
export type RollHousehold = z.output<typeof rollHouseholdShape>

/** One building (a large one in parts) of one version of the roll. Versions share the pages that did not change. */
export const rollPages = living("rollPages", {
  version: 1,
  shape: z.strictObject({
    roll: z.string(),
    building: idShape<"building">(),
    compound: z.string(),
    name: z.string(),
    households: z.array(rollHouseholdShape),
  }),
  by: ["roll"],
  personal: "none",
  kept: {
    days: 30,
    why: "the roll of today, which the committee must keep (城市居民委员会组织法 16); older ones go after 30 days",
  },
})
export type RollPage = z.output<(typeof rollPages)["shape"]>

export const rollCountsShape = z.strictObject({
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  same: z.int(),
})

/** A version of the roll, made true by naming it in the community's document. Ids begin with the moment. */
export const rolls = once("rolls", {
  version: 1,
  shape: z.strictObject({
    before: z.string(),
    at: instantShape(),
    /** The person who imported it, or "" for the roll a community begins with. */
    staff: z.string(),
    file: z.string(),
    counts: rollCountsShape,
    households: z.int(),
    pages: z.array(
      z.strictObject({
        page: z.string(),
        building: idShape<"building">(),
        compound: z.string(),
        name: z.string(),
        households: z.int(),
      }),
    ),
  }),
  by: ["staff"],
  personal: { whose: "staff", shown: ["at", "file", "counts"], erased: [] },
  kept: { days: "forever", why: "who changed the roll, and when (城市居民委员会组织法 39)" },
})
export type Roll = z.output<(typeof rolls)["shape"]>

/** A version that was taken back. */
export const rollUndos = once("rollUndos", {
  version: 1,
  shape: z.strictObject({ at: instantShape(), staff: z.string() }),
  by: ["staff"],
  personal: { whose: "staff", shown: ["at"], erased: [] },
  kept: { days: "forever", why: "who changed the roll, and when (城市居民委员会组织法 39)" },
})

/** An uploaded sheet that has been looked at; its id becomes the id of the version that an import of it makes. */
export const rollPlans = living("rollPlans", {
  version: 1,
  shape: z.strictObject({
    file: idShape<"file">(),
    name: z.string(),
    columns: z.optional(z.record(z.string(), z.int())),
    marked: z.optional(idShape<"file">()),
    base: z.string(),
    digest: z.string(),
    state: z.enum(["looked", "importing", "imported"]),
    done: z.int(),
    of: z.int(),
    staff: z.string(),
    at: instantShape(),
  }),
  by: ["staff"],
  personal: { whose: "staff", shown: ["name", "at", "state"], erased: ["name"] },
  kept: { days: 1, why: "removed with its file after the import, or after a day" },
})
export type RollPlan = z.output<(typeof rollPlans)["shape"]>
